use crate::model::{Clause, Fallback, Paragraph, Point, TextChange};

/// The clause with a fallback's changes made, in order.
///
/// # Errors
/// The index of the change that cannot be made, and why.
pub fn apply(clause: &Clause, fallback: &Fallback) -> Result<Clause, (usize, String)> {
    let mut changed = clause.clone();
    for (index, change) in fallback.changes.iter().enumerate() {
        apply_one(&mut changed, change).map_err(|message| (index, message))?;
    }
    Ok(changed)
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
            nl.clone_into(&mut paragraphs[index].nl);
            en.clone_into(&mut paragraphs[index].en);
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
