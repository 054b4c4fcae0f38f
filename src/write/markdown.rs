use super::harmless;
use crate::model::{
    BriefBlock, Cell, ColophonBlock, Field, Inline, PartyBlock, Properties, Sheet, SheetArticle, Table, lines, one_line,
};

/// What a field without a value shows: a line to write on.
const LINE_TO_FILL: &str = "……………………………………";

/// A document as Markdown (`CommonMark` with the tables of GitHub).
///
/// The address of every article, paragraph and point stands in a comment behind it, e.g. `<!-- resale-ban/2 -->`.
/// Nothing that somebody typed can look like such a comment, because `<` is always written as `&lt;`. There is no table
/// of contents: programs that show Markdown make one of the headings.
pub fn markdown(sheet: &Sheet) -> String {
    let mut page = Page::default();
    page.masthead(&sheet.properties, &sheet.facts);
    if let Some(draft) = &sheet.draft {
        page.block(&format!("> **{}**  \n> {}", escaped(&draft.mark), starting(escaped(&draft.notice))));
        page.table(2, &draft.open);
    }
    page.heading(2, &escaped(&sheet.parties_title));
    page.parties(&sheet.parties);
    for part in &sheet.parts {
        page.heading(2, &escaped(&part.title));
        for article in &part.articles {
            page.article(article);
        }
    }
    if let Some(signature) = &sheet.signature {
        page.heading(2, &escaped(&signature.title));
        page.parties(&signature.parties);
    }
    for schedule in &sheet.schedules {
        page.table(2, schedule);
    }
    page.colophon(&sheet.colophon);
    harmless(&page.written)
}

/// The Markdown written so far. Everything that it takes is Markdown already.
#[derive(Default)]
pub(super) struct Page {
    pub written: String,
}

impl Page {
    /// The title, the line below it and what the document is about.
    pub fn masthead(&mut self, properties: &Properties, facts: &[Field]) {
        self.heading(1, &escaped(&properties.title));
        if let Some(subtitle) = &properties.subtitle {
            self.text(subtitle);
        }
        self.fields(facts);
    }

    /// What matters most.
    pub fn brief(&mut self, block: &BriefBlock) {
        self.heading(2, &escaped(&block.title));
        let points = block.points.iter().map(|point| {
            let text = escaped(&point.text);
            if point.loud { format!("- **{text}**") } else { format!("- {}", starting(text)) }
        });
        self.block(&points.collect::<Vec<_>>().join("\n"));
    }

    /// What the document was made from.
    pub fn colophon(&mut self, block: &ColophonBlock) {
        self.heading(2, &escaped(&block.title));
        for notice in &block.notices {
            self.text(notice);
        }
        self.fields(&block.fields);
        for table in &block.tables {
            self.table(3, table);
        }
    }

    /// A block, apart from the one before it by an empty line.
    pub fn block(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.written.is_empty() {
            self.written.push('\n');
        }
        self.written.push_str(block);
        self.written.push('\n');
    }

    /// A block of text as somebody typed it.
    pub fn text(&mut self, text: &str) {
        self.block(&starting(with_breaks(text)));
    }

    pub fn heading(&mut self, level: usize, title: &str) {
        if !title.is_empty() {
            self.block(&format!("{} {title}", "#".repeat(level)));
        }
    }

    fn article(&mut self, article: &SheetArticle) {
        let SheetArticle { label, article } = article;
        let address = comment(article.id.as_str());
        self.heading(3, &format!("{} {} {address}", escaped(label), escaped(&article.title)));
        self.block(&starting(inline(&article.gibit_text)));
        for paragraph in &article.paragraphs {
            self.block(&numbered(&paragraph.number, &paragraph.text, paragraph.id.as_str()));
            let points: Vec<String> = paragraph
                .points
                .iter()
                .map(|point| format!("- {}", numbered(&point.number, &point.text, point.id.as_str())))
                .collect();
            self.block(&points.join("\n"));
        }
    }

