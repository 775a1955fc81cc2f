//! Whoever tells it, named behind what is told: "Laura approved, says Tom".

use super::Around;
use super::word::{Name, Word};

/// The most words of a name.
const NAME: usize = 2;
/// The most words behind the teller: those of a day.
const BEHIND: usize = 3;

/// The line with its teller first; none where nobody is named behind what is told.
pub(super) fn first(line: &str, around: &Around<'_>) -> Option<String> {
    let words: Vec<Word<'_>> = line.split_whitespace().map(Word::of).collect();
    let people: Vec<Name<'_>> = around.people.iter().map(Name::of).collect();
    let is_name = |word: &&Word<'_>| {
        let is_known = people.iter().any(|person| person.has(&word.folded));
        is_known || word.is_capitalised() && word.may_be_new()
    };
    let name = |from: usize| {
        let run = words.get(from..).unwrap_or_default().iter().take(NAME);
        from..from + run.take_while(is_name).count()
    };
    let is = |at: usize, what: &str| words.get(at).is_some_and(|word| word.folded == what);
    let says = |at: usize| words.get(at).is_some_and(Word::says);
    let begins = |at: usize| words.get(at - 1).is_some_and(Word::ends_a_part);
    // Where what is told ends, whoever tells it, and how far that goes.
    let (told, teller, end) = (1..words.len()).find_map(|at| {
        let behind = if is(at, "according") && is(at + 1, "to") {
            name(at + 2)
        } else if begins(at) && says(at) {
            name(at + 1)
        } else if begins(at) && says(name(at).end) && name(at).end + 1 == words.len() {
            return Some((at, name(at), words.len()));
        } else {
            return None;
        };
        let is_last = words.len() <= behind.end + BEHIND;
        (!behind.is_empty() && is_last).then_some((at, behind.clone(), behind.end))
    })?;
    let typed = |word: &Word<'_>| word.typed.to_owned();
    let teller = words.get(teller)?.iter().map(|word| word.bare.to_owned());
    let told = words.get(..told)?.iter().chain(words.get(end..)?).map(typed);
    Some(teller.chain(["said".to_owned()]).chain(told).collect::<Vec<_>>().join(" "))
}
