//! Link targets: the address behind a tracker where it is written in the link itself, without the campaign marks.

/// Longest address that is kept.
const LONGEST: usize = 4_000;
/// Query fields that trackers put the real target in.
const CARRIERS: [&str; 9] = [
    "url",
    "u",
    "redirect",
    "redirect_url",
    "target",
    "q",
    "dest",
    "destination",
    "link",
];

/// The target of a link, or `None` for what is no address of a page, mail or telephone.
pub(crate) fn target(href: &str, base: Option<&str>) -> Option<String> {
    let href = href.trim();
    if href.is_empty() || href.len() > LONGEST || href.starts_with('#') {
        return None;
    }
    let href: String = href.chars().filter(|c| !c.is_control()).collect();
    let absolute = absolute(&href, base)?;
    Some(without_campaign(&unwrapped(&absolute)))
}

fn scheme(href: &str) -> Option<&str> {
    let at = href.find(':')?;
    let name = &href[..at];
    (name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)))
    .then_some(name)
}

fn absolute(href: &str, base: Option<&str>) -> Option<String> {
    if let Some(scheme) = scheme(href) {
        let known = ["http", "https", "mailto", "tel"];
        return known
            .iter()
            .any(|name| scheme.eq_ignore_ascii_case(name))
            .then(|| href.to_owned());
    }
    if let Some(rest) = href.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    let base = base.filter(|base| base.starts_with("http"))?;
    let host_end = base.find("://").map(|at| at + 3)?;
    let path_start = base[host_end..]
        .find('/')
        .map_or(base.len(), |at| host_end + at);
    if href.starts_with('/') {
        return Some(format!("{}{href}", &base[..path_start]));
    }
    let path = base[path_start..].split(['?', '#']).next().unwrap_or("");
    let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
    Some(format!("{}{folder}{href}", &base[..path_start]))
}

/// Follows trackers that carry the target in their query, at most three deep.
fn unwrapped(url: &str) -> String {
    let mut url = url.to_owned();
    for _ in 0..3 {
        let Some(inner) = carried(&url) else {
            break;
        };
        url = inner;
    }
    url
}

fn carried(url: &str) -> Option<String> {
    let query = url.split_once('?')?.1;
    query
        .split('&')
        .filter_map(|field| field.split_once('='))
        .filter(|(name, _)| CARRIERS.contains(&name.to_ascii_lowercase().as_str()))
        .map(|(_, value)| percent_decoded(value))
        .find(|value| value.starts_with("http://") || value.starts_with("https://"))
        .filter(|value| !value.chars().any(|c| c.is_control() || c == ' '))
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes
            .get(at + 1..at + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        match (
            bytes[at],
            pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()),
        ) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Drops `utm_…` and other fields that only say which mail was clicked.
fn without_campaign(url: &str) -> String {
    let Some((path, query)) = url.split_once('?') else {
        return url.to_owned();
    };
    let (query, fragment) = query
        .split_once('#')
        .map_or((query, None), |(q, f)| (q, Some(f)));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|field| {
            let name = field.split('=').next().unwrap_or("").to_ascii_lowercase();
            !(name.starts_with("utm_")
                || matches!(
                    name.as_str(),
                    "mc_cid" | "mc_eid" | "fbclid" | "gclid" | "_hsenc" | "_hsmi" | "mkt_tok"
                ))
        })
        .collect();
    let mut out = path.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(href: &str, expected: Option<&str>) {
        assert_eq!(
            target(href, Some("https://example.org/news/1.html")).as_deref(),
            expected
        );
    }

    #[test]
    fn trackers_are_opened_and_campaign_marks_dropped() {
        case(
            "https://click.example.com/?u=https%3A%2F%2Fexample.org%2Ftalk%3Fid%3D1%26utm_source%3Dx",
            Some("https://example.org/talk?id=1"),
        );
        case(
            "https://example.org/a?utm_medium=mail#top",
            Some("https://example.org/a#top"),
        );
    }

    #[test]
    fn relative_links_are_completed_and_scripts_refused() {
        case("/talks", Some("https://example.org/talks"));
        case("2.html", Some("https://example.org/news/2.html"));
        case("javascript:alert(1)", None);
        case("#top", None);
        case("mailto:ann@example.org", Some("mailto:ann@example.org"));
    }
}
