//! The spelling of a file: text to a tree, or what keeps it from being one.
//!
//! The parser finds the places. What is wrong there is said here, in the words
//! of somebody who knows nothing about parsers, and told once where the parser
//! stumbles over the same slip again and again.

mod bare;
mod day;
pub(super) mod escapes;
pub(super) mod newer;
mod repeated;

use toml::de::{DeTable, Error};

use super::fault::{Faults, MOST};
use super::lines::{Lines, Span};
use escapes::TWICE;
use repeated::Repeated;

/// Longest text, in bytes, of which all slips are told: some twenty times what a
/// process takes. Of a longer one it is the first slip, since the parser keeps
/// hundreds of bytes for each.
const LONG: usize = 3 << 17;
/// How the lines begin that a merge leaves where two versions disagree.
const CONFLICT: &[&str] = &["<<<<<<<", "=======", ">>>>>>>"];
/// How comments begin in other kinds of files.
const FOREIGN_COMMENTS: &[&str] = &["//", "/*", "--", ";"];
/// What the parser says at the end of a list that is nowhere closed, and at
/// the lines it took for more of the list.
const ENDLESS: &[&str] = &["unclosed array,", "unclosed inline table"];
const IN_LIST: &[&str] = &["missing comma", "extra ", "unexpected `=`"];

/// A place where the parser stumbled, and what it said.
struct Slip<'e> {
    at: Span,
    says: &'e str,
}

impl Slip<'_> {
    fn begins(&self, sayings: &[&str]) -> bool {
        sayings.iter().any(|saying| self.says.starts_with(saying))
    }

    /// Whether it is a text or another value as a whole: the parser stumbles
    /// over its inside as well.
    fn is_value(&self) -> bool {
        bare::is_bare(self) || missing_quote(self).is_some()
    }
}

/// What a saying of the parser means to a person.
struct Meaning {
    /// What the saying begins with.
    says: &'static str,
    code: &'static str,
    message: &'static str,
    help: &'static str,
}

macro_rules! meanings {
    ($($says:literal => $code:literal, $message:literal, $help:literal;)+) => {
        &[$(Meaning { says: $says, code: $code, message: $message, help: $help },)+]
    };
}

/// What the parser says at a character that no text may have.
const CONTROL: &[&str] = &[
    "invalid basic string",
    "invalid literal string",
    "invalid multi-line",
    "invalid comment",
    "carriage return",
];

/// What it says at a backslash that begins no character it knows.
const ESCAPES: &[&str] = &["missing escaped value", "too few unicode"];

/// The first that fits counts.
const MEANINGS: &[Meaning] = meanings! {
    "unclosed array table" => "SL007", "]] is missing at the end of this header", "[[stage]]";
    "unclosed table" => "SL007", "] is missing at the end of this header", "[process]";
    "unclosed array" => "SL007", "a list is not closed before this", "end it with ]";
    "unclosed inline table" => "SL007", "a { is not closed before this", "end it with }";
    "key with no value" => "SL007", "= is missing here", "name = \"Simple sale\"";
    "missing value for key" => "SL007", "= is missing here", "name = \"Simple sale\"";
    "missing comma" => "SL007", "a comma is missing before this", "[\"one\", \"two\"]";
    "extra comma" => "SL007", "there is a comma too many", "delete it";
    "extra `=`" => "SL007", "there is a = too many", "delete it";
    "unquoted keys cannot be empty" => "SL007", "a name is missing here", "name = \"Simple sale\"";
    "invalid unquoted key" => "SL007",
        "this cannot stand before a =: small letters, digits and _ can", "buyer_step = \"…\"";
    "unexpected key or value" => "SL007", "the value ends before this",
        "one value in each line; a \" within a text is written \\\"";
    "invalid value" => "SL007", "there is no such character", "type the character itself";
    "invalid time" => "SL110", "there is no such time", "year-month-day, as in 2026-11-01";
    "unexpected leading zero" => "SL007", "a number cannot begin with 0", "delete the 0";
    "cannot extend value" => "SL003", "this has a value already", "write it in one place only";
    "cannot recurse" => "SL007", "there are too many brackets within each other", "delete some";
    "recursion limit" => "SL007", "there are too many parts joined by dots", "delete some";
    "" => "SL007", "this cannot be read",
        "a line is a [header], name = \"value\", or a # comment";
};

