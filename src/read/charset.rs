//! Bytes to text: which encoding, and the repair of text that was decoded twice.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::note::Note;

/// How much of the input the detector looks at: it reads 15 MB/s, the rest of us a hundred times that.
const DETECTED: usize = 64 << 10;

/// Decodes `bytes`, `label` being what a header or tag says about them.
///
/// In this order: byte order mark, valid UTF-8 (over any label but iso-2022-*, since a wrong label is common and UTF-8
/// by chance is not), the label where the bytes fit it, nearly valid UTF-8 (a cut-off tail), and the guess of a detector.
pub(crate) fn decode<'b>(
    bytes: &'b [u8],
    label: Option<&str>,
    notes: &mut Vec<Note>,
) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = utf16_without_mark(bytes).filter(|_| label.is_none()) {
        notes.push(Note::info(
            "charset-guessed",
            format!(
                "it has no byte order mark and nearly every other byte is zero; read as {}: if letters are wrong, save it as UTF-8",
                encoding.name()
            ),
        ));
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let labelled = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let shifted = labelled.is_some_and(|encoding| !encoding.is_ascii_compatible())
        || label.is_some_and(|label| label.to_ascii_lowercase().starts_with("iso-2022"));
    if !shifted {
        match std::str::from_utf8(bytes) {
            Ok(text) => return repair(text, notes),
            Err(_) if labelled.is_none_or(|encoding| encoding == UTF_8) && nearly_utf8(bytes) => {
                notes.push(Note::info(
                    "charset-repaired",
                    "a few bytes are not UTF-8 and became replacement characters",
                ));
                return UTF_8.decode_without_bom_handling(bytes).0;
            }
            Err(_) => {}
        }
    }
    if let Some(encoding) = labelled {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return text;
        }
        if encoding != UTF_8 && nearly_utf8(bytes) {
            return UTF_8.decode_without_bom_handling(bytes).0;
        }
    }
    let guess = detect(bytes);
    notes.push(Note::info(
        "charset-guessed",
        format!(
            "the encoding is not stated or not true; read as {}: if letters are wrong, save it as UTF-8",
            guess.name()
        ),
    ));
    guess.decode_without_bom_handling(bytes).0
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // The window starts at the first byte outside ASCII, or a long English opening would hide all evidence.
    let start = bytes.iter().position(|b| *b >= 0x80).unwrap_or(0);
    let start = start.saturating_sub(1 << 10);
    let end = bytes.len().min(start + DETECTED);
    detector.feed(&bytes[start..end], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// At most one bad sequence in a hundred of those outside ASCII, or a single one at the end.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut last_bad) = (0usize, 0usize, false);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC2).count();
        last_bad = !chunk.invalid().is_empty();
        bad += usize::from(last_bad);
    }
    bad * 100 <= good || (bad == 1 && last_bad)
}

/// UTF-16 without a byte order mark: half of the bytes of English text are zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if head.len() < 16 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |offset: usize| {
        head[offset..]
            .iter()
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 7 / 10;
    if odd >= most && even * 10 < odd {
        Some(UTF_16LE)
    } else if even >= most && odd * 10 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes look like UTF-16 text without a byte order mark.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    utf16_without_mark(bytes).is_some()
}

/// "â€™" for "’": UTF-8 that someone read as windows-1252 and saved as UTF-8 again.
fn repair<'b>(text: &'b str, notes: &mut Vec<Note>) -> Cow<'b, str> {
    if !text.contains("â€") && !text.contains("Ã©") {
        return Cow::Borrowed(text);
    }
    // Line by line, since a mail often has one such paragraph among good ones.
    let mut repaired = String::with_capacity(text.len());
    let mut changed = false;
    for line in text.split_inclusive('\n') {
        match undo_double_encoding(line) {
            Some(better) => {
                changed = true;
                repaired.push_str(&better);
            }
            None => repaired.push_str(line),
        }
    }
    if !changed {
        return Cow::Borrowed(text);
    }
    notes.push(Note::info(
        "charset-repaired",
        "text that was encoded twice (such as `â€™`) was repaired",
    ));
    Cow::Owned(repaired)
}

fn undo_double_encoding(line: &str) -> Option<String> {
    if !line.contains("â€") && !line.contains("Ã©") {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(line);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(bytes: &[u8], label: Option<&str>, expected: &str) {
        assert_eq!(decode(bytes, label, &mut Vec::new()), expected);
    }

    #[test]
    fn valid_utf8_wins_over_a_wrong_label() {
        case(
            "Café – 10 a.m.".as_bytes(),
            Some("iso-8859-1"),
            "Café – 10 a.m.",
        );
    }

    #[test]
    fn windows_1252_is_read_by_its_label_and_without_one() {
        case(
            b"Caf\xe9 \x96 \x93noon\x94",
            Some("iso-8859-1"),
            "Café – “noon”",
        );
        case(
            b"The club\x92s talk is at the Caf\xe9 on Friday",
            None,
            "The club’s talk is at the Café on Friday",
        );
    }

    #[test]
    fn a_cut_off_tail_does_not_change_the_encoding() {
        case(
            b"Caf\xc3\xa9, na\xc3\xafve, d\xc3\xa9j\xc3",
            None,
            "Café, naïve, déj\u{fffd}",
        );
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let text = "Monday, March 4: a talk";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        case(&little, None, text);
        let marked: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        case(&marked, None, text);
    }

    #[test]
    fn utf16_without_a_mark_is_told() {
        let bytes: Vec<u8> = "Monday, March 4: a talk"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        let mut notes = Vec::new();
        decode(&bytes, None, &mut notes);
        assert_eq!(notes.len(), 1);
        assert!(notes[0].message.contains("UTF-16BE"), "{notes:?}");
    }

    #[test]
    fn double_encoding_is_undone_only_where_it_stands() {
        case(
            "Itâ€™s noon\nDéjà vu".as_bytes(),
            None,
            "It’s noon\nDéjà vu",
        );
    }
}
