//! HTML to a document: flat blocks out of a stream of tags, no tree, so that no nesting can hurt.
//!
//! [`tags`] cuts absurd tags and drives the tokenizer, [`walk`] turns tags into blocks, [`hidden`] and [`look`]
//! know what no reader sees, [`table`] tells data from layout, [`head`] and [`structured`] collect what the page says about itself.

mod element;
mod head;
mod hidden;
mod look;
mod structured;
mod table;
mod tags;
mod typed;
mod walk;

use crate::document::{Document, Headers, Record};
use crate::limits::Limits;
use crate::note::Note;

use walk::Walker;

/// What was read of a page.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) document: Document,
    pub(crate) headers: Headers,
    /// Records; those that stand nowhere in the text have an empty span.
    pub(crate) records: Vec<Record>,
    pub(crate) notes: Vec<Note>,
}

/// What the caller knows about the page.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nature {
    /// The page is the HTML part of a mail: quoted replies are set apart.
    pub(crate) mail: bool,
}

/// Reads a page.
pub(crate) fn read(html: &str, nature: Nature, limits: &Limits) -> Page {
    let walker = tags::walk(html, Walker::new(nature, true, limits), limits);
    if walker.hid_too_much() {
        let mut again = tags::walk(html, Walker::new(nature, false, limits), limits).finish();
        again.notes.push(Note::info(
            "hidden-shown",
            "most of the page is hidden or a hidden element never ends; all of it was read",
        ));
        return again;
    }
    let mut page = walker.finish();
    typed::reread(&mut page, nature, limits);
    page
}

