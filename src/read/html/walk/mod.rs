//! Tags and text in, blocks out: keeps the stack of open elements and tells the builder what begins and ends.

mod begin;
mod end;
mod open;

use super::element::{self, Effects, Kind};
use super::head::Head;
use super::hidden::Styles;
use super::look::Look;
use super::structured::Structured;
use super::table::Table;
use super::tags::Attributes;
use super::{Nature, Page};
use crate::document::{Builder, Gap, MarkKind, Part, Record};
use crate::limits::Limits;
use crate::note::Note;
use crate::read::clean::clean;
use crate::read::link;

use open::{Open, id, is_scope};

/// How far down the stack an end tag looks for its start: what keeps absurd nesting linear.
const REACH: usize = 512;
/// Bytes of a script or style sheet that are kept.
const CAPTURED: usize = 1 << 20;

/// What the tokenizer is to do with the content of the element just begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw {
    /// Read on as usual.
    No,
    /// Text without entities, to the end tag.
    Text,
    /// Text with entities, to the end tag.
    Entities,
    /// Script, to the end tag.
    Script,
}

/// Where text goes that is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capture {
    Style,
    Title,
    JsonLd,
    Nothing,
}

/// Turns tags into blocks.
pub(super) struct Walker {
    build: Builder,
    head: Head,
    structured: Structured,
    styles: Styles,
    stack: Vec<Open>,
    tables: Vec<Table>,
    nature: Nature,
    hiding: bool,
    hidden: usize,
    pictures: usize,
    /// Whether text of a picture is being read.
    lettering: bool,
    quoted: usize,
    pre: usize,
    lists: usize,
    captured: String,
    /// Ends of divisions since the last text.
    closings: usize,
    hidden_letters: usize,
    hidden_at_end: bool,
    kept_letters: usize,
}

impl Walker {
    pub(super) fn new(nature: Nature, hiding: bool, limits: &Limits) -> Self {
        Walker {
            build: Builder::new(limits),
            head: Head::default(),
            structured: Structured::default(),
            styles: Styles::default(),
            stack: Vec::new(),
            tables: Vec::new(),
            nature,
            hiding,
            hidden: 0,
            pictures: 0,
            lettering: false,
            quoted: 0,
            pre: 0,
            lists: 0,
            captured: String::new(),
            closings: 0,
            hidden_letters: 0,
            hidden_at_end: false,
            kept_letters: 0,
        }
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        let capture = self.stack.last().and_then(|open| open.capture);
        if let Some(capture) = capture {
            if capture != Capture::Nothing && self.captured.len() + text.len() <= CAPTURED {
                self.captured.push_str(text);
            }
            return;
        }
        if self.pictures > 0 && !self.lettering {
            return;
        }
        if self.hidden > 0 || self.is_unseen() {
            self.hidden_letters += letters(text);
            return;
        }
        self.kept_letters += letters(text);
        let text = clean(text);
        self.build.text(&text);
        if self.build.in_block() {
            self.closings = 0;
        }
    }

    /// How text looks here.
    fn look(&self) -> Look {
        self.stack.last().map_or(Look::default(), |open| open.look)
    }

    fn is_unseen(&self) -> bool {
        self.hiding && self.look().is_unseen()
    }

    /// A start tag.
    pub(super) fn start(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        self_closing: bool,
    ) -> Raw {
        let kind = element::kind(name);
        if self.pictures > 0 {
            if name == "text" && !self_closing {
                self.build.end_block(Gap::Line);
                self.lettering = true;
            }
            if !self.leaves_picture(kind, self_closing) {
                return Raw::No;
            }
        }
        match kind {
            Kind::Void => self.void(name, attributes),
            Kind::Root => self.head.root(name, attributes),
            Kind::Picture if self_closing => {}
            Kind::Picture => self.pictures += 1,
            Kind::Unseen => return self.unseen(name, kind, attributes),
            _ => self.element(name, kind, attributes),
        }
        if name == "xmp" {
            return Raw::Text;
        }
        Raw::No
    }

    /// Inside a picture only block elements count: they end it, as the HTML standard has it.
    fn leaves_picture(&mut self, kind: Kind, self_closing: bool) -> bool {
        match kind {
            Kind::Picture => {
                self.pictures += usize::from(!self_closing);
                false
            }
            Kind::Paragraph
            | Kind::Division
            | Kind::Heading(_)
            | Kind::List
            | Kind::Item
            | Kind::Table => {
                self.pictures = 0;
                self.lettering = false;
                true
            }
            _ => false,
        }
    }

