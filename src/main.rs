//! Reads arguments and environment, calls the command line, returns its code.

fn main() {}
