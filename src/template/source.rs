//! Bytes of a file to its text, or the reason why they are none.

use super::fault::{Fault, Place};
use super::lines::Lines;

/// Longest file that is read, in bytes: a process is a few pages of text.
const LONGEST: usize = 1 << 20;
/// How files in two bytes a character begin.
const WIDE: &[[u8; 2]] = &[[0xFF, 0xFE], [0xFE, 0xFF]];
/// The cure where the bytes are no text in the right spelling.
const SAVE_AS: &str = "save it again as plain text, with the encoding UTF-8";

/// The text of the file, without a byte order mark.
///
/// # Errors
///
/// The one reason why the bytes cannot be the text of a process.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Box<Fault>> {
    if bytes.len() > LONGEST {
        return Err(refused("", "the file is longer than 1 MiB", "keep only the process in it"));
    }
    if let Some([first, second]) = WIDE.iter().find(|mark| bytes.starts_with(&mark[..])) {
        let message = format!("the file is UTF-16 (bytes {first:02X} {second:02X})");
        return Err(refused("", message, SAVE_AS));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| not_utf8(bytes))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.starts_with('\u{FEFF}') {
        return Err(refused("", "the file has two marks of its encoding (EF BB BF)", SAVE_AS));
    }
    match text.split_once('\0') {
        Some((before, _)) => Err(refused(before, "a byte 00 is in no text", SAVE_AS)),
        None => Ok(text),
    }
}

/// The text as far as there is one, with a mark for each byte that is none.
pub(super) fn shown(bytes: &[u8]) -> String {
    if bytes.len() > LONGEST || WIDE.iter().any(|mark| bytes.starts_with(mark)) {
        return String::new();
    }
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned()
}

/// Names the byte that made the text unreadable.
fn not_utf8(bytes: &[u8]) -> Box<Fault> {
    let good = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let bad = bytes.get(good.len()).copied().unwrap_or_default();
    let message = format!("the file is not UTF-8 (byte {bad:02X})");
    refused(good.strip_prefix('\u{FEFF}').unwrap_or(good), message, SAVE_AS)
}

/// The fault of a file that is refused for what follows after `before`.
fn refused(before: &str, message: impl Into<String>, help: &str) -> Box<Fault> {
    let place: Place = Lines::new(before).place(&(before.len()..before.len()));
    Box::new(Fault { place, help: Some(help.to_owned()), ..Fault::of_file(message) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_refused_with_a_reason() {
        #[track_caller]
        fn case(bytes: &[u8], place: (usize, usize), message: &str) {
            let fault = text(bytes).unwrap_err();
            assert_eq!(fault.message, message);
            assert_eq!((fault.place.line, fault.place.column), place, "{message}");
        }
        case(b"\xFF\xFEa\0", (1, 1), "the file is UTF-16 (bytes FF FE)");
        case(b"\xFE\xFF\0a", (1, 1), "the file is UTF-16 (bytes FE FF)");
        case(b"a = 'x'\nb = 'M\xFCller'", (2, 7), "the file is not UTF-8 (byte FC)");
        case(
            b"\xEF\xBB\xBF\xEF\xBB\xBFa = 1",
            (1, 1),
            "the file has two marks of its encoding (EF BB BF)",
        );
        case(b"a = 1\n\0", (2, 1), "a byte 00 is in no text");
        case(&[0; 9], (1, 1), "a byte 00 is in no text");
        case(&vec![b' '; LONGEST + 1], (1, 1), "the file is longer than 1 MiB");
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(text(b"\xEF\xBB\xBFa = 1"), Ok("a = 1"));
        assert_eq!(text(b""), Ok(""));
    }
}
