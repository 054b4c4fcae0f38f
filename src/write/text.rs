use super::harmless;
use crate::model::{
    BriefBlock, Cell, ColophonBlock, Field, PartyBlock, Properties, Sheet, SheetArticle, Table, lines, one_line, plain,
};

/// The number of columns that lines are wrapped to.
const WIDTH: usize = 80;

/// What a field without a value shows: a line to write on.
const LINE_TO_FILL: &str = "______________________________";

/// A document as plain text, wrapped to 80 columns.
///
/// Words that are longer than a line stay whole, so that an address can be copied. There is no table of contents: it
/// would point to no pages.
pub fn text(sheet: &Sheet) -> String {
    let mut page = Page::default();
    if let Some(draft) = &sheet.draft {
        page.wrapped("", 0, &draft.mark);
    }
    page.masthead(&sheet.properties, &sheet.facts);
    if let Some(draft) = &sheet.draft {
        page.paragraph(&draft.notice);
        page.table(&draft.open);
    }
    page.heading(&sheet.parties_title, '-');
    page.parties(&sheet.parties);
    for part in &sheet.parts {
        page.heading(&part.title, '-');
        for article in &part.articles {
            page.article(article);
        }
    }
    if let Some(signature) = &sheet.signature {
        page.heading(&signature.title, '-');
        page.parties(&signature.parties);
    }
    for schedule in &sheet.schedules {
        page.table(schedule);
    }
    page.colophon(&sheet.colophon);
    harmless(&page.written)
}

/// The text written so far.
#[derive(Default)]
pub(super) struct Page {
    pub written: String,
}

impl Page {
    /// The title, the line below it and what the document is about.
    pub fn masthead(&mut self, properties: &Properties, facts: &[Field]) {
        self.heading(&properties.title, '=');
        if let Some(subtitle) = &properties.subtitle {
            self.paragraph(subtitle);
        }
        self.fields(facts);
    }

    /// What matters most.
    pub fn brief(&mut self, block: &BriefBlock) {
        self.heading(&block.title, '-');
        for point in &block.points {
            self.wrapped(if point.loud { "! " } else { "- " }, 2, &point.text);
        }
    }

    /// What the document was made from.
    pub fn colophon(&mut self, block: &ColophonBlock) {
        self.heading(&block.title, '-');
        for notice in &block.notices {
            self.paragraph(notice);
        }
        self.fields(&block.fields);
        for table in &block.tables {
            self.table(table);
        }
    }

    pub fn gap(&mut self) {
        if !self.written.is_empty() {
            self.written.push('\n');
        }
    }

    pub fn heading(&mut self, title: &str, underline: char) {
        if title.is_empty() {
            return;
        }
        self.gap();
        let longest = self.wrapped("", 0, title);
        self.written.extend(std::iter::repeat_n(underline, longest));
        self.written.push('\n');
    }

    pub fn paragraph(&mut self, text: &str) {
        self.gap();
        self.wrapped("", 0, text);
    }

    fn article(&mut self, article: &SheetArticle) {
        let SheetArticle { label, article } = article;
        self.gap();
        self.wrapped("", 0, &format!("{label} {}", article.title));
        if !article.gibit_text.is_empty() {
            self.paragraph(&plain(&article.gibit_text));
        }
        for paragraph in &article.paragraphs {
            self.gap();
            self.wrapped(&format!("{:<5} ", paragraph.number), 6, &plain(&paragraph.text));
            for point in &paragraph.points {
                let letter = if point.number.is_empty() { "-".to_owned() } else { format!("{}.", point.number) };
                self.wrapped(&format!("      {letter:<3} "), 10, &plain(&point.text));
            }
        }
    }

    fn parties(&mut self, parties: &[PartyBlock]) {
        for party in parties {
            self.gap();
            self.wrapped("", 0, &party.role);
            self.wrapped("", 0, &party.name);
            self.list(&party.fields);
        }
    }

    pub fn fields(&mut self, fields: &[Field]) {
        if !fields.is_empty() {
            self.gap();
            self.list(fields);
        }
    }