    fn void(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            "meta" => {
                self.head.meta(attributes);
                self.structured.meta(attributes);
            }
            "link" => {
                self.head.link(attributes);
                self.structured.meta(attributes);
            }
            "base" => self.head.base(attributes),
            _ if self.hidden > 0 => {}
            "br" => self.build.line_break(),
            "hr" => self.build.end_block(Gap::Blank),
            "img" | "image" => self.picture(attributes),
            _ => {}
        }
    }

    fn picture(&mut self, attributes: Attributes<'_>) {
        let alt = clean(attributes.get("alt").unwrap_or("").trim());
        let pixel = |name| matches!(attributes.get(name), Some("0" | "1" | "1px" | "0px"));
        if alt.is_empty() || pixel("width") || pixel("height") {
            return;
        }
        if self.effects("img", attributes).has(Effects::HIDDEN) {
            return;
        }
        self.build.text(" ");
        let start = self.build.here();
        self.build.text(&alt);
        self.build.mark(start, MarkKind::Alt);
        self.build.text(" ");
        self.closings = 0;
    }

    fn unseen(&mut self, name: &str, kind: Kind, attributes: Attributes<'_>) -> Raw {
        let (capture, raw) = match name {
            "style" => (Capture::Style, Raw::Text),
            "title" => (Capture::Title, Raw::Entities),
            "textarea" => (Capture::Nothing, Raw::Entities),
            "script" => {
                let json = attributes.get("type").is_some_and(is_json_ld);
                let capture = if json {
                    Capture::JsonLd
                } else {
                    Capture::Nothing
                };
                (capture, Raw::Script)
            }
            "iframe" | "noembed" | "noframes" => (Capture::Nothing, Raw::Text),
            _ => {
                self.push(Open::new(name, kind, Effects::HIDDEN, self.look()));
                return Raw::No;
            }
        };
        self.captured.clear();
        self.push(Open {
            capture: Some(capture),
            ..Open::new(name, kind, Effects::HIDDEN, self.look())
        });
        raw
    }

    fn element(&mut self, name: &str, kind: Kind, attributes: Attributes<'_>) {
        self.imply_ends(name, kind);
        let effects = self.effects(name, attributes);
        let shown = self.hidden == 0 && !effects.has(Effects::HIDDEN);
        if shown {
            self.begin(name, kind, effects, attributes);
        } else if kind == Kind::Table || kind == Kind::List {
            // Keeps the count right for the end tag.
            self.begin_structure(kind);
        }
        let href = (name == "a" && shown)
            .then(|| {
                attributes
                    .get("href")
                    .and_then(|href| link::target(href, self.head.base_url()))
            })
            .flatten();
        let watched = shown
            && self
                .structured
                .begin(name, attributes, self.stack.len(), &mut self.head);
        let look = self.look().within(effects, attributes);
        self.push(Open {
            href,
            watched,
            ..Open::new(name, kind, effects, look)
        });
    }

    fn end_capture(&mut self, capture: Capture) {
        match capture {
            Capture::Style => self.styles.add(&self.captured),
            Capture::Title => self.head.title(&self.captured),
            Capture::JsonLd => self.structured.json_ld(&self.captured, &mut self.head),
            Capture::Nothing => {}
        }
        self.captured.clear();
    }

    /// Whether so much was hidden that hiding must have gone wrong.
    pub(super) fn hid_too_much(&self) -> bool {
        self.hiding
            && (self.hidden_letters > 2 * self.kept_letters + 2000
                || (self.hidden > 0
                    && self.hidden_at_end
                    && self.hidden_letters > self.kept_letters))
    }

    /// Ends everything that is open.
    pub(super) fn close_all(&mut self) {
        self.hidden_at_end = self
            .stack
            .iter()
            .any(|open| open.effects.has(Effects::HIDDEN) && !matches!(open.kind, Kind::Unseen));
    }

    /// Gives what was read.
    pub(super) fn finish(mut self) -> Page {
        while !self.stack.is_empty() {
            self.close_from(self.stack.len() - 1);
        }
        self.build.end_block(Gap::Blank);
        self.build.part = Part::Body;
        let mut notes = Vec::new();
        if self.build.is_full() {
            notes.push(Note::warning(
                "text-cut",
                "the page is longer than what is read of one",
            ));
        }
        let found = self.structured.finish(&mut self.head, &mut notes);
        let (mut headers, date_anchors) = self.head.finish();
        let (document, anchors) = self.build.finish();
        let place = |anchor: Option<usize>| anchor.and_then(|anchor| anchors.get(anchor)).copied();
        for (date, anchor) in headers.dates.iter_mut().zip(date_anchors) {
            date.span = place(anchor);
        }
        let records = found
            .into_iter()
            .map(|(record, anchor)| Record {
                span: place(anchor).unwrap_or_default(),
                ..record
            })
            .collect();
        Page {
            document,
            headers,
            records,
            notes,
        }
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim()
        .to_ascii_lowercase()
        .starts_with("application/ld+json")
}
