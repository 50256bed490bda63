//! The host in the last bracket of a line, and where its name ends.

use super::words;

/// The name in the last bracket of a line, if it looks like a body: "… with Ann Poe (Quay Society)"; a flag may stand behind
/// it: "(Quay Society) WEBCAST ONLY", "(Quay Society) *added today*".
pub(crate) fn in_last_bracket(text: &str) -> Option<(std::ops::Range<usize>, &str)> {
    let trimmed = without_flag(text.trim_end()).trim_end_matches('.');
    let close = trimmed
        .strip_suffix(')')
        .map(|t| (t, '('))
        .or(trimmed.strip_suffix(']').map(|t| (t, '[')));
    let (inner, open) = close?;
    let start = inner.rfind(open)?;
    let name = inner[start + 1..].trim();
    let words = words(name).count();
    let first = name.starts_with(char::is_uppercase);
    // "(Salt Board) (members only)": what is said in small letters is no name.
    let before = inner[..start].trim_end();
    if name.starts_with(char::is_lowercase) && before.ends_with(')') && words <= 4 {
        let (range, name) = in_last_bracket(before)?;
        return Some((range.start..text.trim_end().len(), name));
    }
    ((1..=14).contains(&words) && first).then_some((start..text.trim_end().len(), name))
}

/// Who stands in a bracket in front of where: "Salt Board, 12 Dock St.", "Eel Fund; webcast"; gives the bytes of the name.
pub(crate) fn who_in(inner: &str) -> usize {
    let semicolon = inner.find(';');
    let comma = inner.match_indices(", ").map(|(at, _)| at).find(|&at| {
        let rest = &inner[at + 2..];
        let piece = rest.split(", ").next().unwrap_or(rest);
        let led = ["at ", "in ", "via ", "online", "virtual"];
        super::place::is_address(rest)
            || super::place::is_room(piece)
            || super::place::is_online(piece)
            || super::place::likeness(piece) >= 0.7
            || led.iter().any(|lead| piece.starts_with(lead))
    });
    semicolon
        .into_iter()
        .chain(comma)
        .min()
        .unwrap_or(inner.len())
}

/// Without a flag of at most three words behind the last bracket: between stars, or in capitals.
fn without_flag(text: &str) -> &str {
    let Some(at) = text.rfind([')', ']']) else {
        return text;
    };
    let flag = text[at + 1..].trim();
    let starred = flag.len() > 2 && flag.starts_with('*') && flag.ends_with('*');
    let is_capitals = |s: &str| {
        s.chars()
            .all(|c| c.is_ascii_uppercase() || c == ' ' || c == '-')
    };
    let capitals = flag.len() > 3 && is_capitals(flag);
    // "MOVED from Tuesday", "POSTPONED to May 3"
    let first = flag.split(' ').next().unwrap_or("");
    let moved = first.len() >= 4
        && is_capitals(first)
        && super::status::find(&format!("{first}:")).is_some();
    if (starred || capitals || moved) && words(flag).count() <= 4 {
        &text[..=at]
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_may_stand_behind_the_bracket_of_a_host() {
        let name = |text| in_last_bracket(text).map(|(_, name)| name);
        assert_eq!(name("Knots today (Quay Society)"), Some("Quay Society"));
        assert_eq!(
            name("Knots today (Quay Society) WEBCAST ONLY"),
            Some("Quay Society")
        );
        assert_eq!(
            name("Knots today (Quay Society) *new this noon*"),
            Some("Quay Society")
        );
        assert_eq!(name("Knots (Quay Society) and nets"), None);
        assert_eq!(name("Knots (Quay Society) WITH A LONG LIST OF NETS"), None);
    }
}
