use super::reading::Side;
use crate::model::{self, Redline, RedlineProvision};

/// What each provision is called on both sides, by its key: `5 (Prijzen)`, and `5.2 (Prijzen)` for what stands under that
/// heading. A number alone does not tell apart what stood there and what stands there now.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(Option<String>, Option<String>)>);

/// A heading as it reads on both sides.
#[derive(Debug, Clone, Copy, Default)]
struct Heading<'a> {
    base: Option<&'a str>,
    counter: Option<&'a str>,
}

impl Names {
    /// The names of all provisions.
    pub fn of(redline: &Redline) -> Self {
        let mut names = Self::default();
        redline.provisions.iter().for_each(|provision| names.add(provision, Heading::default()));
        names
    }

    /// Adds the names of a provision and of what is inside it, which stands under this heading.
    fn add(&mut self, provision: &RedlineProvision, above: Heading<'_>) {
        let has_heading = provision.heading.as_deref().is_some_and(|heading| !heading.trim().is_empty());
        // The heading of a side is the first line of its words.
        let own = |side: &'_ Option<model::Side>| -> Option<String> {
            let text = side.as_ref()?.text.lines().next()?.trim();
            (has_heading && !text.is_empty()).then(|| text.to_owned())
        };
        let (base, counter) = (own(&provision.base), own(&provision.counter));
        let heading = Heading { base: base.as_deref().or(above.base), counter: counter.as_deref().or(above.counter) };
        self.0.push((name(provision.base.as_ref(), heading.base), name(provision.counter.as_ref(), heading.counter)));
        provision.children.iter().for_each(|child| self.add(child, heading));
    }

    /// What a provision is called on a side, if it has a name there.
    pub fn get(&self, key: Option<usize>, side: Side) -> Option<&str> {
        let (base, counter) = self.0.get(key?)?;
        if side == Side::Base { base.as_deref() } else { counter.as_deref() }
    }
}

/// The number of a side with the heading that it stands under.
fn name(side: Option<&model::Side>, heading: Option<&str>) -> Option<String> {
    let side = side?;
    match (side.address.as_deref().or(side.number.as_deref()), heading) {
        (Some(address), Some(heading)) => Some(format!("{address} ({heading})")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}
