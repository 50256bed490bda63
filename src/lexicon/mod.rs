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

/// Feasts, holidays, elections and observances that fix a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NamedDay {
    /// Thanksgiving Day of the United States.
    Thanksgiving,
    /// The U.S. general election: Tuesday after the first Monday of November.
    ElectionDay,
}
