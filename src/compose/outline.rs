//! Which provisions a contract has and which number each is printed with, before any text is made.

use std::collections::BTreeMap;

use super::Input;
use crate::model::{Clause, Facts, Fallback, Labels, Paragraph, ProvisionId, Waiver};

/// An article in its place, with the text of the chosen position and without paragraphs that are left out.
pub(super) struct OutlineArticle {
    /// The clause as it is in this contract.
    pub clause: Clause,
    /// The printed number.
    pub number: usize,
    /// The fallback whose text it has.
    pub fallback: Option<Fallback>,
}

/// The articles per part, and the printed number of every provision.
pub(super) struct Outline<'a> {
    /// Per part of the template.
    pub parts: Vec<Vec<OutlineArticle>>,
    /// By stable address.
    pub numbers: BTreeMap<ProvisionId, Printed>,
    /// The waivers of paragraphs that took effect.
    pub waived: Vec<&'a Waiver>,
}

/// The printed number of a provision, in parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Printed {
    article: usize,
    paragraph: Option<usize>,
    point: Option<String>,
}

impl Printed {
    /// The number at the provision itself: `7`, `7.2` or `a`.
    pub fn own(&self) -> String {
        match (&self.paragraph, &self.point) {
            (_, Some(point)) => point.clone(),
            (Some(paragraph), None) => format!("{}.{paragraph}", self.article),
            (None, None) => self.article.to_string(),
        }
    }

    /// The words of a reference to it, e.g. `artikel 7.2, onderdeel a`.
    pub fn reference(&self, labels: &Labels) -> String {
        let article = self.article.to_string();
        let Some(paragraph) = &self.paragraph else {
            return labels.fill("article_ref", &[("article", &article)]);
        };
        let text = labels.fill("paragraph_ref", &[("article", &article), ("paragraph", &paragraph.to_string())]);
        match &self.point {
            Some(point) => labels.fill("point_ref", &[("paragraph", &text), ("point", point)]),
            None => text,
        }
    }

    /// The number of the smallest provision with a number of its own in the whole contract: `7.2` for a point of it.
    pub fn paragraph(&self) -> String {
        Self { point: None, ..self.clone() }.own()
    }
}

/// Applies positions, conditions and waivers of paragraphs, and numbers what is left.
pub(super) fn outline<'a>(input: &Input<'a>, parts: &[Vec<&Clause>], facts: &Facts) -> Outline<'a> {
    let mut outline = Outline { parts: Vec::new(), numbers: BTreeMap::new(), waived: Vec::new() };
    let mut number = 0;
    for clauses in parts {
        let mut articles = Vec::new();
        for clause in clauses {
            let fallback = input.dossier.positions.get(&clause.id).and_then(|chosen| {
                clause.positions.fallbacks.iter().find(|fallback| fallback.key == chosen.fallback).cloned()
            });
            // A fallback that cannot be applied is reported when the library is checked; the preferred text stands.
            let applied = fallback.as_ref().and_then(|fallback| clause.revised(fallback).ok());
            let mut clause = applied.unwrap_or_else(|| (*clause).clone());
            clause.paragraphs.retain(|paragraph| {
                let waiver = waiver_of(input, &clause.id, paragraph);
                let holds = paragraph.when.as_ref().is_none_or(|condition| condition.evaluate(facts).holds);
                if holds && let Some(waiver) = waiver {
                    outline.waived.push(waiver);
                }
                holds && waiver.is_none()
            });
            if clause.paragraphs.is_empty() {
                continue;
            }
            number += 1;
            number_provisions(&mut outline.numbers, &mut clause, number, facts);
            articles.push(OutlineArticle { clause, number, fallback });
        }
        outline.parts.push(articles);
    }
    outline
}

fn waiver_of<'a>(input: &Input<'a>, id: &crate::model::ClauseId, paragraph: &Paragraph) -> Option<&'a Waiver> {
    input
        .dossier
        .waivers
        .iter()
        .find(|waiver| waiver.clause == *id && waiver.paragraph.as_deref() == Some(paragraph.key.as_str()))
}

fn number_provisions(numbers: &mut BTreeMap<ProvisionId, Printed>, clause: &mut Clause, article: usize, facts: &Facts) {
    let printed = Printed { article, paragraph: None, point: None };
    numbers.insert(clause.id.provision(&[]), printed.clone());
    for (index, paragraph) in clause.paragraphs.iter_mut().enumerate() {
        let printed = Printed { paragraph: Some(index + 1), ..printed.clone() };
        numbers.insert(clause.id.provision(&[&paragraph.key]), printed.clone());
        paragraph.points.retain(|point| point.when.as_ref().is_none_or(|condition| condition.evaluate(facts).holds));
        for (index, point) in paragraph.points.iter().enumerate() {
            let printed = Printed { point: Some(letter(index)), ..printed.clone() };
            numbers.insert(clause.id.provision(&[&paragraph.key, &point.key]), printed);
        }
    }
}

/// The letter of a point: a to z, then aa, ab and so on.
pub(super) fn letter(index: usize) -> String {
    let mut rest = index;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or_default()));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letter).into();
        assert_eq!(letters, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
