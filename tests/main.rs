//! The integration tests, one binary.

// Output formats.
mod formats;
