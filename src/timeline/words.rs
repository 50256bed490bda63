//! Words as identity sees them: lower case, without accents, possessives and small words.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words that carry nothing, by their first letter: they never tell two titles apart.
#[rustfmt::skip]
fn small(first: u8) -> &'static [&'static str] {
    match first {
        b'a' => &["a", "about", "after", "an", "and", "are", "as", "at"],
        b'b' => &["be", "before", "by"],
        b'f' => &["for", "from"],
        b'h' => &["has", "have", "her", "his", "how"],
        b'i' => &["in", "into", "is", "it", "its"],
        b'o' => &["of", "on", "or", "over"],
        b's' => &["s"],
        b't' => &["that", "the", "their", "this", "to"],
        b'u' => &["u", "under", "up"],
        b'v' => &["vs"],
        b'w' => &["was", "what", "when", "which", "who", "why", "will", "with"],
        _ => &[],
    }
}

/// Words that name a form of event, by their first letter: two panels of one host are not one panel.
#[rustfmt::skip]
fn forms(first: u8) -> &'static [&'static str] {
    match first {
        b'a' => &["address", "annual"],
        b'b' => &["briefing"],
        b'c' => &["call", "class", "committee", "conference", "conversation", "course"],
        b'd' => &["day", "dialogue", "discuss", "discusses", "discussion"],
        b'e' => &["event", "events"],
        b'f' => &["forum", "free"],
        b'h' => &["hearing", "hold", "holds", "host", "hosted", "hosts"],
        b'l' => &["launch", "lecture", "live"],
        b'm' => &["meet", "meeting", "meetings", "meets", "monthly"],
        b'n' => &["new", "night"],
        b'o' => &["online", "open"],
        b'p' => &["panel", "part", "public"],
        b'r' => &["remarks", "roundtable"],
        b's' => &["seminar", "series", "session", "speak", "speaks", "special", "speech", "summit"],
        b't' => &["talk", "talks", "today", "tomorrow", "tour"],
        b'v' => &["virtual", "visit"],
        b'w' => &["webinar", "week", "weekly", "workshop"],
        _ => &[],
    }
}

/// Text in the form that ids are made of: letters and digits in lower case without accents, one blank between words.
pub(super) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut add = |c: char| {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        } else if !is_combining_mark(c) && !matches!(c, '\'' | '’' | '‘' | '.') {
            gap = true;
        }
    };
    for c in text.chars() {
        // Nearly all text is ASCII, and decomposes to itself.
        if c.is_ascii() {
            add(c.to_ascii_lowercase());
        } else {
            std::iter::once(c)
                .nfkd()
                .flat_map(char::to_lowercase)
                .for_each(&mut add);
        }
    }
    out
}

/// The words of a title, each with what it weighs.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// The words that tell titles apart.
    strong: BTreeSet<String>,
    /// Forms of event.
    forms: BTreeSet<String>,
}

/// How alike two titles are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    /// 0 to 1.
    pub(super) score: f64,
    /// How many telling words they share.
    pub(super) shared: usize,
}

const FORM_WEIGHT: f64 = 0.25;

impl Words {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Words::default();
        for word in normal(text).split(' ') {
            let Some(&first) = word.as_bytes().first() else {
                continue;
            };
            if small(first).contains(&word) {
                continue;
            }
            let set = if forms(first).contains(&word) {
                &mut words.forms
            } else {
                &mut words.strong
            };
            set.insert(stem(word).to_owned());
        }
        words
    }

    /// The words that tell titles apart.
    pub(super) fn strong(&self) -> impl Iterator<Item = &str> {
        self.strong.iter().map(String::as_str)
    }

    /// Whether no word is left.
    pub(super) fn is_empty(&self) -> bool {
        self.strong.is_empty() && self.forms.is_empty()
    }

    /// Whether all telling words of `self` (at least one) stand in `other`.
    pub(super) fn all_in(&self, other: &Words) -> bool {
        !self.strong.is_empty() && self.strong.is_subset(&other.strong)
    }

    /// How alike two titles are: half containment of the shorter in the longer, half Dice.
    pub(super) fn likeness(&self, other: &Words) -> Likeness {
        let shared = self.strong.intersection(&other.strong).count();
        let forms = self.forms.intersection(&other.forms).count();
        let common = shared as f64 + FORM_WEIGHT * forms as f64;
        let (a, b) = (self.weight(), other.weight());
        let least = a.min(b);
        let score = if least > 0.0 {
            0.5 * common / least + common / (a + b)
        } else {
            0.0
        };
        Likeness { score, shared }
    }

    fn weight(&self) -> f64 {
        self.strong.len() as f64 + FORM_WEIGHT * self.forms.len() as f64
    }
}

/// Singular and plural are one word; no more than that.
fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(rest) if rest.len() > 3 && !rest.ends_with(['s', 'u', 'i']) => rest,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_the_row_of_its_first_letter() {
        for first in 0..=u8::MAX {
            for word in small(first).iter().chain(forms(first)) {
                assert_eq!(word.as_bytes().first(), Some(&first), "{word}");
            }
        }
    }

    #[test]
    fn accents_case_possessives_and_marks_make_no_difference() {
        assert_eq!(
            normal("  The Café’s U.S. — “Ledger”\tSchool "),
            "the cafes us ledger school"
        );
    }

    #[test]
    fn two_panels_share_only_the_form() {
        let a = Words::of("Panel discussion on trade");
        let b = Words::of("Panel discussion on defence");
        assert!(a.likeness(&b).score < 0.4);
        assert_eq!(a.likeness(&b).shared, 0);
    }

    #[test]
    fn a_short_title_inside_a_long_one_is_like_it() {
        let a = Words::of("Harbor dredging budget");
        let b = Words::of("Public hearing: the harbor dredging budget and what it leaves out");
        assert!(a.likeness(&b).score > 0.7, "{:?}", a.likeness(&b));
    }
}