/// The tree of a text as far as it can be read, and where the parser stumbled
/// over it.
pub(super) fn parsed(text: &str) -> (DeTable<'_>, Vec<Error>) {
    if text.len() <= LONG {
        let (tree, errors) = DeTable::parse_recoverable(text);
        return (tree.into_inner(), errors);
    }
    match DeTable::parse(text) {
        Ok(tree) => (tree.into_inner(), Vec::new()),
        Err(error) => (DeTable::new(), vec![error]),
    }
}

/// The tree of a text, none where its spelling is told to be wrong.
pub(super) fn tree<'t>(text: &'t str, faults: &Faults<'t>) -> Option<DeTable<'t>> {
    let (tree, errors) = parsed(text);
    if errors.is_empty() {
        return Some(tree);
    }
    let slips = errors
        .iter()
        .map(|error| Slip { at: error.span().unwrap_or_default(), says: error.message() });
    let slips = first_of_each_line(slips.collect(), faults.lines());
    if !tell_conflict(&slips, faults) {
        let mut repeated = Repeated::new(faults.lines());
        for slip in &slips {
            tell(slip, &mut repeated, faults);
        }
    }
    None
}

/// What follows a slip in its line, or in a list that is nowhere closed, is an
/// echo of it.
fn first_of_each_line<'e>(mut slips: Vec<Slip<'e>>, lines: &Lines<'_>) -> Vec<Slip<'e>> {
    cut_endless_list(&mut slips, lines);
    slips.sort_by_key(|slip| (lines.number(slip.at.start), !slip.is_value()));
    slips.dedup_by_key(|slip| lines.number(slip.at.start));
    slips.truncate(MOST);
    slips
}

