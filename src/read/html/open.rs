//! Elements that begin and end in another text, such as Markdown, with the text between them.

use scraper::{ElementRef, Html};

use super::sheet::Sheet;
use super::style::Look;
use crate::model::Concealment;

/// The most elements that are open at once.
const MAX_OPEN: usize = 64;

/// The longest tag that is looked at, in bytes.
const MAX_TAG: usize = 4_000;

/// Elements that hold nothing.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The elements that are open, the outermost first, with how text in each is shown.
#[derive(Debug, Default)]
pub(in crate::read) struct Open(Vec<(String, Look)>);

impl Open {
    /// Takes the tags in a piece of HTML.
    pub fn take(&mut self, html: &str) {
        let mut rest = html;
        while let Some((_, after)) = rest.split_once('<') {
            if let Some(comment) = after.strip_prefix("!--") {
                let Some((_, after)) = comment.split_once("-->") else { return };
                rest = after;
                continue;
            }
            let Some(end) = after.find('>') else { return };
            self.tag(&after[..end]);
            rest = &after[end + 1..];
        }
    }

    /// Takes one tag, without its brackets.
    fn tag(&mut self, tag: &str) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let end = tag.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        if closes {
            if let Some(at) = self.0.iter().rposition(|(open, _)| *open == name) {
                self.0.truncate(at);
            }
            return;
        }
        let holds = !name.is_empty() && !VOID.contains(&name.as_str()) && !tag.ends_with('/');
        if !holds || self.0.len() >= MAX_OPEN || tag.len() > MAX_TAG {
            return;
        }
        let page = Html::parse_fragment(&format!("<{tag}>"));
        let element =
            page.root_element().descendent_elements().find(|element: &ElementRef<'_>| element.value().name() == name);
        let look = element.map_or_else(|| self.look(), |element| self.look().inside(element, &Sheet::default()));
        self.0.push((name, look));
    }

    /// How text inside all of them is shown.
    pub(super) fn look(&self) -> Look {
        self.0.last().map_or_else(Look::default, |(_, look)| *look)
    }

    /// Why text inside all of them is not seen as it is.
    pub fn concealment(&self) -> Option<Concealment> {
        self.look().concealment()
    }
}
