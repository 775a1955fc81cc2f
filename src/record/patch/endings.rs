//! How the lines of a file end, which the TOML editor would lose.

use std::borrow::Cow;

const BOM: char = '\u{feff}';

/// Whether a file starts with a byte order mark, and how its lines end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Endings {
    bom: bool,
    /// How a new line ends: as most do.
    crlf: bool,
    /// The lines of a mixed file, each with how it ends.
    mixed: Vec<(String, bool)>,
}

impl Endings {
    /// Takes them off a text: what is left has no mark, and lines that end with
    /// a line feed alone.
    pub(crate) fn take(text: &str) -> (Self, Cow<'_, str>) {
        let stripped = text.strip_prefix(BOM);
        let lines = stripped.unwrap_or(text);
        let (crlf, all) = (lines.matches("\r\n").count(), lines.matches('\n').count());
        let mixed = if crlf == 0 || crlf == all { Vec::new() } else { each(lines) };
        let endings = Self { bom: stripped.is_some(), crlf: crlf * 2 > all, mixed };
        let plain = if crlf == 0 { lines.into() } else { lines.replace("\r\n", "\n").into() };
        (endings, plain)
    }

    /// Gives a text what the file had: in a mixed one each line that is as it was, or
    /// that stands in the place of one, what that had.
    pub(crate) fn put_back(self, text: String) -> String {
        let mut text = if !self.mixed.is_empty() {
            self.put_back_each(&text)
        } else if self.crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        if self.bom {
            text.insert(0, BOM);
        }
        text
    }

    fn put_back_each(&self, text: &str) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut old = self.mixed.as_slice();
        let mut put = String::with_capacity(text.len());
        for (nth, line) in lines.iter().enumerate() {
            let bare = line.trim_end_matches('\n');
            let rest = lines.get(nth..).unwrap_or_default();
            let is_kept = |line: &str| rest.iter().any(|it| it.trim_end_matches('\n') == line);
            // What stood between and is gone.
            if let Some(at) = old.iter().position(|(line, _)| line == bare)
                && old.iter().take(at).all(|(line, _)| !is_kept(line))
            {
                old = old.get(at..).unwrap_or_default();
            }
            let crlf = match old.split_first() {
                Some(((line, crlf), after)) if line == bare || !is_kept(line) => {
                    old = after;
                    *crlf
                }
                _ => self.crlf,
            };
            put.push_str(bare);
            put.push_str(match (line.ends_with('\n'), crlf) {
                (false, _) => "",
                (true, false) => "\n",
                (true, true) => "\r\n",
            });
        }
        put
    }
}

/// The lines of a text, each with whether it ends as on Windows.
fn each(text: &str) -> Vec<(String, bool)> {
    let line = |line: &str| {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        bare.strip_suffix('\r').map_or((bare.to_owned(), false), |bare| (bare.to_owned(), true))
    };
    text.split_inclusive('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_mixed_file_each_line_keeps_its_end() {
        #[track_caller]
        fn case(file: &str, change: impl Fn(&str) -> String, expected: &str) {
            let (endings, plain) = Endings::take(file);
            assert_eq!(endings.put_back(change(&plain)), expected);
        }
        let file = "a = 1\r\nb = 2\n\n[c]\r\nd = 3\n\n[e]\nf = 4\n";
        case(file, str::to_owned, file);
        case(file, |it| it.replace("a = 1", "a = 9"), &file.replace("a = 1", "a = 9"));
        // A table more, and above it a value that changed.
        let more = |it: &str| it.replace("b = 2", "b = 9").replace("[e]", "[n]\nm = 1\n\n[e]");
        case(file, more, "a = 1\r\nb = 9\n\n[c]\r\nd = 3\n\n[n]\nm = 1\n\n[e]\nf = 4\n");
        // A table less.
        let less = |it: &str| it.replace("[c]\nd = 3\n\n", "");
        case(file, less, "a = 1\r\nb = 2\n\n[e]\nf = 4\n");
        // A line more ends as most do.
        let windows = "a = 1\r\nb = 2\r\nc = 3\n";
        let more = |it: &str| it.replace("b = 2", "n = 0\nb = 2");
        case(windows, more, "a = 1\r\nn = 0\r\nb = 2\r\nc = 3\n");
    }
}