/// Puts one slip, where the line begins that cannot be in the list, in the
/// place of those that the rest of the file makes in it.
fn cut_endless_list(slips: &mut Vec<Slip<'_>>, lines: &Lines<'_>) {
    let Some(end) = slips.iter().find(|slip| slip.begins(ENDLESS)) else { return };
    let line = |slip: &Slip<'_>| lines.line(slip.at.start).trim_start();
    let header = |slip: &Slip<'_>| bare::is_bare(slip) && line(slip).starts_with('[');
    let inside = slips.iter().filter(|slip| slip.begins(IN_LIST) || header(slip));
    let first = inside.map(|slip| slip.at.start).min().unwrap_or(end.at.start);
    let start = first - lines.before(first).trim_start().len();
    let endless = Slip { at: start..first, says: end.says };
    slips.retain(|slip| lines.number(slip.at.start) < lines.number(start));
    // A text that is not closed took the end of the list with it.
    if !slips.iter().any(|slip| missing_quote(slip).is_some()) {
        slips.push(endless);
    }
}

fn tell_conflict(slips: &[Slip<'_>], faults: &Faults<'_>) -> bool {
    let Some(slip) = slips.iter().find(|slip| line_begins(slip, CONFLICT, faults)) else {
        return false;
    };
    let message = "two versions of this file were merged, and nobody chose between them";
    let help = "keep one of the two, and delete the lines with <<<<<<<, ======= and >>>>>>>";
    faults.error("SL007", &faults.lines().line_at(slip.at.start), message, help);
    true
}

fn line_begins(slip: &Slip<'_>, beginnings: &[&str], faults: &Faults<'_>) -> bool {
    let line = faults.lines().line(slip.at.start).trim_start();
    beginnings.iter().any(|beginning| line.starts_with(beginning))
}

fn tell(slip: &Slip<'_>, repeated: &mut Repeated<'_>, faults: &Faults<'_>) {
    if line_begins(slip, FOREIGN_COMMENTS, faults) {
        let line = faults.lines().line_at(slip.at.start);
        faults.error("SL007", &line, "a comment begins with #", "# …");
    } else if slip.says.starts_with("duplicate key") {
        repeated.tell(&slip.at, faults);
    } else if bare::is_bare(slip) {
        bare::tell(&slip.at, faults);
    } else if let Some(quote) = missing_quote(slip) {
        tell_unclosed(&quote, &slip.at, faults);
    } else if slip.begins(ESCAPES) {
        let help = escapes::mended(faults.lines().line(slip.at.start));
        faults.error("SL007", &slip.at, escapes::OTHER, help.as_deref().unwrap_or(TWICE));
    } else if slip.begins(CONTROL) {
        tell_control(slip, faults);
    } else if slip.begins(&["invalid date"]) {
        day::tell(&slip.at, faults);
    } else {
        let meaning = MEANINGS.iter().find(|meaning| slip.says.starts_with(meaning.says));
        if let Some(Meaning { code, message, help, .. }) = meaning {
            faults.error(code, &slip.at, *message, *help);
        }
    }
}

fn tell_control(slip: &Slip<'_>, faults: &Faults<'_>) {
    let rest = faults.lines().text().get(slip.at.start..).unwrap_or_default();
    let odd = match rest.chars().next() {
        Some(odd) if odd.is_control() && odd != '\n' => odd,
        // The parser is past it: only of this one does it know what it is.
        _ => '\r',
    };
    let message = format!("U+{:04X} cannot be shown", u32::from(odd));
    faults.error("SL413", &slip.at, message, "delete it");
}

/// The quotes that a text should have ended with.
fn missing_quote(slip: &Slip<'_>) -> Option<String> {
    let quote =
        ["\"", "'"].into_iter().find(|it| slip.says.ends_with(&format!("expected `{it}`")))?;
    Some(quote.repeat(if slip.says.contains("multi-line") { 3 } else { 1 }))
}

/// Tells of a text without its last quotes at the first ones, which is where a
/// person looks for them.
fn tell_unclosed(quote: &str, end: &Span, faults: &Faults<'_>) {
    let before = faults.lines().slice(&(0..end.end));
    let escaped = |at: usize| before.get(..at).is_some_and(|text| text.ends_with('\\'));
    let opening = before.rmatch_indices(quote).find(|(at, _)| !escaped(*at));
    let Some((start, _)) = opening else { return };
    let at = start..start + quote.len();
    if bare::is_typographic(faults.lines().line(start).chars().last()) {
        let rest = faults.lines().slice(&(start..faults.lines().line_at(start).end));
        bare::tell_typographic(&at, rest, faults);
    } else {
        let message = format!("this {quote} is never closed");
        let help = if quote.len() > 1 {
            format!("add {quote} after line {}", last_line(start, faults.lines()))
        } else {
            format!("add {quote} at its end")
        };
        faults.error("SL005", &at, message, help);
    }
}

/// Number of the last line that was meant to be in a text: the next header was
/// not.
fn last_line(start: usize, lines: &Lines<'_>) -> usize {
    let first = lines.number(start);
    let rest = lines.text().get(lines.line_at(start).start..).unwrap_or_default();
    let is_header = |line: &str| line.starts_with('[') && line.trim_end().ends_with(']');
    let inside = rest.lines().enumerate().skip(1).take_while(|(_, line)| !is_header(line));
    let filled = inside.filter(|(_, line)| !line.trim().is_empty());
    first + filled.last().map_or(0, |(below, _)| below)
}

#[cfg(test)]
mod tests {
    use super::LONG;
    use crate::template::read;
    use crate::template::tests::{beside, told};

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(told(&beside(text)), expected, "{text}");
    }

    #[test]
    fn a_slip_of_spelling_is_told_once_and_alone() {
        case("[[stage]\ncolor = 3", "SL007 3:9");
        case("[defaults\ncolor = 3", "SL007 3:10");
        case("a: 3", "SL007 3:4");
        case("a = ['x' 'y']", "SL007 3:10");
        case("a = ['x',, 'y']", "SL007 3:10");
        case("a = \"it\"s\"", "SL007 3:9");
        case("a = \"\\q\"", "SL007 3:7");
        case("a = \"C:\\users\"", "SL007 3:10");
        case("a = 01", "SL007 3:5");
        case("= 3", "SL007 3:1");
        case("ä = 3", "SL007 3:1");
        case("// a comment", "SL007 3:1");
        case("a = 'x' # \u{1b}", "SL413 3:11");
        case("a = 'x\u{1b}y'", "SL413 3:7");
        case("a = 2026-02-30", "SL110 3:5");
        case("a = 25:00:00", "SL110 3:5");
        case("a = x\n\nb = y", "SL001 3:5, SL001 5:5");
    }

    #[test]
    fn a_text_that_never_ends_is_told_where_it_begins() {
        case("a = 'x", "SL005 3:5");
        case("a = \"x\r", "SL005 3:5");
        case("a = [\"x\", \"y]", "SL005 3:11");
        case("a = \"x \\\" y", "SL005 3:5");
        case("a = '''\nx\n'y'", "SL005 3:5");
        case("a = \"\"\"\nx", "SL005 3:5");
    }

    #[test]
    fn a_text_that_never_ends_should_have_ended_before_the_next_header() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let text = text.replace('|', "\n");
            let faults = read(beside(&text).as_bytes()).unwrap_err();
            assert_eq!(faults[0].help.as_deref(), Some(expected), "{text}");
        }
        case("a = '''|x||[[stage]]|b = 3", "add ''' after line 4");
        case("a = '''|x||[y] z", "add ''' after line 6");
        case("a = '''|", "add ''' after line 3");
        case("a = 'x", "add ' at its end");
    }

    #[test]
    fn a_backslash_that_was_meant_is_told_with_the_text_in_single_quotes() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let faults = read(beside(text).as_bytes()).unwrap_err();
            let told = (faults[0].message.as_str(), faults[0].help.as_deref());
            let message = "a backslash makes another character here";
            assert_eq!(told, (message, Some(expected)), "{text}");
        }
        case(r#"extends = "C:\sales\base.toml""#, r"extends = 'C:\sales\base.toml'");
        case(r#"extends = "C:\users""#, r"extends = 'C:\users'");
        case(r#"extends = "C:\temp""#, r"extends = 'C:\temp'");
        case(r#"extends = "C:\new""#, r"extends = 'C:\new'");
        case(r#"extends = "sales\base""#, r"extends = 'sales\base'");
        case(r#"extends = "it's \q""#, r"write it twice: \\");
        case(r#"extends = ["\q"]"#, r"write it twice: \\");
    }

    #[test]
    fn a_control_character_is_named() {
        let faults = read(beside("a = 'x\u{1b}y'").as_bytes()).unwrap_err();
        assert_eq!(faults[0].message, "U+001B cannot be shown");
        let faults = read(beside("a = 'x'\rb = 1").as_bytes()).unwrap_err();
        assert_eq!(faults[0].message, "U+000D cannot be shown");
    }

    #[test]
    fn a_list_that_never_ends_has_no_echo() {
        case("a = ['x'\n  b = 3\nc = 4", "SL007 4:3");
        case("a = ['x',\nb = 3\n[c]\nd = 4", "SL007 4:1");
        case("a = x\nb = [", "SL001 3:5, SL007 5:1");
    }

    #[test]
    fn of_a_very_long_text_the_first_slip_is_told() {
        let slips = "a = x\nb = y\n";
        case(slips, "SL001 3:5, SL001 4:5");
        case(&format!("{slips}# {}", "word ".repeat(LONG / 5)), "SL001 3:5");
    }

    #[test]
    fn a_merge_nobody_finished_is_told_once() {
        case("<<<<<<< ours\nowner = 'a'\n=======\nowner = 'b'\n>>>>>>> theirs", "SL007 3:1");
    }
}
