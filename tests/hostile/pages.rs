//! Pages that are meant to hurt.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::survives_html;

#[test]
fn html_nested_without_end_is_read() {
    let many = 40_000;
    for tag in [
        "<div>",
        "<ul><li>",
        "<table><tr><td>",
        "<b>",
        "<a href=x><i>",
        "<span style='display:none'>",
        "<blockquote>",
        "<svg>",
    ] {
        survives_html(tag, &tag.repeat(many));
    }
    survives_html(
        "crossed",
        &format!("{}{}", "<b><p>x".repeat(many), "</b>".repeat(many)),
    );
    survives_html(
        "unknown ends",
        &format!("{}{}", "<div>".repeat(many), "</section></i>".repeat(many)),
    );
    survives_html(
        "items without lists",
        &format!("{}{}", "<div>".repeat(10_000), "<li>x</li>".repeat(many)),
    );
}

#[test]
fn html_with_absurd_tags_is_read() {
    let mut attributes = String::from("<p ");
    for number in 0..100_000 {
        let _ = write!(attributes, "a{number}=1 ");
    }
    survives_html("100,000 attributes", &(attributes + ">x</p>"));
    survives_html(
        "a tag of 3 MB",
        &format!("<p title=\"{}\">x</p>", "y".repeat(3 << 20)),
    );
    survives_html(
        "an open quote",
        &format!("<p title=\"{}", "y>".repeat(100_000)),
    );
    survives_html(
        "colspans",
        &"<table><tr><td colspan=99999999 rowspan=99999999>x<td>y</table>".repeat(2_000),
    );
    survives_html(
        "rows under a spanning cell",
        &format!(
            "<table><tr><td rowspan=9999 colspan=1000>x{}",
            "<tr><td>y".repeat(20_000)
        ),
    );
    survives_html(
        "a style sheet",
        &format!(
            "<style>{}</style>",
            ".a{display:none}@media{".repeat(50_000)
        ),
    );
    survives_html(
        "JSON-LD",
        &format!(
            "<script type='application/ld+json'>{}</script>",
            "[".repeat(200_000)
        ),
    );
    survives_html(
        "items of items",
        &"<div itemscope itemtype='https://schema.org/Event'><i itemprop=name>x".repeat(20_000),
    );
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    let sample = "<table><tr><td><b>Mon</b></td><td><a href='https://x.example/?u=1'>A talk &amp; more</a><br>10 a.m.</td></tr></table><ul><li>One<ul><li>Two</ul></ul>";
    let time = |repeats: usize| {
        let page = sample.repeat(repeats);
        let begun = Instant::now();
        survives_html("doubled", &page);
        begun.elapsed()
    };
    time(500);
    let (short, long) = (time(3_000), time(12_000));
    assert!(
        long < short * 12 + Duration::from_millis(500),
        "four times the input took {short:?}, then {long:?}"
    );
}
