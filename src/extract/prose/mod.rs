//! Statements with a date in running text.

mod verbs;
mod words;
