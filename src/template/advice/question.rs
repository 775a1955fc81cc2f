//! Questions that yes answers.

use super::english::{CLOSED, LEADING, OPEN};
use super::outcome::words;
use crate::template::fault::Faults;
use crate::template::lines::Span;
use crate::template::wording::quoted;

/// Advice on a question to the rep.
pub(super) fn advise(ask: &str, at: &Span, faults: &Faults<'_>) {
    let Some(beginning) = closed(ask) else { return };
    let message = format!("{} can be answered with yes", quoted(&beginning));
    faults.warning("SL411", at, message, "start with what, who, how or when");
}

/// How a question begins that yes answers, none where something in it asks for
/// more.
fn closed(ask: &str) -> Option<String> {
    let sentences: Vec<&str> = ask.split_inclusive(['.', '?', '!']).collect();
    if sentences.iter().any(|sentence| begins(sentence, &OPEN)) {
        return None;
    }
    let is_closed = |sentence: &&&str| begins(sentence, &CLOSED) && !offers_a_choice(sentence);
    let sentence = sentences.iter().find(is_closed)?;
    let beginning: Vec<&str> = sentence.split_whitespace().take(2).collect();
    let beginning = beginning.join(" ");
    Some(format!("{} …?", beginning.trim_end_matches('?')))
}

fn begins(sentence: &str, list: &[&str]) -> bool {
    let words = words(sentence);
    let first = words.iter().find(|word| !LEADING.contains(&word.as_str()));
    first.is_some_and(|first| list.contains(&first.as_str()))
}

/// "Is the date theirs or ours?" has no yes.
fn offers_a_choice(sentence: &str) -> bool {
    let words = words(sentence);
    let or = words.iter().position(|word| word == "or");
    or.is_some_and(|at| words.get(at + 1).is_some_and(|next| next != "not"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_asks_for_more_than_yes() {
        #[track_caller]
        fn case(ask: &str, expected: Option<&str>) {
            assert_eq!(closed(ask).as_deref(), expected, "{ask}");
        }
        case("Do they have a budget?", Some("Do they …?"));
        case("So, did you meet the CFO?", Some("So, did …?"));
        case("The board meets in May. Is it on the agenda?", Some("Is it …?"));
        case("Have they agreed or not?", Some("Have they …?"));
        case("Is the date theirs or ours?", None);
        case("Can you say more", Some("Can you …?"));
        case("Agreed?", None);
        case("Who else has this problem, and have you met them?", None);
        case("Walk me through it. Did anything surprise you?", None);
        case("If they stay, do they lose money?", None);
        case("Isn't there a date?", Some("Isn't there …?"));
        case("", None);
    }
}
