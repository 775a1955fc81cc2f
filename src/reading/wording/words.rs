//! A text as words without case and accents.

mod form;
mod phrase;

use super::lists;

pub(super) use self::form::{Form, form_of};
pub(super) use self::phrase::{find, length, without};

/// Most words of a text that are looked at: a whole letter is no objective.
const MOST_WORDS: usize = 120;

/// One word of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Without case and accents; empty where it was taken out.
    pub folded: String,
    /// Begins with a capital.
    pub capital: bool,
    /// As a name is written: a capital, and small letters behind it.
    pub titled: bool,
    /// Owns what comes after it: "Dana's".
    pub owns: bool,
    /// What ends after it.
    pub stop: Stop,
}

impl Word {
    /// Whether a part of the sentence ends after it.
    pub(super) fn ends(&self) -> bool {
        self.stop != Stop::None
    }
}

/// What ends after a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stop {
    /// Nothing.
    #[default]
    None,
    /// A part, by a comma.
    Comma,
    /// A sentence, or what stands for one.
    Full,
}

/// A text without case and accents, its words joined by hyphens.
pub(super) fn fold(text: &str) -> String {
    slug::slugify(text)
}

/// The words of a text. What stands in brackets is left out.
pub(super) fn words(text: &str) -> Vec<Word> {
    let text = without_brackets(text).replace('&', " and ").replace(['’', '‘'], "'");
    let mut words: Vec<Word> = Vec::new();
    for line in text.lines() {
        let tokens = line.split([' ', '\t', '/', '\u{a0}']).filter(|token| !token.is_empty());
        for token in tokens.take(MOST_WORDS) {
            push(&mut words, token);
        }
        end_part(&mut words, Stop::Full);
        if words.len() > MOST_WORDS {
            break;
        }
    }
    words.truncate(MOST_WORDS);
    words
}

/// The text without what stands in brackets that are closed again.
fn without_brackets(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((_, after)) = after.split_once(')') else { break };
        kept.push_str(before);
        rest = after;
    }
    kept + rest
}

fn end_part(words: &mut [Word], stop: Stop) {
    if let Some(last) = words.last_mut() {
        last.stop = last.stop.max(stop);
    }
}

fn push(words: &mut Vec<Word>, token: &str) {
    let bare = token.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let (head, tail) = apart(bare);
    let folded = if head == "IT" { lists::IT_DEPARTMENT.to_owned() } else { fold(head) };
    if folded.is_empty() {
        // A dash by itself, or the like.
        return end_part(words, Stop::Full);
    }
    let capital = head.starts_with(char::is_uppercase);
    let is_small = |c: char| c.is_lowercase() || matches!(c, '-' | '\'' | '’');
    let titled = capital && head.chars().skip(1).all(is_small);
    words.push(Word { folded, capital, titled, owns: tail == Tail::Owns, ..Word::default() });
    if let Tail::Verb(verb) = tail {
        words.push(Word { folded: verb.to_owned(), ..Word::default() });
    }
    if token.ends_with(['.', ',', ';', ':', '!', '?']) {
        end_part(words, if token.ends_with(',') { Stop::Comma } else { Stop::Full });
    }
}

/// What an apostrophe hangs on a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    None,
    Owns,
    Verb(&'static str),
}

fn apart(word: &str) -> (&str, Tail) {
    let Some((head, tail)) = word.rsplit_once('\'') else { return (word, Tail::None) };
    let is_pronoun = ["she", "he", "it", "that", "who", "what", "there", "let"]
        .iter()
        .any(|pronoun| head.eq_ignore_ascii_case(pronoun));
    match tail {
        "s" if is_pronoun => (head, Tail::Verb("is")),
        "s" | "" => (head, Tail::Owns),
        "ll" => (head, Tail::Verb("will")),
        "d" => (head, Tail::Verb("would")),
        "re" => (head, Tail::Verb("are")),
        "ve" => (head, Tail::Verb("have")),
        "m" => (head, Tail::Verb("am")),
        // Part of a name: O'Neil.
        _ => (word, Tail::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_apart() {
        let words = words("Priya (ops lead) signs Dana’s plan, so we'll start – O'Neil too");
        let folded: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        let expected = "priya signs dana plan so we will start o-neil too";
        assert_eq!(folded.join(" "), expected);
        let ends: Vec<&str> =
            words.iter().filter(|word| word.ends()).map(|word| word.folded.as_str()).collect();
        assert_eq!(ends, ["plan", "start", "too"]);
        assert!(words[2].owns && words[2].capital && !words[8].owns);
    }

    #[test]
    fn hostile_texts_are_words_or_nothing() {
        assert_eq!(words(""), []);
        assert_eq!(words(" \t\n-- ((( '"), []);
        assert_eq!(words("Dana (CFO signs").len(), 3);
        assert_eq!(words(&"x ".repeat(10_000)).len(), MOST_WORDS);
    }
}
