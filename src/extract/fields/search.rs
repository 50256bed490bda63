//! Where a phrase of a list stands in a text, ASCII case aside.

/// The phrases of long lists are sought in a text again and again, and nearly none of them is there: a text is read once for the
/// pairs of letters that it holds, and a phrase with a pair that it lacks need not be sought.
pub(crate) struct Sought<'t> {
    text: &'t str,
    pairs: [u64; PAIRS / 64],
}

/// How many pairs are told apart.
const PAIRS: usize = 512;

/// Lists shorter than this are sought directly.
const SHORT: usize = 5;

impl<'t> Sought<'t> {
    /// Reads a text.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut pairs = [0; PAIRS / 64];
        for pair in text.as_bytes().windows(2) {
            let at = place(pair);
            pairs[at / 64] |= 1 << (at % 64);
        }
        Sought { text, pairs }
    }

    /// Whether the text may hold a phrase; if not, it does not.
    pub(crate) fn may_hold(&self, needle: &str) -> bool {
        let held = |pair| {
            let at = place(pair);
            self.pairs[at / 64] & (1 << (at % 64)) != 0
        };
        needle.as_bytes().windows(2).all(held)
    }

    /// Where a phrase stands in the text from `from` on.
    pub(crate) fn find(&self, needle: &str, from: usize) -> Option<usize> {
        self.may_hold(needle)
            .then(|| find_folded(self.text, needle, from))
            .flatten()
    }

    /// Whether the text holds a phrase as whole words.
    pub(crate) fn has_word(&self, needle: &str) -> bool {
        self.find_word(needle).is_some()
    }

    /// Where a phrase stands in the text as whole words.
    pub(crate) fn find_word(&self, needle: &str) -> Option<usize> {
        self.may_hold(needle)
            .then(|| find_word(self.text, needle))
            .flatten()
    }
}

/// The place of a pair of letters in the table, case aside.
fn place(pair: &[u8]) -> usize {
    let [a, b] = [pair[0] | 0x20, pair[1] | 0x20].map(usize::from);
    (a * 23 + b) % PAIRS
}

/// Whether `text` holds one of the phrases as whole words, ASCII case aside.
pub(crate) fn has_any_word(text: &str, needles: &[&str]) -> bool {
    if needles.len() < SHORT {
        return needles.iter().any(|w| has_word(text, w));
    }
    let sought = Sought::of(text);
    needles.iter().any(|w| sought.has_word(w))
}

/// Where `needle` stands in `text` from `from` on, ASCII case aside.
pub(crate) fn find_folded(text: &str, needle: &str, from: usize) -> Option<usize> {
    let (rest, needle) = (text.as_bytes().get(from..)?, needle.as_bytes());
    let last = rest.len().checked_sub(needle.len())?;
    // The rarest letter stands in few places of the text, and the needle is compared in those only.
    let (mut at, mut most) = (0, 0);
    for (place, letter) in needle.iter().enumerate() {
        let rarity = rarity(*letter);
        if rarity > most {
            (at, most) = (place, rarity);
        }
    }
    let letter = needle.get(at)?;
    let (lower, upper) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
    memchr::memchr2_iter(lower, upper, &rest[at..=at + last])
        .find(|&start| rest[start..start + needle.len()].eq_ignore_ascii_case(needle))
        .map(|start| from + start)
}

/// How seldom a letter stands in English text, roughly.
fn rarity(letter: u8) -> u8 {
    match letter | 0x20 {
        b' ' | b'a' | b'e' | b'i' | b'n' | b'o' | b'r' | b's' | b't' => 0,
        b'd' | b'h' | b'l' => 1,
        b'c' | b'm' | b'u' => 2,
        b'b' | b'f' | b'g' | b'p' | b'w' | b'y' => 3,
        b'k' | b'v' => 4,
        b'j' | b'q' | b'x' | b'z' => 5,
        _ => 1,
    }
}

/// Where `needle` stands in `text` as whole words, ASCII case aside.
pub(crate) fn find_word(text: &str, needle: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(start) = find_folded(text, needle, from) {
        let end = start + needle.len();
        let left = text[..start].chars().next_back();
        let right = text[end..].chars().next();
        if !left.is_some_and(char::is_alphanumeric) && !right.is_some_and(char::is_alphanumeric) {
            return Some(start);
        }
        from = end;
    }
    None
}

/// Whether `text` holds `needle` as whole words, ASCII case aside.
pub(crate) fn has_word(text: &str, needle: &str) -> bool {
    find_word(text, needle).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_in_any_case() {
        let list = ["to be held", "cancelled", "put off", "moved", "rescheduled"];
        assert!(has_any_word("The talk was PUT OFF, sadly", &list));
        assert!(has_any_word("«moved»", &list));
        assert!(!has_any_word("The input offers of a removed talk", &list));
        assert!(!has_any_word("", &list));
        assert_eq!(
            Sought::of("Café to be Held").find_word("to be held"),
            Some(6)
        );
    }

    #[test]
    fn what_a_text_holds_it_may_hold() {
        let text = "Doors – 6.30 p.m.; the Harbor Forum’s talk, ‘Ice’, is MOVED [online]";
        let sought = Sought::of(text);
        for from in 0..text.len() {
            for to in from..text.len() {
                if let Some(part) = text.get(from..to) {
                    assert!(sought.may_hold(part), "{part}");
                    assert!(sought.may_hold(&part.to_ascii_lowercase()), "{part}");
                }
            }
        }
        assert!(!sought.may_hold("quiz"));
    }
}
