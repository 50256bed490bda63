//! A place's zone, where its name decides it: American states and cities that keep another clock than Eastern, capitals and large
//! cities of the world, countries with one zone.

use chrono_tz::Tz;

use super::zone;

/// Places and their zones, by name in lower case. An American city is here only where its state has two zones or is often left out.
#[rustfmt::skip]
const PLACES: &[(&str, &str)] = &[
    // United States: states of one zone.
    ("alabama", C), ("alaska", "America/Anchorage"), ("arizona", "America/Phoenix"), ("arkansas", C), ("california", P),
    ("colorado", M), ("connecticut", E), ("d.c.", E), ("delaware", E), ("georgia", ""), ("hawaii", "Pacific/Honolulu"),
    ("illinois", C), ("iowa", C), ("louisiana", C), ("maine", E), ("maryland", E), ("massachusetts", E), ("minnesota", C),
    ("mississippi", C), ("missouri", C), ("montana", M), ("nevada", P), ("new hampshire", E), ("new jersey", E),
    ("new mexico", M), ("north carolina", E), ("ohio", E), ("oklahoma", C), ("pennsylvania", E),
    ("puerto rico", "America/Puerto_Rico"),
    // France beyond the seas.
    ("guadeloupe", "America/Guadeloupe"), ("martinique", "America/Martinique"), ("fort-de-france", "America/Martinique"),
    ("pointe-à-pitre", "America/Guadeloupe"), ("cayenne", "America/Cayenne"), ("guyane", "America/Cayenne"),
    ("mayotte", "Indian/Mayotte"), ("la réunion", "Indian/Reunion"), ("nouméa", "Pacific/Noumea"),
    ("nouvelle-calédonie", "Pacific/Noumea"), ("papeete", "Pacific/Tahiti"), ("tahiti", "Pacific/Tahiti"),
    ("rhode island", E), ("south carolina", E), ("utah", M), ("vermont", E), ("virginia", E), ("washington state", P),
    ("west virginia", E), ("wisconsin", C), ("wyoming", M),
    // Two zones, of which one holds nearly all people.
    ("kansas", C), ("texas", C), ("oregon", P), ("nebraska", C), ("michigan", E),
    // Cities.
    ("albuquerque", M), ("anchorage", "America/Anchorage"), ("austin", C), ("baltimore", E), ("berkeley", P),
    ("birmingham, ala", C), ("boise", "America/Boise"),
    ("boston", E), ("boulder", M), ("bismarck", C), ("chicago", C), ("dallas", C), ("denver", M), ("des moines", C),
    ("detroit", "America/Detroit"), ("duluth", C),
    ("el paso", M), ("fargo", C), ("fort worth", C), ("honolulu", "Pacific/Honolulu"), ("houston", C),
    ("indianapolis", "America/Indiana/Indianapolis"), ("juneau", "America/Juneau"),
    ("kansas city", C), ("knoxville", E), ("las vegas", P), ("los angeles", P), ("louisville", "America/Kentucky/Louisville"),
    ("madison, wis", C), ("memphis", C), ("miami", E), ("milwaukee", C),
    ("minneapolis", C), ("mpls", C), ("nashville", C), ("new orleans", C), ("new york", E), ("oakland", P), ("omaha", C),
    ("palo alto", P), ("pensacola", C), ("philadelphia", E),
    ("phoenix", "America/Phoenix"), ("pittsburgh", E), ("rapid city", M), ("reno", P), ("sacramento", P), ("salt lake city", M),
    ("san antonio", C),
    ("san diego", P), ("san francisco", P), ("san jose, calif", P), ("santa fe", M), ("seattle", P), ("sioux falls", C),
    ("spokane", P), ("st. louis", C), ("st louis", C),
    ("st. paul", C), ("st paul", C), ("stanford", P), ("tallahassee", E), ("tucson", "America/Phoenix"), ("tulsa", C),
    ("washington", ""),
    // Towns that stand without their state; the name of several decides no zone.
    ("albany", E), ("alexandria", ""), ("annapolis", E), ("arlington", ""), ("atlanta", E), ("augusta", ""), ("baton rouge", C),
    ("bethesda", E), ("buffalo", E), ("carson city", P), ("charlotte", E), ("cheyenne", M), ("cincinnati", E), ("cleveland", E),
    ("colorado springs", M), ("columbus", ""), ("concord", ""), ("dayton", E), ("fresno", P), ("georgetown", ""),
    ("harrisburg", E), ("hartford", E), ("helena", M), ("jackson", ""), ("jersey city", E), ("lansing", E), ("lincoln", ""),
    ("little rock", C), ("long beach", P), ("montgomery", ""), ("new haven", E), ("newark", E), ("norfolk", E),
    ("oklahoma city", C), ("olympia", P), ("orlando", E), ("portland", ""), ("providence", E), ("raleigh", E), ("richmond", ""),
    ("savannah", E), ("silver spring", E), ("springfield", ""), ("tampa", E), ("toledo", E), ("topeka", C), ("trenton", E),
    ("wichita", C), ("wilmington", E),
    // Canada.
    ("calgary", "America/Edmonton"), ("edmonton", "America/Edmonton"), ("halifax", "America/Halifax"),
    ("montreal", "America/Toronto"), ("ottawa", "America/Toronto"),
    ("quebec city", "America/Toronto"), ("regina", "America/Regina"), ("st. john's", "America/St_Johns"),
    ("toronto", "America/Toronto"), ("vancouver", "America/Vancouver"), ("winnipeg", "America/Winnipeg"),
    // Latin America.
    ("bogota", "America/Bogota"), ("bogotá", "America/Bogota"), ("colombia", "America/Bogota"),
    ("brasilia", "America/Sao_Paulo"), ("brasília", "America/Sao_Paulo"), ("buenos aires", "America/Argentina/Buenos_Aires"),
    ("argentina", "America/Argentina/Buenos_Aires"),
    ("caracas", "America/Caracas"), ("venezuela", "America/Caracas"), ("cuba", "America/Havana"),
    ("guatemala", "America/Guatemala"), ("havana", "America/Havana"), ("la paz", "America/La_Paz"), ("lima", "America/Lima"),
    ("peru", "America/Lima"),
    ("managua", "America/Managua"), ("mexico city", "America/Mexico_City"), ("montevideo", "America/Montevideo"),
    ("uruguay", "America/Montevideo"), ("panama", "America/Panama"), ("quito", "America/Guayaquil"),
    ("rio de janeiro", "America/Sao_Paulo"), ("san salvador", "America/El_Salvador"), ("santiago", "America/Santiago"),
    ("sao paulo", "America/Sao_Paulo"), ("são paulo", "America/Sao_Paulo"), ("haiti", "America/Port-au-Prince"),
    // Europe.
    ("amsterdam", "Europe/Amsterdam"), ("ankara", "Europe/Istanbul"), ("athens, greece", "Europe/Athens"),
    ("greece", "Europe/Athens"), ("austria", "Europe/Vienna"), ("barcelona", "Europe/Madrid"), ("belfast", "Europe/London"),
    ("belgium", "Europe/Brussels"),
    ("belgrade", "Europe/Belgrade"), ("berlin", "Europe/Berlin"), ("bern", "Europe/Zurich"), ("bonn", "Europe/Berlin"),
    ("bratislava", "Europe/Bratislava"), ("britain", "Europe/London"), ("brussels", "Europe/Brussels"),
    ("bucharest", "Europe/Bucharest"), ("budapest", "Europe/Budapest"), ("bulgaria", "Europe/Sofia"),
    ("chisinau", "Europe/Chisinau"), ("copenhagen", "Europe/Copenhagen"), ("croatia", "Europe/Zagreb"),
    ("czech republic", "Europe/Prague"),
    ("davos", "Europe/Zurich"), ("denmark", "Europe/Copenhagen"), ("dublin, ireland", "Europe/Dublin"),
    ("edinburgh", "Europe/London"), ("england", "Europe/London"), ("estonia", "Europe/Tallinn"), ("finland", "Europe/Helsinki"),
    ("france", "Europe/Paris"),
    ("frankfurt", "Europe/Berlin"), ("geneva, switzerland", "Europe/Zurich"), ("geneva", "Europe/Zurich"),
    ("germany", "Europe/Berlin"), ("glasgow", "Europe/London"), ("hague", "Europe/Amsterdam"), ("helsinki", "Europe/Helsinki"),
    ("hungary", "Europe/Budapest"), ("iceland", "Atlantic/Reykjavik"),
    ("ireland", "Europe/Dublin"), ("istanbul", "Europe/Istanbul"), ("italy", "Europe/Rome"), ("kiev", "Europe/Kiev"),
    ("kyiv", "Europe/Kiev"), ("latvia", "Europe/Riga"), ("lisbon", "Europe/Lisbon"), ("lithuania", "Europe/Vilnius"),
    ("ljubljana", "Europe/Ljubljana"),
    ("london", "Europe/London"), ("luxembourg", "Europe/Luxembourg"), ("madrid", "Europe/Madrid"), ("malta", "Europe/Malta"),
    ("milan", "Europe/Rome"), ("minsk", "Europe/Minsk"), ("moscow", "Europe/Moscow"), ("munich", "Europe/Berlin"),
    ("netherlands", "Europe/Amsterdam"), ("norway", "Europe/Oslo"), ("oslo", "Europe/Oslo"), ("paris", "Europe/Paris"),
    ("podgorica", "Europe/Podgorica"), ("poland", "Europe/Warsaw"), ("prague", "Europe/Prague"),
    ("pristina", "Europe/Belgrade"), ("reykjavik", "Atlantic/Reykjavik"),
    ("riga", "Europe/Riga"), ("romania", "Europe/Bucharest"), ("rome, italy", "Europe/Rome"), ("rome", "Europe/Rome"),
    ("sarajevo", "Europe/Sarajevo"), ("scotland", "Europe/London"), ("serbia", "Europe/Belgrade"), ("skopje", "Europe/Skopje"),
    ("slovakia", "Europe/Bratislava"),
    ("slovenia", "Europe/Ljubljana"), ("sofia", "Europe/Sofia"), ("stockholm", "Europe/Stockholm"),
    ("strasbourg", "Europe/Paris"), ("sweden", "Europe/Stockholm"), ("switzerland", "Europe/Zurich"),
    ("tallinn", "Europe/Tallinn"), ("tirana", "Europe/Tirane"), ("turkey", "Europe/Istanbul"),
    ("uk", "Europe/London"), ("u.k.", "Europe/London"), ("ukraine", "Europe/Kiev"), ("united kingdom", "Europe/London"),
    ("vienna, austria", "Europe/Vienna"), ("vienna, va", E), ("vienna", ""), ("vilnius", "Europe/Vilnius"),
    ("wales", "Europe/London"), ("warsaw", "Europe/Warsaw"), ("zagreb", "Europe/Zagreb"), ("zurich", "Europe/Zurich"),
    ("zürich", "Europe/Zurich"),
    // Towns of Europe beyond the capitals.
    ("aberdeen", ""), ("antwerp", "Europe/Brussels"), ("athens", ""), ("basel", "Europe/Zurich"), ("bath", ""),
    ("bologna", "Europe/Rome"), ("bristol", ""), ("cambridge", ""), ("cardiff", "Europe/London"), ("cologne", "Europe/Berlin"),
    ("cork", ""), ("dresden", "Europe/Berlin"), ("dublin", ""), ("durham", ""), ("florence", ""), ("galway", "Europe/Dublin"),
    ("gdansk", "Europe/Warsaw"), ("ghent", "Europe/Brussels"), ("gothenburg", "Europe/Stockholm"), ("hamburg", ""),
    ("krakow", "Europe/Warsaw"), ("leeds", "Europe/London"), ("leiden", "Europe/Amsterdam"), ("leipzig", "Europe/Berlin"),
    ("liverpool", "Europe/London"), ("lyon", "Europe/Paris"), ("lviv", "Europe/Kiev"), ("manchester", ""),
    ("marseille", "Europe/Paris"), ("naples", ""), ("newcastle", ""), ("nottingham", "Europe/London"), ("odesa", "Europe/Kiev"),
    ("oxford", ""), ("porto", "Europe/Lisbon"), ("rotterdam", "Europe/Amsterdam"), ("salzburg", "Europe/Vienna"),
    ("seville", "Europe/Madrid"), ("sheffield", ""), ("tampere", "Europe/Helsinki"), ("thessaloniki", "Europe/Athens"),
    ("trieste", "Europe/Rome"), ("turin", "Europe/Rome"), ("uppsala", "Europe/Stockholm"), ("valencia", ""), ("venice", ""),
    ("york", ""), ("kharkiv", "Europe/Kiev"),
    // As their own people write them.
    ("bruxelles", "Europe/Brussels"), ("brussel", "Europe/Brussels"), ("wien", "Europe/Vienna"), ("roma", "Europe/Rome"),
    ("milano", "Europe/Rome"), ("genève", "Europe/Zurich"), ("genf", "Europe/Zurich"), ("münchen", "Europe/Berlin"),
    ("köln", "Europe/Berlin"), ("lisboa", "Europe/Lisbon"), ("praha", "Europe/Prague"), ("warszawa", "Europe/Warsaw"),
    ("københavn", "Europe/Copenhagen"), ("den haag", "Europe/Amsterdam"), ("anvers", "Europe/Brussels"),
    ("antwerpen", "Europe/Brussels"), ("gent", "Europe/Brussels"), ("sevilla", "Europe/Madrid"),
    // Africa and the Middle East.
    ("abu dhabi", "Asia/Dubai"), ("abuja", "Africa/Lagos"), ("accra", "Africa/Accra"), ("addis ababa", "Africa/Addis_Ababa"),
    ("algiers", "Africa/Algiers"), ("amman", "Asia/Amman"), ("baghdad", "Asia/Baghdad"), ("bahrain", "Asia/Bahrain"),
    ("beirut", "Asia/Beirut"),
    ("cairo, egypt", "Africa/Cairo"), ("cairo", "Africa/Cairo"), ("cape town", "Africa/Johannesburg"),
    ("dakar", "Africa/Dakar"), ("damascus", "Asia/Damascus"), ("doha", "Asia/Qatar"), ("dubai", "Asia/Dubai"),
    ("egypt", "Africa/Cairo"), ("ethiopia", "Africa/Addis_Ababa"), ("ghana", "Africa/Accra"),
    ("iraq", "Asia/Baghdad"), ("iran", "Asia/Tehran"), ("israel", "Asia/Jerusalem"), ("jerusalem", "Asia/Jerusalem"),
    ("johannesburg", "Africa/Johannesburg"), ("jordan", ""), ("kampala", "Africa/Kampala"), ("kenya", "Africa/Nairobi"),
    ("khartoum", "Africa/Khartoum"), ("kigali", "Africa/Kigali"),
    ("kuwait", "Asia/Kuwait"), ("lagos", "Africa/Lagos"), ("manama", "Asia/Bahrain"), ("morocco", "Africa/Casablanca"),
    ("muscat", "Asia/Muscat"), ("nairobi", "Africa/Nairobi"), ("nigeria", "Africa/Lagos"), ("pretoria", "Africa/Johannesburg"),
    ("qatar", "Asia/Qatar"), ("rabat", "Africa/Casablanca"),
    ("ramallah", "Asia/Hebron"), ("riyadh", "Asia/Riyadh"), ("sanaa", "Asia/Aden"), ("saudi arabia", "Asia/Riyadh"),
    ("south africa", "Africa/Johannesburg"), ("tehran", "Asia/Tehran"), ("tel aviv", "Asia/Jerusalem"),
    ("tripoli, libya", "Africa/Tripoli"), ("tunis", "Africa/Tunis"), ("uganda", "Africa/Kampala"),
    // Asia and the Pacific.
    ("almaty", "Asia/Almaty"), ("astana", "Asia/Almaty"), ("auckland", "Pacific/Auckland"), ("baku", "Asia/Baku"),
    ("bangalore", "Asia/Kolkata"), ("bangkok", "Asia/Bangkok"), ("beijing", "Asia/Shanghai"), ("bishkek", "Asia/Bishkek"),
    ("brisbane", "Australia/Brisbane"), ("canberra", "Australia/Sydney"),
    ("china", "Asia/Shanghai"), ("colombo", "Asia/Colombo"), ("delhi", "Asia/Kolkata"), ("dhaka", "Asia/Dhaka"),
    ("hanoi", "Asia/Ho_Chi_Minh"), ("hong kong", "Asia/Hong_Kong"), ("hyderabad", "Asia/Kolkata"), ("india", "Asia/Kolkata"),
    ("islamabad", "Asia/Karachi"), ("jakarta", "Asia/Jakarta"), ("japan", "Asia/Tokyo"),
    ("kabul", "Asia/Kabul"), ("karachi", "Asia/Karachi"), ("kathmandu", "Asia/Kathmandu"), ("kolkata", "Asia/Kolkata"),
    ("kuala lumpur", "Asia/Kuala_Lumpur"), ("malaysia", "Asia/Kuala_Lumpur"), ("manila", "Asia/Manila"),
    ("melbourne", "Australia/Melbourne"), ("mumbai", "Asia/Kolkata"), ("nepal", "Asia/Kathmandu"),
    ("new delhi", "Asia/Kolkata"), ("new zealand", "Pacific/Auckland"), ("pakistan", "Asia/Karachi"),
    ("perth", "Australia/Perth"), ("philippines", "Asia/Manila"), ("phnom penh", "Asia/Phnom_Penh"),
    ("pyongyang", "Asia/Pyongyang"), ("seoul", "Asia/Seoul"), ("shanghai", "Asia/Shanghai"), ("singapore", "Asia/Singapore"),
    ("south korea", "Asia/Seoul"), ("sydney", "Australia/Sydney"), ("taipei", "Asia/Taipei"), ("taiwan", "Asia/Taipei"),
    ("tashkent", "Asia/Tashkent"), ("tbilisi", "Asia/Tbilisi"), ("thailand", "Asia/Bangkok"), ("tokyo", "Asia/Tokyo"),
    ("ulaanbaatar", "Asia/Ulaanbaatar"), ("vietnam", "Asia/Ho_Chi_Minh"), ("wellington", "Pacific/Auckland"),
    ("yangon", "Asia/Yangon"), ("yerevan", "Asia/Yerevan"),
];

