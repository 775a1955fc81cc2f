//! How the lines of a file end, which the TOML editor would lose.

use std::borrow::Cow;

const BOM: char = '\u{feff}';

/// Whether a file starts with a byte order mark, and how its lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Endings {
    bom: bool,
    crlf: bool,
}

impl Endings {
    /// Takes them off a text: what is left has no mark, and lines that end with
    /// a line feed alone.
    pub(crate) fn take(text: &str) -> (Self, Cow<'_, str>) {
        let stripped = text.strip_prefix(BOM);
        let lines = stripped.unwrap_or(text);
        let crlf = lines.matches("\r\n").count();
        let endings =
            Self { bom: stripped.is_some(), crlf: crlf * 2 > lines.matches('\n').count() };
        let plain = if crlf == 0 { lines.into() } else { lines.replace("\r\n", "\n").into() };
        (endings, plain)
    }

    /// Gives a text what the file had; most lines decide in a mixed one.
    pub(crate) fn put_back(self, text: String) -> String {
        let mut text = if self.crlf { text.replace('\n', "\r\n") } else { text };
        if self.bom {
            text.insert(0, BOM);
        }
        text
    }
}
