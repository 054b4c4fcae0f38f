use crate::model::{Cell, Field, Inline, PartyBlock, Sheet, SheetArticle, Table};

/// Where in a document a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// Outside the articles, e.g. `title`.
    Part(&'static str),
    /// In the table with this key.
    Table(&'a str),
    /// In a provision: its printed number and its address.
    Provision { number: &'a str, id: &'a str },
}

/// What is told of a sheet to those who check it.
pub(super) trait Visitor<'a> {
    /// A text that is printed.
    fn text(&mut self, place: Place<'a>, text: &'a str);
    /// An address that can be referred to.
    fn address(&mut self, place: Place<'a>, id: &'a str);
    /// A reference to an address.
    fn reference(&mut self, place: Place<'a>, target: &'a str);
}

/// Goes through all that a sheet prints, in reading order.
pub(super) fn visit<'a>(sheet: &'a Sheet, to: &mut impl Visitor<'a>) {
    to.text(Place::Part("title"), &sheet.properties.title);
    if let Some(subtitle) = &sheet.properties.subtitle {
        to.text(Place::Part("subtitle"), subtitle);
    }
    to.text(Place::Part("running head"), &sheet.properties.running_head);
    to.text(Place::Part("page number"), &sheet.properties.page);
    if let Some(draft) = &sheet.draft {
        to.text(Place::Part("draft notice"), &draft.mark);
        to.text(Place::Part("draft notice"), &draft.notice);
        table(&draft.open, to);
    }
    fields(Place::Part("facts"), &sheet.facts, to);
    to.text(Place::Part("parties"), &sheet.parties_title);
    parties(Place::Part("parties"), &sheet.parties, to);
    to.text(Place::Part("table of contents"), &sheet.contents_title);
    for part in &sheet.parts {
        to.text(Place::Part("part heading"), &part.title);
        for one in &part.articles {
            article(one, to);
        }
    }
    if let Some(signature) = &sheet.signature {
        to.text(Place::Part("signature"), &signature.title);
        parties(Place::Part("signature"), &signature.parties, to);
    }
    for one in &sheet.schedules {
        table(one, to);
    }
    let colophon = Place::Part("colophon");
    to.text(colophon, &sheet.colophon.title);
    for notice in &sheet.colophon.notices {
        to.text(colophon, notice);
    }
    fields(colophon, &sheet.colophon.fields, to);
    for one in &sheet.colophon.tables {
        table(one, to);
    }
}

fn article<'a>(article: &'a SheetArticle, to: &mut impl Visitor<'a>) {
    let SheetArticle { label, article } = article;
    let place = Place::Provision { number: &article.number, id: article.id.as_str() };
    provision(place, article.id.as_str(), to);
    to.text(place, label);
    to.text(place, &article.title);
    running(place, &article.gibit_text, to);
    for paragraph in &article.paragraphs {
        let place = Place::Provision { number: &paragraph.number, id: paragraph.id.as_str() };
        provision(place, paragraph.id.as_str(), to);
        to.text(place, &paragraph.number);
        running(place, &paragraph.text, to);
        for point in &paragraph.points {
            let place = Place::Provision { number: &paragraph.number, id: point.id.as_str() };
            provision(place, point.id.as_str(), to);
            to.text(place, &point.number);
            running(place, &point.text, to);
        }
    }
}

/// An address is printed in the margin too.
fn provision<'a>(place: Place<'a>, id: &'a str, to: &mut impl Visitor<'a>) {
    to.address(place, id);
    to.text(place, id);
}

fn running<'a>(place: Place<'a>, text: &'a [Inline], to: &mut impl Visitor<'a>) {
    for piece in text {
        to.text(place, piece.text());
        if let Inline::Reference { target, .. } = piece {
            to.reference(place, target.as_str());
        }
    }
}

fn fields<'a>(place: Place<'a>, fields: &'a [Field], to: &mut impl Visitor<'a>) {
    for field in fields {
        to.text(place, &field.label);
        to.text(place, &field.value);
    }
}

fn parties<'a>(place: Place<'a>, parties: &'a [PartyBlock], to: &mut impl Visitor<'a>) {
    for party in parties {
        to.text(place, &party.role);
        to.text(place, &party.name);
        fields(place, &party.fields, to);
    }
}

fn table<'a>(table: &'a Table, to: &mut impl Visitor<'a>) {
    let place = Place::Table(&table.key);
    to.text(place, &table.title);
    for text in table.intro.iter().chain(&table.columns).chain(&table.empty) {
        to.text(place, text);
    }
    for cell in table.rows.iter().flatten() {
        let Cell { text, items, note, id, mark, .. } = cell;
        to.text(place, text);
        for item in items.iter().map(|item| &item.text).chain(mark).chain(note).chain(id) {
            to.text(place, item);
        }
        for target in cell.targets() {
            to.reference(place, target);
        }
    }
}
