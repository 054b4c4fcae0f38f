use super::defined_in;
use crate::check::Composed;
use crate::diag::{At, Code, Diagnostic};
use crate::model::{Article, ClauseId, Document, Dossier, Inline, PrintedParagraph, PrintedPoint, ProvisionId};

/// A contract with all its running texts.
#[derive(Debug)]
pub(in crate::check) struct ContractReading<'a> {
    /// The contract and what it was made from.
    pub composed: Composed<'a>,
    /// Every running text, in order.
    pub texts: Vec<PrintedText<'a>>,
    /// The words that a running text defines itself, with the index of that text.
    pub own_definitions: Vec<(usize, String)>,
}

/// A running text of a contract with its place.
#[derive(Debug)]
pub(in crate::check) struct PrintedText<'a> {
    article: &'a Article,
    paragraph: Option<&'a PrintedParagraph>,
    point: Option<&'a PrintedPoint>,
    /// The text.
    pub text: &'a [Inline],
}

impl PrintedText<'_> {
    /// The legal place with its stable address, e.g. `article 7.2(a) (resale-ban/2/a)`.
    pub fn provision(&self) -> String {
        let id = &self.article.id;
        match (self.paragraph, self.point) {
            (Some(paragraph), Some(point)) => format!("article {}({}) ({})", paragraph.number, point.number, point.id),
            (Some(paragraph), None) => format!("article {} ({})", paragraph.number, paragraph.id),
            _ => format!("article {} ({id})", self.article.number),
        }
    }

    /// The key and the words of the term that this text, in a list of definitions, defines.
    pub fn definition(&self) -> Option<(&str, &str)> {
        match self.text.first() {
            Some(Inline::Definition { term, text }) => Some((term, text)),
            _ => None,
        }
    }

    /// The stable address.
    pub fn address(&self) -> ProvisionId {
        let own = self.point.map(|point| &point.id).or(self.paragraph.map(|paragraph| &paragraph.id));
        own.cloned().unwrap_or_else(|| self.article.id.provision(&[]))
    }
}

impl<'a> ContractReading<'a> {
    /// Reads a contract.
    pub fn new(composed: &Composed<'a>) -> Self {
        let mut texts = Vec::new();
        for article in composed.document.articles() {
            texts.push(PrintedText { article, paragraph: None, point: None, text: &article.gibit_text });
            for paragraph in &article.paragraphs {
                texts.push(PrintedText { article, paragraph: Some(paragraph), point: None, text: &paragraph.text });
                texts.extend(paragraph.points.iter().map(|point| PrintedText {
                    article,
                    paragraph: Some(paragraph),
                    point: Some(point),
                    text: &point.text,
                }));
            }
        }
        let language = composed.document.language;
        let own = texts
            .iter()
            .enumerate()
            .flat_map(|(index, place)| defined_in(place.text, language).into_iter().map(move |words| (index, words)));
        Self { composed: *composed, own_definitions: own.collect(), texts }
    }

    /// The contract.
    pub fn document(&self) -> &'a Document {
        self.composed.document
    }

    /// The dossier it was made from.
    pub fn dossier(&self) -> &'a Dossier {
        self.composed.dossier
    }

    /// A finding at a value of the dossier; an empty path stands for the whole file.
    pub fn finding(&self, code: Code, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        let path = path.into();
        let at = if path.is_empty() { At::File } else { At::Value(path) };
        Diagnostic::new(code, message).at(&self.composed.dossier.file, at)
    }

    /// The legal place of a whole article, where the clause is in the contract.
    pub fn article(&self, clause: &ClauseId) -> Option<String> {
        let article = self.document().articles().find(|article| article.id == *clause)?;
        Some(format!("article {} ({clause})", article.number))
    }
}
