//! A text of many small pieces, such as a megabyte of brackets, costs the TOML
//! reader 150 times its size in memory. It is refused before that.

use toml_parser::Source;

/// The most pieces that are read: names, values, signs, and the white space
/// between them. A line has about six.
const PIECES: usize = 20_000;

/// What is said of a text that has more.
pub(super) const TOLD: &str = "too many lines, names and values: at most 20000 are read";

/// Whether a text has more pieces than are read. Counts them as the TOML reader
/// does, but keeps none.
pub(super) fn is_dense(text: &str) -> bool {
    // A piece has at least one byte.
    text.len() > PIECES && Source::new(text).lex().nth(PIECES).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_many_pieces_is_dense_and_one_of_many_words_is_not() {
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(is_dense(text), expected, "{} bytes", text.len());
        }
        case(&"\n".repeat(PIECES), false);
        case(&"\n".repeat(PIECES + 1), true);
        case(&format!("a = [{}]", "[".repeat(PIECES)), true);
        case(&format!("a = \"\"\"{}\"\"\"", "word\n".repeat(PIECES)), false);
        let step = "[moved.2026-12-01]\nby = \"ana\"\nto = 2026-12-02\n\n";
        case(&step.repeat(1000), false);
    }
}
