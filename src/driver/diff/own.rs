//! A contract of ours as one side of a comparison.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{known, marks};
use crate::compose as composing;
use crate::model::{
    ClauseLibrary, Contract, ContractFile, Date, Document, HouseStyle, Labels, Language, Loss, Manuscript, Phase,
    Playbook, Provision, ProvisionKind, Sheet, SourceFormat, SourcePlace, Transcript, View,
};
use crate::read::{self, Unreadable};
use crate::write;

/// A contract of ours.
pub(super) struct Own {
    document: Document,
    sheet: Sheet,
    labels: Labels,
    library: Arc<ClauseLibrary>,
    /// Its provisions as they are printed.
    printed: Transcript,
    /// Its page, read back; made when something asks for it.
    page: OnceCell<Option<Manuscript>>,
}

impl Own {
    /// The contract of a file.
    pub fn of_file(file: ContractFile, library: Arc<ClauseLibrary>) -> Self {
        let labels = library.labels(file.document.language);
        let sheet = composing::of_contract_file(&file, &labels);
        Self::new(file.document, sheet, labels, library)
    }

    /// A contract that was just composed.
    pub fn of_contract(contract: &Contract, library: Arc<ClauseLibrary>) -> Self {
        let document = contract.document();
        let labels = library.labels(document.language);
        let sheet = composing::of_contract(contract, &write::digest(document), &labels);
        Self::new(document.clone(), sheet, labels, library)
    }

    fn new(document: Document, sheet: Sheet, labels: Labels, library: Arc<ClauseLibrary>) -> Self {
        let mut printed = composing::transcript(&sheet);
        known::note(&mut printed, &document, &sheet, &labels);
        Self { document, sheet, labels, library, printed, page: OnceCell::new() }
    }

    fn page(&self) -> Option<&Manuscript> {
        let read_back = || read::html(write::html(&self.sheet, &self.labels).as_bytes()).ok();
        self.page.get_or_init(read_back).as_ref()
    }

    pub fn language(&self) -> Language {
        self.document.language
    }

    pub fn phase(&self) -> Phase {
        self.document.phase
    }

    pub fn date(&self) -> Date {
        self.document.date
    }

    /// How it looks. The files of a font of the municipality's own are not in a contract, so that it goes without.
    pub fn style(&self) -> HouseStyle {
        HouseStyle { font: None, ..self.document.style.clone() }
    }

    /// What may be agreed on it.
    pub fn playbook(&self) -> Playbook {
        composing::playbook(&self.document, &self.library)
    }

    /// Its provisions as they may look to whoever compares them with a file of this form: printed, or in a form that it
    /// was written in and read back, so that what a form of its own looks like, such as a table set as lines, is no
    /// change. Whatever the file is, other programs may have made it from any of them; the likeliest comes first.
    pub fn transcripts(&self, form: Option<SourceFormat>) -> impl Iterator<Item = Transcript> {
        let mut forms = match form {
            None | Some(SourceFormat::Contract) => vec![Form::Printed],
            Some(_) => vec![Form::Printed, Form::Html, Form::Markdown, Form::Text],
        };
        let own = |one: &Form| match form {
            Some(SourceFormat::Html) => *one == Form::Html,
            Some(SourceFormat::Markdown) => *one == Form::Markdown,
            Some(SourceFormat::Text) => *one == Form::Text,
            _ => *one == Form::Printed,
        };
        forms.sort_by_key(|one| !own(one));
        forms.into_iter().filter_map(move |form| {
            let mut back = match form {
                Form::Printed => return Some(self.printed.clone()),
                Form::Html => read::transcript(self.page()?, View::Accepted),
                Form::Markdown => read_back(read::markdown, &write::markdown(&self.sheet))?,
                Form::Text => read_back(read::plain_text, &write::text(&self.sheet))?,
            };
            let ids = Ids::of(&self.printed);
            back.provisions.iter_mut().for_each(|provision| ids.give(provision, None));
            known::note(&mut back, &self.document, &self.sheet, &self.labels);
            let title = self.printed.title.clone();
            Some(Transcript { format: SourceFormat::Contract, title, provisions: back.provisions })
        })
    }

    /// Our own page as a file of this form is read, where it is one that others do not make anew.
    pub fn as_read(&self, form: SourceFormat) -> Option<Manuscript> {
        match form {
            SourceFormat::Html => self.page().cloned(),
            SourceFormat::Markdown => read::markdown(write::markdown(&self.sheet).as_bytes()).ok(),
            _ => None,
        }
    }

    /// Leaves out of what was lost in reading what our own document loses too, such as the logo.
    pub fn take_losses_out(&self, manuscript: &mut Manuscript) {
        let own = self.as_read(manuscript.format).map(|own| own.losses).unwrap_or_default();
        let is_own = |loss: &Loss| {
            own.iter().any(|one| (one.kind, &one.what) == (loss.kind, &loss.what) && one.count >= loss.count)
        };
        manuscript.losses.retain(|loss| !loss.kind.may_lose_words() || !is_own(loss));
        if self.document.style.logo.is_some() {
            marks::take_logo_out(manuscript);
        }
    }

    /// Takes what our documents print beside their text out of one that was made from this.
    pub fn take_marks_out(&self, manuscript: &mut Manuscript) {
        marks::take_out(manuscript, &self.printed, &self.labels);
    }
}

/// What a contract of ours is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Printed,
    Html,
    Markdown,
    Text,
}

fn read_back(reader: fn(&[u8]) -> Result<Manuscript, Unreadable>, text: &str) -> Option<Transcript> {
    Some(read::transcript(&reader(text.as_bytes()).ok()?, View::Accepted))
}

/// The stable ids of a contract by number; those of points by that of their paragraph and their letter.
struct Ids<'a> {
    numbered: BTreeMap<&'a str, &'a str>,
    points: BTreeMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Ids<'a> {
    fn of(transcript: &'a Transcript) -> Self {
        let mut ids = Self { numbered: BTreeMap::new(), points: BTreeMap::new() };
        for provision in transcript.all() {
            let Some(id) = provision.id.as_deref() else { continue };
            if let (Some(number), true) = (provision.number.as_deref(), provision.kind != ProvisionKind::Point) {
                ids.numbered.insert(number, id);
            }
            for point in &provision.children {
                if let (Some(number), Some(own)) = (point.number.as_deref(), point.id.as_deref())
                    && point.kind == ProvisionKind::Point
                {
                    ids.points.insert((id, number), own);
                }
            }
        }
        ids
    }

    /// Gives a provision that was read back its id, and those inside it. What it was written to is no file that anybody
    /// has: its places say nothing.
    fn give(&self, provision: &mut Provision, parent: Option<&str>) {
        provision.place = SourcePlace::default();
        let number = provision.number.as_deref();
        let id = match provision.kind {
            ProvisionKind::Article | ProvisionKind::Paragraph => number.and_then(|number| self.numbered.get(number)),
            ProvisionKind::Point => parent.zip(number).and_then(|place| self.points.get(&place)),
            _ => None,
        };
        if let (None, Some(id)) = (&provision.id, id) {
            provision.id = Some((*id).to_owned());
        }
        let own = provision.id.clone();
        provision.children.iter_mut().for_each(|child| self.give(child, own.as_deref().or(parent)));
    }
}
