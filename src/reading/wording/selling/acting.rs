//! Whom a text has act: "have Goran call Dana".

use super::vocabulary as words_of;
use crate::reading::beginning;
use crate::reading::wording::cast::Cast;
use crate::reading::wording::lexicon;
use crate::reading::wording::lists;
use crate::reading::wording::words::{self, Word};

/// What somebody is to do by a text that begins with them: "call Dana" of "have
/// Goran call Dana"; none where they are not the one who acts. `others` are those of
/// ours who may do it too, as in "Ana and Goran: meet Dana"; `my manager` is who manages.
pub fn act_of<'t>(name: &str, others: &[&str], text: &'t str) -> Option<&'t str> {
    let cast = Cast::of([name], others.iter().copied(), None);
    let is_name = |word: &Word| cast.named(word).is_some() && !word.owns && !word.ends();
    let is_other = |word: &Word| cast.is_somebody(word) && !is_name(word) || word.folded == "i";
    let is_before = |word: &Word| has(words_of::CAUSES, word) || has(words_of::OPENERS, word);
    let named = past(past_joined(past(text.trim(), is_before), &is_other), is_before);
    let act = match past(named, is_name) {
        same if same.len() == named.len() => past_manager(named),
        act => act,
    };
    let act = if act.len() < named.len() { past_another(act, &is_other) } else { act };
    let is_joined = first(act).is_some_and(|(word, _)| has(words_of::JOINS, &word));
    let act = past(act, |word| has(words_of::OPENERS, word));
    (act.len() < named.len() && !is_joined && !act.is_empty()).then_some(act)
}

/// A text, and what is left of it behind each of its points, commas, "and" and "then":
/// each may have somebody else to act.
pub fn clauses(text: &str) -> impl Iterator<Item = &str> {
    // "And Goran to see the plan" names who is met.
    let goes_on = |rest: &str| {
        let next = rest.split_whitespace().nth(1).unwrap_or_default();
        lexicon::has(words_of::BEHIND_A_GUEST, next)
    };
    let ends = move |word: &str, rest: &str| {
        word.ends_with([',', ';', '.', ':', '!', '?'])
            || matches!(word, "and" | "then" | "but") && !goes_on(rest)
    };
    // No more of a pasted text than is looked at elsewhere.
    let starts = beginning(text).char_indices().filter(|(_, c)| c.is_whitespace()).filter_map(
        move |(at, _)| {
            let (before, rest) = (text.get(..at)?, text.get(at..)?.trim_start());
            let last = before.split_whitespace().next_back()?;
            (ends(last, rest) && !rest.is_empty()).then_some(rest)
        },
    );
    std::iter::once(text).chain(starts)
}

/// A part without "Ana and I" at its start.
pub(super) fn past_us(words: &[Word]) -> &[Word] {
    match words {
        [one, and, other, act @ ..] if and.folded == "and" => {
            let is_me = |word: &Word| word.folded == "i";
            if is_me(one) || is_me(other) { act } else { words }
        }
        _ => words,
    }
}

/// A text without "my manager" at its start.
fn past_manager(text: &str) -> &str {
    let owned = first(text).filter(|(word, _)| has(words_of::OURS, word));
    let manager = owned.and_then(|(_, rest)| first(rest));
    let manager = manager.filter(|(word, _)| has(lists::MANAGER, word) && !word.owns);
    manager.filter(|(word, _)| !word.ends()).map_or(text, |(_, rest)| rest)
}

/// A text without "Ana and" at its start.
fn past_joined<'t>(text: &'t str, is_other: &impl Fn(&Word) -> bool) -> &'t str {
    let other = first(text).filter(|(word, _)| is_other(word) && !word.ends());
    let joined = other.and_then(|(_, rest)| first(rest).filter(|(word, _)| word.folded == "and"));
    joined.map_or(text, |(_, rest)| rest)
}

/// A text without "and Ana" at its start.
fn past_another<'t>(text: &'t str, is_other: &impl Fn(&Word) -> bool) -> &'t str {
    let joined = first(text).filter(|(word, _)| word.folded == "and");
    let other = joined.and_then(|(_, rest)| first(rest).filter(|(word, _)| is_other(word)));
    other.map_or(text, |(_, rest)| rest)
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
    let token = token.strip_suffix(':').unwrap_or(token);
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
    fn each_part_of_a_text_may_have_somebody_else_to_act() {
        let clauses = |text| clauses(text).collect::<Vec<_>>().join(" | ");
        let text = "Dana signs; Goran calls her and negotiates";
        assert_eq!(clauses(text), format!("{text} | Goran calls her and negotiates | negotiates"));
        let text = "Dana meets Ana and Goran to see the plan";
        assert_eq!(clauses(text), text, "whoever is met does nothing by that");
        assert_eq!(clauses(""), "");
    }

    #[test]
    fn a_text_has_somebody_act_who_stands_before_the_verb() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(act_of("Goran Petrovic", &["Ana Ruiz"], text), expected, "{text}");
        }
        for text in [
            "have Goran call Dana",
            "Get Goran to call Dana",
            "Please ask Goran Petrovic to call Dana",
            "Goran will call Dana",
            "goran call Dana",
            "Ask my manager to call Dana",
            "get our boss to call Dana",
            "my manager calls Dana",
            "Ana and Goran: call Dana",
            "Ana & Goran to call Dana",
            "Goran and Ana call Dana",
            "Goran and I will call Dana",
            "I and Goran call Dana",
        ] {
            let act = if text.contains("calls") { "calls Dana" } else { "call Dana" };
            case(text, Some(act));
        }
        case("Ask Goran for her number", Some("for her number"));
        for text in [
            "Call Goran, then mail Dana",
            "Ask Goran and call Dana",
            "Tell Goran, call Dana",
            "Have Goran's slides ready",
            "Meet Dana with Goran",
            "Have Dana call Tom",
            "Ask the manager to call Tom",
            "Ask my manager's advice",
            "Ana and Bea: call Dana",
            "Ask Goran",
            "",
        ] {
            case(text, None);
        }
    }
}
