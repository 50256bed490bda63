//! The profiles that come with the program: one line a publication.

/// Name of the file and its text.
pub(super) const BUILTIN: &[(&str, &str)] = &[
    (
        "natsec-daily.toml",
        include_str!("builtin/natsec-daily.toml"),
    ),
    (
        "politico-morning-defense.toml",
        include_str!("builtin/politico-morning-defense.toml"),
    ),
    (
        "thinktanked-daybook.toml",
        include_str!("builtin/thinktanked-daybook.toml"),
    ),
    (
        "ap-washington-daybook.toml",
        include_str!("builtin/ap-washington-daybook.toml"),
    ),
    (
        "washington-times-daybook.toml",
        include_str!("builtin/washington-times-daybook.toml"),
    ),
    (
        "state-public-schedule.toml",
        include_str!("builtin/state-public-schedule.toml"),
    ),
    (
        "white-house-guidance.toml",
        include_str!("builtin/white-house-guidance.toml"),
    ),
];