const E: &str = "America/New_York";
const C: &str = "America/Chicago";
const M: &str = "America/Denver";
const P: &str = "America/Los_Angeles";

/// Abbreviations of states behind a town's comma ("Red Lodge, MT", "Gables, Fla."), for states of one zone.
#[rustfmt::skip]
const STATES: &[(&[&str], &str)] = &[
    (&["AL", "Ala."], C), (&["AK"], "America/Anchorage"), (&["AZ", "Ariz."], "America/Phoenix"), (&["AR", "Ark."], C), (&["CA", "Calif.", "Cal."], P),
    (&["CO", "Colo."], M), (&["CT", "Conn."], E), (&["DC", "D.C."], E), (&["DE", "Del."], E), (&["GA", "Ga."], E), (&["HI"], "Pacific/Honolulu"),
    (&["IL", "Ill."], C), (&["IA"], C), (&["LA", "La."], C), (&["ME"], E), (&["MD", "Md."], E), (&["MA", "Mass."], E), (&["MN", "Minn."], C),
    (&["MS", "Miss."], C), (&["MO", "Mo."], C), (&["MT", "Mont."], M), (&["NV", "Nev."], P), (&["NH", "N.H."], E), (&["NJ", "N.J."], E),
    (&["NM", "N.M."], M), (&["NY", "N.Y."], E), (&["NC", "N.C."], E), (&["OH"], E), (&["OK", "Okla."], C), (&["PA", "Pa."], E), (&["PR", "P.R."], "America/Puerto_Rico"),
    (&["RI", "R.I."], E), (&["SC", "S.C."], E), (&["UT"], M), (&["VT", "Vt."], E), (&["VA", "Va."], E), (&["WA", "Wash."], P),
    (&["WV", "W.Va."], E), (&["WI", "Wis.", "Wisc."], C), (&["WY", "Wyo."], M),
    // Two zones, of which one holds nearly all people.
    (&["TX", "Tex."], C), (&["KS", "Kan.", "Kans."], C), (&["OR", "Ore."], P), (&["NE", "Neb."], C), (&["MI", "Mich."], E), (&["FL", "Fla."], E),
];

