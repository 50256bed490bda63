//! Names in capitals in normal case; abbreviations as they are.

use super::clause::Sentence;
use super::words::{Kind, Word};

/// Abbreviations of four letters and more that people say as words or spell out.
pub(super) const ACRONYMS: &[&str] = &[
    "AARP",
    "ACLU",
    "AFRICOM",
    "AIPAC",
    "AMRAAM",
    "APEC",
    "ARPA",
    "ASEAN",
    "AUKUS",
    "BRICS",
    "CBP",
    "CENTCOM",
    "CISA",
    "COVID",
    "CSIS",
    "DARPA",
    "DHS",
    "DNI",
    "DOD",
    "ECOWAS",
    "EPA",
    "EUCOM",
    "FEMA",
    "FERC",
    "FISA",
    "GOP",
    "HIMARS",
    "IAEA",
    "ICE",
    "IMF",
    "INDOPACOM",
    "INTERPOL",
    "ISIS",
    "JCPOA",
    "MAGA",
    "MIT",
    "NAACP",
    "NAFTA",
    "NASA",
    "NATO",
    "NDAA",
    "NHTSA",
    "NOAA",
    "NORAD",
    "NSC",
    "OECD",
    "OPEC",
    "OSHA",
    "POLITICO",
    "SALT",
    "SCOTUS",
    "SEAL",
    "SEC",
    "SOCOM",
    "START",
    "STEM",
    "SWIFT",
    "THAAD",
    "UCLA",
    "UNESCO",
    "UNICEF",
    "UNRWA",
    "USAID",
    "USDA",
    "USMCA",
    "USPS",
    "WADA",
    "YMCA",
];

/// Writes a word; surnames in capitals in normal case, abbreviations as they are.
pub(super) fn push_cased(
    out: &mut String,
    sentence: &Sentence<'_>,
    picked: &[usize],
    place: usize,
) {
    let words = &sentence.words;
    let word = &words[picked[place]];
    if !is_shouted(word) {
        out.push_str(word.text);
        return;
    }
    let neighbour = |index: Option<usize>| {
        index
            .and_then(|i| words.get(i))
            .is_some_and(|n| n.kind == Kind::Word && n.capital && n.roles == 0)
    };
    let at = picked[place];
    let beside = neighbour(at.checked_sub(1))
        || words
            .get(at + 1)
            .is_some_and(|n| n.all_caps() && n.kind == Kind::Word);
    if !beside || is_acronym(word.text) {
        out.push_str(word.text);
    } else {
        push_name(out, word.text);
    }
}

/// Whether a word is in capitals as names in newsletters are ("SULLIVAN", "McLEARY", "O’BRIEN").
pub(super) fn is_shouted(word: &Word<'_>) -> bool {
    if word.kind != Kind::Word || word.text.contains('.') {
        return false;
    }
    let base = word
        .text
        .strip_suffix("’s")
        .or_else(|| word.text.strip_suffix("'s"))
        .unwrap_or(word.text);
    let base = base
        .strip_prefix("Mc")
        .or_else(|| base.strip_prefix("Mac"))
        .or_else(|| base.strip_prefix("De"))
        .unwrap_or(base);
    let letters = base.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && base.chars().all(|c| !c.is_lowercase())
        && !base.chars().any(|c| c.is_ascii_digit())
}

pub(super) fn is_acronym(text: &str) -> bool {
    let base = text
        .strip_suffix("’s")
        .or_else(|| text.strip_suffix("'s"))
        .unwrap_or(text);
    let vowel = base
        .chars()
        .any(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'));
    ACRONYMS.binary_search(&base).is_ok()
        || !vowel
        || base.contains('&')
        || matches!(
            base,
            "US" | "UN"
                | "EU"
                | "UK"
                | "AI"
                | "CIA"
                | "FBI"
                | "NSA"
                | "FDA"
                | "II"
                | "III"
                | "IV"
                | "UAE"
                | "USA"
        )
}

/// "McLEARY" as "McLeary", "KIM-LEE" as "Kim-Lee".
pub(super) fn push_name(out: &mut String, text: &str) {
    let (base, ending) = match text.strip_suffix("’s").or_else(|| text.strip_suffix("'s")) {
        Some(base) => (base, &text[base.len()..]),
        None => (text, ""),
    };
    let mut begin = true;
    let mut run = 0;
    let prefix = ["Mc", "Mac", "De"]
        .iter()
        .find(|p| base.starts_with(**p) && base.len() > p.len())
        .map_or(0, |p| p.len());
    for (offset, c) in base.char_indices() {
        if offset < prefix {
            out.push(c);
            continue;
        }
        if begin || offset == prefix {
            out.push(c);
            begin = false;
            run = 1;
            continue;
        }
        if matches!(c, '-' | '’' | '\'') {
            // "O’BRIEN", "KIM-LEE": a capital follows, but not after a long first part with an apostrophe.
            begin = c == '-' || run <= 2;
            out.push(c);
            continue;
        }
        run += 1;
        out.extend(c.to_lowercase());
    }
    out.push_str(ending);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_become_normal() {
        let name = |text: &str| {
            let mut out = String::new();
            push_name(&mut out, text);
            out
        };
        assert_eq!(name("SULLIVAN"), "Sullivan");
        assert_eq!(name("McLEARY"), "McLeary");
        assert_eq!(name("O’BRIEN’s"), "O’Brien’s");
        assert_eq!(name("YONG-HYUN"), "Yong-Hyun");
    }

    #[test]
    fn acronyms_are_sorted_and_kept() {
        assert!(ACRONYMS.windows(2).all(|w| w[0] < w[1]));
        assert!(is_acronym("NATO") && is_acronym("DHS") && !is_acronym("HALE"));
    }
}