    fn list(&mut self, fields: &[Field]) {
        for Field { label, value } in fields {
            let value = if value.is_empty() { LINE_TO_FILL } else { value };
            self.labelled::<&str>(label, value, &[]);
        }
    }

    /// A table as one block a row, because columns leave too little room for sentences.
    pub fn table(&mut self, table: &Table) {
        self.heading(&table.title, '-');
        if let Some(intro) = &table.intro {
            self.paragraph(intro);
        }
        if let (true, Some(empty)) = (table.rows.is_empty(), &table.empty) {
            self.paragraph(empty);
        }
        for row in &table.rows {
            self.gap();
            for (index, Cell { text, items, note, id, mark, tick, .. }) in row.iter().enumerate() {
                let items: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
                let text = if tick.is_some() { "[ ]" } else { text };
                self.labelled(table.columns.get(index).map_or("", String::as_str), text, &items);
                for note in mark.iter().chain(note) {
                    self.wrapped("    ", 4, note);
                }
                if let Some(id) = id {
                    self.wrapped("    ", 4, &format!("({id})"));
                }
            }
        }
    }

    /// `label: value`, further lines and the items of a list indented below it.
    pub fn labelled<T: AsRef<str>>(&mut self, label: &str, value: &str, items: &[T]) {
        let label = one_line(label);
        let mut values = lines(value);
        let first = values.next().unwrap_or_default();
        let lead = if label.is_empty() { first } else { format!("{label}: {first}") };
        self.wrapped("  ", 4, &lead);
        for line in values {
            self.wrapped("    ", 4, &line);
        }
        for item in items {
            self.wrapped("    - ", 6, item.as_ref());
        }
    }

    /// Writes words after a prefix and wraps them; lines after the first are indented. Returns the longest line's length.
    pub fn wrapped(&mut self, prefix: &str, indent: usize, text: &str) -> usize {
        let mut line = prefix.to_owned();
        let mut length = prefix.chars().count();
        let mut longest = 0;
        let mut empty = true;
        for word in text.split_ascii_whitespace() {
            let word_length = word.chars().count();
            if !empty && length + 1 + word_length > WIDTH {
                self.line(&line);
                longest = longest.max(length);
                line = " ".repeat(indent);
                length = indent;
                empty = true;
            }
            if !empty {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += word_length;
            empty = false;
        }
        self.line(&line);
        longest.max(length)
    }

    fn line(&mut self, line: &str) {
        self.written.push_str(line.trim_end());
        self.written.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn what_was_typed_comes_out_literally() {
        let written = text(&sample::sheet(sample::EVIL));
        // Wrapping moves words to other lines and changes nothing else.
        let words = one_line(&written);
        assert_eq!(words.matches(&one_line(sample::EVIL)).count(), sample::TYPED);
    }

    #[test]
    fn lines_fit_and_paragraphs_hang() {
        let sheet = sample::sheet(&"woord ".repeat(40));
        let written = text(&sheet);
        assert!(written.lines().all(|line| line.chars().count() <= WIDTH), "{written}");
        assert!(written.lines().all(|line| !line.ends_with(' ')));
        assert!(written.contains("\n1.1   Leverancier verkoopt"));
        assert!(written.contains("\n      a.  eerste"));
    }

    #[test]
    fn tables_are_blocks_and_empty_fields_are_lines() {
        let written = text(&sample::sheet("x"));
        assert!(written.contains("\n  Nummer: 1.1\n  Bewijsmiddel: x\n    - x\n    - tweede bewijs\n"), "{written}");
        assert!(written.contains("\n    (resale-ban#disclosure-log)\n"), "{written}");
        assert!(written.contains("  Handtekening: ____"));
        assert!(written.contains("\nGeen afwijkingen.\n"));
    }

    #[test]
    fn a_typed_line_cannot_pass_for_a_heading() {
        let written = text(&sample::sheet("x\nArtikel 99  Alles mag\n====="));
        assert!(!written.lines().any(|line| line.starts_with("Artikel 99") && !line.contains('x')), "{written}");
    }
}