/// The zone of a place as printed: "Harbour building, Brussels", "Red Lodge, MT", "SAN FRANCISCO"; `None` where nothing decides.
///
/// The last part that decides counts, because places are printed from the small to the large; a street named for a city
/// ("Paris Avenue") is none.
///
/// ```
/// use dateline::resolve::place::zone_of;
///
/// let name = |place: &str| zone_of(place).map(|zone| zone.name());
/// assert_eq!(name("Pier House, San Francisco, CA 94111"), Some("America/Los_Angeles"));
/// assert_eq!(name("2118 Rayburn House Office Building"), None);
/// assert_eq!(name("Embassy of Denmark"), None);
/// ```
pub fn zone_of(place: &str) -> Option<Tz> {
    const LONGEST: usize = 400;
    if place.len() > LONGEST {
        return None;
    }
    let parts = place.split([',', ';', '|', '(', ')', '\n', '–', '—']);
    let parts: Vec<&str> = parts.map(str::trim).filter(|p| !p.is_empty()).collect();
    for (at, part) in parts.iter().enumerate().rev() {
        if is_mission(part) {
            continue;
        }
        if at > 0
            && let Some(zone) = state(part)
        {
            return zone::by_name(zone);
        }
        // "Vienna, Austria" and "Vienna, Va." say more together.
        let pair = parts.get(at + 1).map(|next| format!("{part}, {next}"));
        let known = pair.as_deref().and_then(known).or_else(|| known(part));
        if let Some(zone) = known.or_else(|| ending(part)) {
            return zone::by_name(zone);
        }
    }
    None
}

