//! What text inherits that can make it unseen: its size, its ink, the ground it stands on.
//!
//! Unlike `display: none`, an inner element can undo these: templates set `font-size: 0` on a cell to close its gaps, and a
//! size on everything in it.

use super::element::Effects;
use super::tags::Attributes;

/// How text in an element looks, as far as it decides whether anybody can see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Too small to be seen.
    tiny: bool,
    /// The ink, where it is known.
    ink: Option<Paint>,
    /// What it stands on, where that is known.
    ground: Option<Paint>,
}

/// A colour (red, green, blue) or none at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paint {
    Clear,
    Colour([u8; 3]),
}

impl Look {
    /// Whether text that looks so cannot be seen.
    pub(super) fn is_unseen(self) -> bool {
        let drowned = self.ink.is_some() && self.ink == self.ground;
        self.tiny || self.ink == Some(Paint::Clear) || drowned
    }

    /// The look inside an element: what it states, over what it inherits. A style sheet may paint whatever has a class or an
    /// id, so of such an element only its own word is believed.
    pub(super) fn within(self, effects: Effects, attributes: Attributes<'_>) -> Look {
        let mut look = self;
        if effects.has(Effects::SIZED) {
            look.tiny = false;
        } else if effects.has(Effects::TINY) {
            look.tiny = true;
        }
        if attributes.is_empty() {
            return look;
        }
        if attributes.get("class").is_some() || attributes.get("id").is_some() {
            (look.ink, look.ground) = (None, None);
        }
        if let Some(value) = attributes.get("bgcolor") {
            look.ground = paint(value);
        }
        if attributes.get("background").is_some() {
            look.ground = None;
        }
        for declaration in attributes.get("style").unwrap_or("").split(';') {
            let Some((name, value)) = declaration.split_once(':') else {
                continue;
            };
            match name.trim().to_ascii_lowercase().as_str() {
                "color" => look.ink = paint(value),
                "background-color" | "background" => match paint(value) {
                    // Through a clear ground one sees the one below.
                    Some(Paint::Clear) => {}
                    other => look.ground = other,
                },
                "background-image" => look.ground = None,
                _ => {}
            }
        }
        look
    }
}

/// A colour as style sheets write it: `#fff`, `#ffffff`, `rgb(255, 255, 255)`, `white`; `None` where it is anything else.
fn paint(value: &str) -> Option<Paint> {
    let value = value.trim().to_ascii_lowercase();
    let value = value.trim_end_matches("!important").trim();
    if let Some(digits) = value.strip_prefix('#') {
        let digit = |at: usize| {
            digits
                .get(at..at + 1)
                .and_then(|d| u8::from_str_radix(d, 16).ok())
        };
        return match digits.len() {
            3 => Some(Paint::Colour([
                digit(0)? * 17,
                digit(1)? * 17,
                digit(2)? * 17,
            ])),
            6 => {
                let pair = |at: usize| Some(digit(at)? * 16 + digit(at + 1)?);
                Some(Paint::Colour([pair(0)?, pair(2)?, pair(4)?]))
            }
            _ => None,
        };
    }
    if let Some(numbers) = value
        .strip_prefix("rgb(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let mut parts = numbers.split(',').map(|part| part.trim().parse().ok());
        let colour = [parts.next()??, parts.next()??, parts.next()??];
        return parts.next().is_none().then_some(Paint::Colour(colour));
    }
    match value {
        "transparent" => Some(Paint::Clear),
        "white" => Some(Paint::Colour([255; 3])),
        "black" => Some(Paint::Colour([0; 3])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::paint;
    use crate::limits::Limits;
    use crate::read::html::{Nature, read};

    #[track_caller]
    fn case(html: &str, expected: &str) {
        let html = format!("<p>Seen.</p>{html}<p>Read.</p>");
        let page = read(&html, Nature::default(), &Limits::default());
        let text: Vec<&str> = page.document.text.split_whitespace().collect();
        let expected = format!("Seen. {expected} Read.");
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(text, expected, "{html}");
    }

    #[test]
    fn previews_are_unseen_however_they_are_hidden() {
        for style in [
            "display:none",
            "display:none!important;mso-hide:all",
            "visibility:hidden;opacity:0;color:transparent;height:0;width:0",
            "opacity:0",
            "font-size:0",
            "font-size:1px;line-height:1px",
            "font-size:0.1em",
            "max-height:0;overflow:hidden",
            "max-height:0px;max-width:0px;overflow:hidden",
            "height:0;overflow:hidden",
            "color:transparent",
            "color:#FFFFFF;background-color:#fff",
            "color:rgb(245, 245, 245);background:#f5f5f5",
        ] {
            case(&format!("<div style=\"{style}\">Nov. 1 at 8</div>"), "");
            case(
                &format!("<span class=preheader style='{style}'><b>Nov. 1</b> at 8</span>"),
                "",
            );
        }
        case(
            "<td bgcolor='#ffffff'><font style='color:white'>Nov. 1</font></td>",
            "",
        );
        case("<style>.pre{font-size:0}</style><p class=pre>Nov. 1", "");
        case(
            "<div aria-hidden=true>&zwnj;&nbsp;&#847;&#8199;&shy;&#65279;</div>",
            "",
        );
        case("<div hidden>Nov. 1</div>", "");
    }

    #[test]
    fn what_an_inner_element_shows_again_is_read() {
        case(
            "<table><tr><td style='direction:ltr;font-size:0px;padding:0'><div style='font-size:14px'>Nov. 13 at 6</div></td></tr></table>",
            "Nov. 13 at 6",
        );
        case(
            "<style>.gap{font-size:0}.body{font-size:16px}</style><div class=gap>a<p class=body>Nov. 13</p>b</div>",
            "Nov. 13",
        );
        case(
            "<div style='color:#fff;background:#fff'>a<b style='color:#000'>Nov. 13</b></div>",
            "Nov. 13",
        );
    }

    #[test]
    fn what_only_looks_like_hiding_is_read() {
        for html in [
            "<a style='mso-hide:all'>Register</a>",
            "<p style='color:#fff'>Register",
            "<div style='background:#fff'><table class=dark><tr><td style='color:#fff'>Register</table></div>",
            "<div style='background:#fff url(x.png)'><p style='color:#fff'>Register</div>",
            "<div style='background-color:#123456;color:#fff'>Register</div>",
            "<div style='max-height:0'>Register</div>",
            "<p style='font-size:9px'>Register",
            "<p style='font-size:.8em'>Register",
            "<p style='line-height:0'>Register",
        ] {
            case(html, "Register");
        }
    }

    #[test]
    fn colours_are_read_in_every_spelling() {
        assert_eq!(paint(" #FFF "), paint("rgb(255,255,255)"));
        assert_eq!(paint("white !important"), paint("#ffffff"));
        for odd in [
            "", "#", "#é", "#12345", "rgb()", "rgb(1,2)", "url(x)", "inherit",
        ] {
            assert_eq!(paint(odd), None, "{odd}");
        }
    }
}