/// The encoding that a page states near its top (`<meta charset>`, `<?xml encoding=?>`).
pub(crate) fn stated_charset(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)];
    let lower = head.to_ascii_lowercase();
    let find = |needle: &[u8]| memchr::memmem::find(&lower, needle).map(|at| at + needle.len());
    let at = find(b"charset=").or_else(|| find(b"encoding="))?;
    let label: String = lower[at..]
        .iter()
        .map(|b| *b as char)
        .skip_while(|c| matches!(c, '"' | '\'' | ' '))
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DateSource, MarkKind, Part, RecordKind};

    fn page(html: &str) -> Page {
        read(html, Nature::default(), &Limits::default())
    }

    #[track_caller]
    fn text(html: &str, expected: &str) {
        assert_eq!(page(html).document.text, expected);
    }

    fn kinds(page: &Page) -> Vec<(BlockKind, &str)> {
        let document = &page.document;
        document
            .blocks
            .iter()
            .map(|block| (block.kind, document.of(block.span)))
            .collect()
    }

    fn marked(page: &Page, kind: MarkKind) -> Vec<&str> {
        let marks = page.document.marks.iter().filter(|mark| mark.kind == kind);
        marks.map(|mark| page.document.of(mark.span)).collect()
    }

    #[test]
    fn headings_items_and_lines_are_blocks() {
        let page = page(
            "<h2>Week</h2><p>Dear all<ul><li>Swim<ul><li>Dive</ul><li>Row</ul><p>Pier House<br>Slip 4</p>",
        );
        assert_eq!(
            kinds(&page),
            [
                (BlockKind::Heading(2), "Week"),
                (BlockKind::Paragraph, "Dear all"),
                (BlockKind::Item { depth: 1 }, "Swim"),
                (BlockKind::Item { depth: 2 }, "Dive"),
                (BlockKind::Item { depth: 1 }, "Row"),
                (BlockKind::Line, "Pier House"),
                (BlockKind::Line, "Slip 4"),
            ]
        );
        assert_eq!(
            page.document.text,
            "Week\n\nDear all\n\nSwim\nDive\nRow\n\nPier House\nSlip 4"
        );
    }

    #[test]
    fn a_table_of_data_has_cells_and_a_table_for_layout_has_none() {
        let data =
            page("<table><tr><th>Day<th>What<tr><td rowspan=2>Mon<td>Swim<tr><td>Row</table>");
        let cells: Vec<_> = data
            .document
            .blocks
            .iter()
            .filter_map(|block| block.cell)
            .collect();
        let places: Vec<_> = cells
            .iter()
            .map(|cell| (cell.row, cell.col, cell.rows, cell.head))
            .collect();
        assert_eq!(
            places,
            [
                (0, 0, 1, true),
                (0, 1, 1, true),
                (1, 0, 2, false),
                (1, 1, 1, false),
                (2, 1, 1, false)
            ]
        );
        assert_eq!(data.document.text, "Day\tWhat\nMon\tSwim\nRow");
        let layout = page("<table><tr><td><table><tr><td>Left</table><td><p>Right</table>");
        assert!(
            layout
                .document
                .blocks
                .iter()
                .all(|block| block.cell.is_none())
        );
        assert_eq!(layout.document.text, "Left\n\nRight");
    }

    #[test]
    fn cards_of_divisions_stand_apart_and_their_lines_below_each_other() {
        text(
            "<div><div>One</div><div>9 a.m.</div></div><div><div>Two</div><div>10 a.m.</div></div>",
            "One\n9 a.m.\n\nTwo\n10 a.m.",
        );
    }

    #[test]
    fn what_nobody_sees_is_left_out() {
        text(
            "<style>.x{display:none}</style><p class=x>No</p><p hidden>No</p><p style='visibility:hidden'>No</p>Yes",
            "Yes",
        );
        text(
            "<head><title>No</title></head><script>No</script><noscript>No</noscript><template>No</template><svg><title>No</title></svg>Yes",
            "Yes",
        );
        text(
            "Nov<wbr>em\u{ad}ber&nbsp;3&#8203;, 1:30&#8239;PM",
            "November 3, 1:30 PM",
        );
    }

    #[test]
    fn a_hidden_element_that_never_ends_hides_nothing() {
        let body = "A talk on tides. ".repeat(30);
        let page = page(&format!("<p>Hi</p><div style='display:none'><p>{body}"));
        assert!(page.document.text.contains("A talk on tides."));
        assert_eq!(page.notes.len(), 1);
    }

    #[test]
    fn marks_and_links_have_their_spans() {
        let page = page(
            "<p><s>Nov. 8</s> <b>Nov. 15</b>: <a href='https://t.example/?url=https%3A%2F%2Fx.example%2Fa'><img src=x alt='Seal count'></a>",
        );
        assert_eq!(page.document.text, "Nov. 8 Nov. 15: Seal count");
        assert_eq!(marked(&page, MarkKind::Struck), ["Nov. 8"]);
        assert_eq!(marked(&page, MarkKind::Bold), ["Nov. 15"]);
        assert_eq!(marked(&page, MarkKind::Alt), ["Seal count"]);
        assert_eq!(page.document.links[0].url, "https://x.example/a");
        assert_eq!(page.document.of(page.document.links[0].span), "Seal count");
    }

    #[test]
    fn bold_that_was_not_closed_ends_with_its_cell() {
        let page = page("<table><tr><td><b>One<td>Two</table><p><b>Three</p><p>Four</b> five</p>");
        assert_eq!(marked(&page, MarkKind::Bold), ["One", "Three", "Four"]);
    }

    #[test]
    fn json_ld_and_microdata_become_records() {
        let page = page(
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"datePublished\":\"2024-10-28\"},\
             {\"@type\":\"MusicEvent\",\"name\":\"Night &amp; day\",\"startDate\":\"2024-10-29T19:00-04:00\",\"location\":{\"name\":\"Pier\"}}]}</script>\
             <div itemscope itemtype='http://schema.org/Event'><b itemprop=name>Swim</b> <time itemprop=startDate datetime='2024-10-30'>Wednesday</time></div>",
        );
        let names: Vec<_> = page
            .records
            .iter()
            .map(|record| (record.kind, record.name.as_deref()))
            .collect();
        assert_eq!(
            names,
            [
                (Some(RecordKind::JsonLd), Some("Night & day")),
                (Some(RecordKind::Microdata), Some("Swim"))
            ]
        );
        assert_eq!(page.document.of(page.records[1].span), "Swim Wednesday");
        assert!(page.records[1].all_day);
        let sources: Vec<_> = page.headers.dates.iter().map(|date| date.source).collect();
        assert_eq!(sources, [DateSource::JsonLdPublished]);
    }

    #[test]
    fn a_quoted_reply_is_set_apart_in_a_mail_only() {
        for (mail, part) in [(true, Part::Quoted), (false, Part::Body)] {
            let page = read(
                "<p>Yes<blockquote type=cite><p>Lunch?</blockquote>",
                Nature { mail },
                &Limits::default(),
            );
            assert_eq!(
                page.document.blocks.last().map(|block| block.part),
                Some(part)
            );
        }
    }
}
