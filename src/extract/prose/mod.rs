//! Statements with a date in running text.

mod clause;
mod verbs;
mod words;
