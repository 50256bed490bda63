//! The zones people write behind a clock time, and what they mean by them.

use super::initials::Initials;

/// A zone as people write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneWord {
    /// Index into [`ZONES`].
    Named(u8),
    /// Minutes east of UTC, written out ("UTC+7", "-0400").
    Offset(i16),
}

/// One way to write a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZoneEntry {
    /// As written ("ET", "Eastern", "BST", "London time"), matched case-sensitively where it is an abbreviation.
    pub text: &'static str,
    /// The IANA zone people mean.
    pub iana: &'static str,
    /// What the abbreviation claims, in minutes east of UTC ("EST" -300), where it claims one.
    pub claims: Option<i16>,
    /// Other zones it may mean, by context ("IST", "CST", "BST", "AST").
    pub also: &'static [&'static str],
}

impl ZoneEntry {
    /// The longest zone's name that stands in a text as a word, in its own case; in "ET unless marked CT" that of the rule,
    /// not of the exception.
    pub(crate) fn named_in(text: &str) -> Option<&'static ZoneEntry> {
        let longest = |text: &str| {
            let named = ZONES.iter().filter(|entry| entry.is_in(text));
            named.max_by_key(|entry| entry.text.len())
        };
        let exception = [" unless ", " except "].iter().filter_map(|w| text.find(w));
        let rule = exception.min().and_then(|at| longest(&text[..at]));
        rule.or_else(|| longest(text))
    }

    /// Whether the name stands in a text as a word, in its own case.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        text.match_indices(self.text).any(|(at, _)| {
            let left = text[..at].chars().next_back();
            let right = text[at + self.text.len()..].chars().next();
            !left.is_some_and(char::is_alphanumeric) && !right.is_some_and(char::is_alphanumeric)
        })
    }
}

/// An abbreviation or name that claims no offset.
const fn zone(text: &'static str, iana: &'static str) -> ZoneEntry {
    ZoneEntry {
        text,
        iana,
        claims: None,
        also: &[],
    }
}

/// An abbreviation that claims an offset in minutes.
const fn fixed(text: &'static str, iana: &'static str, claims: i16) -> ZoneEntry {
    ZoneEntry {
        text,
        iana,
        claims: Some(claims),
        also: &[],
    }
}

/// An abbreviation with an offset and other meanings.
const fn open(
    text: &'static str,
    iana: &'static str,
    claims: i16,
    also: &'static [&'static str],
) -> ZoneEntry {
    ZoneEntry {
        text,
        iana,
        claims: Some(claims),
        also,
    }
}

const NEW_YORK: &str = "America/New_York";
const CHICAGO: &str = "America/Chicago";
const DENVER: &str = "America/Denver";
const LOS_ANGELES: &str = "America/Los_Angeles";
const BERLIN: &str = "Europe/Berlin";

