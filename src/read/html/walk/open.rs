//! The stack of open elements: what each is, what it does to the text in it.

use super::super::element::{self, Effects, Kind};
use super::super::look::Look;
use super::super::tags::Attributes;
use super::{Capture, Walker};
use crate::document::{BlockKind, Gap, Part};

/// Most open elements that are remembered; browsers stop at 512.
const DEEPEST: usize = 5_000;

#[derive(Debug)]
pub(super) struct Open {
    pub(super) id: u64,
    pub(super) kind: Kind,
    pub(super) effects: Effects,
    /// How its text looks.
    pub(super) look: Look,
    /// The builder's place at its start tag.
    pub(super) start: usize,
    /// Target of a link.
    pub(super) href: Option<String>,
    /// Whether `Structured` waits for its end.
    pub(super) watched: bool,
    pub(super) capture: Option<Capture>,
}

impl Open {
    pub(super) fn new(name: &str, kind: Kind, effects: Effects, look: Look) -> Self {
        Open {
            id: id(name),
            kind,
            effects,
            look,
            start: 0,
            href: None,
            watched: false,
            capture: None,
        }
    }
}

impl Walker {
    pub(super) fn push(&mut self, open: Open) {
        if self.stack.len() >= DEEPEST && open.capture.is_none() {
            return;
        }
        self.hidden += usize::from(open.effects.has(Effects::HIDDEN));
        self.quoted += usize::from(open.effects.has(Effects::QUOTED));
        self.pre += usize::from(open.effects.has(Effects::PRE));
        self.set_state();
        let start = self.build.here();
        self.stack.push(Open { start, ..open });
    }

    pub(super) fn set_state(&mut self) {
        self.build.part = if self.quoted > 0 {
            Part::Quoted
        } else {
            Part::Body
        };
        let keep = self.pre > 0;
        if keep != self.build.keep_spaces {
            self.build.end_block(Gap::Line);
            self.build.keep_spaces = keep;
        }
        if keep && self.build.kind == BlockKind::Paragraph {
            self.build.kind = BlockKind::Pre;
        } else if !keep && self.build.kind == BlockKind::Pre {
            self.build.kind = BlockKind::Paragraph;
        }
    }

    pub(super) fn effects(&self, name: &str, attributes: Attributes<'_>) -> Effects {
        let mut effects = element::effects_of_name(name);
        if attributes.is_empty() {
            return effects;
        }
        let classes = self.styles.effects(attributes);
        let own = attributes
            .get("style")
            .map(element::effects_of_style)
            .unwrap_or_default();
        effects = effects.with(classes).with(own);
        // The element's own word on its size counts; of classes that disagree, the one that shows.
        if effects.has(Effects::SIZED) && effects.has(Effects::TINY) {
            effects = effects.without(if own.has(Effects::TINY) {
                Effects::SIZED
            } else {
                Effects::TINY
            });
        }
        if own.has(Effects::SHOWN) && !own.has(Effects::HIDDEN) {
            effects = effects.without(Effects::HIDDEN);
        }
        let closed = name == "dialog" && attributes.get("open").is_none();
        if attributes.get("hidden").is_some() || closed {
            effects = effects.with(Effects::HIDDEN);
        }
        if !self.hiding {
            effects = effects.without(Effects::HIDDEN);
        }
        if self.nature.mail && is_reply(name, attributes) {
            effects = effects.with(Effects::QUOTED);
        }
        // White space is kept only where an element was made for it.
        if name != "pre" && name != "listing" && name != "xmp" {
            effects = effects.without(Effects::PRE);
        }
        effects
    }
}

/// Elements that an end tag inside does not reach out of.
pub(super) fn is_scope(open: &Open) -> bool {
    matches!(open.kind, Kind::Cell | Kind::Table)
}

/// Quoted replies as mail programs mark them.
fn is_reply(name: &str, attributes: Attributes<'_>) -> bool {
    if name == "blockquote"
        && attributes
            .get("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("cite"))
    {
        return true;
    }
    attributes.get("class").is_some_and(|classes| {
        classes.split_ascii_whitespace().any(|class| {
            matches!(
                class,
                "gmail_quote" | "yahoo_quoted" | "protonmail_quote" | "moz-cite-prefix"
            )
        })
    })
}

/// A number for a name: FNV-1a, so that the stack holds no strings.
pub(super) const fn id(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}
