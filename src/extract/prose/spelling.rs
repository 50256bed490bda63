//! How words are spelled that are not what they look like, as data.

/// Abbreviations whose full stop is part of the word.
pub(super) const ABBREVIATIONS: &[&str] = &[
    "adm", "amb", "ave", "bros", "capt", "co", "col", "corp", "cpl", "del", "dept", "det", "dr",
    "fr", "gen", "gov", "hon", "inc", "jr", "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt",
    "no", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sgt", "sr", "st", "supt", "treas",
    "univ", "vs",
];

/// Words in "-ly" that are adjectives, nouns or names, sorted.
pub(super) const NO_ADVERBS: &[&str] = &[
    "assembly",
    "beverly",
    "billy",
    "connolly",
    "costly",
    "daily",
    "deadly",
    "donnelly",
    "early",
    "elderly",
    "emily",
    "friendly",
    "hourly",
    "italy",
    "kelly",
    "kimberly",
    "monthly",
    "quarterly",
    "reilly",
    "sally",
    "scully",
    "sicily",
    "weekly",
    "yearly",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(ABBREVIATIONS.windows(2).all(|w| w[0] < w[1]));
        assert!(NO_ADVERBS.windows(2).all(|w| w[0] < w[1]));
    }
}
