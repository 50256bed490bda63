//! What an end tag closes, and what closing does.

use super::{Open, REACH, Walker, id, is_scope};
use crate::document::{BlockKind, Gap, MarkKind};
use crate::read::html::element::{self, Effects, Kind};
use crate::read::html::tags::Attributes;

impl Walker {
    /// An end tag.
    pub(in crate::read::html) fn end(&mut self, name: &str) {
        let kind = element::kind(name);
        if self.pictures > 0 && self.stack.last().is_none_or(|open| open.capture.is_none()) {
            self.pictures -= usize::from(kind == Kind::Picture);
            if self.lettering && (name == "text" || self.pictures == 0) {
                self.build.end_block(Gap::Line);
                self.lettering = false;
            }
            if matches!(
                kind,
                Kind::Inline | Kind::Unseen | Kind::Picture | Kind::Formatting
            ) {
                return;
            }
        }
        if name == "br" {
            return self.void("br", Attributes::none());
        }
        let wanted = id(name);
        let fits = |open: &Open| match kind {
            Kind::Heading(_) => matches!(open.kind, Kind::Heading(_)),
            _ => open.id == wanted,
        };
        let stops = |open: &Open| match kind {
            Kind::Table => false,
            Kind::Row | Kind::RowGroup | Kind::Cell => open.kind == Kind::Table,
            _ => is_scope(open),
        };
        let found = self
            .stack
            .iter()
            .enumerate()
            .rev()
            .take(REACH)
            .take_while(|(_, open)| fits(open) || !stops(open))
            .find(|(_, open)| fits(open))
            .map(|(index, _)| index);
        match found {
            Some(index) if matches!(kind, Kind::Formatting | Kind::Inline) => {
                let open = self.stack.remove(index);
                self.close(open, index);
            }
            Some(index) => self.close_from(index),
            None if name == "p" && self.hidden == 0 => self.build.end_block(Gap::Blank),
            None => {}
        }
    }

    /// Closes the element at `index` and those in it; bold and the like go on after a paragraph, but not after a cell.
    pub(super) fn close_from(&mut self, index: usize) {
        let outermost = self.stack[index].kind;
        let keeps = !matches!(
            outermost,
            Kind::Cell | Kind::Row | Kind::RowGroup | Kind::Table | Kind::Unseen
        );
        let mut kept = Vec::new();
        while self.stack.len() > index {
            let Some(open) = self.stack.pop() else {
                break;
            };
            let goes_on =
                keeps && open.kind == Kind::Formatting && open.href.is_none() && !open.watched;
            if goes_on && self.stack.len() > index {
                kept.push(open);
            } else {
                let at = self.stack.len();
                self.close(open, at);
            }
        }
        self.stack.extend(kept.into_iter().rev());
    }

    fn close(&mut self, open: Open, index: usize) {
        if let Some(capture) = open.capture {
            self.end_capture(capture);
        }
        let shown = self.hidden == 0;
        self.hidden -= usize::from(open.effects.has(Effects::HIDDEN));
        self.quoted -= usize::from(open.effects.has(Effects::QUOTED));
        self.pre -= usize::from(open.effects.has(Effects::PRE));
        match open.kind {
            Kind::List => self.lists = self.lists.saturating_sub(1),
            Kind::Table => self.end_table(shown),
            _ => {}
        }
        if shown {
            self.end_shown(&open);
        }
        if open.watched {
            self.structured
                .end(index, open.start, &mut self.build, &mut self.head);
        }
        self.set_state();
    }

    fn end_shown(&mut self, open: &Open) {
        match open.kind {
            Kind::Heading(_) => {
                self.build.end_block(Gap::Blank);
                self.build.kind = BlockKind::Paragraph;
            }
            Kind::Paragraph | Kind::Pre => self.build.end_block(Gap::Blank),
            Kind::List => self.build.end_block(if self.lists > 0 {
                Gap::Line
            } else {
                Gap::Blank
            }),
            Kind::Division => {
                self.closings += 1;
                self.build.end_block(if self.closings > 1 {
                    Gap::Blank
                } else {
                    Gap::Line
                });
            }
            Kind::Term => self.build.end_block(Gap::Line),
            Kind::Item => {
                self.build.end_block(Gap::Line);
                self.build.once = None;
            }
            Kind::Cell | Kind::Row => {
                self.build.end_block(Gap::Blank);
                let here = self.build.here();
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(here);
                    let outer = table.outer;
                    self.build.leave_cell(outer);
                }
            }
            _ if open.effects.has(Effects::BLOCK) => self.build.end_block(Gap::Line),
            _ => {}
        }
        for (effect, mark) in [
            (Effects::BOLD, MarkKind::Bold),
            (Effects::ITALIC, MarkKind::Italic),
            (Effects::STRUCK, MarkKind::Struck),
        ] {
            if open.effects.has(effect) {
                self.build.mark(open.start, mark);
            }
        }
        if let Some(href) = &open.href {
            self.build.link(open.start, href.clone());
        }
    }

    fn end_table(&mut self, shown: bool) {
        let Some(mut table) = self.tables.pop() else {
            return;
        };
        if shown {
            self.build.end_block(Gap::Blank);
        }
        self.build.leave_cell(table.outer);
        if table.holds_data(self.build.here()) {
            self.build.keep_table(table.number);
        }
        if let Some(outer) = self.tables.last_mut() {
            outer.nests |= table.has_text();
        }
    }
}
