//! The lines of iCalendar: a name and a value each, folded where they are long.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::printable;
use crate::exchange::one_line;

/// Bytes of a line, without its end.
const OCTETS: usize = 75;

/// Lines that were written so far.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// All of them.
    pub(super) fn text(self) -> String {
        self.0
    }

    /// Adds a line. The value stands as it is: it has no line end.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if used + sign.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(sign);
            used += sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line whose value is text in so many lines: what people wrote stays in
    /// its line, and no sign of it ends the value or steers a terminal.
    pub(super) fn text_of(&mut self, name: &str, lines: &[impl AsRef<str>]) {
        let lines: Vec<String> = lines.iter().map(|line| escaped(line.as_ref())).collect();
        self.put(name, &lines.join("\\n"));
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in clean(text).chars() {
        if matches!(sign, '\\' | ';' | ',') {
            safe.push('\\');
        }
        safe.push(sign);
    }
    safe
}

/// One line, with marks for what steers a terminal.
fn clean(text: &str) -> String {
    printable::one_line(&one_line(text))
}

/// A text in at most so many characters, cut between two that people see as one each.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = clean(text);
    if text.chars().count() <= most {
        return text;
    }
    let mut left = most - 1;
    let fits = text.graphemes(true).take_while(|sign| {
        let count = sign.chars().count();
        let fits = count <= left;
        left = left.saturating_sub(count);
        fits
    });
    format!("{}…", fits.collect::<String>().trim_end())
}
