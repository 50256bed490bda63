//! Lists whose titles are not where their neighbours have them.

use crate::listings::case;

#[test]
fn a_flag_before_the_hour_is_no_title() {
    case(
        "Monday, June 2\n\n10:30 Story Circle\n\nNEW! 5–6:30 p.m. Seed Hall Hour\n\n7:30 p.m. Open Stage\n",
        "2025-05-30",
        &[
            "2025-06-02 10:30 | Story Circle | - | -",
            "2025-06-02 17:00 | Seed Hall Hour | - | -",
            "2025-06-02 19:30 | Open Stage | - | -",
        ],
    );
}

#[test]
fn a_line_that_leaves_the_day_out_is_cut_like_those_that_say_it() {
    case(
        "PIER COURT, WEEK OF JUNE 2, 2025\n\n\
         ROOM 3 -- Judge Vale\n  06/03   9:30  No. 2024-17   Fern v. Moss\n\
         \x20        10:15  No. 2024-31   Alder Car v. Town of Weir\n\
         \x20         2:00  No. 2025-02   Estate of Roe v. Hotel Tern\n\
         \x20 06/05   9:30  No. 2024-40   Lamp & Oil v. Vale\n\
         \x20 06/05  11:00  No. 2024-44   Gorse v. Heath\n\
         \x20 06/06   1:30  No. 2024-51   Salt v. Pepper\n",
        "2025-05-30",
        &[
            "2025-06-03 09:30 | Fern v. Moss | - | -",
            "2025-06-03 10:15 | Alder Car v. Town of Weir | - | -",
            "2025-06-03 14:00 | Estate of Roe v. Hotel Tern | - | -",
            "2025-06-05 09:30 | Lamp & Oil v. Vale | - | -",
            "2025-06-05 11:00 | Gorse v. Heath | - | -",
            "2025-06-06 13:30 | Salt v. Pepper | - | -",
        ],
    );
}

#[test]
fn a_congress_without_hours_has_its_title_where_the_evenings_have_theirs() {
    case(
        "UPCOMING\n\nWho Owns the Fog?\nWed., June 4 | 6:00 – 7:30 PM\nOlin Hall, 12 Quay St.\nRegister Now\n\n\
         The Long Pier\nThu., June 5 | 6:00 – 7:30 PM\nOlin Hall, 12 Quay St.\nRegister Now\n\n\
         The Weir Grain Congress\nMon., June 9 – Wed., June 11\nHotel Tern, Dover, DE\nRegister Now\n\n\
         Old Splices\nThu., June 12 | 6:00 – 7:30 PM\nOlin Hall, 12 Quay St.\nRegister Now\n",
        "2025-06-02",
        &[
            "2025-06-04 18:00 | Who Owns the Fog? | - | Olin Hall",
            "2025-06-05 18:00 | The Long Pier | - | Olin Hall",
            "2025-06-09 | The Weir Grain Congress | - | Hotel Tern, Dover, DE",
            "2025-06-12 18:00 | Old Splices | - | Olin Hall",
        ],
    );
}

#[test]
fn the_number_of_an_issue_heads_no_event() {
    case(
        "THE WEIR WEEKLY\nVol. 4, No. 31 / June 5–11, 2025 / take one\n\nMUSIC\nTwo Fiddles. 9 p.m. Friday 6. Olin Hall, 12 Quay St.\n\n\
         Slow Brass. 8 p.m. Saturday 7. Olin Hall, 12 Quay St.\n",
        "2025-06-05",
        &[
            "2025-06-06 21:00 | Two Fiddles | - | Olin Hall",
            "2025-06-07 20:00 | Slow Brass | - | Olin Hall",
        ],
    );
}

#[test]
fn sentences_behind_a_day_are_an_item_each_where_their_hours_lead() {
    case(
        "This week\n\n\
         * Tuesday: a full house, sorry. At 10 am, the Quay Society asks “Who Mends the Nets?”; at 10:30, Ada Vale on fog and ferries.\n\
         * Wednesday, noon: soup with the pilots, Room 14.\n\
         * Thursday: the Lock Walk leaves from the gate at 7:45 am. In the evening, 6:30, a reading from “Eleven Winters” with the cook.\n\
         * Friday, 9 am: Knots for beginners, Room 3.\n",
        "2025-06-02",
        &[
            "2025-06-03 10:00 | the Quay Society asks “Who Mends the Nets?” | Quay Society | -",
            "2025-06-03 10:30 | Ada Vale on fog and ferries | - | -",
            "2025-06-04 12:00 | soup with the pilots | - | Room 14",
            "2025-06-05 07:45 | the Lock Walk leaves from the gate | - | -",
            "2025-06-05 18:30 | a reading from “Eleven Winters” with the cook | - | -",
            "2025-06-06 09:00 | Knots for beginners | - | Room 3",
        ],
    );
    case(
        "Dates\n\nMay 6: Doors at 6 pm. At 7, the film begins in Olin Hall.\n\nMay 7: The Salt Club meets at 6 pm, and at 7 it votes.\n\nMay 8: Lamp oil auction, 5 pm.\n",
        "2025-05-02",
        &[
            "2025-05-06 19:00 | the film begins | - | Olin Hall",
            "2025-05-07 18:00 | The Salt Club meets | The Salt Club | -",
            "2025-05-08 17:00 | Lamp oil auction | - | -",
        ],
    );
}

#[test]
fn a_remark_that_opens_a_day_is_not_what_takes_place() {
    case(
        "Where to go, if anywhere\n\n\
         MONDAY, JUNE 9: The halls unlock. Two pilots and a cook explain the tide tables, 9 to 11 a.m., with rolls. [Quay Society]\n\n\
         TUESDAY, JUNE 10: Lantern Walk. The ferrymen lead the way from the lock at 8 p.m. [Lamp Guild]\n\n\
         WEDNESDAY, JUNE 11: Two chances to be late. First, the \"Slow Boat\" supper, which is meant kindly and begins at 7:30 p.m. [Hotel Tern]\n\n\
         THURSDAY, JUNE 12: Nothing moves. It moves at one in the afternoon, and you may bring a goat. [Weir Goat League]\n",
        "2025-06-05",
        &[
            "2025-06-09 09:00 | Two pilots and a cook explain the tide tables | Quay Society | -",
            "2025-06-10 20:00 | Lantern Walk | Lamp Guild | -",
            "2025-06-11 19:30 | the \"Slow Boat\" supper | Hotel Tern | Hotel Tern",
            "2025-06-12 13:00 | Nothing moves | Weir Goat League | -",
        ],
    );
}
