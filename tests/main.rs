//! The integration tests, one binary.

// Output formats.
mod formats;

// Offsets of all zones against the newest tzdata.
mod zones;
