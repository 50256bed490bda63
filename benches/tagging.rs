//! How fast time expressions are found: megabytes a second on one core, the share of a plain word count on the same text, and
//! whether ten times the text takes ten times as long.
//!
//! `cargo bench --bench tagging` prints one line a case. Plain harness: no dependency, best of five runs. Beside other programs
//! (`wc -w`, chrono-node) and on texts of your own: `benches/compare.py`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use dateline::timex::{self, Options, Style};

/// A paragraph with about one expression in forty words, as newsletters have them.
const PARAGRAPH: &str = "The harbor council met on Tuesday and will vote on the lease in two weeks. Its chair, who has held the \
seat since 2016, said the cranes would be moved by the end of the year, at a cost of $12.4 million. A hearing is set for Nov. 19, \
10-11:30 a.m. ET, in room 538 of the old customs house; a second one follows on Dec. 3 at noon. The pilots' union, which walked \
out of the talks last Friday, calls the plan a gift to three firms with twelve boats between them, and its lawyers have asked a \
court to stop it. The mayor may speak first. Nobody on the quay expects the vote to be close, and few think it will be the last.\n\n";

fn text(bytes: usize, joint: &str) -> String {
    let paragraph = PARAGRAPH.replace("\n\n", joint);
    paragraph.repeat(bytes / paragraph.len() + 1)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn best(mut run: impl FnMut() -> usize) -> (Duration, usize) {
    let mut best = (Duration::MAX, 0);
    for _ in 0..5 {
        let start = Instant::now();
        let found = black_box(run());
        best = best.min((start.elapsed(), found));
    }
    best
}

fn rate(text: &str, time: Duration) -> f64 {
    text.len() as f64 / 1e6 / time.as_secs_f64()
}

fn main() {
    for (name, joint) in [("paragraphs", "\n\n"), ("one line", " ")] {
        for style in [Style::Calendar, Style::TimeMl] {
            let mut small = Duration::ZERO;
            for size in [1 << 20, 10 << 20] {
                let text = text(size, joint);
                let (time, found) = best(|| timex::tag(&text, Options { style }).len());
                let (counting, _) = best(|| text.split_ascii_whitespace().count());
                let mut line = format!(
                    "{name}, {style:?}, {} MB: {:.0} MB/s, {:.2} of a word count, {found} expressions",
                    text.len() / 1_000_000,
                    rate(&text, time),
                    counting.as_secs_f64() / time.as_secs_f64(),
                );
                if !small.is_zero() {
                    let times = time.as_secs_f64() / small.as_secs_f64();
                    line += &format!(", {times:.1} times the time of a tenth");
                }
                small = time;
                print_line(&line);
            }
        }
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
fn print_line(line: &str) {
    println!("{line}");
}
