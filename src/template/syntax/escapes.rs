//! Backslashes that were meant as such: in double quotes one begins another
//! character.

/// What is said of one.
pub(in crate::template) const OTHER: &str = "a backslash makes another character here";
/// What to do where single quotes will not do.
pub(in crate::template) const TWICE: &str = "write it twice: \\\\";

/// A text in double quotes as it is spelt, with single ones: there a backslash is
/// itself. None where that is no text of one line, or has a single quote in it.
pub(in crate::template) fn in_single_quotes(spelling: &str) -> Option<String> {
    let text = spelling.strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = text.contains('\\') && !text.contains(['\'', '"', '\n']);
    is_plain.then(|| format!("'{text}'"))
}

/// The key and value of a line, the text in single quotes.
pub(super) fn mended(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let text = value.get(..=value.rfind('"')?)?.trim();
    Some(format!("{} = {}", key.trim(), in_single_quotes(text)?))
}

/// Whether a text, as it is spelt, has an escape in it and names a place on a
/// drive, as in `"C:\temp"`.
pub(in crate::template) fn is_path(spelling: &str) -> bool {
    let mut ends = spelling.trim_matches('"').split(":\\");
    let drive = ends.next().unwrap_or_default();
    let is_drive = drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_escape = |end: &str| !end.starts_with('\\');
    spelling.starts_with('"') && is_drive && ends.next().is_some_and(is_escape)
}
