use super::clause::{Clause, Paragraph, Point};
use super::position::{Fallback, TextChange};

impl Clause {
    /// The clause with a fallback's changes made, in order, and with its requirements as they then are.
    ///
    /// A new text of a paragraph keeps the points only where it leads in to them, with a colon at its end.
    ///
    /// # Errors
    /// The index of the change that cannot be made, and why.
    pub fn revised(&self, fallback: &Fallback) -> Result<Clause, (usize, String)> {
        let mut changed = self.clone();
        for (index, change) in fallback.changes.iter().enumerate() {
            apply_one(&mut changed, change).map_err(|message| (index, message))?;
        }
        for change in &fallback.requirements {
            change.make(&mut changed.requirements);
        }
        Ok(changed)
    }
}

fn apply_one(clause: &mut Clause, change: &TextChange) -> Result<(), String> {
    match (&change.at, &change.after, change.remove, &change.nl, &change.en, &change.key) {
        (Some(at), None, true, None, None, None) => remove(clause, at),
        (Some(at), None, false, Some(nl), Some(en), None) => replace(clause, at, nl, en),
        (None, Some(after), false, Some(nl), Some(en), Some(key)) => insert(clause, after, key, nl, en),
        _ => Err(
            "a change has `at` with `nl` and `en`, or `at` with `remove: true`, or `after` with `key`, `nl` and `en`"
                .into(),
        ),
    }
}

fn paragraph<'a>(clause: &'a mut Clause, key: &str) -> Result<(usize, &'a mut Vec<Paragraph>), String> {
    let index = clause
        .paragraphs
        .iter()
        .position(|paragraph| paragraph.key == key)
        .ok_or_else(|| format!("the clause has no paragraph `{key}`"))?;
    Ok((index, &mut clause.paragraphs))
}

fn point<'a>(clause: &'a mut Clause, paragraph_key: &str, key: &str) -> Result<(usize, &'a mut Vec<Point>), String> {
    let (index, paragraphs) = paragraph(clause, paragraph_key)?;
    let points = &mut paragraphs[index].points;
    let index = points
        .iter()
        .position(|point| point.key == key)
        .ok_or_else(|| format!("the clause has no point `{paragraph_key}/{key}`"))?;
    Ok((index, points))
}

fn remove(clause: &mut Clause, at: &str) -> Result<(), String> {
    match at.split_once('/') {
        None => {
            let (index, paragraphs) = paragraph(clause, at)?;
            paragraphs.remove(index);
        }
        Some((paragraph, key)) => {
            let (index, points) = point(clause, paragraph, key)?;
            points.remove(index);
        }
    }
    Ok(())
}

fn replace(clause: &mut Clause, at: &str, nl: &str, en: &str) -> Result<(), String> {
    match at.split_once('/') {
        None => {
            let (index, paragraphs) = paragraph(clause, at)?;
            let paragraph = &mut paragraphs[index];
            nl.clone_into(&mut paragraph.nl);
            en.clone_into(&mut paragraph.en);
            if !nl.trim_end().ends_with(':') {
                paragraph.points.clear();
                paragraph.points_from = None;
            }
        }
        Some((paragraph, key)) => {
            let (index, points) = point(clause, paragraph, key)?;
            nl.clone_into(&mut points[index].nl);
            en.clone_into(&mut points[index].en);
        }
    }
    Ok(())
}