/// Whether a name is that of a mission: the Embassy of Denmark stands in another country.
fn is_mission(name: &str) -> bool {
    let lower = name.to_lowercase();
    [
        "embassy of",
        "consulate",
        "mission of",
        "high commission of",
        "ambassador of",
        "'s embassy",
        "’s embassy",
    ]
    .iter()
    .any(|word| lower.contains(word))
        || lower.ends_with(" embassy")
}

/// The zone of the state that stands behind the comma at `comma`, where a town stands before it: "Pueblo, Colorado",
/// "Fresno, Calif.", "Washington, DC".
pub(crate) fn town_in_state(text: &str, comma: usize) -> Option<Tz> {
    let town = text[..comma].rsplit([' ', '\n', '(', '|']).next()?;
    let named = town.len() >= 2
        && town.starts_with(char::is_uppercase)
        && town
            .chars()
            .all(|c| c.is_alphabetic() || ".'’-".contains(c))
        && !town.starts_with("D-")
        && !town.starts_with("R-");
    let rest = text
        .get(comma + 2..)
        .filter(|_| named && text[comma + 1..].starts_with(' '))?;
    if !rest.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let end = rest.find([',', ';', '\n', ')', '|', '–', '—', ':', ' ']);
    let first = &rest[..end.unwrap_or(rest.len())];
    let two = rest[first.len()..].strip_prefix(' ').map(|tail| {
        let end = tail
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(tail.len());
        &rest[..first.len() + 1 + end]
    });
    let decides = |name: &str| state(name).or_else(|| whole_state(name));
    let zone = two.and_then(decides).or_else(|| {
        let first = first.trim_end_matches('’');
        decides(first).or_else(|| decides(first.trim_end_matches('.')))
    })?;
    zone::by_name(zone)
}

