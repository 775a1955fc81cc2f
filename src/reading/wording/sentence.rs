//! Whether the buyer does something in a sentence, as far as its words tell.

mod reader;

use super::cast::{Actor, Cast};
use super::words::Word;
use super::{lexicon, lists};

pub(super) use self::reader::acts;

/// Words between somebody's own and what it is: "Dana's final approval".
const BEFORE_GIVEN: usize = 3;

/// Somebody does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act<'a> {
    /// Who.
    pub actor: Actor<'a>,
    /// The base of the verb.
    pub verb: String,
    /// Where the verb stands.
    pub at: usize,
    /// How the verb stands there.
    pub how: How,
    /// Somebody was named for it right after "and".
    pub paired: bool,
}

/// How a verb stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// "signs", or "sign" at the start of a part.
    Plain,
    /// "will sign".
    Modal,
    /// "to sign".
    To,
}

/// Whether the buyer does something: agrees to something, gives something, or
/// acts in another way that can be seen.
pub(super) fn buyer_acts<'a>(words: &'a [Word], cast: &Cast<'a>) -> bool {
    let acts = acts(words, cast);
    acts.iter().any(|act| is_theirs(act, words, cast) && is_done(act, words))
        || is_passive(words, cast)
        || is_given(&acts, words, cast)
}

/// Whether one of the buyer's people, named in the text, does something.
pub(super) fn somebody_acts<'a>(words: &'a [Word], cast: &Cast<'a>) -> bool {
    acts(words, cast).iter().any(|act| act.actor.is_somebody() && is_done(act, words))
}

/// Whether the buyer's side does it. A verb at the start of a text, with nobody
/// named, is theirs where it is done to us or can only be theirs.
fn is_theirs<'a>(act: &Act<'a>, words: &'a [Word], cast: &Cast<'a>) -> bool {
    if act.actor != Actor::Open {
        return act.actor.is_theirs();
    }
    let mut rest = words.iter().skip(act.at + 1);
    let to_us = rest.any(|word| matches!(&*word.folded, "us" | "me"));
    let i_act = || words.iter().any(|word| word.folded == "i");
    to_us || !(lexicon::is_our_move(&act.verb) || names_them(words, cast) || i_act())
}

/// Whether one of the buyer's people is named, or somebody after "with".
fn names_them<'a>(words: &'a [Word], cast: &Cast<'a>) -> bool {
    let is_with = |at: usize| {
        at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.folded == "with")
    };
    words
        .iter()
        .enumerate()
        .any(|(at, word)| cast.named(word).is_some() || (is_with(at) && cast.actor(word).is_some()))
}

/// Whether it is something done, and not only felt, known or agreed in general.
fn is_done(act: &Act<'_>, words: &[Word]) -> bool {
    if lexicon::is_consent(&act.verb) {
        return agrees_to_something(words, act.at);
    }
    let is_mood = |word: &Word| lexicon::has(lists::MOODS, &word.folded);
    let is_felt = act.verb == "be" && words.get(act.at + 1).is_some_and(is_mood);
    !lexicon::is_state(&act.verb) && !is_felt
}

fn agrees_to_something(words: &[Word], at: usize) -> bool {
    if words.get(at).is_none_or(Word::ends) {
        return false;
    }
    for word in words.iter().skip(at + 1) {
        let is_between = [lists::BETWEEN, lists::MOODS];
        if !is_between.iter().any(|list| lexicon::has(list, &word.folded)) {
            let is_felt = |(base, _): (&str, _)| lexicon::is_state(base);
            let is_talk = || lexicon::has(lists::TALKS, &word.folded);
            let is_no_act = is_talk() && !is_with_somebody(words, at)
                || lexicon::is_beside(&word.folded)
                || lexicon::verb(&word.folded).is_some_and(is_felt);
            return !word.folded.is_empty() && !lexicon::is_joint(&word.folded) && !is_no_act;
        }
        if word.ends() {
            return false;
        }
    }
    false
}

/// "agrees to a talk with the planner": that brings somebody in.
fn is_with_somebody(words: &[Word], at: usize) -> bool {
    words.iter().skip(at + 1).any(|word| word.folded == "with")
}

/// Whether a text ends in how a talk was, as "agrees to put a number on good talk"
/// does: the verb is not of whoever wrote the end.
pub(super) fn ends_in_a_good_talk(words: &[Word]) -> bool {
    let Some((last, before)) = words.split_last() else { return false };
    let is_mood = |word: &&Word| lexicon::has(lists::MOODS, &word.folded);
    let moods = before.iter().rev().take_while(is_mood).count();
    let start = before.len() - moods;
    let mut lead =
        before.iter().take(start).rev().skip_while(|word| lexicon::is_article(&word.folded));
    let is_beside = lead.next().is_some_and(|word| lexicon::is_joint(&word.folded));
    moods > 0 && lexicon::has(lists::TALKS, &last.folded) && !is_beside
}

/// "approved by the CFO": done by somebody on the buyer's side.
fn is_passive<'a>(words: &'a [Word], cast: &Cast<'a>) -> bool {
    let mut is_done = false;
    words.iter().enumerate().any(|(at, word)| {
        is_done |= lexicon::is_done_by(&word.folded);
        is_done && word.folded == "by" && is_them(words, at + 1, cast)
    })
}

/// Whether the next word at a place, articles left out, is somebody of theirs.
fn is_them<'a>(words: &'a [Word], at: usize, cast: &Cast<'a>) -> bool {
    let mut after = words.iter().skip(at).skip_while(|word| lexicon::is_determiner(&word.folded));
    after.next().and_then(|word| cast.actor(word)).is_some_and(Actor::is_theirs)
}

/// "approval from Dana", "get Dana's sign-off": what the buyer gives, where we
/// only receive it.
fn is_given<'a>(acts: &[Act<'a>], words: &'a [Word], cast: &Cast<'a>) -> bool {
    let given = |word: &Word| lexicon::is_done_by(&word.folded);
    let place = |is: &dyn Fn(&Word) -> bool| words.iter().position(is);
    let from = place(&|word| word.folded == "from");
    let own = place(&|word| word.owns && cast.is_theirs(word));
    acts.first().is_none_or(|act| lexicon::is_receiving(&act.verb))
        && (from.is_some_and(|at| words.iter().take(at).any(given) && is_them(words, at + 1, cast))
            || own.is_some_and(|at| words.iter().skip(at + 1).take(BEFORE_GIVEN).any(given)))
}
