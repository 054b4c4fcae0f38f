use super::words;
use crate::model::{Clause, ClauseLibrary, Fallback, Language, TextChange};

/// The provisions of a clause by address, as a fallback leaves them.
#[derive(Debug)]
pub(in crate::check) struct Revision<'a> {
    clause: &'a Clause,
    provisions: Vec<Provision<'a>>,
}

#[derive(Debug)]
struct Provision<'a> {
    address: String,
    nl: &'a str,
    en: &'a str,
    changed: bool,
}

impl<'a> Provision<'a> {
    fn template(&self, language: Language) -> &'a str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }

    /// Whether it is the provision at an address, or a point of it.
    fn belongs_to(&self, address: &str) -> bool {
        self.address.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl<'a> Revision<'a> {
    /// The clause's own text.
    pub fn preferred(clause: &'a Clause) -> Self {
        let mut provisions = Vec::new();
        for paragraph in &clause.paragraphs {
            let (address, nl, en) = (paragraph.key.clone(), paragraph.nl.as_str(), paragraph.en.as_str());
            provisions.push(Provision { address, nl, en, changed: false });
            provisions.extend(paragraph.points.iter().map(|point| Provision {
                address: format!("{}/{}", paragraph.key, point.key),
                nl: &point.nl,
                en: &point.en,
                changed: false,
            }));
        }
        Self { clause, provisions }
    }

    /// The text with a fallback's changes. A change that cannot be made is reported elsewhere and makes no difference.
    pub fn with(clause: &'a Clause, fallback: &'a Fallback) -> Self {
        let mut revision = Self::preferred(clause);
        fallback.changes.iter().for_each(|change| revision.apply(change));
        revision
    }

    /// The words of a provision with its points, in one language; empty where it is gone.
    pub fn words(&self, address: &str, library: &ClauseLibrary, language: Language) -> String {
        self.join(|provision| provision.belongs_to(address), library, language)
    }

    /// The words that the fallback put in, in one language.
    pub fn changed(&self, library: &ClauseLibrary, language: Language) -> String {
        self.join(|provision| provision.changed, library, language)
    }

    /// Whether something stands at an address.
    pub fn has(&self, address: &str) -> bool {
        self.provisions.iter().any(|provision| provision.address == address)
    }

    /// The templates in one language, with their addresses.
    pub fn templates(&self, language: Language) -> impl Iterator<Item = (&str, &'a str)> {
        self.provisions.iter().map(move |provision| (provision.address.as_str(), provision.template(language)))
    }

    /// The points of a paragraph: their addresses and templates in one language.
    pub fn points(&self, paragraph: &str, language: Language) -> impl Iterator<Item = (&str, &'a str)> {
        self.templates(language)
            .filter(move |(address, _)| address.strip_prefix(paragraph).is_some_and(|rest| rest.starts_with('/')))
    }

    fn join(&self, wanted: impl Fn(&Provision<'_>) -> bool, library: &ClauseLibrary, language: Language) -> String {
        let texts = self
            .provisions
            .iter()
            .filter(|provision| wanted(provision))
            .map(|provision| words(provision.template(language), self.clause, library, language));
        texts.collect::<Vec<_>>().join(" ")
    }

    fn apply(&mut self, change: &'a TextChange) {
        let text = change.nl.as_deref().zip(change.en.as_deref());
        match (&change.at, &change.after, &change.key, text) {
            (Some(at), ..) if change.remove => self.provisions.retain(|provision| !provision.belongs_to(at)),
            (Some(at), _, _, Some((nl, en))) => {
                for provision in self.provisions.iter_mut().filter(|provision| provision.address == *at) {
                    (provision.nl, provision.en, provision.changed) = (nl, en, true);
                }
            }
            (None, Some(after), Some(key), Some((nl, en))) => {
                let address =
                    after.rsplit_once('/').map_or_else(|| key.clone(), |(parent, _)| format!("{parent}/{key}"));
                if let Some(last) = self.provisions.iter().rposition(|provision| provision.belongs_to(after)) {
                    self.provisions.insert(last + 1, Provision { address, nl, en, changed: true });
                }
            }
            _ => {}
        }
    }
}
