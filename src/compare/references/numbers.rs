//! The index of the numbers of a document, and what a designator leads to.

use std::collections::BTreeMap;

use crate::model::{Provision, ProvisionKind, Transcript};

use super::designator::{Designator, Step, Unit, Which};

/// So many provisions of one number are looked at to find the one meant; more are no numbering but a list repeated.
const MOST_ALIKE: usize = 64;

/// The numbers of the provisions of a document: which provision has which, and what it stands in.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    entries: Vec<Entry>,
    /// The provisions of each rank and number, in reading order.
    numbered: BTreeMap<(Rank, String), Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Entry {
    parent: Option<usize>,
    /// The first index after everything inside it.
    end: usize,
    depth: usize,
    rank: Option<Rank>,
    number: Option<String>,
    /// The words of its label, in lower case.
    label: String,
    /// Its text in lower case has points that are no provisions, e.g. `(a)` in a sentence.
    inline: Vec<String>,
    previous: Option<usize>,
    next: Option<usize>,
}

/// What references tell apart among the numbered provisions of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Annex,
    Part,
    Article,
    Paragraph,
    Point,
}

impl Numbers {
    /// Builds the index; its provisions are named by their place in [`Transcript::all`].
    pub fn of(transcript: &Transcript) -> Self {
        let mut numbers = Self::default();
        numbers.add_all(&transcript.provisions, None, 0);
        numbers
    }

    fn add_all(&mut self, provisions: &[Provision], parent: Option<usize>, depth: usize) {
        let mut previous: Option<usize> = None;
        for provision in provisions {
            let index = self.entries.len();
            let rank = rank(provision);
            let number = provision.number.as_deref().map(normal);
            if let (Some(rank), Some(number)) = (rank, &number) {
                self.numbered.entry((rank, number.clone())).or_default().push(index);
            }
            let label = provision.label.as_deref().unwrap_or_default().to_lowercase();
            let inline = inline_points(&provision.text);
            let entry = Entry { parent, end: index, depth, rank, number, label, inline, previous, next: None };
            self.entries.push(entry);
            if let Some(entry) = previous.and_then(|previous| self.entries.get_mut(previous)) {
                entry.next = Some(index);
            }
            previous = Some(index);
            self.add_all(&provision.children, Some(index), depth + 1);
            let end = self.entries.len();
            if let Some(entry) = self.entries.get_mut(index) {
                entry.end = end;
            }
        }
    }

    /// The provision that a designator in the text of provision `from` leads to. Nothing where no provision has the
    /// number, or several have it that are equally near.
    pub fn resolve(&self, from: usize, designator: &Designator) -> Option<usize> {
        let (first, inner) = designator.steps.split_first()?;
        let mut at = self.first(from, first)?;
        for step in inner {
            at = self.inside(at, step)?;
        }
        Some(at)
    }

    fn first(&self, from: usize, step: &Step) -> Option<usize> {
        let number = match &step.which {
            Which::Number(number) => normal(number),
            Which::This => return self.enclosing(from, step.unit),
            Which::Previous => return self.neighbour(from, step.unit, |entry| entry.previous),
            Which::Next => return self.neighbour(from, step.unit, |entry| entry.next),
        };
        let relative = !number.contains('.');
        match step.unit {
            Unit::Annex => self.nearest(from, &[Rank::Annex], &number),
            Unit::Part => self.nearest(from, &[Rank::Part], &number),
            Unit::Article | Unit::Section => self.absolute(from, &number).or_else(|| {
                // `clause (b)` means a point of the clause that it stands in.
                let letter = number.starts_with(|c: char| c.is_ascii_alphabetic());
                (step.unit == Unit::Section && letter).then(|| self.around(from, step))?
            }),
            Unit::Paragraph | Unit::Point if relative => self.around(from, step),
            Unit::Paragraph | Unit::Point => self.absolute(from, &number),
        }
    }

    /// A number that counts from the top of the document, or of the annex it stands in: `5`, `5.2`.
    fn absolute(&self, from: usize, number: &str) -> Option<usize> {
        let deep = number.contains('.');
        let ranks: &[Rank] = if deep {
            &[Rank::Article, Rank::Part, Rank::Paragraph, Rank::Point]
        } else {
            &[Rank::Article, Rank::Part, Rank::Paragraph]
        };
        self.nearest(from, ranks, number).or_else(|| {
            let (outer, inner) = number.rsplit_once('.')?;
            let scope = self.absolute(from, outer)?;
            self.child(scope, inner, &[Rank::Paragraph, Rank::Point, Rank::Article])
        })
    }

    /// A number inside the provision that the reference stands in: `lid 3`, `onderdeel a`.
    fn around(&self, from: usize, step: &Step) -> Option<usize> {
        let mut scope = Some(from);
        let top = self.enclosing(from, Unit::Article);
        while let Some(at) = scope {
            if (step.unit != Unit::Paragraph || Some(at) == top)
                && let Some(found) = self.inside(at, step)
            {
                return Some(found);
            }
            if Some(at) == top {
                return None;
            }
            scope = self.entries.get(at)?.parent;
        }
        None
    }

    /// The provision inside another that a step names; a point that only stands in the text counts as the text.
    fn inside(&self, scope: usize, step: &Step) -> Option<usize> {
        let Which::Number(number) = &step.which else { return self.enclosing(scope, step.unit) };
        let number = normal(number);
        let ranks: &[Rank] = match step.unit {
            Unit::Point => &[Rank::Point, Rank::Paragraph, Rank::Article],
            Unit::Article | Unit::Section => &[Rank::Article, Rank::Paragraph, Rank::Point],
            _ => &[Rank::Paragraph, Rank::Article, Rank::Point],
        };
        self.child(scope, &number, ranks).or_else(|| {
            let entry = self.entries.get(scope)?;
            (step.unit == Unit::Point && entry.inline.contains(&number)).then_some(scope)
        })
    }

