//! Talks: the words by which we met somebody, those by which nobody was reached,
//! and the day of it.

use std::ops::Range;

use jiff::civil::Date;

use super::names;
use super::words::{Tells, Word};
use crate::reading::evidence::Around;
use crate::reading::when::{self, Way};

/// Two words by which one met another: "ran into Dana".
const MET: [(&str, &str); 9] = [
    ("ran", "into"),
    ("bumped", "into"),
    ("stumbled", "upon"),
    ("sat", "down"),
    ("caught", "up"),
    ("met", "up"),
    ("came", "across"),
    ("touched", "base"),
    ("got", "hold"),
];

/// What stands between those two words and whom one met.
const WITH: &str = "of to with";

/// Words before "called" of somebody who is called so: "a man called Peter".
const SOMEBODY: &str = "colleague girl guy guys lady man one people person somebody someone woman";

/// What a talk is about: whom that names we did not meet.
const ABOUT: &str = "about because concerning regarding since that when where which who";

/// How one speaks to somebody who may not be there.
const CALLS: &str = "call called dialled phone phoned rang ring tried";

/// What is there in place of somebody who is called.
const UNREACHED: &str = "answerphone engaged mailbox unanswered unreachable voicemail";

/// What somebody who is not reached does not do.
const ANSWERING: &str = "answer answered available luck pick picked pickup reach reached reply \
    response through";

/// Where a line says that we spoke.
pub(super) fn verb(words: &[Word<'_>]) -> Option<Range<usize>> {
    let spoke = |at: &usize| words.get(*at).is_some_and(|word| word.tells() == Some(Tells::Spoke));
    let one = (0..words.len()).find(|at| spoke(at) && !is_a_name_for(words, *at));
    met(words).or_else(|| one.map(|at| at..at + 1))
}

/// Where two words say that we met: "sat down with".
pub(super) fn met(words: &[Word<'_>]) -> Option<Range<usize>> {
    let is_met = |pair: &[Word<'_>]| MET.iter().any(|(a, b)| pair[0].is(a) && pair[1].is(b));
    let at = words.windows(2).position(is_met)?;
    let is_before = |word: &&Word<'_>| word.is_in(WITH);
    let before = words.iter().skip(at + 2).take_while(is_before).count();
    Some(at..at + 2 + before)
}

/// "A man called Peter": the word says a name, and not that we spoke.
pub(super) fn is_a_name_for(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let is_called = words.get(at).is_some_and(|word| word.is_in("called named"));
    is_called && before.is_some_and(|before| before.is_in(SOMEBODY))
}

/// Those with whom we talked where more stands in between: "at length with Paul".
pub(super) fn with_whom<'w, 'a>(
    more: &'w [Word<'a>],
    around: &Around<'_>,
) -> Option<&'w [Word<'a>]> {
    let is_about = more.first().is_none_or(|first| first.is_in(ABOUT));
    let with = more.iter().position(|word| word.is_in("to with"))?;
    let whom = more.get(with + 1..)?;
    let end = whom.iter().position(|word| word.begins_more()).unwrap_or(whom.len());
    let whom = whom.get(..end)?;
    (!is_about && names::are_theirs(whom, around)).then_some(whom)
}

/// Whether somebody was only called: no answer, or their voicemail.
pub(super) fn is_unreached(call: &[Word<'_>], next: &[Word<'_>], around: &Around<'_>) -> bool {
    let is_call = call.iter().any(|word| word.is_in(CALLS));
    let is_nobody = |words: &[Word<'_>]| {
        let has = |list: &str| words.iter().any(|word| word.is_in(list));
        has(UNREACHED) || has(ANSWERING) && words.iter().any(|word| word.denies())
    };
    let is_of_another = || names::names_one(next, around);
    is_call && (is_nobody(call) || is_nobody(next) && !is_of_another())
}

/// The day of the past that words say, and nothing else.
pub(super) fn day_alone(words: &[Word<'_>], around: &Around<'_>) -> Option<Date> {
    let typed = of_days(words, around).join(" ");
    let past = when::past(&typed, around.calendar).ok()?;
    (past.about.is_none() || words.len() > 1).then_some(past.on)
}

/// The day of the past that words say. A month alone may be somebody: "Jan left".
pub(super) fn day(words: &[Word<'_>], around: &Around<'_>) -> Option<Date> {
    let (run, past) = when::find(&of_days(words, around), around.calendar, Way::Back)?;
    (past.about.is_none() || run.len() > 1).then_some(past.on)
}

/// The words but for those that name somebody: "from Jan", and not "20 jan".
fn of_days<'a>(words: &[Word<'a>], around: &Around<'_>) -> Vec<&'a str> {
    let is_number = |word: &Word<'_>| word.bare.starts_with(|c: char| c.is_ascii_digit());
    let is_name = |word: &Word<'_>| {
        let mut names = around.people.values().flat_map(|person| person.name.split_whitespace());
        names.any(|name| slug::slugify(name) == slug::slugify(word.bare))
    };
    let beside = |at: usize| [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let is_day = |at: usize| beside(at).any(|at| words.get(at).is_some_and(is_number));
    let of_day = |(at, word): (usize, &Word<'a>)| {
        if is_name(word) && !is_day(at) { "" } else { word.typed }
    };
    words.iter().enumerate().map(of_day).collect()
}
