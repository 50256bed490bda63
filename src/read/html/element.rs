//! Elements: what kind each is, and what its attributes and styles do.

/// How an element behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Never has content.
    Void,
    /// In the line.
    Inline,
    /// In the line, and goes on after an end tag that does not fit (`<b><p></b>`).
    Formatting,
    /// Begins and ends a paragraph, with blank lines around.
    Paragraph,
    /// Begins and ends a line.
    Division,
    /// `h1` to `h6`.
    Heading(u8),
    /// `ul`, `ol`, `menu`, `dir`.
    List,
    /// `li`.
    Item,
    /// `dt`, `dd`.
    Term,
    /// `table`.
    Table,
    /// `thead`, `tbody`, `tfoot`, `colgroup`.
    RowGroup,
    /// `tr`.
    Row,
    /// `td`, `th`, `caption`.
    Cell,
    /// `pre`, `listing`, `xmp`.
    Pre,
    /// Never shown, with all that is in it.
    Unseen,
    /// `svg`: pictures with text of their own.
    Picture,
    /// `html`, `body`, `main`: never hidden, never closed early.
    Root,
}

/// The kind of an element by its lower-case name.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "br" | "img" | "hr" | "input" | "meta" | "link" | "wbr" | "area" | "base" | "col"
        | "embed" | "source" | "track" | "param" | "basefont" | "bgsound" | "frame" | "image" => {
            Kind::Void
        }
        "b" | "strong" | "i" | "em" | "u" | "s" | "strike" | "big" | "small" | "tt" | "code"
        | "font" | "a" | "nobr" => Kind::Formatting,
        "p" | "blockquote" | "address" | "figure" | "figcaption" | "fieldset" | "hgroup"
        | "article" | "section" | "header" | "footer" | "nav" | "aside" | "dl" | "center"
        | "details" | "summary" | "dialog" | "form" => Kind::Paragraph,
        "div" | "legend" | "option" | "optgroup" | "search" | "marquee" => Kind::Division,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "ul" | "ol" | "menu" | "dir" => Kind::List,
        "li" => Kind::Item,
        "dt" | "dd" => Kind::Term,
        "table" => Kind::Table,
        "thead" | "tbody" | "tfoot" | "colgroup" => Kind::RowGroup,
        "tr" => Kind::Row,
        "td" | "th" | "caption" => Kind::Cell,
        "pre" | "listing" | "xmp" => Kind::Pre,
        "script" | "style" | "template" | "noscript" | "title" | "textarea" | "select"
        | "datalist" | "iframe" | "noembed" | "noframes" | "video" | "audio" | "canvas"
        | "object" | "rp" | "map" | "applet" => Kind::Unseen,
        "svg" => Kind::Picture,
        "html" | "body" | "main" | "head" => Kind::Root,
        _ => Kind::Inline,
    }
}

/// What an element does to the text in it: a small set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Effects(u16);

impl Effects {
    pub(super) const HIDDEN: Effects = Effects(1);
    pub(super) const BOLD: Effects = Effects(2);
    pub(super) const ITALIC: Effects = Effects(4);
    pub(super) const STRUCK: Effects = Effects(8);
    /// `display: block` on an inline element.
    pub(super) const BLOCK: Effects = Effects(16);
    /// `display: inline` or the like on a block.
    pub(super) const SHOWN: Effects = Effects(32);
    pub(super) const QUOTED: Effects = Effects(64);
    pub(super) const PRE: Effects = Effects(128);
    /// A size that nobody can read.
    pub(super) const TINY: Effects = Effects(256);
    /// A size that one can read.
    pub(super) const SIZED: Effects = Effects(512);

    pub(super) fn has(self, other: Effects) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn with(self, other: Effects) -> Effects {
        Effects(self.0 | other.0)
    }

    pub(super) fn without(self, other: Effects) -> Effects {
        Effects(self.0 & !other.0)
    }
}

