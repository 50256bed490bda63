//! Lines that begin with the number of an item: "1. …", "2. …". Each opens an item, and nothing of the next belongs to it.

use super::piece::Line;

/// Numbers that must follow each other before they count items.
const LEAST: usize = 3;
/// Lines between two numbers of one list.
const FAR: usize = 40;

/// Which lines open an item by its number.
pub(super) fn numbered(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut opens = vec![false; lines.len()];
    let mut run: Vec<usize> = Vec::new();
    let mut last = 0;
    for (index, line) in lines.iter().enumerate() {
        let Some(number) = number_of(line.span.of(text)) else {
            continue;
        };
        let near = run.last().is_none_or(|&above| index - above <= FAR);
        if number != last + 1 || !near {
            if number != 1 {
                continue;
            }
            settle(&run, &mut opens);
            run.clear();
        }
        run.push(index);
        last = number;
    }
    settle(&run, &mut opens);
    opens
}

fn settle(run: &[usize], opens: &mut [bool]) {
    if run.len() >= LEAST {
        for &index in run {
            opens[index] = true;
        }
    }
}

/// The number that a line begins with: "12. Talk", "3) Talk".
fn number_of(line: &str) -> Option<u32> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let parted = rest.starts_with(". ") || rest.starts_with(") ") || rest.starts_with(".\u{a0}");
    if !(1..=2).contains(&digits) || !parted {
        return None;
    }
    line[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn an_items_number_is_told_from_hours_and_addresses() {
        assert_eq!(number_of("1. Tides and tolls"), Some(1));
        assert_eq!(number_of("12) Locks"), Some(12));
        assert_eq!(number_of("10.30 Locks"), None);
        assert_eq!(number_of("1225 K Street"), None);
        assert_eq!(number_of("9 a.m. Locks"), None);
    }
}