/// Whether a name is a town or a country that is known, also one whose zone its name alone does not decide ("Vienna").
pub(crate) fn is_known(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let lower = lower.trim_end_matches('.');
    let lower = lower.strip_prefix("the ").unwrap_or(lower);
    PLACES
        .iter()
        .any(|(place, _)| *place == lower || place.strip_suffix('.') == Some(lower))
}

/// Countries of the table, and states in front of its cities: what is known and no town.
#[rustfmt::skip]
const LANDS: &[&str] = &[
    "argentina", "austria", "bahrain", "belgium", "britain", "bulgaria", "china", "colombia", "croatia", "cuba",
    "czech republic", "denmark", "egypt", "england", "estonia", "ethiopia", "finland", "france", "germany", "ghana",
    "greece", "guatemala", "haiti", "hungary", "iceland", "india", "iran", "iraq", "ireland", "israel", "italy", "japan",
    "jordan", "kenya", "kuwait", "latvia", "lithuania", "luxembourg", "malaysia", "malta", "morocco", "nepal",
    "netherlands", "new zealand", "nigeria", "norway", "pakistan", "panama", "peru", "philippines", "poland", "qatar",
    "romania", "saudi arabia", "scotland", "serbia", "singapore", "slovakia", "slovenia", "south africa", "south korea",
    "sweden", "switzerland", "taiwan", "thailand", "turkey", "u.k", "uganda", "uk", "ukraine", "united kingdom", "uruguay",
    "venezuela", "vietnam", "wales",
];