/// What an element's name alone does.
pub(super) fn effects_of_name(name: &str) -> Effects {
    match name {
        "b" | "strong" => Effects::BOLD,
        "i" | "em" | "cite" | "dfn" => Effects::ITALIC,
        "s" | "strike" | "del" => Effects::STRUCK,
        "pre" | "listing" | "xmp" => Effects::PRE,
        _ => Effects::default(),
    }
}

/// What declarations (`display:none; font-weight:bold`) do, as far as it matters here.
pub(super) fn effects_of_style(style: &str) -> Effects {
    let mut effects = Effects::default();
    let mut low = [false; 2];
    let (mut gone, mut pinned) = (false, false);
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim().to_ascii_lowercase();
        let plain = value.trim_end_matches("!important").trim();
        let important = plain.len() < value.len();
        let value = plain;
        if name == "display" {
            // Of two words on one thing the later counts.
            if important || !pinned {
                gone = value == "none";
            }
            pinned |= important;
        }
        effects = effects.with(effect(&name, value));
        low[0] |= matches!(
            name.as_str(),
            "max-height" | "height" | "max-width" | "width"
        ) && is_low(value);
        low[1] |= name == "overflow" && value == "hidden";
    }
    if gone || low == [true, true] {
        effects = effects.with(Effects::HIDDEN);
    }
    effects
}

fn effect(name: &str, value: &str) -> Effects {
    match (name, value) {
        ("display", "none") => Effects::default(),
        ("display", "block" | "table" | "flex" | "grid" | "list-item") => {
            Effects::BLOCK.with(Effects::SHOWN)
        }
        ("display", _) => Effects::SHOWN,
        ("visibility", "hidden" | "collapse") => Effects::HIDDEN,
        ("opacity", value) if is_zero(value) => Effects::HIDDEN,
        ("font-size", value) => match is_tiny(value) {
            Some(true) => Effects::TINY,
            Some(false) => Effects::SIZED,
            None => Effects::default(),
        },
        ("font-weight", "bold" | "bolder" | "600" | "700" | "800" | "900") => Effects::BOLD,
        ("font-style", "italic" | "oblique") => Effects::ITALIC,
        ("text-decoration" | "text-decoration-line", value) if value.contains("line-through") => {
            Effects::STRUCK
        }
        ("white-space", "pre" | "pre-wrap" | "pre-line") => Effects::PRE,
        _ => Effects::default(),
    }
}

/// The number of a length and its unit.
fn length(value: &str) -> Option<(f32, &str)> {
    let unit = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = value[..value.len() - unit.len()].parse().ok()?;
    Some((number, unit.trim()))
}

fn is_zero(value: &str) -> bool {
    length(value).is_some_and(|(number, _)| number == 0.0)
}

/// A box that holds no line of text.
fn is_low(value: &str) -> bool {
    length(value).is_some_and(|(number, unit)| number == 0.0 || (number <= 1.0 && unit == "px"))
}

/// Whether a font size is too small to be read; `None` where that depends on what is around (`inherit`, `80%`).
fn is_tiny(value: &str) -> Option<bool> {
    let (number, unit) = length(value)?;
    match unit {
        _ if number == 0.0 => Some(true),
        "px" | "pt" => Some(number <= 1.5),
        "rem" => Some(number <= 0.1),
        "em" if number <= 0.1 => Some(true),
        "%" if number <= 10.0 => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide_are_known() {
        for style in [
            "display:none",
            "color:red; Display : NONE !important",
            "max-height:0px;overflow:hidden",
            "display:none!important;display:block",
            "visibility:hidden;display:block",
            "height:0;overflow:hidden",
            "max-height:1px;overflow:hidden",
            "visibility:hidden",
            "opacity:0.0",
        ] {
            assert!(effects_of_style(style).has(Effects::HIDDEN), "{style}");
        }
        for style in [
            "max-height:0",
            "font-size:0",
            "display:none;display:block",
            "max-height:100px;overflow:hidden",
            "opacity:0.5",
            "display:block",
            "overflow:hidden",
        ] {
            assert!(!effects_of_style(style).has(Effects::HIDDEN), "{style}");
        }
    }
}
