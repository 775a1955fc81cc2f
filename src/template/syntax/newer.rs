//! Spelling that TOML has since version 1.1: right here, an error to many
//! other programs that people keep these files with.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use crate::template::fault::Faults;
use crate::template::lines::Span;

/// The signs before the place that is read, as far as they matter.
#[derive(Default)]
struct Before {
    /// The brackets that are open.
    open: Vec<TokenKind>,
    /// Whether a comma was the last sign.
    comma: bool,
    /// Where the braces were told to go over lines, until they are closed.
    told: usize,
}

/// Notes each place of the file itself that TOML 1.0 does not allow, once all of
/// it is known to be right.
pub(in crate::template) fn tell(faults: &Faults<'_>) {
    if !faults.takes_advice() {
        return;
    }
    let (text, start) = (faults.lines().text(), faults.sources().start());
    let mut before = Before::default();
    for token in Source::new(text).lex() {
        let at = token.span().start()..token.span().end();
        if let Some((message, help)) = before.pass(token, text.get(at.clone()).unwrap_or("")) {
            note(&(start + at.start..start + at.end), message, help, faults);
        }
    }
}

fn note(at: &Span, message: &str, help: &str, faults: &Faults<'_>) {
    let message = format!("{message}, which TOML has only since version 1.1");
    faults.note("SL006", at, message, help);
}

impl Before {
    fn pass(&mut self, token: Token, spelling: &str) -> Option<(&'static str, &'static str)> {
        let in_braces = self.open.last() == Some(&TokenKind::LeftCurlyBracket);
        match token.kind() {
            kind @ (TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket) => {
                self.open.push(kind);
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.open.pop();
                self.told = self.told.min(self.open.len());
                if in_braces && std::mem::take(&mut self.comma) {
                    return Some(("a comma stands before this }", "delete the comma"));
                }
            }
            TokenKind::Newline if in_braces && self.told < self.open.len() => {
                self.told = self.open.len();
                return Some(("braces go over several lines", "write { … } in one line"));
            }
            TokenKind::BasicString | TokenKind::MlBasicString if has_new_escape(spelling) => {
                self.comma = false;
                return Some(("this text has \\e or \\x in it", "write \\u00 and two digits"));
            }
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment => return None,
            TokenKind::Dot
            | TokenKind::Equals
            | TokenKind::Comma
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom
            | TokenKind::Eof => {}
        }
        self.comma = token.kind() == TokenKind::Comma;
        None
    }
}

/// Whether a text has an escape that TOML 1.0 does not know.
fn has_new_escape(spelling: &str) -> bool {
    let mut letters = spelling.chars();
    while let Some(letter) = letters.next() {
        if letter == '\\' && matches!(letters.next(), Some('e' | 'x')) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_older_readers_refuse_is_noted() {
        #[track_caller]
        fn case(text: &str, expected: &[(usize, usize)]) {
            let faults = Faults::new(text);
            tell(&faults);
            assert!(!faults.has_errors(), "{text}");
            let told = faults.sorted();
            let places: Vec<_> = told.iter().map(|it| (it.place.line, it.place.column)).collect();
            assert_eq!(places, expected, "{text}");
            assert!(told.iter().all(|it| it.code == "SL006"), "{text}");
        }
        case("a = { b = 1 }\nc = [\n1,\n2,\n]", &[]);
        case("a = {\n b = 1\n}\nc = 2\nd = {\n}", &[(1, 6), (5, 6)]);
        case("a = { b = 1, }", &[(1, 14)]);
        case("a = { b = [\n1,\n] }", &[]);
        case("a = [{ b = 1,\n}]", &[(1, 14), (2, 1)]);
        case("a = \"\\e[m\"", &[(1, 5)]);
        case("a = \"\\x41\"", &[(1, 5)]);
        case("a = \"\\\\e\"\nb = '\\e'", &[]);
        case("a = '''{\n,}'''", &[]);
        case("[a]\nb = 1 # {\n", &[]);
    }
}
