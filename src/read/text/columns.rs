//! Two columns side by side, as `pdftotext -layout` leaves them: read the left one first.

/// The text with its columns one after another, or `None` if it has no columns.
pub(super) fn unfold(_text: &str) -> Option<String> {
    None
}
