//! Content transfer encodings, read forgivingly: what does not fit stays as it is.

/// Decodes quoted-printable: soft line breaks go, bad escapes stay as text.
pub(crate) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let Some(found) = memchr::memchr(b'=', &bytes[at..]) else {
            out.extend_from_slice(&bytes[at..]);
            break;
        };
        out.extend_from_slice(&bytes[at..at + found]);
        let rest = &bytes[at + found + 1..];
        at += found + 1;
        if let [high, low, ..] = rest
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high * 16 + low);
            at += 2;
            continue;
        }
        // A soft break may have spaces before its line end.
        let blanks = rest
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        let line_end = match rest.get(blanks..) {
            Some([b'\r', b'\n', ..]) => blanks + 2,
            Some([b'\n', ..]) => blanks + 1,
            Some([]) => blanks,
            _ => {
                out.push(b'=');
                continue;
            }
        };
        at += line_end;
    }
    out
}

fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

/// Decodes base64; anything outside the alphabet is skipped, padding ends a piece, not the whole.
pub(crate) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for &byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, count) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

/// Joins the lines of format=flowed text (RFC 3676): a line that ends with a space goes on. `None` if no line does.
pub(crate) fn unflow(text: &str, delete_space: bool) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let soft =
        |line: &str| line.ends_with(' ') && line.trim_start_matches('>').trim_start() != "-- ";
    if !text
        .lines()
        .any(|line| soft(line) && !line.trim_matches(['>', ' ']).is_empty())
    {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut last: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let content = line[depth..].strip_prefix(' ').unwrap_or(&line[depth..]);
        if last != Some(depth) {
            if !out.is_empty() {
                out.push('\n');
            }
            for _ in 0..depth {
                out.push('>');
            }
            if depth > 0 {
                out.push(' ');
            }
        }
        let goes_on = content.ends_with(' ') && content != "-- " && !content.trim().is_empty();
        let kept = if goes_on && delete_space {
            &content[..content.len() - 1]
        } else {
            content
        };
        out.push_str(kept);
        last = goes_on.then_some(depth);
    }
    out.push('\n');
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_breaks_inside_a_date_go() {
        assert_eq!(
            quoted_printable(b"Nov=\r\nember 12, at 2=  \n p.m. =E2=80=93 =x"),
            "November 12, at 2 p.m. – =x".as_bytes()
        );
    }

    #[test]
    fn base64_with_junk_and_inner_padding_is_read() {
        assert_eq!(base64(b"Tm9v\r\nbg==*QXQ="), b"NoonAt");
    }

    #[test]
    fn flowed_lines_are_joined_within_their_quote_depth() {
        let text = "On Tuesday, \nNov. 12\n> at \n> noon \nwe eat\n-- \nAnn";
        assert_eq!(
            unflow(text, false).as_deref(),
            Some("On Tuesday, Nov. 12\n> at noon \nwe eat\n-- \nAnn\n")
        );
        assert_eq!(unflow("Tues \nday", true).as_deref(), Some("Tuesday\n"));
        assert_eq!(unflow("hard\nlines", false), None);
    }
}
