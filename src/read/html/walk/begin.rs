//! What a start tag ends, and what it begins.

use super::open::{Open, id, is_scope};
use super::{REACH, Walker};
use crate::document::{BlockKind, Gap};
use crate::read::html::element::{Effects, Kind};
use crate::read::html::table::Table;
use crate::read::html::tags::Attributes;

impl Walker {
    /// Elements that a start tag ends without saying so.
    pub(super) fn imply_ends(&mut self, name: &str, kind: Kind) {
        match kind {
            Kind::Inline => {}
            Kind::Formatting if name == "a" => {
                self.close_up_to(|open| open.id == id("a"), is_scope)
            }
            Kind::Formatting => {}
            Kind::Row | Kind::RowGroup => {
                let own = |open: &Open| {
                    matches!(open.kind, Kind::Row)
                        || (kind == Kind::RowGroup && open.kind == Kind::RowGroup)
                };
                self.close_up_to(own, |open| open.kind == Kind::Table);
            }
            Kind::Cell => self.close_up_to(
                |open| open.kind == Kind::Cell,
                |open| matches!(open.kind, Kind::Table | Kind::Row),
            ),
            Kind::Item => {
                self.close_up_to(
                    |open| open.kind == Kind::Item,
                    |open| open.kind == Kind::List || is_scope(open),
                );
            }
            Kind::Term => {
                self.close_up_to(
                    |open| open.kind == Kind::Term,
                    |open| open.id == id("dl") || is_scope(open),
                );
            }
            _ => {
                let line = |open: &Open| !matches!(open.kind, Kind::Inline | Kind::Formatting);
                self.close_up_to(|open| open.id == id("p"), line);
                if matches!(kind, Kind::Heading(_)) {
                    self.close_up_to(|open| matches!(open.kind, Kind::Heading(_)), line);
                }
            }
        }
    }

    /// Closes the nearest element that fits, if none that stops the search comes first.
    fn close_up_to(&mut self, fits: impl Fn(&Open) -> bool, stops: impl Fn(&Open) -> bool) {
        let found = self
            .stack
            .iter()
            .enumerate()
            .rev()
            .take(REACH)
            .take_while(|(_, open)| fits(open) || !stops(open))
            .find(|(_, open)| fits(open))
            .map(|(index, _)| index);
        if let Some(index) = found {
            self.close_from(index);
        }
    }

    pub(super) fn begin_structure(&mut self, kind: Kind) {
        if kind == Kind::Table {
            let number = self.build.table();
            self.tables.push(Table::new(number, self.build.place()));
        } else {
            self.lists += 1;
        }
    }

    /// What a shown element does before its content.
    pub(super) fn begin(
        &mut self,
        name: &str,
        kind: Kind,
        effects: Effects,
        attributes: Attributes<'_>,
    ) {
        match kind {
            Kind::Paragraph | Kind::Pre => self.build.end_block(Gap::Blank),
            Kind::Heading(level) => {
                self.build.end_block(Gap::Blank);
                self.build.once = None;
                self.build.kind = BlockKind::Heading(level);
            }
            Kind::List | Kind::Table => {
                self.build
                    .end_block(if kind == Kind::List && self.lists > 0 {
                        Gap::Line
                    } else {
                        Gap::Blank
                    });
                self.begin_structure(kind);
            }
            Kind::Division if self.build.in_block() => self.build.end_block(Gap::Line),
            Kind::Term => self
                .build
                .end_block(if name == "dt" { Gap::Blank } else { Gap::Line }),
            Kind::Item => {
                self.build.end_block(Gap::Line);
                let depth = self.lists.clamp(1, 9) as u8;
                self.build.once = Some(BlockKind::Item { depth });
            }
            Kind::Cell => self.begin_cell(name, attributes),
            Kind::RowGroup => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = name == "thead";
                }
            }
            Kind::Row => {
                self.build.end_block(Gap::Blank);
                let here = self.build.here();
                if let Some(table) = self.tables.last_mut() {
                    table.begin_row(here);
                }
            }
            Kind::Inline | Kind::Formatting if effects.has(Effects::BLOCK) => {
                self.build.end_block(Gap::Line);
            }
            _ => {}
        }
    }

    fn begin_cell(&mut self, name: &str, attributes: Attributes<'_>) {
        self.build.end_block(Gap::Blank);
        let here = self.build.here();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if name == "caption" {
            return;
        }
        let span = |name| {
            attributes
                .get(name)
                .and_then(|value| value.trim().parse().ok())
                .unwrap_or(1)
        };
        let cell = table.begin_cell(name == "th", span("colspan"), span("rowspan"), here);
        let outer = table.outer;
        self.build.cell(cell, outer);
    }
}
