//! The style sheets of a page, as far as they can conceal text or add to it.

use std::collections::BTreeMap;

use scraper::{ElementRef, Selector};

use super::style::{Declaration, declared};

/// The most rules that are kept.
const MAX_RULES: usize = 300;

/// How often a rule is held against an element at most.
const MAX_MATCHES: usize = 4_000_000;

/// The most texts of rules that are told.
const MAX_ADDED: usize = 100;

/// The longest selector or value that is put together, in bytes.
const MAX_SELECTOR: usize = 2_000;

/// How deep blocks of rules may stand in each other.
const MAX_DEPTH: usize = 4;

/// The properties that can conceal text, or show it again.
const CONCEALING: [&str; 34] = [
    "zoom",
    "display",
    "visibility",
    "content-visibility",
    "opacity",
    "filter",
    "transform",
    "scale",
    "clip",
    "clip-path",
    "left",
    "right",
    "top",
    "bottom",
    "text-indent",
    "margin-left",
    "margin-top",
    "color",
    "-webkit-text-fill-color",
    "background",
    "background-color",
    "font-size",
    "font",
    "letter-spacing",
    "text-decoration",
    "text-decoration-line",
    "unicode-bidi",
    "width",
    "height",
    "max-width",
    "max-height",
    "overflow",
    "overflow-x",
    "overflow-y",
];

/// The rules of a page's style sheets that can conceal text, as far as they hold on a screen.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<(Selector, Vec<Declaration>)>,
    /// Values that others name, such as `--ink`.
    named: BTreeMap<String, String>,
    /// Words that a rule adds to the page.
    pub added: Vec<String>,
}

impl Sheet {
    /// Takes over the rules of a style sheet.
    pub fn read(&mut self, text: &str) {
        self.block(text, None, 0);
    }

    /// Takes over rules, those that stand within another with its selectors.
    fn block(&mut self, text: &str, around: Option<&str>, depth: usize) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            // Comments stand between rules; those inside one spoil no more than that declaration.
            let selectors = before.rsplit("*/").next().unwrap_or_default();
            let selectors = selectors.rsplit(';').next().unwrap_or_default().trim();
            let Some(end) = end_of_block(after) else { return };
            let inner = &after[..end];
            if selectors.starts_with('@') {
                if holds_on_screen(selectors) && depth < MAX_DEPTH {
                    if let Some(around) = around {
                        self.rule(around, &outside_blocks(inner));
                    }
                    self.block(inner, around, depth + 1);
                }
            } else {
                let selectors = around.map_or_else(|| selectors.to_owned(), |around| inside(around, selectors));
                self.rule(&selectors, &outside_blocks(inner));
                if inner.contains('{') && depth < MAX_DEPTH && selectors.len() < MAX_SELECTOR {
                    self.block(inner, Some(&selectors), depth + 1);
                }
            }
            rest = &after[end + 1..];
        }
    }

    fn rule(&mut self, selectors: &str, inner: &str) {
        let declared = declared(inner);
        for (name, value) in declared.iter().filter(|(property, _)| property.starts_with("--")) {
            if self.named.len() < MAX_RULES {
                self.named.insert(name.clone(), value.clone());
            }
        }
        if ["before", "after", "marker"].into_iter().any(|side| selectors.contains(&format!(":{side}"))) {
            let contents = declared.iter().filter(|(property, _)| property == "content");
            let words = contents.map(|(_, value)| added(value)).filter(|words| words.contains(char::is_alphabetic));
            let room = MAX_ADDED.saturating_sub(self.added.len());
            self.added.extend(words.take(room));
            return;
        }
        let declared: Vec<Declaration> =
            declared.into_iter().filter(|(property, _)| CONCEALING.contains(&property.as_str())).collect();
        if declared.is_empty() || self.rules.len() >= MAX_RULES {
            return;
        }
        // What is not understood spoils its own selector only.
        for selector in selectors.split(',').filter_map(|one| Selector::parse(one.trim()).ok()) {
            self.rules.push((selector, declared.clone()));
        }
    }

    /// Keeps so many rules as can be held against all nodes of a page; gives how many are left out.
    pub fn bound(&mut self, nodes: usize) -> usize {
        let kept = self.rules.len().min(MAX_MATCHES / nodes.max(1));
        let left_out = self.rules.len() - kept;
        self.rules.truncate(kept);
        left_out
    }

    /// A value with those that it names.
    pub fn resolved(&self, value: String) -> String {
        let mut value = value;
        for _ in 0..MAX_DEPTH {
            let Some((before, rest)) = value.split_once("var(") else { break };
            let Some((inner, after)) = rest.split_once(')') else { break };
            let (name, fallback) = inner.split_once(',').unwrap_or((inner, ""));
            let named = self.named.get(name.trim()).map_or(fallback.trim(), String::as_str);
            if value.len() + named.len() > MAX_SELECTOR {
                break;
            }
            value = format!("{before}{named}{after}");
        }
        value
    }

    /// What it declares for an element.
    pub fn of<'s>(&'s self, element: ElementRef<'s>) -> impl Iterator<Item = &'s Declaration> {
        self.rules.iter().filter(move |(selector, _)| selector.matches(&element)).flat_map(|(_, declared)| declared)
    }
}

/// Whether the rules in a block hold on an ordinary screen. What holds for small ones, or for what a reader prefers, does
/// not.
fn holds_on_screen(rule: &str) -> bool {
    let rule = rule.to_ascii_lowercase();
    if let Some(medium) = rule.strip_prefix("@media") {
        let other = ["max-", "<", "prefers-", "hover", "pointer", "forced-", "orientation"];
        let paper = medium.contains("print") && !medium.contains("screen") && !medium.contains("not print");
        return !paper && !other.into_iter().any(|feature| medium.contains(feature));
    }
    ["@supports", "@layer", "@container"].into_iter().any(|name| rule.starts_with(name))
}

/// The selectors of a rule within another.
fn inside(around: &str, selectors: &str) -> String {
    let around = format!(":is({around})");
    let one = |selector: &str| {
        if selector.contains('&') { selector.replace('&', &around) } else { format!("{around} {selector}") }
    };
    selectors.split(',').map(|selector| one(selector.trim())).collect::<Vec<_>>().join(", ")
}

/// The declarations of a rule without the rules within it.
fn outside_blocks(inner: &str) -> String {
    let mut own = String::new();
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once('{') {
        own.push_str(before.rsplit_once(';').map_or("", |(declared, _)| declared));
        own.push(';');
        let Some(end) = end_of_block(after) else { return own };
        rest = &after[end + 1..];
    }
    own.push_str(rest);
    own
}

/// The words that a value adds, and the names of the attributes that it takes them from.
fn added(value: &str) -> String {
    let mut words = strings(value);
    for part in value.split("attr(").skip(1) {
        words.push_str(&format!(" the attribute {}", part.split([')', ',']).next().unwrap_or_default().trim()));
    }
    words.trim().to_owned()
}

/// The text between quotes in a value.
fn strings(value: &str) -> String {
    let parts: Vec<&str> = value.split(['"', '\'']).collect();
    parts.iter().skip(1).step_by(2).copied().collect::<Vec<_>>().join(" ")
}

/// Where a block ends that may hold others.
fn end_of_block(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    text.char_indices().find_map(|(at, character)| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}
