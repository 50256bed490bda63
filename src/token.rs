//! Cut a block into words, numbers and marks.