    fn parties(&mut self, parties: &[PartyBlock]) {
        for party in parties {
            self.heading(3, &escaped(&party.role));
            self.text(&party.name);
            self.fields(&party.fields);
        }
    }

    pub fn fields(&mut self, fields: &[Field]) {
        let items: Vec<String> = fields
            .iter()
            .map(|Field { label, value }| {
                let value = if value.is_empty() { LINE_TO_FILL.to_owned() } else { with_breaks(value) };
                format!("- **{}:** {value}", escaped(label))
            })
            .collect();
        self.block(&items.join("\n"));
    }

    pub fn table(&mut self, level: usize, table: &Table) {
        self.heading(level, &escaped(&table.title));
        if let Some(intro) = &table.intro {
            self.text(intro);
        }
        if table.rows.is_empty() {
            if let Some(empty) = &table.empty {
                self.text(empty);
            }
            return;
        }
        let mut rows = vec![
            row(table.columns.iter().map(|column| escaped(column))),
            row(table.columns.iter().map(|_| "---".to_owned())),
        ];
        rows.extend(table.rows.iter().map(|cells| row(cells.iter().map(cell))));
        self.block(&rows.join("\n"));
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let mut line = "|".to_owned();
    for cell in cells {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(" |");
    }
    line
}

/// A box to tick, the text of a cell, its list and its id, which Markdown only takes on one line.
fn cell(cell: &Cell) -> String {
    let items = cell.items.iter().map(|item| format!("• {}", with_breaks(&item.text)));
    let tick = cell.tick.iter().map(|_| "☐".to_owned());
    let text = Some(with_breaks(&cell.text)).filter(|text| !text.is_empty());
    let mark = cell.mark.iter().map(|mark| format!("**{}**", escaped(mark)));
    let note = cell.note.iter().map(|note| with_breaks(note));
    let id = cell.id.iter().map(|id| format!("({})", escaped(id)));
    tick.chain(text).chain(mark).chain(items).chain(note).chain(id).collect::<Vec<_>>().join("<br>")
}

/// A provision with its printed number and its address.
fn numbered(number: &str, text: &[Inline], address: &str) -> String {
    let number = if number.is_empty() { String::new() } else { format!("**{}** ", escaped(number)) };
    starting(format!("{number}{} {}", inline(text), comment(address)))
}

/// Running text; a term that is defined is bold.
fn inline(text: &[Inline]) -> String {
    let mut line = String::new();
    for piece in text {
        let words = escaped_spaces(piece.text());
        // Asterisks against punctuation or a space are no emphasis but asterisks.
        let plain_ends = |text: &str| text.starts_with(char::is_alphanumeric) && text.ends_with(char::is_alphanumeric);
        match piece {
            Inline::Definition { text, .. } if plain_ends(text) => {
                line.push_str("**");
                line.push_str(&words);
                line.push_str("**");
            }
            _ => line.push_str(&words),
        }
    }
    one_line(&line)
}

/// An address as a comment, in which only the characters of an address can stand.
fn comment(address: &str) -> String {
    let address: String = address
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || "-/_".contains(character) { character } else { '_' })
        .collect();
    format!("<!-- {address} -->")
}

/// Text on one line, without meaning in Markdown.
pub(super) fn escaped(text: &str) -> String {
    escaped_spaces(&one_line(text))
}

/// Text with its line breaks, without meaning in Markdown.
pub(super) fn with_breaks(text: &str) -> String {
    lines(text).map(|line| escaped_spaces(&line)).collect::<Vec<_>>().join("<br>")
}

/// Text without meaning in Markdown within a line, its spaces as they are.
///
/// `<`, `>` and `&` become entities, because not every program that shows Markdown knows a backslash before them; the
/// other marks get a backslash.
pub(super) fn escaped_spaces(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '|' | '~' | '$' | '#' => escaped.extend(['\\', character]),
            character => escaped.push(character),
        }
    }
    escaped
}

