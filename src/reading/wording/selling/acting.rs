//! Whom a text has act: "have Goran call Dana".

use super::vocabulary as words_of;
use crate::reading::wording::cast::Cast;
use crate::reading::wording::lexicon;
use crate::reading::wording::words::{self, Word};

/// What somebody is to do by a text that begins with them: "call Dana" of "have
/// Goran call Dana"; none where they are not the one who acts.
pub fn act_of<'t>(name: &str, text: &'t str) -> Option<&'t str> {
    let cast = Cast::of([name], [], None);
    let is_name = |word: &Word| cast.named(word).is_some() && !word.owns && !word.ends();
    let is_before = |word: &Word| has(words_of::CAUSES, word) || has(words_of::OPENERS, word);
    let named = past(text.trim(), is_before);
    let act = past(named, is_name);
    let is_joined = first(act).is_some_and(|(word, _)| has(words_of::JOINS, &word));
    let act = past(act, |word| has(words_of::OPENERS, word));
    (act.len() < named.len() && !is_joined && !act.is_empty()).then_some(act)
}

fn has(list: &str, word: &Word) -> bool {
    lexicon::has(list, &word.folded)
}

/// A text without the words at its start that are so.
fn past(text: &str, is_so: impl Fn(&Word) -> bool) -> &str {
    let mut rest = text;
    while let Some((_, after)) = first(rest).filter(|(word, _)| is_so(word)) {
        rest = after;
    }
    rest
}

/// The first word of a text, which ends nothing where no point is behind it, and
/// what comes after it.
fn first(text: &str) -> Option<(Word, &str)> {
    let (token, rest) = text.split_once(' ').unwrap_or((text, ""));
    let mut word = words::words(token).into_iter().next()?;
    if token.ends_with(char::is_alphanumeric) {
        word.stop = words::Stop::None;
    }
    Some((word, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_somebody_act_who_stands_before_the_verb() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(act_of("Goran Petrovic", text), expected, "{text}");
        }
        for text in [
            "have Goran call Dana",
            "Get Goran to call Dana",
            "Please ask Goran Petrovic to call Dana",
            "Goran will call Dana",
            "goran call Dana",
        ] {
            case(text, Some("call Dana"));
        }
        case("Ask Goran for her number", Some("for her number"));
        for text in [
            "Call Goran, then mail Dana",
            "Ask Goran and call Dana",
            "Tell Goran, call Dana",
            "Have Goran's slides ready",
            "Meet Dana with Goran",
            "Have Dana call Tom",
            "Ask Goran",
            "",
        ] {
            case(text, None);
        }
    }
}