    /// The provision inside a scope with a number of its own, or with that of the scope before it.
    fn child(&self, scope: usize, number: &str, ranks: &[Rank]) -> Option<usize> {
        let entry = self.entries.get(scope)?;
        let full = entry.number.as_ref().map(|outer| format!("{outer}.{number}"));
        let keys = full.as_deref().into_iter().chain([number]);
        keys.flat_map(|key| ranks.iter().map(move |rank| (*rank, key)))
            .find_map(|(rank, key)| self.shallowest(rank, key, scope + 1, entry.end).ok().flatten())
    }

    /// The provision with a number that is nearest: in the smallest provision around that has one, and there the one
    /// that is the least deep.
    fn nearest(&self, from: usize, ranks: &[Rank], number: &str) -> Option<usize> {
        for rank in ranks {
            let mut scope = Some(from);
            while let Some(at) = scope {
                let entry = self.entries.get(at)?;
                match self.shallowest(*rank, number, at, entry.end) {
                    Ok(Some(found)) => return Some(found),
                    Ok(None) => scope = entry.parent,
                    Err(Ambiguous) => return None,
                }
            }
            match self.shallowest(*rank, number, 0, self.entries.len()) {
                Ok(Some(found)) => return Some(found),
                Ok(None) => {}
                Err(Ambiguous) => return None,
            }
        }
        None
    }

    /// The only provision of least depth with a number, among those from one index up to another.
    fn shallowest(&self, rank: Rank, number: &str, from: usize, to: usize) -> Result<Option<usize>, Ambiguous> {
        let Some(all) = self.numbered.get(&(rank, number.to_owned())) else { return Ok(None) };
        let first = all.partition_point(|index| *index < from);
        let last = all.partition_point(|index| *index < to);
        let Some(within) = all.get(first..last.max(first)) else { return Ok(None) };
        if within.len() > MOST_ALIKE {
            return Err(Ambiguous);
        }
        let depth = |index: &usize| self.entries.get(*index).map_or(usize::MAX, |entry| entry.depth);
        let Some(least) = within.iter().map(depth).min() else { return Ok(None) };
        let mut found = within.iter().filter(|index| depth(index) == least);
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(Some(*only)),
            _ => Err(Ambiguous),
        }
    }

    /// The provision of a kind that another stands in, itself included.
    fn enclosing(&self, from: usize, unit: Unit) -> Option<usize> {
        let around: Vec<usize> =
            std::iter::successors(Some(from), |at| self.entries.get(*at).and_then(|entry| entry.parent)).collect();
        let of = |rank: Rank| around.iter().copied().find(|at| self.rank(*at) == Some(rank));
        let outermost = |rank: Rank| around.iter().rev().copied().find(|at| self.rank(*at) == Some(rank));
        let labelled = |names: &[&str]| {
            let named = |at: &usize| {
                self.entries.get(*at).is_some_and(|entry| names.iter().any(|name| entry.label.starts_with(name)))
            };
            around.iter().copied().find(named)
        };
        match unit {
            Unit::Article => of(Rank::Article).or_else(|| outermost(Rank::Paragraph)),
            Unit::Section => labelled(&["section", "clause", "clausule", "paragraaf", "§"])
                .or_else(|| of(Rank::Article))
                .or_else(|| outermost(Rank::Paragraph)),
            Unit::Paragraph => of(Rank::Paragraph).or_else(|| of(Rank::Article)),
            Unit::Point => of(Rank::Point),
            Unit::Annex => of(Rank::Annex),
            Unit::Part => of(Rank::Part),
        }
    }

    fn neighbour(&self, from: usize, unit: Unit, step: impl Fn(&Entry) -> Option<usize>) -> Option<usize> {
        let own = self.enclosing(from, unit)?;
        let next = step(self.entries.get(own)?)?;
        (self.rank(next) == self.rank(own)).then_some(next)
    }

    fn rank(&self, index: usize) -> Option<Rank> {
        self.entries.get(index).and_then(|entry| entry.rank)
    }
}

/// Several provisions fit equally well.
#[derive(Debug)]
struct Ambiguous;

fn rank(provision: &Provision) -> Option<Rank> {
    let label = provision.label.as_deref().unwrap_or_default().to_lowercase();
    let word = label.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if Unit::of_word(word) == Some(Unit::Annex) {
        return Some(Rank::Annex);
    }
    match provision.kind {
        ProvisionKind::Part => Some(Rank::Part),
        ProvisionKind::Article => Some(Rank::Article),
        ProvisionKind::Paragraph => Some(Rank::Paragraph),
        ProvisionKind::Point => Some(Rank::Point),
        _ => None,
    }
}

/// The points in a text, e.g. `a` and `b` of `may (a) use and (b) copy`; the first few.
fn inline_points(text: &str) -> Vec<String> {
    let mut points = Vec::new();
    for (at, _) in text.match_indices('(') {
        let rest = &text[at + 1..];
        if let Some(end) = rest.bytes().take(6).position(|byte| byte == b')')
            && rest[..end].bytes().all(|byte| byte.is_ascii_alphanumeric())
            && end > 0
        {
            points.push(rest[..end].to_lowercase());
        }
        if points.len() == MOST_ALIKE {
            break;
        }
    }
    points
}

/// A number as it is looked up: capitals and a full stop at the end make no difference.
fn normal(number: &str) -> String {
    number.trim().trim_end_matches('.').to_lowercase()
}
