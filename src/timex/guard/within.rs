//! What a tag stands in: a quoted title, speech, a name.

use crate::lexicon::Classes;
use crate::sentence::{QuotationKind, quotation_kind, quoted};

/// Sets what each tag stands in: a quoted title, speech, or a name.
pub(in crate::timex) fn set_within(text: &str, tags: &mut [crate::timex::Tag]) {
    for tag in tags.iter_mut() {
        if is_in_name(text, tag) {
            tag.within = crate::timex::Within::Name;
        }
    }
    if tags.is_empty() {
        return;
    }
    let mut at = 0;
    for quotation in quoted(text) {
        while tags.get(at).is_some_and(|t| t.span.start < quotation.start) {
            at += 1;
        }
        let Some(behind) = tags.get(at..) else { return };
        let inside = behind.iter().take_while(|tag| quotation.contains(tag.span));
        let end = at + inside.count();
        // Most quotations hold no time, and what they are need not be found out.
        if end == at {
            continue;
        }
        let within = match quotation_kind(text, quotation) {
            QuotationKind::Title => crate::timex::Within::Title,
            QuotationKind::Speech => crate::timex::Within::Quotation,
        };
        // A stray mark must not swallow a list's hours: a title with "10 a.m." in it is short.
        let long = quotation.len() > 120 || quotation.of(text).contains('\n');
        for tag in &mut tags[at..end] {
            if !(long && tag.expr.has_clock()) {
                tag.within = within;
            }
        }
        at = end;
    }
}

/// "Agenda 2030", "Project 2025", "Six-Day War": a year behind a name, a length inside one.
fn is_in_name(text: &str, tag: &crate::timex::Tag) -> bool {
    use crate::timex::expr::{ExprKind, Period};
    let (start, end) = (tag.span.start as usize, tag.span.end as usize);
    let (before, after) = (&text[..start], &text[end..]);
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    match tag.expr.kind {
        ExprKind::Period(Period::Year(
            crate::timex::expr::Year::Four(_),
            crate::timex::expr::Fiscal::No,
        )) => {
            let Some(before) = before.strip_suffix(' ') else {
                return false;
            };
            let from = before.len()
                - before
                    .bytes()
                    .rev()
                    .take_while(u8::is_ascii_alphabetic)
                    .count();
            let word = &before[from..];
            let known = crate::lexicon::look_up(word).classes() != Classes::NONE;
            let heads =
                before[..from].trim_end().is_empty() || before[..from].ends_with(['.', '\n']);
            capital(word) && word.len() > 2 && !known && !heads && text.is_char_boundary(from)
        }
        ExprKind::Duration(_) => {
            let hyphen = tag.span.of(text).contains('-') && capital(tag.span.of(text));
            hyphen && after.strip_prefix(' ').is_some_and(capital)
        }
        _ => false,
    }
}
