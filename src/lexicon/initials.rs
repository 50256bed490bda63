//! Names by their first letter, so that a look-up reads only those that can fit.

/// The positions of a list of names, grouped by first letter; built by the compiler.
pub(crate) struct Initials<const NAMES: usize> {
    /// Positions in the list, those of one letter together and in the list's order.
    order: [u8; NAMES],
    /// Where the positions of each letter begin in `order`; one more for the end.
    starts: [u8; LETTERS + 1],
}

/// The values of a letter's five low bits, which are the same in both cases.
const LETTERS: usize = 32;

const fn letter_of(byte: u8) -> usize {
    (byte & 0x1f) as usize
}

impl<const NAMES: usize> Initials<NAMES> {
    /// Groups names by their first bytes.
    pub(crate) const fn of(first_bytes: &[u8; NAMES]) -> Self {
        assert!(NAMES < 256, "a position is a byte");
        let mut order = [0; NAMES];
        let mut starts = [0; LETTERS + 1];
        let (mut letter, mut at) = (0, 0);
        while letter < LETTERS {
            starts[letter] = at as u8;
            let mut name = 0;
            while name < NAMES {
                if letter_of(first_bytes[name]) == letter {
                    order[at] = name as u8;
                    at += 1;
                }
                name += 1;
            }
            letter += 1;
        }
        starts[LETTERS] = at as u8;
        Initials { order, starts }
    }

    /// The positions of the names that may begin with this byte, in either case, in the list's order.
    pub(crate) fn beginning(&self, first_byte: u8) -> impl Iterator<Item = usize> {
        let letter = letter_of(first_byte);
        let (from, to) = (self.starts[letter], self.starts[letter + 1]);
        let names = &self.order[usize::from(from)..usize::from(to)];
        names.iter().map(|name| usize::from(*name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_letter_come_in_their_order() {
        static NAMES: Initials<4> = Initials::of(b"aBAb");
        assert_eq!(NAMES.beginning(b'A').collect::<Vec<_>>(), [0, 2]);
        assert_eq!(NAMES.beginning(b'b').collect::<Vec<_>>(), [1, 3]);
        assert_eq!(NAMES.beginning(b'z').count(), 0);
    }
}
