//! Tables whose cells ran together: "… by email.Nov. 27Thanksgiving" begins a line at the date, and "Dec. 29:00 a.m." is
//! December 2 at 9.

use super::shape;

/// Glued dates of one line that make it such a table.
const LEAST: usize = 4;
/// Bytes of the shortest line that is looked at.
const SHORTEST: usize = 200;

/// A date glued to what stands before or behind it.
struct Glued {
    /// Where it begins.
    start: usize,
    /// Where its day ends and the hour or the words begin.
    end: usize,
}

/// The text with such tables cut into lines, or `None` if it has none.
pub(super) fn apart(text: &str) -> Option<String> {
    let mut out: Option<String> = None;
    let mut kept = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let dates = if line.len() >= SHORTEST {
            dates(line)
        } else {
            Vec::new()
        };
        if dates.len() >= LEAST {
            let out = out.get_or_insert_with(|| String::with_capacity(text.len() + 64));
            out.push_str(&text[kept..at]);
            let mut from = 0;
            for date in &dates {
                out.push_str(&line[from..date.start]);
                if date.start > 0 {
                    out.push('\n');
                }
                out.push_str(&line[date.start..date.end]);
                out.push_str("  ");
                from = date.end;
            }
            out.push_str(&line[from..]);
            kept = at + line.len();
        }
        at += line.len();
    }
    let mut out = out?;
    out.push_str(&text[kept..]);
    Some(out)
}

/// Whether such a table may have been wrapped: glued dates stand in lines of any length.
pub(super) fn may_be_wrapped(text: &str) -> bool {
    let glued = |line: &str| dates(line).iter().filter(|date| date.start > 0).count();
    text.split('\n').map(glued).sum::<usize>() >= LEAST
}

/// The glued dates of a line, in order.
fn dates(line: &str) -> Vec<Glued> {
    let mut found: Vec<Glued> = Vec::new();
    let mut last = None;
    let mut before = ' ';
    for (start, c) in line.char_indices() {
        let before = std::mem::replace(&mut before, c);
        let free = || found.last().is_none_or(|date: &Glued| date.end <= start);
        if !c.is_ascii_uppercase() || !free() {
            continue;
        }
        let glued = start == 0 || before.is_alphanumeric() || ".)”\"!?’".contains(before);
        if (glued || before == ' ')
            && let Some((end, day)) = date(&line[start..], last)
            // A word glued behind the date is enough; an hour is so only where something is glued before it too.
            && (glued || !line[start + end..].starts_with(|c: char| c.is_ascii_digit()))
        {
            last = Some(day);
            found.push(Glued {
                start,
                end: start + end,
            });
        }
    }
    found
}

/// The bytes of a date with words or an hour glued behind it, and its place in the year.
fn date(text: &str, last: Option<usize>) -> Option<(usize, usize)> {
    let led = text.strip_prefix("Week of ").unwrap_or(text);
    let lead = text.len() - led.len();
    let letters = led.bytes().take_while(u8::is_ascii_alphabetic).count();
    let month = shape::month(&led[..letters])?;
    let mut at = letters + usize::from(led[letters..].starts_with('.'));
    if !led[at..].starts_with(' ') {
        return None;
    }
    at += 1;
    let mut day = None;
    loop {
        let digits = led[at..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        let number = &led[at..at + digits];
        let rest = &led[at + digits..];
        // "Dec. 29:00" is the second at nine, "Dec. 102:30" the tenth at half past two.
        if rest.starts_with(':') && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            let cut = cut(number, month, day.map(|day| month * 31 + day).or(last))?;
            return Some((
                lead + at + cut,
                month * 31 + day.unwrap_or(number[..cut].parse().ok()?),
            ));
        }
        let value: usize = number.parse().ok().filter(|day| (1..=31).contains(day))?;
        day = day.or(Some(value));
        at += digits;
        let joint = ["-", "–", " or ", " and "].iter().find(|joint| {
            led[at..]
                .strip_prefix(**joint)
                .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
        });
        match joint {
            Some(joint) => at += joint.len(),
            None => break,
        }
    }
    let glued = led[at..].starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
    glued.then_some((lead + at, month * 31 + day?))
}

/// How many of the digits in front of a colon are the day: what makes the days go on in order with the least jump.
fn cut(number: &str, month: usize, last: Option<usize>) -> Option<usize> {
    (1..number.len())
        .filter(|&cut| {
            let day = number[..cut].parse::<usize>().unwrap_or(0);
            let hour = number[cut..].parse::<usize>().unwrap_or(0);
            (1..=31).contains(&day) && (1..=12).contains(&hour) && !number[cut..].starts_with('0')
        })
        .min_by_key(|&cut| {
            let day = month * 31 + number[..cut].parse::<usize>().unwrap_or(0);
            last.map_or(0, |last| if day >= last { day - last } else { 1000 })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glued_dates_begin_lines() {
        let text = format!(
            "{}Nov. 3Harbor board meets. Room 4.Nov. 27-28Pilots' congress. Dover, EnglandWeek of Dec. 1Talks resumeDec. 29:00-11:00 a.m., Tern Society, \"Nets.\"Dec. 102:30 p.m., Lamp seminarJan. 20Tide fair\n",
            "A list of what the harbor does before the year is out, kept by hand and flattened on its way through three machines. ".repeat(2)
        );
        let found = apart(&text).unwrap_or_default();
        let lines: Vec<&str> = found.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "Nov. 3  Harbor board meets. Room 4.",
                "Nov. 27-28  Pilots' congress. Dover, England",
                "Week of Dec. 1  Talks resume",
                "Dec. 2  9:00-11:00 a.m., Tern Society, \"Nets.\"",
                "Dec. 10  2:30 p.m., Lamp seminar",
                "Jan. 20  Tide fair",
            ]
        );
    }

    #[test]
    fn dates_in_running_text_are_left_alone() {
        let text = "The board met on Nov. 3 and on Nov. 10, and it will meet on Dec. 2, 9:00-11:00 a.m., in Room 4. ".repeat(5);
        assert_eq!(apart(&text), None);
    }
}