fn insert(clause: &mut Clause, after: &str, key: &str, nl: &str, en: &str) -> Result<(), String> {
    let taken = || Err(format!("the key `{key}` is in use"));
    match after.split_once('/') {
        None => {
            let (index, paragraphs) = paragraph(clause, after)?;
            if paragraphs.iter().any(|paragraph| paragraph.key == key) {
                return taken();
            }
            let new = Paragraph {
                key: key.into(),
                when: None,
                nl: nl.into(),
                en: en.into(),
                points: Vec::new(),
                points_from: None,
            };
            paragraphs.insert(index + 1, new);
        }
        Some((paragraph, point_key)) => {
            let (index, points) = point(clause, paragraph, point_key)?;
            if points.iter().any(|point| point.key == key) {
                return taken();
            }
            points.insert(index + 1, Point { key: key.into(), when: None, nl: nl.into(), en: en.into() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(changes: &str) -> (Clause, Fallback) {
        let clause = serde_json::json!({
            "version": "1.0", "status": "proposed", "title": {"nl": "t", "en": "t"}, "principles": [], "gibit": [],
            "paragraphs": [{"key": "1", "nl": "Leverancier:", "en": "Supplier:", "points": [
                {"key": "a", "nl": "een;", "en": "one;"}, {"key": "b", "nl": "twee.", "en": "two."}]}],
            "positions": {"preferred": {"nl": "p", "en": "p"}}, "explanation": {"nl": "e", "en": "e"},
            "proportionality": {"nl": "e", "en": "e"}, "answer": {"nl": "e", "en": "e"}, "sign_off": [],
        });
        let fallback = format!(
            r#"{{"key": "f", "title": {{"nl": "t", "en": "t"}}, "allowed": {{"nl": "a", "en": "a"}}, "agree": [],
                "changes": {changes}}}"#
        );
        (serde_json::from_value(clause).expect("a clause"), serde_json::from_str(&fallback).expect("a fallback"))
    }

    #[test]
    fn requirements_are_as_the_fallback_leaves_them() {
        let (mut clause, mut fallback) = clause("[]");
        let requirement = |key: &str| {
            serde_json::from_value(serde_json::json!({
                "key": key, "at": "1", "kind": "must", "nl": "oud", "en": "old", "due": "delivery", "assessor": "legal",
                "evidence": [{"type": "document", "nl": "oud stuk", "en": "old document"}],
            }))
            .expect("a requirement")
        };
        clause.requirements = ["other", "gone", "kept", "same"].map(requirement).to_vec();
        fallback.requirements = serde_json::from_value(serde_json::json!([
            {"key": "other", "nl": "nieuw", "en": "new", "deadline": {"nl": "later", "en": "later"}},
            {"key": "gone", "remove": true},
            {"key": "kept", "kept": true},
            {"key": "of-another-version", "remove": true},
        ]))
        .expect("changes");
        let revised = clause.revised(&fallback).expect("changes that can be made").requirements;
        let texts: Vec<(&str, &str, bool)> =
            revised.iter().map(|one| (one.key.as_str(), one.nl.as_str(), one.deadline.is_some())).collect();
        assert_eq!(texts, [("other", "nieuw", true), ("kept", "oud", false), ("same", "oud", false)]);
        assert_eq!(revised[0].evidence[0].nl, "oud stuk", "evidence that is not named stays");
    }

    #[test]
    fn a_change_of_a_requirement_says_one_thing() {
        let fault = |change: serde_json::Value| {
            let change: crate::model::RequirementChange = serde_json::from_value(change).expect("a change");
            change.fault().is_some()
        };
        assert!(!fault(serde_json::json!({"key": "a", "kept": true})));
        assert!(!fault(serde_json::json!({"key": "a", "nl": "nieuw", "en": "new"})));
        assert!(fault(serde_json::json!({"key": "a"})));
        assert!(fault(serde_json::json!({"key": "a", "kept": true, "remove": true})));
        assert!(fault(serde_json::json!({"key": "a", "remove": true, "nl": "nieuw", "en": "new"})));
        assert!(fault(serde_json::json!({"key": "a", "nl": "nieuw"})));
    }

    fn addresses(changes: &str) -> Vec<String> {
        let (clause, fallback) = clause(changes);
        let revised = clause.revised(&fallback).expect("changes that can be made");
        revised.provisions().iter().map(|id| id.keys().collect::<Vec<_>>().join("/")).collect()
    }

    #[test]
    fn points_stay_with_a_text_that_leads_in_to_them() {
        assert_eq!(addresses(r#"[{"at": "1", "nl": "Hij:", "en": "It:"}]"#), ["1", "1/a", "1/b"]);
        assert_eq!(addresses(r#"[{"at": "1", "nl": "Niets.", "en": "Nothing."}]"#), ["1"]);
    }

    #[test]
    fn provisions_are_inserted_and_removed() {
        let change = r#"[{"after": "1", "key": "2", "nl": "x", "en": "x"}, {"at": "1/a", "remove": true},
                         {"after": "1/b", "key": "c", "nl": "x", "en": "x"}]"#;
        assert_eq!(addresses(change), ["1", "1/b", "1/c", "2"]);
    }

    #[test]
    fn a_change_that_cannot_be_made_is_named() {
        for changes in [
            r#"[{"at": "9", "nl": "x", "en": "x"}]"#,
            r#"[{"at": "1/z", "remove": true}]"#,
            r#"[{"at": "1", "nl": "x"}]"#,
            r#"[{"after": "1", "key": "1", "nl": "x", "en": "x"}]"#,
        ] {
            let (clause, fallback) = clause(changes);
            assert!(clause.revised(&fallback).is_err_and(|(index, _)| index == 0), "{changes}");
        }
    }
}
