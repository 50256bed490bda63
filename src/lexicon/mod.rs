//! Every word we know, once, as data.

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

/// The zones we know by name.
pub static ZONES: &[ZoneEntry] = &[ZoneEntry {
    text: "ET",
    iana: "America/New_York",
    claims: None,
    also: &[],
}];

/// Feasts, holidays, elections and observances that fix a day; each one's rule is a row in `resolve/named_day.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names explain themselves")]
pub enum NamedDay {
    // Federal holidays of the United States.
    NewYearsDay,
    MartinLutherKingDay,
    PresidentsDay,
    MemorialDay,
    Juneteenth,
    IndependenceDay,
    LaborDay,
    /// Columbus Day, Indigenous Peoples' Day.
    ColumbusDay,
    VeteransDay,
    /// Thanksgiving Day of the United States.
    Thanksgiving,
    Christmas,

    // Elections and offices.
    /// The U.S. general election: Tuesday after the first Monday of November.
    ElectionDay,
    /// The same Tuesday, in even years without a presidential election only ("the midterms").
    Midterms,
    /// The same Tuesday, in years of a presidential election only.
    PresidentialElection,
    SuperTuesday,
    InaugurationDay,
    TaxDay,

    // Common days.
    NewYearsEve,
    ChristmasEve,
    BoxingDay,
    Epiphany,
    GroundhogDay,
    Candlemas,
    ValentinesDay,
    LeapDay,
    InternationalWomensDay,
    PiDay,
    IdesOfMarch,
    StPatricksDay,
    AprilFoolsDay,
    EarthDay,
    ArborDay,
    MayDay,
    CincoDeMayo,
    MothersDay,
    NationalDayOfPrayer,
    FlagDay,
    FathersDay,
    MidsummerDay,
    GrandparentsDay,
    PatriotDay,
    ConstitutionDay,
    UnitedNationsDay,
    Halloween,
    AllSaintsDay,
    AllSoulsDay,
    WorldAidsDay,
    PearlHarborDay,
    HumanRightsDay,
    Kwanzaa,
    HolocaustRemembranceDay,
    BlackFriday,
    SmallBusinessSaturday,
    CyberMonday,
    GivingTuesday,
    VeDay,
    DDay,

    // Around Easter.
    MardiGras,
    AshWednesday,
    PalmSunday,
    MaundyThursday,
    GoodFriday,
    HolySaturday,
    Easter,
    EasterMonday,
    Ascension,
    Pentecost,
    WhitMonday,
    TrinitySunday,
    CorpusChristi,
    OrthodoxGoodFriday,
    OrthodoxEaster,
    OrthodoxChristmas,
    AdventSunday,

    // Other countries.
    RemembranceDay,
    RemembranceSunday,
    GuyFawkesNight,
    StGeorgesDay,
    StAndrewsDay,
    BurnsNight,
    EarlyMayBankHoliday,
    SpringBankHoliday,
    SummerBankHoliday,
    CanadaDay,
    VictoriaDay,
    CanadianThanksgiving,
    AustraliaDay,
    AnzacDay,
    BastilleDay,
    GermanUnityDay,
    LunarNewYear,

    // Feasts of the Hebrew calendar (the first day; it begins on the evening before).
    Purim,
    Passover,
    Shavuot,
    RoshHashanah,
    YomKippur,
    Sukkot,
    Hanukkah,

    // The clocks and the sun.
    ClocksForward,
    ClocksBack,
    SpringEquinox,
    SummerSolstice,
    AutumnEquinox,
    WinterSolstice,
}
