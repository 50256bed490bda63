//! Where a word stands in a list of words: a table built by the compiler, so that a look-up compares once.

/// Open addressing on the first eight bytes in lower case and the length. `SLOTS` is a power of two, twice the words or more.
pub(super) struct Index<const SLOTS: usize> {
    /// A byte of each slot's hash, 0 where no word stands. Most words asked for are unknown, and these bytes alone, which
    /// stay in the nearest cache, say so.
    prints: [u8; SLOTS],
    /// The key of a word, its position in the list, and its length.
    words: [(u64, u16, u8); SLOTS],
}

impl<const SLOTS: usize> Index<SLOTS> {
    /// An index of no words.
    pub(super) const fn new() -> Self {
        assert!(SLOTS.is_power_of_two(), "slots are found by shifting");
        Index {
            prints: [0; SLOTS],
            words: [(0, 0, 0); SLOTS],
        }
    }

    /// Adds the word that stands at `position`.
    pub(super) const fn add(&mut self, word: &str, position: usize) {
        assert!(word.len() < 256, "a length is a byte");
        let key = key_of(word.as_bytes());
        let (mut slot, print) = Self::slot_and_print(key, word.len());
        while self.prints[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        self.prints[slot] = print;
        self.words[slot] = (key, position as u16, word.len() as u8);
    }

    /// The position of the word with this key and length; what stands behind the first eight bytes is told apart by `is`.
    #[inline]
    pub(super) fn find(
        &self,
        key: u64,
        length: usize,
        is: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let (mut slot, print) = Self::slot_and_print(key, length);
        while self.prints[slot] != 0 {
            if self.prints[slot] == print {
                let (other, position, other_length) = self.words[slot];
                let same = other == key && usize::from(other_length) == length;
                if same && is(usize::from(position)) {
                    return Some(usize::from(position));
                }
            }
            slot = (slot + 1) % SLOTS;
        }
        None
    }

    const fn slot_and_print(key: u64, length: usize) -> (usize, u8) {
        let mixed = key ^ (length as u64).wrapping_mul(0x9E37_79B9);
        let mixed = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let slot = mixed >> (64 - SLOTS.trailing_zeros());
        (slot as usize, (mixed >> 40) as u8 | 1)
    }
}

/// The first eight bytes, lower case where they are letters.
pub(super) const fn key_of(bytes: &[u8]) -> u64 {
    const LOWER: u64 = 0x2020_2020_2020_2020;
    // Two loads that overlap serve for all words of four letters or more.
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight) | LOWER;
    }
    let (low, high) = match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(low), Some(high)) => (u32::from_le_bytes(*low), u32::from_le_bytes(*high)),
        _ => return key_of_few(bytes),
    };
    let length = 8 * bytes.len() as u32;
    (low as u64 | (high as u64) << (length - 32)) | LOWER >> (64 - length)
}

/// The same of fewer than four bytes.
const fn key_of_few(bytes: &[u8]) -> u64 {
    match *bytes {
        [a] => (a | 0x20) as u64,
        [a, b] => (a | 0x20) as u64 | ((b | 0x20) as u64) << 8,
        [a, b, c] => (a | 0x20) as u64 | ((b | 0x20) as u64) << 8 | ((c | 0x20) as u64) << 16,
        _ => 0,
    }
}

/// Where a word stands in a list of tuples that begin with a word each; the compiler builds the list's index in place.
macro_rules! position_in {
    ($list:ident, $word:expr) => {{
        use $crate::lexicon::index::{Index, key_of};
        const SLOTS: usize = ($list.len() * 2).next_power_of_two();
        static INDEX: Index<SLOTS> = {
            let mut index = Index::new();
            let mut i = 0;
            while i < $list.len() {
                index.add($list[i].0, i);
                i += 1;
            }
            index
        };
        let word: &str = $word;
        INDEX.find(key_of(word.as_bytes()), word.len(), |at| {
            $list[at].0 == word
        })
    }};
}
pub(super) use position_in;

#[cfg(test)]
mod tests {
    #[test]
    fn a_key_is_the_first_eight_bytes_in_lower_case() {
        let word = b"Wednesday's";
        for length in 0..=word.len() {
            let mut eight = [0; 8];
            for (slot, byte) in eight.iter_mut().zip(&word[..length]) {
                *slot = byte | 0x20;
            }
            let key = super::key_of(&word[..length]);
            assert_eq!(key, u64::from_le_bytes(eight), "{length}");
        }
    }

    #[test]
    fn each_word_finds_itself_and_no_other_does() {
        static WORDS: [(&str, u8); 4] =
            [("committee", 0), ("committees", 1), ("commit", 2), ("a", 3)];
        let find = |word| position_in!(WORDS, word);
        for (at, (word, _)) in WORDS.iter().enumerate() {
            assert_eq!(find(word), Some(at));
        }
        assert_eq!(find("committed"), None);
        assert_eq!(find(""), None);
    }
}