/// A line that does not begin a list, rule or underline, which only the start of a line can do.
pub(super) fn starting(mut line: String) -> String {
    let digits = line.len() - line.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
    let rest = &line[digits..];
    let ends_number = rest.starts_with(['.', ')']) && !rest[1..].starts_with(|next: char| next != ' ');
    if (digits > 0 && ends_number) || (digits == 0 && rest.starts_with(['-', '+', '=', ':'])) {
        line.insert(digits, '\\');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    /// What a reader of CommonMark makes of text that is marked with backslashes and entities.
    fn read(markdown: &str) -> String {
        let mut text = String::new();
        let mut characters = markdown.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' if characters.peek().is_some_and(char::is_ascii_punctuation) => text.extend(characters.next()),
                character => text.push(character),
            }
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn what_was_typed_comes_out_literally() {
        let written = markdown(&sample::sheet(sample::EVIL));
        let words = read(&written.replace("<br>", " "));
        assert_eq!(words.matches(&one_line(sample::EVIL)).count(), sample::TYPED, "{written}");
    }

    #[test]
    fn nothing_typed_has_a_meaning() {
        let written = markdown(&sample::sheet(sample::EVIL));
        let own = |text: &str| {
            let comments = regex::Regex::new("<!-- [a-z0-9/-]+ -->|<br>").unwrap();
            comments.replace_all(text, "").into_owned()
        };
        assert!(!own(&written).contains('<'));
        assert_eq!(escaped("*x* _y_ `z` [a](javascript:b) ![c]"), r"\*x\* \_y\_ \`z\` \[a\](javascript:b) !\[c\]");
        assert_eq!(escaped("<b>&amp; a|b ~~c~~ {{ d }}"), r"&lt;b&gt;&amp;amp; a\|b \~\~c\~\~ \{\{ d }}");
        assert_eq!(escaped("# a\n\n    code"), r"\# a code");
        for (typed, expected) in [
            ("1. a", r"1\. a"),
            ("12) a", r"12\) a"),
            ("- a", r"\- a"),
            ("+ a", r"\+ a"),
            ("===", r"\==="),
            ("1 a.", "1 a."),
            ("1.1", "1.1"),
            ("1.", r"1\."),
        ] {
            assert_eq!(starting(escaped(typed)), expected);
        }
        assert_eq!(escaped(r"\*"), r"\\\*");
        assert_eq!(with_breaks("a\n# b\r\n\n- c"), r"a<br>\# b<br>- c");
    }

    #[test]
    fn rows_keep_their_columns() {
        let written = markdown(&sample::sheet(sample::EVIL));
        let tables: Vec<&str> = written.lines().filter(|line| line.starts_with('|')).collect();
        assert!(tables.len() >= 6);
        for line in tables {
            let bars = line.replace(r"\\", "").replace(r"\|", "").matches('|').count();
            assert_eq!(bars, 3, "{line}");
        }
    }

    #[test]
    fn provisions_have_number_and_address() {
        let written = markdown(&sample::sheet("x"));
        assert!(written.starts_with("# x\n"));
        assert!(written.contains("\n### Artikel 1 x <!-- resale-ban -->\n"));
        assert!(written.contains("\n**1.1** Leverancier verkoopt **Gemeentelijke Data** niet: x"));
        assert!(written.contains(" <!-- resale-ban/1 -->\n\n- **a** eerste x <!-- resale-ban/1/a -->\n- **c** "));
        assert!(written.contains("\n| 1.1 | x<br>• x<br>• tweede bewijs<br>(resale-ban\\#disclosure-log) |\n"));
        assert!(written.contains("\n- **Handtekening:** …"));
        assert!(written.contains("\nGeen afwijkingen.\n"));
        assert_eq!(comment("a --> <script>"), "<!-- a_--___script_ -->");
    }
}
