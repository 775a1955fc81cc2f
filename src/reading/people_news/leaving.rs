//! Who left for good, who only left something, and who is away for a while.

use super::ahead;
use super::words::Word;
use crate::reading::evidence::Around;
use crate::reading::when::{self, Way};

/// How many words behind "left the" or "left for" say what.
const NEAR: usize = 4;

/// Where somebody works, in one word.
const THERE: &str = "here there them";

/// What somebody is back from, or goes to and comes back.
const OF_A_WHILE: &str = "airport appointment beach break breakfast business christmas coffee \
    conference day days dentist dinner doctor easter errand fair few flight holiday holidays home \
    honeymoon hospital hour hours leave lunch maternity meeting minute minutes month months night \
    office parental paternity plane sabbatical school ski station summer today tonight trip two \
    vacation week weekend weeks while year years";

/// Behind "gone" these say where to or until when.
const AWAY: &str = "all for next on over this till to today tomorrow tonight until";

/// Behind "gone" these say how somebody is who does not answer, and is still there.
const QUIET: &str = "cold dark missing quiet silent so too unresponsive very";

/// Parts of a day: who leaves in one comes back.
const PARTS_OF_A_DAY: &str = "afternoon evening lunchtime midday morning night noon tonight";

/// What somebody leaves for good to do.
const LEAVES_TO: &str = "become found join lead retire run start study work";

/// How somebody leaves.
const LEFT_SO: &str = "again already also altogether too immediately then";

/// Words that begin more, and behind "left" no more than what was left.
const LEFT_OF: &str = "about into of over that which";

/// Words before a house.
const WHOSE: &str = "the our his her their this";

/// Words before "left" for what was left: "what Derek left".
const WHAT: &str = "everything nothing something what whatever";

/// What somebody does no longer who is gone.
const WORKING: &str = "employed work working works";

/// What stands before where somebody works.
const AT: &str = "at for in of with";

/// Words that say when the last day is.
const IS_ON: &str = "is on was will";

/// With these somebody leaves of whom was told before: "he leaves on 31 dec".
const LEAVES: &str = "goes going gone last leave leaves leaving quits quitting resigns retires \
    retiring stays";

/// What is done to somebody who is sent away, in two words: "was laid off".
const SENT_AWAY: [(&str, &str); 4] =
    [("laid", "off"), ("let", "go"), ("made", "redundant"), ("shown", "door")];

/// Words before those, of somebody to whom it was done.
const WAS: &str = "been being get gets getting got is was were";

/// How somebody goes by themselves, in two words.
const WENT: [(&str, &str); 3] = [("moved", "on"), ("stepped", "down"), ("stood", "down")];

/// Words behind "moved on" and "stepped down" for what went on: "to the next point".
const WENT_ON: &str = "as from of to with";

/// What is told of somebody who leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// They are gone.
    Gone,
    /// They go on a day to come.
    Ahead,
}

/// Leavings that are told in several words: "does not work there any more",
/// "Sofie's last day was friday".
pub(super) fn told<'w, 'a>(
    words: &'w [Word<'a>],
    around: &Around<'_>,
) -> Option<(&'w [Word<'a>], Leaving)> {
    let is_asked = words.iter().any(|word| word.typed.ends_with('?'));
    let told = || {
        let told = no_more(words, around).or_else(|| last_day(words, around));
        told.or_else(|| in_two_words(words, around))
    };
    if is_asked { None } else { told() }
}

