//! Folding of content lines at 75 octets, never inside a character (RFC 5545 3.1).
//!
//! The icalendar crate folds as well, but lets a last line of 76 octets pass (75 that remain and the blank before them).

/// Octets of a line without its CRLF.
const LIMIT: usize = 75;

/// The same lines, folded anew. The text has CRLF at line ends and nowhere else.
pub(super) fn refold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.replace("\r\n ", "").split_inclusive("\r\n") {
        fold_line(line.trim_end_matches("\r\n"), &mut out);
    }
    out
}

fn fold_line(line: &str, out: &mut String) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LIMIT {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_at_most_75_octets_and_unfold_to_what_they_were() {
        for n in 60..400 {
            for letter in ["x", "é", "🙂", " "] {
                let line = format!("SUMMARY:{}\r\n", letter.repeat(n));
                let folded = refold(&line);
                assert!(folded.split("\r\n").all(|l| l.len() <= LIMIT));
                assert_eq!(folded.replace("\r\n ", ""), line);
                assert_eq!(refold(&folded), folded);
            }
        }
    }
}
