//! Whether this program can read a file at all, asked before anything in it is
//! called wrong: a newer file may well be right.

use super::row::Row;
use super::shape;
use super::value::Value;
use super::wording::quoted;

/// The format that this program reads.
const FORMAT: u32 = 1;
/// The version of this program.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Something where the file is one for this program.
pub(super) fn readable(file: &Row<'_>) -> Option<()> {
    match file.get("format") {
        Some(format) => known_format(format)?,
        None => file.faults.error("SL101", &file.at, "format is missing", "first line: format = 1"),
    }
    let head = file.get("process").and_then(|head| head.glance(&shape::PROCESS));
    head.and_then(|head| head.get("min_sideline")).map_or(Some(()), known_program)
}

/// Nothing for a newer format; a format that is none is told and let through,
/// since the rest of the file can still be looked at.
fn known_format(value: Value<'_>) -> Option<()> {
    match value.number(1..=u32::MAX) {
        Some(format) if format > FORMAT => {
            let message =
                format!("format {format} is newer than this sideline, which reads format {FORMAT}");
            value.error("SL102", &message, "update sideline")
        }
        _ => Some(()),
    }
}

fn known_program(value: Value<'_>) -> Option<()> {
    let needed = value.node().as_str().filter(|needed| numbers(needed) > numbers(PROGRAM));
    let Some(needed) = needed else { return Some(()) };
    let message = format!("this process needs sideline {needed}, and this is {PROGRAM}");
    value.error("SL102", &message, "update sideline")
}

/// A version of this program, as the file has it.
pub(super) fn version(value: Value<'_>) -> Option<String> {
    let text = value.text()?;
    if numbers(&text).is_some() {
        return Some(text);
    }
    let message = format!("{} is not a version of sideline", quoted(&text));
    value.error("SL112", &message, &value.example())
}

/// The numbers of a version such as 0.3 or 0.3.1.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut numbers = [0; 3];
    for (place, part) in version.split('.').enumerate() {
        *numbers.get_mut(place)? = part.parse().ok()?;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::tests::{told, within};

    #[test]
    fn versions_compare_by_their_numbers() {
        assert!(numbers("0.10") > numbers("0.9.9"));
        assert_eq!(numbers("0.3"), numbers("0.3.0"));
        for wrong in ["", "new", "1.x", "1.2.3.4", "1..2"] {
            assert_eq!(numbers(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_file_for_another_program_has_one_fault() {
        #[track_caller]
        fn case(opening: &str, expected: &str) {
            let rest = within("color = 3").replace("format = 1\n", "");
            assert_eq!(told(&format!("{opening}\n{rest}")), expected, "{opening}");
        }
        case("format = 2", "SL102 1:10");
        case("extends = './base.toml'\nformat = 2", "SL102 2:10");
        case("format = 0", "SL113 1:10, SL103 5:1");
        case("format = '2'", "SL107 1:10, SL103 5:1");
        case("", "SL101 1:1, SL103 5:1");
    }

    #[test]
    fn a_file_may_need_a_newer_program() {
        #[track_caller]
        fn case(needed: &str, expected: &str) {
            let head = format!("process = {{ min_sideline = '{needed}',");
            let text = within("color = 3").replace("process = {", &head);
            assert_eq!(told(&text), expected, "{needed}");
        }
        case("99.0", "SL102 2:28");
        case("0.0.1", "SL103 5:1");
        case("new", "SL112 2:28, SL103 5:1");
    }
}
