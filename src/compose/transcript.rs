//! Our own contract as the base of a comparison: every word of it that the other side could alter.

use crate::model::{
    Cell, ColophonBlock, Field, PartyBlock, PrintedParagraph, PrintedPoint, Provision, ProvisionKind, Sheet,
    SheetArticle, SheetPart, SignatureBlock, SourceFormat, SourcePlace, Table, Transcript, lines, one_line, plain,
};

/// A document as it is printed, as a tree of provisions with their stable ids, in the order in which they are read.
///
/// The table of contents, running heads and page numbers are left out, as the readers leave them out: they repeat what
/// stands elsewhere. So is the notice on a draft, because only a contract is issued.
pub fn transcript(sheet: &Sheet) -> Transcript {
    let mut provisions = vec![titled(ProvisionKind::Title, &sheet.properties.title)];
    provisions.extend(sheet.properties.subtitle.iter().map(|subtitle| text(subtitle)));
    provisions.extend(sheet.facts.iter().map(field));
    if !sheet.parties.is_empty() {
        provisions.push(section(&sheet.parties_title, sheet.parties.iter().map(party).collect()));
    }
    provisions.extend(sheet.parts.iter().map(part));
    provisions.extend(sheet.signature.iter().map(signature));
    provisions.extend(sheet.schedules.iter().map(schedule));
    provisions.push(colophon(&sheet.colophon));
    let mut paragraph = 0;
    provisions.iter_mut().for_each(|provision| place(provision, &mut paragraph));
    Transcript { format: SourceFormat::Contract, title: Some(sheet.properties.title.clone()), provisions }
}

/// Gives every provision its ordinal, as a file from outside has them.
fn place(provision: &mut Provision, paragraph: &mut usize) {
    *paragraph += 1;
    provision.place = SourcePlace { paragraph: *paragraph, ..SourcePlace::default() };
    provision.children.iter_mut().for_each(|child| place(child, paragraph));
}

fn provision(kind: ProvisionKind) -> Provision {
    Provision::empty(kind, SourcePlace::default())
}

fn titled(kind: ProvisionKind, heading: &str) -> Provision {
    Provision { heading: Some(one_line(heading)), ..provision(kind) }
}

fn text(words: &str) -> Provision {
    Provision { text: typed(words), ..provision(ProvisionKind::Text) }
}

fn section(heading: &str, children: Vec<Provision>) -> Provision {
    Provision { children, ..titled(ProvisionKind::Part, heading) }
}

fn field(Field { label, value }: &Field) -> Provision {
    text(&format!("{label} {value}"))
}

fn party(party: &PartyBlock) -> Provision {
    let children = std::iter::once(text(&party.name)).chain(party.fields.iter().map(field)).collect();
    section(&party.role, children)
}

fn part(part: &SheetPart) -> Provision {
    section(&part.title, part.articles.iter().map(article).collect())
}

fn article(SheetArticle { label, article }: &SheetArticle) -> Provision {
    let relation = plain(&article.gibit_text);
    let relation = (!relation.is_empty()).then(|| text(&relation));
    Provision {
        id: Some(article.id.to_string()),
        label: Some(label.clone()),
        number: Some(article.number.clone()),
        children: relation.into_iter().chain(article.paragraphs.iter().map(paragraph)).collect(),
        ..titled(ProvisionKind::Article, &article.title)
    }
}

fn paragraph(paragraph: &PrintedParagraph) -> Provision {
    Provision {
        id: Some(paragraph.id.to_string()),
        label: number(&paragraph.number),
        number: number(&paragraph.number),
        text: one_line(&plain(&paragraph.text)),
        children: paragraph.points.iter().map(point).collect(),
        ..provision(ProvisionKind::Paragraph)
    }
}

fn point(point: &PrintedPoint) -> Provision {
    Provision {
        id: Some(point.id.to_string()),
        label: number(&point.number).map(|number| format!("{number}.")),
        number: number(&point.number),
        text: one_line(&plain(&point.text)),
        ..provision(ProvisionKind::Point)
    }
}

fn number(number: &str) -> Option<String> {
    (!number.is_empty()).then(|| number.to_owned())
}

fn signature(block: &SignatureBlock) -> Provision {
    section(&block.title, block.parties.iter().map(party).collect())
}

fn schedule(table: &Table) -> Provision {
    let mut children: Vec<Provision> = table.intro.iter().map(|intro| text(intro)).collect();
    if table.rows.is_empty() {
        children.extend(table.empty.iter().map(|empty| text(empty)));
    } else {
        let head = row(table.columns.iter().map(|column| head(column)));
        let body = table.rows.iter().map(|cells| row(cells.iter().map(cell)));
        let rows = std::iter::once(head).chain(body).collect();
        children.push(Provision { children: rows, ..provision(ProvisionKind::Table) });
    }
    section(&table.title, children)
}

fn row(cells: impl Iterator<Item = Provision>) -> Provision {
    Provision { children: cells.collect(), ..provision(ProvisionKind::Row) }
}

/// A cell: its text, its list, the remark and the stable id below them. As the readers have it, the members of a list are inside the
/// cell, and so is what follows them.
fn cell(cell: &Cell) -> Provision {
    let below = || cell.note.iter().chain(&cell.id);
    if cell.items.is_empty() {
        let parts = std::iter::once(&cell.text).chain(below()).map(|part| typed(part));
        let text = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        return Provision { text, ..provision(ProvisionKind::Cell) };
    }
    let parts = cell.items.iter().map(|item| &item.text).chain(below());
    let children = parts.map(|part| text(part)).collect();
    Provision { text: typed(&cell.text), children, ..provision(ProvisionKind::Cell) }
}

fn head(column: &str) -> Provision {
    Provision { text: one_line(column), ..provision(ProvisionKind::Cell) }
}

fn colophon(block: &ColophonBlock) -> Provision {
    let notices = block.notices.iter().map(|notice| text(notice));
    let fields = block.fields.iter().map(field);
    section(&block.title, notices.chain(fields).chain(block.tables.iter().map(schedule)).collect())
}

/// The lines of a text as somebody typed it, without empty ones.
fn typed(text: &str) -> String {
    lines(text).collect::<Vec<_>>().join("\n")
}
