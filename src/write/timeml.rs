//! TimeML 1.2.1: one text with its time expressions marked, as the tools of the public corpora read it.

use crate::resolve::Answer;

/// The text as a TimeML document; `date` is its creation time, where it is known. Marks must be sorted and apart.
pub fn document(text: &str, marks: &[Answer], date: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len() * 2 + 400);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n");
    if let Some(date) = date {
        out.push_str("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
        attribute(&mut out, "value", date);
        out.push_str(" functionInDocument=\"CREATION_TIME\">");
        escape(&mut out, date);
        out.push_str("</TIMEX3></DCT>\n");
    }
    out.push_str("<TEXT>");
    let mut at = 0;
    for (i, mark) in marks.iter().enumerate() {
        let (start, end) = (mark.span.start as usize, mark.span.end as usize);
        let (Some(before), Some(inside)) = (text.get(at..start), text.get(start..end)) else {
            continue;
        };
        escape(&mut out, before);
        out.push_str(&format!("<TIMEX3 tid=\"t{}\"", i + 1));
        attribute(&mut out, "type", mark.timex3.kind);
        attribute(
            &mut out,
            "value",
            mark.timex3.value.as_deref().unwrap_or(""),
        );
        let others = [
            ("mod", mark.timex3.modifier),
            ("quant", mark.timex3.quant.as_deref()),
            ("freq", mark.timex3.freq.as_deref()),
        ];
        for (name, value) in others {
            if let Some(value) = value {
                attribute(&mut out, name, value);
            }
        }
        out.push('>');
        escape(&mut out, inside);
        out.push_str("</TIMEX3>");
        at = end;
    }
    escape(&mut out, text.get(at..).unwrap_or(""));
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

/// Text as XML wants it; what XML cannot hold at all becomes the replacement character.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Timex3;
    use crate::span::Span;

    #[test]
    fn marks_stand_around_their_words_and_everything_is_escaped() {
        let timex = Timex3 {
            kind: "DATE",
            value: Some("2031-05-06".to_owned()),
            ..Timex3::default()
        };
        let marks = [Answer {
            span: Span::new(6, 11),
            rule: "month-day",
            timex3: timex,
        }];
        let xml = document("A & B May 6\u{1}", &marks, Some("2031-05-05"));
        assert!(xml.contains("<TEXT>A &amp; B <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2031-05-06\">May 6</TIMEX3>\u{fffd}</TEXT>"));
        assert!(xml.contains("functionInDocument=\"CREATION_TIME\">2031-05-05<"));
    }
}