/// Whether a name is a town that is known, and no state or country, which are what talks are about: "Ukraine: What Next".
pub(crate) fn is_town(name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let lower = lower.trim_end_matches('.');
    is_known(name) && LANDS.binary_search(&lower).is_err() && whole_state(lower).is_none()
}

/// A state by its full name, as the first rows of the table hold them.
fn whole_state(name: &str) -> Option<&'static str> {
    let states = PLACES
        .iter()
        .take_while(|(place, _)| *place != "albuquerque");
    let mut states = states.filter(|(_, zone)| !zone.is_empty());
    states
        .find(|(place, _)| place.eq_ignore_ascii_case(name))
        .map(|(_, zone)| *zone)
}

/// A state behind a comma, with or without its ZIP code.
fn state(part: &str) -> Option<&'static str> {
    let mut words = part.split_whitespace();
    let name = words.next()?;
    let only_zip = words.all(|w| w.chars().all(|c| c.is_ascii_digit() || c == '-'));
    let row = STATES.iter().find(|(names, _)| {
        names
            .iter()
            .any(|n| *n == name || (n.ends_with('.') && n.trim_end_matches('.') == name))
    })?;
    only_zip.then_some(row.1)
}

fn known(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let lower = lower.strip_prefix("the ").unwrap_or(lower);
    PLACES
        .iter()
        .find(|(place, _)| *place == lower || place.strip_suffix('.') == Some(lower))
        .map(|(_, zone)| *zone)
        .filter(|zone| !zone.is_empty())
}

