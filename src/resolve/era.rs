//! "In 218 BC he crossed the Alps; in 203 he sailed home": years of one to three digits go on before our era.

use crate::timex::Tag;
use crate::timex::expr::{End, ExprKind, Period, Year};

/// So many years may a story before our era go back at a step.
const BACK: i16 = 60;

/// The era that a story has come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Era {
    /// The last year before our era, counted from it (218), where the story is there.
    before: Option<i16>,
}

impl Era {
    /// The tag with its year in the era of the story.
    pub(super) fn of(&mut self, text: &str, tag: &Tag) -> Tag {
        let mut tag = *tag;
        match &mut tag.expr.kind {
            ExprKind::Period(Period::Century(1..)) => self.before = None,
            // "the 220s" before our era end in 220.
            ExprKind::Period(Period::Decade { year, open: false })
                if *year < 1000 && self.before.is_some() =>
            {
                *year = -(*year + 9);
            }
            _ => {}
        }
        let Some(year) = year_of(&mut tag.expr.kind) else {
            return tag;
        };
        match *year {
            Year::Four(said) if said <= 0 => self.before = Some(1 - said),
            Year::Four(said) => {
                let named = has_era(tag.span.of(text));
                let goes_on = self
                    .before
                    .filter(|last| !named && said <= last.saturating_add(BACK));
                self.before = goes_on.map(|_| said);
                if goes_on.is_some() {
                    *year = Year::Four(1 - said);
                }
            }
            _ => {}
        }
        tag
    }
}

/// "AD 79", "79 CE".
fn has_era(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(|word| matches!(word, "AD" | "A" | "CE"))
}

fn year_of(kind: &mut ExprKind) -> Option<&mut Year> {
    match kind {
        ExprKind::Period(period)
        | ExprKind::At(period, _)
        | ExprKind::PartOfDay(Some(period), _) => match period {
            Period::Date(date) | Period::Week(date, _) => Some(&mut date.year),
            Period::Year(year, _) | Period::Season(_, year, _) => Some(year),
            _ => None,
        },
        ExprKind::Range(ends) => match &mut ends.from {
            End::Date(date) => Some(&mut date.year),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::resolve::{Frame, answers};
    use crate::timex::{Options, Style, tag};

    fn values(text: &str) -> Vec<String> {
        let style = Style::History;
        let frame = Frame {
            narrative: true,
            timeml: true,
            ..Frame::default()
        };
        let tags = tag(text, Options { style });
        let answers = answers(text, &tags, &frame);
        answers.into_iter().filter_map(|a| a.timex3.value).collect()
    }

    #[test]
    fn a_story_before_our_era_goes_on_there() {
        let text = "He crossed the river in 218 BC. In 203 he sailed home, and in 202 he was beaten. Under Carus the wall was built, in AD 12.";
        assert_eq!(values(text), ["BC0218", "BC0203", "BC0202", "0012"]);
        let text = "The colony dates from 29 BC. In 439 the Vandals took it.";
        assert_eq!(values(text), ["BC0029", "0439"]);
    }
}
