//! Signs that a text was written in Britain, for British hours: postcodes, telephone numbers, pounds, "7.15pm".
//!
//! Each kind of sign counts up to a bound, so that neither one address nor one price decides.

use memchr::memmem;

use crate::document::Document;
use crate::timex::Tags;
use crate::timex::expr::ExprKind;

/// What the signs of a text weigh, 0 for none; a dollar sign or two less than a pound says nothing.
pub(super) fn weight(text: &str, document: &Document, tags: &Tags) -> usize {
    let bytes = text.as_bytes();
    let pounds = prices(bytes, "£".as_bytes());
    let dollars = prices(bytes, b"$");
    let money = if dollars > pounds { 0 } else { pounds.min(2) };
    let codes = postcodes(bytes).min(2) * 2;
    let numbers = telephones(bytes).min(1) * 2;
    let domains = [&b".co.uk"[..], b".org.uk", b".gov.uk", b".ac.uk"];
    let domains = domains.iter().any(|d| memmem::find(bytes, d).is_some());
    let hard = money + codes + numbers + if domains { 2 } else { 0 };
    // Abroad they write of Westminster too, but not with the day before the month.
    let hard = hard
        + if super::day_first(document, tags) == Some(true) && dollars <= pounds {
            institutions(text)
        } else {
            0
        };
    if hard == 0 {
        return 0;
    }
    hard + dotted_hours(document, tags).min(3)
}

/// Names that a British letter need not explain.
const INSTITUTIONS: &[&str] = &[
    "PMQs",
    "MPs",
    "the Lords",
    "the Commons",
    "Whitehall",
    "Downing Street",
    "Westminster",
    "Holyrood",
    "Threadneedle Street",
    "HMRC",
    "HM Treasury",
    "NHS",
    "Ofcom",
    "Ofgem",
    "by-election",
    "peers",
];

/// How many of them a text has, up to three.
fn institutions(text: &str) -> usize {
    let found = INSTITUTIONS
        .iter()
        .filter(|name| memmem::find(text.as_bytes(), name.as_bytes()).is_some());
    found.take(3).count()
}

/// Money signs in front of a digit.
fn prices(bytes: &[u8], sign: &[u8]) -> usize {
    memmem::find_iter(bytes, sign)
        .filter(|at| bytes.get(at + sign.len()).is_some_and(u8::is_ascii_digit))
        .count()
}

/// Postcodes: "HW4 1AA", "SW1A 2HQ".
fn postcodes(bytes: &[u8]) -> usize {
    let inward = |w: &[u8]| {
        w[0] == b' '
            && w[1].is_ascii_digit()
            && w[2].is_ascii_uppercase()
            && w[3].is_ascii_uppercase()
    };
    let ends = |at: usize| bytes.get(at).is_none_or(|b| !b.is_ascii_alphanumeric());
    let mut found = 0;
    for (at, window) in bytes.windows(4).enumerate() {
        if inward(window) && ends(at + 4) {
            let front = bytes[..at].iter().rev();
            let length = front.take_while(|b| b.is_ascii_alphanumeric()).count();
            let outward = &bytes[at - length..at];
            let letters = outward
                .iter()
                .take_while(|b| b.is_ascii_uppercase())
                .count();
            let rest = &outward[letters..];
            let tail = rest
                .iter()
                .skip(1)
                .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
            let digit = rest.first().is_some_and(u8::is_ascii_digit);
            found += usize::from((1..=2).contains(&letters) && digit && tail && rest.len() <= 2);
        }
    }
    found
}

/// Telephone numbers: "+44 …", "020 7946 0917", "01632 960114".
fn telephones(bytes: &[u8]) -> usize {
    let abroad = memmem::find_iter(bytes, b"+44").count();
    let trunk = |w: &[u8]| {
        w[0] == b'0'
            && matches!(w[1], b'1' | b'2')
            && w[2..].iter().all(|b| b.is_ascii_digit() || *b == b' ')
    };
    let grouped = bytes.windows(12).enumerate().filter(|(at, w)| {
        let digits = w.iter().filter(|b| b.is_ascii_digit()).count();
        let starts = *at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        trunk(w) && starts && (10..=11).contains(&digits)
    });
    abroad + grouped.count()
}

/// Clock times with a dot between hour and minutes and no dots in their half: "7.15pm", "12.30–1.30pm".
fn dotted_hours(document: &Document, tags: &Tags) -> usize {
    let clocked = tags.iter().take(400).filter(|tag| tag.expr.has_clock());
    let dotted = clocked.filter(|tag| {
        let words = document.of(tag.span).as_bytes();
        let dot = words.windows(4).any(|w| {
            w[0].is_ascii_digit() && w[1] == b'.' && w[2].is_ascii_digit() && w[3].is_ascii_digit()
        });
        dot && !matches!(tag.expr.kind, ExprKind::Period(_))
    });
    dotted.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_and_telephones_are_known_by_their_form() {
        assert_eq!(postcodes(b"Town Hall, HW4 1AA, and SW1A 2HQ."), 2);
        assert_eq!(postcodes(b"Room B12 3AM, CO 80631, H.R. 2056, A1 4ABC"), 1);
        assert_eq!(telephones(b"Tel. 01632 960114 or 020 7946 0917"), 2);
        assert_eq!(
            telephones(b"Call 202-555-0100, 2012 1105, on 01/02 at 10"),
            0
        );
    }
}
