//! Lists whose days and hours stand elsewhere than in their items.

use crate::listings::case;

#[test]
fn a_clock_that_runs_backwards_begins_the_next_day_of_a_week_without_headings() {
    case(
        "Pier hearings, week of June 2\n\nThe board sits on Tuesday and Thursday.\n\n\
         Board of Lamps — 10 a.m. — Room 14\nLantern glass\n\n\
         Board of Ropes — 2 p.m. — Room 3\nOld splices\n\n\
         Board of Scales — 9 a.m. — Room 14\nFalse bushels\n\n\
         Board of Ropes — 1:30 p.m. — Room 3\nNew splices\n",
        "2025-06-01",
        &[
            "2025-06-03 10:00 | Lantern glass | Board of Lamps | Room 14",
            "2025-06-03 14:00 | Old splices | Board of Ropes | Room 3",
            "2025-06-05 09:00 | False bushels | Board of Scales | Room 14",
            "2025-06-05 13:30 | New splices | Board of Ropes | Room 3",
        ],
    );
}

#[test]
fn the_list_of_one_day_may_stand_in_any_order() {
    case(
        "Pier schedule for Tuesday, June 3\n\n\
         Board of Lamps — 10 a.m. — Room 14\nLantern glass\n\n\
         Board of Ropes — 2 p.m. — Room 3\nOld splices\n\n\
         Board of Scales — 9 a.m. — Room 14\nFalse bushels\n\n\
         Board of Ropes — 1:30 p.m. — Room 3\nNew splices\n",
        "2025-06-02",
        &[
            "2025-06-03 09:00 | False bushels | Board of Scales | Room 14",
            "2025-06-03 10:00 | Lantern glass | Board of Lamps | Room 14",
            "2025-06-03 13:30 | New splices | Board of Ropes | Room 3",
            "2025-06-03 14:00 | Old splices | Board of Ropes | Room 3",
        ],
    );
}

#[test]
fn a_month_alone_heads_the_days_below_and_an_hour_unless_shown_is_that_of_all() {
    case(
        "LANTERN ROWERS\nCard of the winter. All outings start at 8.30am unless stated.\n\n\
         NOVEMBER\nSat 15 Upper weir\nSun 16 Mill pool and back          10.15am\nSat 22 Lower weir\n\n\
         DECEMBER\nSat 6 Frost race\n\nJANUARY\nSat 3 Cold supper on the slip    7.00pm\n",
        "2025-11-03",
        &[
            "2025-11-15 08:30 | Upper weir | - | -",
            "2025-11-16 10:15 | Mill pool and back | - | -",
            "2025-11-22 08:30 | Lower weir | - | -",
            "2025-12-06 08:30 | Frost race | - | -",
            "2026-01-03 19:00 | Cold supper on the slip | - | -",
        ],
    );
}
