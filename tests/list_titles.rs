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