/// The place that a part ends with: "downtown Chicago", "University of Vienna" is none without its country.
fn ending(part: &str) -> Option<&'static str> {
    // A ZIP code or the number of a hall may stand behind.
    let words: Vec<&str> = part.split_whitespace().collect();
    let end = words
        .iter()
        .rposition(|w| !w.chars().all(|c| c.is_ascii_digit()))?
        + 1;
    (1..=3.min(end))
        .rev()
        .map(|n| &words[end - n..end])
        .filter(|w| w.len() < end || end < words.len())
        .filter(|w| w.iter().all(|w| w.starts_with(char::is_uppercase)))
        .find_map(|w| known(&w.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_in_the_tables_exists() {
        let states = STATES.iter().map(|(_, zone)| *zone);
        for zone in PLACES
            .iter()
            .map(|(_, z)| *z)
            .chain(states)
            .filter(|z| !z.is_empty())
        {
            assert!(zone::by_name(zone).is_some(), "{zone}");
        }
    }

    #[test]
    fn towns_are_told_from_lands() {
        assert!(LANDS.is_sorted());
        assert!(LANDS.iter().all(|land| is_known(land)));
        assert!(is_town("Lisbon") && is_town("Vienna") && is_town("New York"));
        assert!(!is_town("Ukraine") && !is_town("Ohio") && !is_town("Nowhere"));
    }

    #[test]
    fn a_place_is_read_from_its_end() {
        let name = |place: &str| zone_of(place).map(Tz::name);
        assert_eq!(name("Harbour building, Brussels"), Some("Europe/Brussels"));
        assert_eq!(name("Vienna, Austria"), Some("Europe/Vienna"));
        assert_eq!(name("Town Green, Vienna, Va."), Some("America/New_York"));
        assert_eq!(name("Red Lodge, MT"), Some("America/Denver"));
        assert_eq!(name("GABLES, Fla."), Some("America/New_York"));
        assert_eq!(name("417 Maple St, St Paul"), Some("America/Chicago"));
        assert_eq!(name("Elgin Road, Kolkata, India"), Some("Asia/Kolkata"));
        assert_eq!(name("downtown Chicago"), Some("America/Chicago"));
        assert_eq!(name("Mpls"), Some("America/Chicago"));
    }

    #[test]
    fn a_town_with_its_state_is_found_at_its_comma() {
        let found = |text: &str| {
            let comma = text.find(',')?;
            town_in_state(text, comma).map(Tz::name)
        };
        for (text, zone) in [
            ("Hall B, Pueblo", None),
            ("Pueblo, Colorado (doors at 6)", Some("America/Denver")),
            ("Fresno, Calif.", Some("America/Los_Angeles")),
            ("Duluth, MN 55802", Some("America/Chicago")),
            ("Santa Fe, New Mexico\nnext", Some("America/Denver")),
            ("Washington, D.C.", Some("America/New_York")),
            ("Tuesday, Oct. 3", None),
            ("Rep. Stone (R, Texas)", None),
        ] {
            assert_eq!(found(text), zone, "{text}");
        }
    }

    #[test]
    fn streets_halls_and_names_with_two_zones_decide_nothing() {
        let name = |place: &str| zone_of(place).map(Tz::name);
        assert_eq!(name("Paris Avenue 14"), None);
        assert_eq!(name("Vienna"), None);
        assert_eq!(name("Washington"), None);
        assert_eq!(name("Central Library, 40 Wharf St."), None);
        assert_eq!(name("Room 2118"), None);
    }
}
