//! What four digits, or two times four, say when they are read as hours.

use crate::lexicon::ZoneWord;
use crate::span::Span;
use crate::timex::expr::{Clock, End, Ends, ExprKind, Half};

/// What four digits, or two times four, say as hours.
pub(super) struct Read {
    pub(super) span: Span,
    pub(super) kind: ExprKind,
    pub(super) range: bool,
    pub(super) certain: bool,
    pub(super) year: bool,
    pub(super) odd: bool,
}

/// Reads hours at the head of `line`, which begins at `start` of the text.
pub(super) fn read(line: &str, start: usize) -> Option<Read> {
    let first = four(line)?;
    let behind = &line[4..];
    let letter = behind.starts_with(['L', 'Z']) && !behind[1..].starts_with(char::is_alphanumeric);
    let zone = (letter && behind.starts_with('Z')).then_some(ZoneWord::Offset(0));
    let clock = |number: u32| Clock {
        hour: (number / 100) as u8,
        minute: Some((number % 100) as u8),
        second: None,
        half: Half::None24,
        zone,
        about: false,
    };
    let year = (1800..=2099).contains(&first);
    let zero = line.starts_with('0');
    let to = behind.trim_start_matches(' ');
    let mark = to.chars().next().filter(|c| matches!(c, '-' | '–' | '—'));
    let second = mark.and_then(|mark| {
        let last = to[mark.len_utf8()..].trim_start_matches(' ');
        let number = four(last).filter(|number| *number > first && number - first <= 1200)?;
        Some((number, line.len() - last.len()))
    });
    if let Some((last, at)) = second {
        let len = at + 4;
        return Some(Read {
            span: Span::new(start, start + len),
            kind: ExprKind::Range(Ends {
                from: End::Clock(clock(first)),
                to: End::Clock(clock(last)),
                cut: (4, at as u16),
                listed: false,
            }),
            range: true,
            certain: zero,
            year: year && (1800..=2099).contains(&last),
            odd: first % 5 != 0 || last % 5 != 0,
        });
    }
    let len = 4 + usize::from(letter);
    let glued = line[len..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
    (!glued).then_some(Read {
        span: Span::new(start, start + len),
        kind: ExprKind::Clock(clock(first)),
        range: false,
        certain: letter || zero,
        year,
        odd: first % 5 != 0,
    })
}

/// Four digits that are an hour and its minutes.
fn four(line: &str) -> Option<u32> {
    let digits = line
        .get(..4)
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let number: u32 = digits.parse().ok()?;
    let ends = !line[4..].starts_with(|c: char| c.is_ascii_digit());
    (ends && number / 100 <= 23 && number % 100 <= 59).then_some(number)
}
