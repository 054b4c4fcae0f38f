/// The candidate that `word` was probably meant to be, if one is near enough.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    similar::get_close_matches(word, &candidates, 1, 0.6).into_iter().next()
}

/// A hint "did you mean …?" for a name that is not among the candidates, or the list of a few candidates.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const FEW: usize = 12;
    let candidates: Vec<&str> = candidates.into_iter().collect();
    match nearest(word, candidates.iter().copied()) {
        Some(found) => Some(format!("did you mean `{found}`?")),
        None if candidates.is_empty() || candidates.len() > FEW => None,
        None => Some(format!("possible here: {}", candidates.join(", "))),
    }
}