/// "Paul doesn't work there any more", "no longer works for them", "is not with
/// Acme any longer".
fn no_more<'w, 'a>(
    words: &'w [Word<'a>],
    around: &Around<'_>,
) -> Option<(&'w [Word<'a>], Leaving)> {
    let not = words.iter().position(|word| word.denies())?;
    let (who, behind) = (words.get(..not)?, words.get(not + 1..)?);
    let doing = match behind {
        [longer, rest @ ..] if words.get(not)?.is("no") && longer.is("longer") => rest,
        _ => {
            let is_end = |pair: &[Word<'_>]| pair[0].is("any") && pair[1].is_in("more longer");
            let end = behind.iter().position(|word| word.is("anymore"));
            behind.get(..end.or_else(|| behind.windows(2).position(is_end))?)?
        }
    };
    let is_sure = !doing.iter().any(|word| word.denies());
    (is_sure && is_being_there(doing, around)).then_some((who, Leaving::Gone))
}

/// Whether somebody is there who does so: "works for Acme", "with them".
fn is_being_there(doing: &[Word<'_>], around: &Around<'_>) -> bool {
    let works = doing.first().is_some_and(|word| word.is_in(WORKING));
    match doing.get(usize::from(works)..).unwrap_or_default() {
        [] => works,
        [at, house @ ..] if at.is_in(AT) => is_their_house(house, around),
        house => is_their_house(house, around),
    }
}

/// "There", "Acme", "the company".
fn is_their_house(words: &[Word<'_>], around: &Around<'_>) -> bool {
    let is_house = |word: &Word<'_>| {
        word.is_in(THERE) || word.is_an_employer() || is_of_the_deal(*word, around)
    };
    words.iter().take(2).any(is_house)
}

fn is_of_the_deal(word: Word<'_>, around: &Around<'_>) -> bool {
    around.things.contains(&slug::slugify(word.bare))
}

/// "Sofie's last day was friday", "his last working day is 31 march".
fn last_day<'w, 'a>(
    words: &'w [Word<'a>],
    around: &Around<'_>,
) -> Option<(&'w [Word<'a>], Leaving)> {
    let last = words.iter().position(|word| word.is("last"))?;
    let (who, behind) = (words.get(..last)?, words.get(last + 1..)?);
    let is_owned = who.last().is_some_and(|owner| owner.owns() || owner.is_in("his her their"));
    let skipped = usize::from(behind.first().is_some_and(|word| word.is("working")));
    let (day, behind) = behind.get(skipped..)?.split_first()?;
    let has = |list: &str| words.iter().any(|word| word.is_in(list));
    let is_said = match behind {
        [at, house @ ..] if at.is_in(AT) => {
            let is_work = house.iter().take(2).any(|word| word.is_in("office work"));
            is_work || is_their_house(house, around)
        }
        [first, ..] => first.is_in(IS_ON) || first.is_in(THERE) || says_a_day(behind, around),
        [] => true,
    };
    let is_sure = !words.iter().any(|word| word.denies());
    let is_behind = has("was had") && !words.iter().any(|word| word.is_ahead());
    let leaving = if is_behind { Leaving::Gone } else { Leaving::Ahead };
    (is_owned && day.is("day") && is_said && is_sure).then_some((who, leaving))
}