/// The zones we know by name; longer names of one beginning stand first, so that the first match is the longest.
///
/// A text all in capitals is an abbreviation and matched as written; others match in any case. A name of words is
/// matched with any white space between them; abbreviations also with points ("E.T.").
pub static ZONES: &[ZoneEntry] = &[
    // The United States and Canada.
    zone("ET", NEW_YORK),
    fixed("EST", NEW_YORK, -300),
    fixed("EDT", NEW_YORK, -240),
    zone("Eastern", NEW_YORK),
    fixed("Eastern Standard", NEW_YORK, -300),
    fixed("Eastern Daylight", NEW_YORK, -240),
    zone("CT", CHICAGO),
    open(
        "CST",
        CHICAGO,
        -360,
        &["Asia/Shanghai", "America/Havana", "Asia/Taipei"],
    ),
    open("CDT", CHICAGO, -300, &["America/Havana"]),
    zone("Central", CHICAGO),
    fixed("Central Standard", CHICAGO, -360),
    fixed("Central Daylight", CHICAGO, -300),
    zone("MT", DENVER),
    fixed("MST", DENVER, -420),
    fixed("MDT", DENVER, -360),
    zone("Mountain", DENVER),
    fixed("Mountain Standard", DENVER, -420),
    fixed("Mountain Daylight", DENVER, -360),
    zone("PT", LOS_ANGELES),
    fixed("PST", LOS_ANGELES, -480),
    fixed("PDT", LOS_ANGELES, -420),
    zone("Pacific", LOS_ANGELES),
    fixed("Pacific Standard", LOS_ANGELES, -480),
    fixed("Pacific Daylight", LOS_ANGELES, -420),
    zone("AKT", "America/Anchorage"),
    fixed("AKST", "America/Anchorage", -540),
    fixed("AKDT", "America/Anchorage", -480),
    zone("Alaska", "America/Anchorage"),
    zone("HT", "Pacific/Honolulu"),
    fixed("HST", "Pacific/Honolulu", -600),
    fixed("HDT", "Pacific/Honolulu", -540),
    zone("Hawaii", "Pacific/Honolulu"),
    open(
        "AST",
        "America/Halifax",
        -240,
        &[
            "Asia/Riyadh",
            "Asia/Qatar",
            "Asia/Baghdad",
            "America/Puerto_Rico",
        ],
    ),
    fixed("ADT", "America/Halifax", -180),
    zone("Atlantic", "America/Halifax"),
    fixed("NST", "America/St_Johns", -210),
    fixed("NDT", "America/St_Johns", -150),
    fixed("ChST", "Pacific/Guam", 600),
    fixed("SST", "Pacific/Pago_Pago", -660),
    // Universal time.
    fixed("UTC", "UTC", 0),
    fixed("GMT", "UTC", 0),
    fixed("UT", "UTC", 0),
    fixed("Z", "UTC", 0),
    fixed("Zulu", "UTC", 0),
    fixed("AoE", "Etc/GMT+12", -720),
    fixed("Anywhere on Earth", "Etc/GMT+12", -720),
    // Europe.
    open(
        "BST",
        "Europe/London",
        60,
        &["Asia/Dhaka", "Pacific/Bougainville"],
    ),
    zone("UK", "Europe/London"),
    fixed("WET", "Europe/Lisbon", 0),
    fixed("WEST", "Europe/Lisbon", 60),
    fixed("CET", BERLIN, 60),
    fixed("CEST", BERLIN, 120),
    fixed("Central European Summer", BERLIN, 120),
    zone("Central European", BERLIN),
    fixed("MEZ", BERLIN, 60),
    fixed("MESZ", BERLIN, 120),
    fixed("EET", "Europe/Athens", 120),
    fixed("EEST", "Europe/Athens", 180),
    zone("Eastern European", "Europe/Athens"),
    fixed("MSK", "Europe/Moscow", 180),
    fixed("TRT", "Europe/Istanbul", 180),
    // Asia and Oceania.
    open(
        "IST",
        "Asia/Kolkata",
        330,
        &["Europe/Dublin", "Asia/Jerusalem"],
    ),
    fixed("IDT", "Asia/Jerusalem", 180),
    fixed("GST", "Asia/Dubai", 240),
    fixed("IRST", "Asia/Tehran", 210),
    fixed("AFT", "Asia/Kabul", 270),
    fixed("PKT", "Asia/Karachi", 300),
    fixed("NPT", "Asia/Kathmandu", 345),
    fixed("ICT", "Asia/Bangkok", 420),
    fixed("WIB", "Asia/Jakarta", 420),
    fixed("HKT", "Asia/Hong_Kong", 480),
    fixed("SGT", "Asia/Singapore", 480),
    fixed("PHT", "Asia/Manila", 480),
    fixed("AWST", "Australia/Perth", 480),
    fixed("JST", "Asia/Tokyo", 540),
    fixed("KST", "Asia/Seoul", 540),
    fixed("ACST", "Australia/Adelaide", 570),
    fixed("ACDT", "Australia/Adelaide", 630),
    fixed("AEST", "Australia/Sydney", 600),
    fixed("AEDT", "Australia/Sydney", 660),
    zone("AET", "Australia/Sydney"),
    fixed("NZST", "Pacific/Auckland", 720),
    fixed("NZDT", "Pacific/Auckland", 780),
    zone("NZT", "Pacific/Auckland"),
    // Africa and Latin America.
    fixed("WAT", "Africa/Lagos", 60),
    fixed("CAT", "Africa/Maputo", 120),
    fixed("SAST", "Africa/Johannesburg", 120),
    fixed("EAT", "Africa/Nairobi", 180),
    fixed("BRT", "America/Sao_Paulo", -180),
    fixed("ART", "America/Argentina/Buenos_Aires", -180),
    fixed("COT", "America/Bogota", -300),
    fixed("PET", "America/Lima", -300),
    fixed("VET", "America/Caracas", -240),
    fixed("CLT", "America/Santiago", -240),
    // Places, always with "time" behind them ("3 p.m. London time").
    zone("New York", NEW_YORK),
    zone("Washington", NEW_YORK),
    zone("Washington, D.C.", NEW_YORK),
    zone("D.C.", NEW_YORK),
    zone("Boston", NEW_YORK),
    zone("Atlanta", NEW_YORK),
    zone("Miami", NEW_YORK),
    zone("Detroit", "America/Detroit"),
    zone("Toronto", "America/Toronto"),
    zone("Ottawa", "America/Toronto"),
    zone("Montreal", "America/Toronto"),
    zone("Chicago", CHICAGO),
    zone("Houston", CHICAGO),
    zone("Dallas", CHICAGO),
    zone("Denver", DENVER),
    zone("Phoenix", "America/Phoenix"),
    zone("Arizona", "America/Phoenix"),
    zone("Los Angeles", LOS_ANGELES),
    zone("San Francisco", LOS_ANGELES),
    zone("Seattle", LOS_ANGELES),
    zone("Vancouver", "America/Vancouver"),
    zone("Honolulu", "Pacific/Honolulu"),
    zone("Halifax", "America/Halifax"),
    zone("Mexico City", "America/Mexico_City"),
    zone("Havana", "America/Havana"),
    zone("Bogota", "America/Bogota"),
    zone("Lima", "America/Lima"),
    zone("Caracas", "America/Caracas"),
    zone("Santiago", "America/Santiago"),
    zone("Sao Paulo", "America/Sao_Paulo"),
    zone("Brasilia", "America/Sao_Paulo"),
    zone("Rio", "America/Sao_Paulo"),
    zone("Buenos Aires", "America/Argentina/Buenos_Aires"),
    zone("London", "Europe/London"),
    zone("British", "Europe/London"),
    zone("British Summer", "Europe/London"),
    zone("U.K.", "Europe/London"),
    zone("Greenwich Mean", "Etc/UTC"),
    zone("Dublin", "Europe/Dublin"),
    zone("Irish", "Europe/Dublin"),
    zone("Lisbon", "Europe/Lisbon"),
    zone("Madrid", "Europe/Madrid"),
    zone("Paris", "Europe/Paris"),
    zone("French", "Europe/Paris"),
    zone("Brussels", "Europe/Brussels"),
    zone("Amsterdam", "Europe/Amsterdam"),
    zone("The Hague", "Europe/Amsterdam"),
    zone("Luxembourg", "Europe/Luxembourg"),
    zone("Geneva", "Europe/Zurich"),
    zone("Zurich", "Europe/Zurich"),
    zone("Swiss", "Europe/Zurich"),
    zone("Davos", "Europe/Zurich"),
    zone("Berlin", BERLIN),
    zone("Frankfurt", BERLIN),
    zone("Munich", BERLIN),
    zone("German", BERLIN),
    zone("Rome", "Europe/Rome"),
    zone("Vienna", "Europe/Vienna"),
    zone("Prague", "Europe/Prague"),
    zone("Budapest", "Europe/Budapest"),
    zone("Warsaw", "Europe/Warsaw"),
    zone("Copenhagen", "Europe/Copenhagen"),
    zone("Oslo", "Europe/Oslo"),
    zone("Stockholm", "Europe/Stockholm"),
    zone("Helsinki", "Europe/Helsinki"),
    zone("Tallinn", "Europe/Tallinn"),
    zone("Riga", "Europe/Riga"),
    zone("Vilnius", "Europe/Vilnius"),
    zone("Athens", "Europe/Athens"),
    zone("Bucharest", "Europe/Bucharest"),
    zone("Sofia", "Europe/Sofia"),
    zone("Kyiv", "Europe/Kyiv"),
    zone("Kiev", "Europe/Kyiv"),
    zone("Minsk", "Europe/Minsk"),
    zone("Moscow", "Europe/Moscow"),
    zone("Istanbul", "Europe/Istanbul"),
    zone("Ankara", "Europe/Istanbul"),
    zone("Turkey", "Europe/Istanbul"),
    zone("Tbilisi", "Asia/Tbilisi"),
    zone("Yerevan", "Asia/Yerevan"),
    zone("Baku", "Asia/Baku"),
    zone("Cairo", "Africa/Cairo"),
    zone("Jerusalem", "Asia/Jerusalem"),
    zone("Israel", "Asia/Jerusalem"),
    zone("Tel Aviv", "Asia/Jerusalem"),
    zone("Beirut", "Asia/Beirut"),
    zone("Damascus", "Asia/Damascus"),
    zone("Amman", "Asia/Amman"),
    zone("Baghdad", "Asia/Baghdad"),
    zone("Riyadh", "Asia/Riyadh"),
    zone("Arabia", "Asia/Riyadh"),
    zone("Arabia Standard", "Asia/Riyadh"),
    zone("Doha", "Asia/Qatar"),
    zone("Qatar", "Asia/Qatar"),
    zone("Dubai", "Asia/Dubai"),
    zone("Abu Dhabi", "Asia/Dubai"),
    zone("Gulf", "Asia/Dubai"),
    zone("Tehran", "Asia/Tehran"),
    zone("Kabul", "Asia/Kabul"),
    zone("Islamabad", "Asia/Karachi"),
    zone("Karachi", "Asia/Karachi"),
    zone("Delhi", "Asia/Kolkata"),
    zone("New Delhi", "Asia/Kolkata"),
    zone("Mumbai", "Asia/Kolkata"),
    zone("India", "Asia/Kolkata"),
    zone("Indian Standard", "Asia/Kolkata"),
    zone("India Standard", "Asia/Kolkata"),
    zone("Dhaka", "Asia/Dhaka"),
    zone("Kathmandu", "Asia/Kathmandu"),
    zone("Bangkok", "Asia/Bangkok"),
    zone("Hanoi", "Asia/Bangkok"),
    zone("Jakarta", "Asia/Jakarta"),
    zone("Singapore", "Asia/Singapore"),
    zone("Kuala Lumpur", "Asia/Kuala_Lumpur"),
    zone("Manila", "Asia/Manila"),
    zone("Hong Kong", "Asia/Hong_Kong"),
    zone("Beijing", "Asia/Shanghai"),
    zone("China", "Asia/Shanghai"),
    zone("China Standard", "Asia/Shanghai"),
    zone("Shanghai", "Asia/Shanghai"),
    zone("Taipei", "Asia/Taipei"),
    zone("Tokyo", "Asia/Tokyo"),
    zone("Japan", "Asia/Tokyo"),
    zone("Japan Standard", "Asia/Tokyo"),
    zone("Seoul", "Asia/Seoul"),
    zone("Korea", "Asia/Seoul"),
    zone("Korea Standard", "Asia/Seoul"),
    zone("Pyongyang", "Asia/Pyongyang"),
    zone("Sydney", "Australia/Sydney"),
    zone("Canberra", "Australia/Sydney"),
    zone("Melbourne", "Australia/Melbourne"),
    zone("Perth", "Australia/Perth"),
    zone("Wellington", "Pacific/Auckland"),
    zone("Auckland", "Pacific/Auckland"),
    zone("New Zealand", "Pacific/Auckland"),
    zone("Nairobi", "Africa/Nairobi"),
    zone("Lagos", "Africa/Lagos"),
    zone("Johannesburg", "Africa/Johannesburg"),
    zone("South Africa", "Africa/Johannesburg"),
    zone("Addis Ababa", "Africa/Addis_Ababa"),
    zone("Central Africa", "Africa/Maputo"),
    zone("East Africa", "Africa/Nairobi"),
    zone("West Africa", "Africa/Lagos"),
];

/// The [`ZONES`] entries that may begin with this byte, in their order.
pub(crate) fn zones_beginning(first_byte: u8) -> impl Iterator<Item = (usize, &'static ZoneEntry)> {
    static INITIALS: Initials<{ ZONES.len() }> = Initials::of(&{
        let mut all = [0; ZONES.len()];
        let mut i = 0;
        while i < all.len() {
            all[i] = ZONES[i].text.as_bytes()[0];
            i += 1;
        }
        all
    });
    let entries = INITIALS.beginning(first_byte);
    entries.map(|index| (index, &ZONES[index]))
}

/// Whether a [`ZONES`] entry is a place or an adjective that needs "time" behind it.
pub(crate) fn needs_time(index: usize) -> bool {
    /// The names that stand alone: "8 pm Pacific".
    const ALONE: &[&str] = &[
        "Eastern",
        "Central",
        "Mountain",
        "Pacific",
        "Zulu",
        "AoE",
        "Anywhere on Earth",
        "ChST",
    ];
    let text = ZONES[index].text;
    let abbreviation = text.bytes().all(|b| b.is_ascii_uppercase());
    !abbreviation && !ALONE.contains(&text) || text == "UK"
}
