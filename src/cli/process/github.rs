//! Faults as GitHub takes them from the output of a check: a line each, which
//! becomes a note at its place in a pull request.

use crate::domain::printable::one_line;
use crate::template::fault::{Fault, Severity};

/// The line of a fault in a file.
pub(super) fn annotation(fault: &Fault, file: &str) -> String {
    let Fault { code, severity, place, message, .. } = fault;
    let level = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let file = property(fault.parent.as_ref().map_or(file, |parent| &parent.name));
    let help = fault.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let text = data(&format!("{message}{help}"));
    format!(
        "::{level} file={file},line={},endLine={},col={},endColumn={},title={code}::{text}",
        place.line, place.end_line, place.column, place.end_column
    )
}

/// A text after the last two colons.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.replace('%', "%25").lines().map(one_line).collect();
    lines.join("%0A")
}

/// A text before them, where a comma and a colon mean something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::fault::Place;

    #[test]
    fn nothing_in_a_text_ends_the_line_or_its_parts() {
        let place = Place { line: 3, column: 2, end_line: 3, end_column: 9 };
        let help = Some("100%".to_owned());
        let fault = Fault { place, help, ..Fault::of_file("a: b, c") };
        assert_eq!(
            annotation(&fault, "a,b:c\n.toml"),
            "::error file=a%2Cb%3Ac%0A.toml,line=3,endLine=3,col=2,endColumn=9,title=SL004::\
             a: b, c%0Ahelp: 100%25"
        );
    }
}
