use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::requirement_list::AspectKind;

/// What a requirement was, in short: a piece of a digest for each of its aspects, e.g. `1f0a3c-…`. A form carries it, so that
/// it can be told later what has changed since. It is the same in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of these digests, one for each aspect in the order of [`AspectKind::ALL`].
    pub fn new(digests: [String; AspectKind::ALL.len()]) -> Self {
        /// How much of each is kept: enough to see that something was changed, and short enough for a form.
        const KEPT: usize = 6;
        Self(digests.map(|digest| digest.chars().take(KEPT).collect::<String>()).join("-"))
    }

    /// What differs from a fingerprint of before; nothing known where that is none.
    pub fn changed_since(&self, earlier: &str) -> Option<Vec<AspectKind>> {
        let (now, before): (Vec<&str>, Vec<&str>) = (self.0.split('-').collect(), earlier.trim().split('-').collect());
        (now.len() == before.len()).then(|| {
            let pairs = AspectKind::ALL.into_iter().zip(now.into_iter().zip(before));
            pairs.filter(|(_, (now, before))| now != before).map(|(aspect, _)| aspect).collect()
        })
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_which_aspects_differ() {
        let digests = ["aaaaaaaa", "bbbbbbbb", "cc", "dd", "ee", "ff"].map(str::to_owned);
        let now = Fingerprint::new(digests);
        assert_eq!(now.to_string(), "aaaaaa-bbbbbb-cc-dd-ee-ff");
        let expected = vec![AspectKind::Text, AspectKind::Provision];
        assert_eq!(now.changed_since("aaaaaa-000000-cc-dd-ee-00"), Some(expected));
        assert_eq!(now.changed_since(" aaaaaa-bbbbbb-cc-dd-ee-ff"), Some(Vec::new()));
        assert_eq!(now.changed_since("aaaaaa"), None);
    }
}
