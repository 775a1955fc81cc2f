//! Headers and keys that a file has twice, which has many reasons.

use std::collections::BTreeSet;

use crate::template::fault::Faults;
use crate::template::lines::{Lines, Span};
use crate::template::shape::{self, Shape};

/// What is said of the place where something stands for the first time.
const FIRST: &str = "it is here first";

/// A line that begins with a bracket.
struct Header {
    at: Span,
    /// What is between the brackets.
    path: String,
    /// Whether it has two of them on each side.
    several: bool,
}

impl Header {
    /// The header in a line that begins at `start`, if it is one.
    fn read(start: usize, line: &str) -> Option<Self> {
        let header = line.trim_start();
        let start = start + line.len() - header.len();
        let several = header.starts_with("[[");
        let inner = header.strip_prefix(if several { "[[" } else { "[" })?;
        let (inner, _) = inner.split_once(']')?;
        let brackets = if several { 4 } else { 2 };
        let path = inner.split_whitespace().collect();
        Some(Self { at: start..start + inner.len() + brackets, path, several })
    }
}

/// The headers of a file, and which of them were told.
pub(super) struct Repeated<'l> {
    lines: &'l Lines<'l>,
    headers: Vec<Header>,
    told: BTreeSet<usize>,
}

impl<'l> Repeated<'l> {
    /// Nothing told yet.
    pub(super) fn new(lines: &'l Lines<'l>) -> Self {
        let mut headers = Vec::new();
        let mut start = 0;
        for line in lines.text().split_inclusive('\n') {
            headers.extend(Header::read(start, line));
            start += line.len();
        }
        Self { lines, headers, told: BTreeSet::new() }
    }

    /// Tells that a key, which may be that of a header, is there already.
    pub(super) fn tell(&mut self, at: &Span, faults: &Faults<'_>) {
        let section = self.headers.partition_point(|header| header.at.start <= at.start);
        match section.checked_sub(1) {
            Some(header) if self.headers[header].at.contains(&at.start) => {
                if !self.tell_brackets(header, faults) {
                    self.tell_header(header, at, faults);
                }
                self.told.insert(header);
            }
            // Keys under a header that is there twice are twice there as well.
            Some(header) if self.told.contains(&header) => {}
            section => self.tell_key(section, at, faults),
        }
    }

    /// Tells of headers of a row that have one bracket, or that come too late,
    /// which both look like one of two.
    fn tell_brackets(&mut self, header: usize, faults: &Faults<'_>) -> bool {
        let path = self.headers[header].path.clone();
        let Some(shape) = shape::of_rows(&path) else { return false };
        let mut single = false;
        for (index, header) in self.headers.iter().enumerate() {
            if header.path == path && !header.several {
                single = true;
                if self.told.insert(index) {
                    shape.tell_single(&header.at, faults);
                }
            }
        }
        single || self.tell_part_above(header, shape, faults)
    }

    fn tell_part_above(&self, header: usize, shape: &Shape, faults: &Faults<'_>) -> bool {
        let path = &self.headers[header].path;
        let is_part =
            |it: &Header| it.path.strip_prefix(path).is_some_and(|it| it.starts_with('.'));
        let first = self.headers[..header].iter().find(|it| it.path == *path || is_part(it));
        let part = first.filter(|first| is_part(first));
        if let Some(part) = part {
            shape.tell_missing_above(&part.at, faults);
        }
        part.is_some()
    }

    fn tell_header(&self, header: usize, at: &Span, faults: &Faults<'_>) {
        let Header { path, at: header_at, .. } = &self.headers[header];
        let spelt = self.lines.slice(header_at);
        let twin = self.headers[..header].iter().find(|twin| twin.path == *path);
        if let Some(twin) = twin {
            let message = format!("{spelt} is there already, {}", self.in_line(Some(&twin.at)));
            let help = "put both together, or choose another name";
            faults.error_beside("SL003", at, message, help, (twin.at.clone(), FIRST));
            return;
        }
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        let parent = self.headers[..header].iter().rposition(|header| header.path == parent);
        let first = self.key_under(parent, key);
        let line = self.in_line(first.as_ref());
        let code = if shape::of_rows(path).is_some() { "SL114" } else { "SL003" };
        let help = format!("write either {key} = … or {spelt}");
        tell(code, at, format!("{key} has a value already, {line}"), &help, first, faults);
    }

    fn tell_key(&self, section: Option<usize>, at: &Span, faults: &Faults<'_>) {
        let key = self.lines.slice(at);
        let first = self.key_under(section, key).filter(|first| first.start < at.start);
        let line = self.in_line(first.as_ref());
        let message = format!("{key} is there already, {line}");
        tell("SL003", at, message, "keep one of the two", first, faults);
    }

    fn in_line(&self, at: Option<&Span>) -> String {
        at.map_or("further up".to_owned(), |at| format!("in line {}", self.lines.number(at.start)))
    }

    /// Where a key first stands under a header, or above all of them.
    fn key_under(&self, section: Option<usize>, key: &str) -> Option<Span> {
        let next = section.map_or(0, |section| section + 1);
        let end = self.headers.get(next).map_or(self.lines.text().len(), |next| next.at.start);
        let mut at = section.map_or(0, |section| self.headers[section].at.end);
        for line in self.lines.slice(&(at..end)).split_inclusive('\n') {
            let rest = line.trim_start().strip_prefix(key).map(str::trim_start);
            if rest.is_some_and(|rest| rest.starts_with(['=', '.'])) {
                let start = at + line.len() - line.trim_start().len();
                return Some(start..start + key.len());
            }
            at += line.len();
        }
        None
    }
}

/// Tells an error, and where the first of the two is if that was found.
fn tell(
    code: &'static str,
    at: &Span,
    message: String,
    help: &str,
    first: Option<Span>,
    faults: &Faults<'_>,
) {
    match first {
        Some(first) => faults.error_beside(code, at, message, help, (first, FIRST)),
        None => faults.error(code, at, message, help),
    }
}

#[cfg(test)]
mod tests {
    use crate::template::read;
    use crate::template::tests::{beside, told, within};

    #[test]
    fn what_is_there_twice_is_told_for_what_it_is() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(text), expected, "{text}");
        }
        case(&beside("[role.a]\nname = 'x'\n[role.a]\nname = 'y'"), "SL003 5:7");
        case(&beside("[role.a]\nname = 'x'\nname = 'y'"), "SL003 5:1");
        case(&beside("[process]\nname = 'x'"), "SL003 3:2");
        case(&beside("process.name = 'x'"), "SL003 3:1");
        case(&beside("[stage]\nid = 'x'\n[stage]\nid = 'y'"), "SL106 3:1, SL106 5:1");
        case(&beside("[ stage ]\nid = 'x'"), "SL106 3:1");
        case(&beside("[[stage.exit]]\nid = 'x'"), "SL115 3:1");
        case(&within("exit = ['x']\n[[stage.exit]]\nid = 'y'"), "SL114 6:9");
        case(&within("minimum = { a = 1, a = 2 }"), "SL003 5:20");
    }

    #[test]
    fn the_first_one_is_named_by_its_line() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let faults = read(beside(text).as_bytes()).unwrap_err();
            assert_eq!(faults[0].message, expected, "{text}");
        }
        case("[role.a]\n[role.a]", "[role.a] is there already, in line 3");
        case("[role.a]\nname = 'x'\nname = 'y'", "name is there already, in line 4");
        case("[process]\nid = 'x'", "process has a value already, in line 2");
        let exit = "[[stage]]\nid = 'x'\nexit = ['x']\n[[stage.exit]]";
        case(exit, "exit has a value already, in line 5");
    }
}