/// "Tom was let go", "Jan got laid off", "Zoe stepped down", "Dana moved on".
fn in_two_words<'w, 'a>(
    words: &'w [Word<'a>],
    around: &Around<'_>,
) -> Option<(&'w [Word<'a>], Leaving)> {
    let is_one = |pairs: &[(&str, &str)], at: usize| {
        let pair = words.get(at..at + 2);
        pair.is_some_and(|pair| pairs.iter().any(|(a, b)| pair[0].is(a) && pair[1].is(b)))
    };
    let is_sent = |at: usize| {
        let before = words.get(..at).and_then(<[Word<'_>]>::last);
        is_one(&SENT_AWAY, at) && before.is_some_and(|before| before.is_in(WAS))
    };
    let has_gone = |at: usize| is_one(&WENT, at) && !goes_on(words.get(at + 1..), around);
    let at = (0..words.len()).find(|at| is_sent(*at) || has_gone(*at))?;
    let who = words.get(..at)?;
    let is_sure = !words.iter().any(|word| word.denies());
    let is_ahead = ahead::is_ahead(words, around) || who.iter().any(|word| word.is("being"));
    let leaving = if is_ahead { Leaving::Ahead } else { Leaving::Gone };
    is_sure.then_some((who, leaving))
}

/// Whether what stands behind "moved" or "stepped" is a day, or what they went on to
/// and still are here for: "moved on to the price", "stepped down from the jury".
fn goes_on(behind: Option<&[Word<'_>]>, around: &Around<'_>) -> bool {
    let Some([on, rest @ ..]) = behind else { return false };
    let is_day = on.is("on") && says_a_day(rest, around);
    let is_to_more = match rest {
        [to, what @ ..] if to.is_in(WENT_ON) => {
            let is_new_house = to.is("to") && what.first().is_some_and(|it| it.is_capitalised());
            !is_new_house && !is_a_house(what, around)
        }
        _ => false,
    };
    is_day || is_to_more
}

/// "On to the next point".
pub(super) fn is_on_to_more(behind: &[Word<'_>]) -> bool {
    matches!(behind, [on, to, ..] if on.is("on") && to.is_in(WENT_ON))
}

fn says_a_day(words: &[Word<'_>], around: &Around<'_>) -> bool {
    let typed: Vec<&str> = words.iter().map(|word| word.typed).collect();
    when::find(&typed, around.calendar, Way::Any).is_some_and(|(run, _)| run.start == 0)
}

/// Whether somebody leaves by these words: "he leaves on 31 dec".
pub(super) fn tells_of_leaving(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| word.is_in(LEAVES))
}

/// Whether nobody is gone for good by a word of leaving: what stands before it,
/// and behind it what may be a name and what is more.
pub(super) fn stays(
    verb: Word<'_>,
    before: &[Word<'_>],
    (after, more): (&[Word<'_>], &[Word<'_>]),
    around: &Around<'_>,
) -> bool {
    let behind = if after.is_empty() { more } else { after };
    if is_of_something(behind) {
        return true;
    }
    if verb.is("left") {
        let in_a_day = after.iter().chain(more).any(|word| word.is_in(PARTS_OF_A_DAY));
        let is_what = before.iter().any(|word| word.is_in(WHAT));
        return in_a_day || is_what || !leaves_for_good(behind, around);
    }
    match behind {
        [way, ..] if verb.is("gone") => way.is_in(QUIET) || way.is_in(AWAY) && !is_for_good(behind),
        // "Resigned from the works council".
        [from, whose, what @ ..] if from.is("from") && whose.is_in(WHOSE) => {
            !is_a_house(what, around)
        }
        // "Retired the old system", "fired a supplier".
        [the, what, ..] if the.is_in("the our") => !what.is_an_employer(),
        [first, ..] => first.is_left_behind(),
        [] => false,
    }
}

/// "For good", and not "for two weeks".
fn is_for_good(behind: &[Word<'_>]) -> bool {
    let is_for = behind.first().is_some_and(|first| first.is("for"));
    is_for && !near(behind.get(1..).unwrap_or_default(), |word| word.is_in(OF_A_WHILE))
}

/// Whether what stands behind "left" is a house, a reason or a day, and no thing
/// that is left there: "left the company", "left in october".
fn leaves_for_good(behind: &[Word<'_>], around: &Around<'_>) -> bool {
    let is_digit = |word: &Word<'_>| word.bare.starts_with(|c: char| c.is_ascii_digit());
    match behind {
        [] => true,
        [us, rest @ ..] if us.is("us") => rest.first().is_none_or(|next| next.begins_more()),
        [to, what, ..] if to.is("to") => what.is_in(LEAVES_TO),
        [way, ..] if way.is("for") => is_for_good(behind),
        [with, what, ..] if with.is("with") => what.is("immediate"),
        [at, time, ..] if at.is("at") && is_digit(time) => false,
        [whose, what @ ..] if whose.is_in(WHOSE) && !whose.is("this") => is_a_house(what, around),
        [first, ..] if first.is_in(LEFT_OF) => false,
        [first, ..] if first.is_in("after before during") => !near(behind, Word::is_a_talk),
        [on, ..] if on.is("on") => !near(behind, |word| word.is_in(OF_A_WHILE)),
        [first, ..] if first.begins_more() || first.is_in(LEFT_SO) => true,
        [first, rest @ ..] if is_of_the_deal(*first, around) => {
            !rest.first().is_some_and(|next| next.begins_a_thing())
        }
        [first, ..] if first.bare.ends_with("ly") && !first.is("early") => true,
        _ => near(behind, |word| word.is("ago")),
    }
}

/// Whether one of the next words is so.
fn near<'a>(behind: &[Word<'a>], is_so: impl Fn(Word<'a>) -> bool) -> bool {
    behind.iter().take(NEAR).any(|word| is_so(*word))
}

/// "The company", "her old job", and not "the company car".
fn is_a_house(words: &[Word<'_>], around: &Around<'_>) -> bool {
    let is_house = |word: &Word<'_>| word.is_an_employer() || is_of_the_deal(*word, around);
    let near = words.get(..NEAR).unwrap_or(words);
    let Some(at) = near.iter().rposition(is_house) else { return false };
    words.get(at + 1).is_none_or(|next| next.begins_more() || next.is_small())
}

/// "Quit smoking", "resigned herself to it", "gone until monday".
fn is_of_something(after: &[Word<'_>]) -> bool {
    after.first().is_some_and(|first| {
        let is_self = first.is_in("herself himself themselves");
        is_self || first.is_in("until till") || first.bare.len() > 5 && first.bare.ends_with("ing")
    })
}
