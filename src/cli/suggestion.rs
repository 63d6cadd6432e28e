//! Did-you-mean.

/// What to say of a name that nobody knows: `no rule is called "x"; did you mean "y"?`
pub fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(name, known) {
        Some(near) => format!("no {kind} is called `{name}`; did you mean `{near}`?"),
        None => format!("no {kind} is called `{name}`"),
    }
}

/// The known name that is nearest to a name, where one is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.map(|known| (strsim::normalized_damerau_levenshtein(name, known), known));
    scored.filter(|(score, _)| *score >= 0.5).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1))).map(|(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_suggested() {
        assert_eq!(nearest("stanse", ["amount", "stance"].into_iter()), Some("stance"));
        assert_eq!(nearest("weather", ["amount", "stance"].into_iter()), None);
    }
}
