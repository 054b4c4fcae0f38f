//! The colours of a theme, which formatting names instead of writing them out.

use std::collections::BTreeMap;

use super::names::{Node, Space, open, value};
use crate::read::Unreadable;
use crate::read::shade::Shade;

/// The colours of a theme by the names that they have in it, e.g. `dk1` or `accent2`.
#[derive(Debug, Default)]
pub(super) struct Theme(BTreeMap<String, Shade>);

impl Theme {
    /// Reads the part.
    pub fn read(text: &str, part: &str) -> Result<Self, Unreadable> {
        let mut xml = open(text, part);
        let mut shades = BTreeMap::new();
        loop {
            match xml.next()? {
                Node::Start(element) if element.space == Space::Drawing && element.name() == "clrScheme" => break,
                Node::Done => return Ok(Self(shades)),
                Node::Start(_) | Node::End | Node::Text(_) => {}
            }
        }
        let mut name = None;
        let mut depth = 0_usize;
        loop {
            match xml.next()? {
                Node::Start(element) => {
                    if depth == 0 {
                        name = Some(element.name().to_owned());
                    } else if let Some(name) = &name {
                        // A colour of the system is kept with what it was last.
                        let written = element.attribute("lastClr").or_else(|| value(&element));
                        if let Some(shade) = written.and_then(|digits| Shade::of_hex(&digits)) {
                            shades.entry(name.clone()).or_insert(shade);
                        }
                    }
                    depth += 1;
                }
                Node::End if depth > 0 => depth -= 1,
                Node::Text(_) => {}
                Node::End | Node::Done => return Ok(Self(shades)),
            }
        }
    }

    /// The colour that a name in formatting stands for; those of paper and ink are known without a theme.
    pub fn shade(&self, name: &str) -> Option<Shade> {
        let (own, usual) = match name {
            "background1" | "light1" | "bg1" | "lt1" => ("lt1", Some(Shade::PAPER)),
            "text1" | "dark1" | "tx1" | "dk1" => ("dk1", Some(Shade::INK)),
            "background2" | "light2" | "bg2" | "lt2" => ("lt2", None),
            "text2" | "dark2" | "tx2" | "dk2" => ("dk2", None),
            "hyperlink" => ("hlink", None),
            "followedHyperlink" => ("folHlink", None),
            other => (other, None),
        };
        self.0.get(own).copied().or(usual)
    }
}
