//! Style sheets, as far as they hide things: rules of one class or id, outside of media queries.

use std::collections::HashMap;

use super::element::{Effects, effects_of_style};
use super::tags::Attributes;

/// Bytes of style sheets that are looked at.
const MOST: usize = 1 << 20;

/// What classes and ids do.
#[derive(Debug, Default)]
pub(super) struct Styles {
    rules: HashMap<String, Effects>,
    read: usize,
}

impl Styles {
    /// Adds a style sheet.
    pub(super) fn add(&mut self, sheet: &str) {
        self.read += sheet.len();
        if self.read > MOST {
            return;
        }
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some(open) = rest.find('{') {
            let selector = rest[..open].trim();
            // `@import "x";` and the like stand before the selector.
            let selector = selector.rsplit(';').next().unwrap_or(selector).trim();
            if selector.starts_with('@') {
                if applies_always(selector) {
                    rest = &rest[open + 1..];
                } else {
                    rest = &rest[open + block_length(&rest[open..])..];
                }
                continue;
            }
            let body = &rest[open + 1..];
            let close = body.find('}').unwrap_or(body.len());
            self.rule(selector.trim_start_matches('}').trim(), &body[..close]);
            rest = body.get(close + 1..).unwrap_or("");
        }
    }

    fn rule(&mut self, selectors: &str, declarations: &str) {
        let effects = effects_of_style(declarations);
        if effects == Effects::default() {
            return;
        }
        for selector in selectors.split(',') {
            let Some(key) = simple(selector.trim()) else {
                continue;
            };
            let known = self.rules.entry(key).or_default();
            // A later `display: block` shows again what an earlier rule hid.
            if effects.has(Effects::SHOWN) {
                *known = known.without(Effects::HIDDEN);
            }
            *known = known.with(effects);
        }
    }

    /// What the classes and the id of a tag do.
    pub(super) fn effects(&self, attributes: Attributes<'_>) -> Effects {
        let mut effects = Effects::default();
        if self.rules.is_empty() {
            return effects;
        }
        for class in attributes
            .get("class")
            .unwrap_or("")
            .split_ascii_whitespace()
        {
            if let Some(known) = self.rules.get(&format!(".{class}")) {
                effects = effects.with(*known);
            }
        }
        if let Some(id) = attributes.get("id")
            && let Some(known) = self.rules.get(&format!("#{id}"))
        {
            effects = effects.with(*known);
        }
        effects
    }
}

/// `.name`, `tag.name`, `#name` give `.name` or `#name`; all else is left alone.
fn simple(selector: &str) -> Option<String> {
    let at = selector.find(['.', '#'])?;
    let (tag, name) = selector.split_at(at);
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let good = (tag == "*" || tag.chars().all(char::is_alphanumeric))
        && name.len() > 1
        && name[1..].chars().all(plain);
    good.then(|| name.to_owned())
}

/// A media rule without conditions on the size, for the screen or everything.
fn applies_always(rule: &str) -> bool {
    let rule = rule.to_ascii_lowercase();
    let media = rule.strip_prefix("@media").map(str::trim);
    matches!(media, Some("screen" | "all" | "only screen")) || rule.starts_with("@layer")
}

/// Length of a block `{…}` with the blocks in it.
fn block_length(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(open) = rest.find("/*") {
        out.push_str(&rest[..open]);
        rest = rest[open + 2..]
            .find("*/")
            .map_or("", |close| &rest[open + 2 + close + 2..]);
    }
    out.push_str(rest);
    out.replace("<!--", "").replace("-->", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hides(sheet: &str, key: &str) -> bool {
        let mut styles = Styles::default();
        styles.add(sheet);
        styles
            .rules
            .get(key)
            .is_some_and(|effects| effects.has(Effects::HIDDEN))
    }

    #[test]
    fn plain_rules_hide() {
        assert!(hides(
            "/* x */ .a, div.b { display: none !important; }",
            ".b"
        ));
        assert!(hides("@import 'x'; #c{display:none}", "#c"));
        assert!(hides("@media screen { .d{display:none} }", ".d"));
    }

    #[test]
    fn media_queries_and_combinations_do_not() {
        assert!(!hides(
            "@media (max-width: 600px) { .a{display:none} .b{color:red} }",
            ".a"
        ));
        assert!(!hides(".x .a{display:none}", ".a"));
        assert!(!hides(".a{display:none} .a{display:block}", ".a"));
    }
}
