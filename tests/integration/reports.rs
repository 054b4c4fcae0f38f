//! Reports of any kind: every output holds every word, whatever was typed, and nothing typed has a meaning.

use std::collections::BTreeSet;

use beding::write;

use crate::report_sample::{HOSTILE, report};

/// In how many places of the sample the typed words stand.
const TYPED: usize = 12;

/// What is not shown as it was typed: marks that turn the direction of reading.
fn shown(text: &str) -> String {
    text.replace(['\u{202E}', '\u{202C}'], "\u{FFFD}")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_output_holds_what_was_typed_and_nothing_of_it_acts() {
    let report = report(HOSTILE);
    let text = one_line(&write::report_text(&report));
    assert_eq!(text.matches(&shown(HOSTILE)).count(), TYPED, "{text}");

    let page = write::report_html(&report);
    let escaped = shown(HOSTILE).replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    // The heading of an entry stands in the list of contents too: its label and its title.
    assert_eq!(page.matches(&escaped).count(), TYPED + 2);
    assert!(!page.contains("<script"));

    let markdown = write::report_markdown(&report);
    assert_eq!(markdown.matches("=1+1 &lt;script&gt;alert(1)&lt;/script&gt; \\#read(").count(), TYPED, "{markdown}");
    for output in [text, page, markdown] {
        assert!(!output.contains('\u{202E}'));
    }
}

#[test]
fn the_numbers_of_the_picture_stand_in_every_output() {
    let report = report("x");
    let markdown = write::report_markdown(&report);
    assert!(
        markdown.contains(
            "|  | knock-outeis | eis | wens |\n| --- | --- | --- | --- |\n| met de inschrijving | 9 | 12 | 1 |"
        )
    );
    assert!(write::report_text(&report).contains("\n  met de inschrijving\n  knock-outeis: 9\n  eis: 12\n  wens: 1\n"));
    let page = write::report_html(&report);
    assert!(
        page.contains(
            r#"<th scope="row" role="rowheader">met de inschrijving</th><td class="part look-1" role="cell""#
        )
    );
    assert!(page.contains(">Met de inschrijving 9 knock-outeisen, 12 eisen"), "the picture in words");
}

#[test]
fn links_of_a_page_lead_somewhere_and_ids_are_single() {
    let page = write::report_html(&report("x"));
    let all = |pattern: &str| -> Vec<String> {
        let pattern = regex::Regex::new(pattern).expect("a pattern");
        pattern.captures_iter(&page).map(|found| found[1].to_owned()).collect()
    };
    let ids = all(r#" id="([^"]*)""#);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    for target in all(r##"(?:href="#|aria-labelledby=")([^"]*)""##) {
        assert!(ids.contains(&target), "{target}");
    }
    assert!(page.contains(r##"<a href="#eis-1">1.1</a>"##));
}

#[cfg(feature = "pdf")]
mod pdf {
    use std::sync::LazyLock;

    use beding::model::{Cell, Report};
    use beding::typeset::{self, Resources};

    use super::{HOSTILE, report};

    static RESOURCES: LazyLock<Resources> = LazyLock::new(Resources::bundled);

    fn refused(report: &Report) -> String {
        let problems = typeset::report(report, &RESOURCES, None).expect_err("something is wrong");
        problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn what_was_typed_is_printed_and_what_cannot_be_is_named() {
        let data = Some(("beding-requirements.json", "{}"));
        let once = typeset::report(&report(HOSTILE), &RESOURCES, data).expect("a PDF");
        assert!(once == typeset::report(&report(HOSTILE), &RESOURCES, data).expect("a PDF"), "the same bytes");
        let document = lopdf::Document::load_mem(&once).expect("a PDF that can be read");
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = super::one_line(&document.extract_text(&pages).expect("words"));
        for words in ["#read(\"/etc/passwd\")", "[U+202E]", "[U+4E2D]", "knock-outeis", "eer-0"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }

    #[test]
    fn links_tables_and_bars_are_whole() {
        let mut sample = report("x");
        sample.overview[0].rows[0][2] = Cell::link("1.1", "eis-99");
        assert!(refused(&sample).contains("`eis-99`"));
        let mut sample = report("x");
        sample.sections[1].entries[0].anchor = "eis-0".to_owned();
        assert!(refused(&sample).contains("occurs twice"));
        let mut sample = report("x");
        sample.figure.as_mut().expect("a picture").bars[0].parts.pop();
        assert!(refused(&sample).contains("part for each kind"));
        let mut sample = report("x");
        sample.overview[0].rows[0].pop();
        assert!(refused(&sample).contains("do not fit"));
    }
}
