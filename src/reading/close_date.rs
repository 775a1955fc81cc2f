//! Whose date a close date is, and who told us: one line, read as it is typed.

use crate::domain::session::{CloseDateSaid, Whose};

const THEIRS: &[&str] = &[
    "theirs",
    "their",
    "them",
    "they",
    "buyer",
    "buyers",
    "buyer's",
    "customer",
    "customers",
    "customer's",
];
const OURS: &[&str] = &["ours", "our", "us", "we", "mine", "my"];
/// Words before whose date it is.
const BEFORE: &[&str] = &["the", "it", "it's", "its", "is"];
/// Words between whose date it is and who told us.
const JOINING: &[&str] =
    &["date", "and", "it", "is", "was", "as", "told", "said", "by", "from", "according", "to"];

impl CloseDateSaid {
    /// Reads a line such as `theirs, Dana on 12 Nov`; none where it does not
    /// begin with whose date it is.
    pub fn read(line: &str) -> Option<Self> {
        let is_before = |word: &&str| BEFORE.contains(&bare(word).as_str());
        let mut words = line.split_whitespace().skip_while(is_before);
        let first = bare(words.next()?);
        let whose = if THEIRS.contains(&first.as_str()) {
            Whose::Theirs
        } else if OURS.contains(&first.as_str()) {
            Whose::Ours
        } else {
            return None;
        };
        let is_joining = |word: &&str| {
            let word = bare(word);
            word.is_empty() || JOINING.contains(&word.as_str())
        };
        let source = words.skip_while(is_joining).collect::<Vec<_>>().join(" ");
        Some(Self { whose, source: (!source.is_empty()).then_some(source) })
    }

    /// As it can be typed again.
    pub fn line(&self) -> String {
        match &self.source {
            Some(source) => format!("{}, {source}", self.whose),
            None => self.whose.to_string(),
        }
    }

    /// How it was understood.
    pub fn in_words(&self) -> String {
        match &self.source {
            Some(source) => format!("{} · told by {source}", self.whose),
            None => format!("{} · nobody named", self.whose),
        }
    }
}

/// A word in small letters, without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_date_is_theirs_or_ours_and_somebody_told_us() {
        #[track_caller]
        fn case(line: &str, expected: Option<&str>) {
            let said = CloseDateSaid::read(line);
            assert_eq!(said.as_ref().map(CloseDateSaid::in_words).as_deref(), expected, "{line}");
            let again = said.as_ref().and_then(|said| CloseDateSaid::read(&said.line()));
            assert_eq!(again, said, "{line} typed again");
        }
        case("theirs, Dana on 12 Nov", Some("theirs · told by Dana on 12 Nov"));
        case("Theirs: told by Dana on 12 Nov", Some("theirs · told by Dana on 12 Nov"));
        case("their date, from Tom Ode", Some("theirs · told by Tom Ode"));
        case("they said it to Dana", Some("theirs · told by Dana"));
        case("it is the buyer's", Some("theirs · nobody named"));
        case("buyer's - Dana", Some("theirs · told by Dana"));
        case("ours", Some("ours · nobody named"));
        case("OURS.", Some("ours · nobody named"));
        case("our date, and Goran", Some("ours · told by Goran"));
        case("we", Some("ours · nobody named"));
        case("Dana", None);
        case("theirsish", None);
        case("the", None);
        case("", None);
        case("  ,", None);
    }
}
