//! Lists as mailers, tip sheets and notice boards print them, an invented one each.

use crate::listings::case;

#[test]
fn an_ellipsis_parts_the_items_of_a_day_and_the_byline_dates_the_issue() {
    case(
        "QUAY LEDGER: Slow boats and slower clerks\nBy Tess Marlow and Ada Quill | 06/05/2030 08:00 AM EDT\n\n\
         Two pilots said on Tuesday that they will wait.\n\nON TAP\n\n\
         Today: Pilots' Board hearing on fees, 10 a.m., Room 212 ... Harbor Master Lena Ashdown speaks at the Oar Club at 1:45 p.m. ... The board rests for a day ... Lamp prices, 2 p.m.\n\n\
         Thursday: Eel count, 8:30 a.m. … Ferry Trust annual meeting, 11 a.m.\n\n\
         She said it would come ... and then it came at noon.\n",
        "2030-06-05",
        &[
            "2030-06-05 10:00 | Pilots' Board hearing on fees | Pilots' Board | Room 212",
            "2030-06-05 13:45 | Harbor Master Lena Ashdown speaks | - | Oar Club",
            "2030-06-05 14:00 | Lamp prices | - | -",
            "2030-06-06 08:30 | Eel count | - | -",
            "2030-06-06 11:00 | Ferry Trust annual meeting | Ferry Trust | -",
        ],
    );
}

#[test]
fn a_heading_counts_the_days_of_what_takes_several() {
    for [first, second] in [
        [
            "Day One | Wednesday, October 15",
            "Day Two | Thursday, October 16",
        ],
        [
            "WEDNESDAY, OCTOBER 15 - DAY 1",
            "THURSDAY, OCTOBER 16 - DAY 2",
        ],
        [
            "First Day: Wednesday, October 15",
            "Second Day: Thursday, October 16",
        ],
    ] {
        case(
            &format!(
                "Lamp Keepers' Forum\nOctober 15-16, 2025\n\n{first}\n\n9:00 a.m. Welcome by the keeper\n10:00 a.m. Wicks and Oil\n\n\
                 {second}\n\n10:30 a.m. Guided row\n11:00 a.m. Old Ropes\n"
            ),
            "2025-09-20",
            &[
                "2025-10-15 09:00 | Welcome by the keeper | Lamp Keepers' Forum | -",
                "2025-10-15 10:00 | Wicks and Oil | Lamp Keepers' Forum | -",
                "2025-10-16 10:30 | Guided row | Lamp Keepers' Forum | -",
                "2025-10-16 11:00 | Old Ropes | Lamp Keepers' Forum | -",
            ],
        );
    }
}
