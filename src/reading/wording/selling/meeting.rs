//! Being with people of theirs: on their call, in a talk that is held with them, or
//! telling them what they are to do.

use super::vocabulary as words_of;
use super::{Part, Side, has_at, has_verb, is_inside};
use crate::reading::wording::lexicon;
use crate::reading::wording::words;
use crate::reading::wording::words::Word;

impl Part<'_> {
    /// Whether a part begins with being there where somebody of theirs is: "join
    /// Dana", "be on Ana's call with Dana", "attend Dana's workshop".
    pub(super) fn is_with_them(&self, opened: &[Word], last: Side) -> bool {
        let mut phrases = words_of::ATTENDS.iter();
        let Some(after) = phrases.find_map(|phrase| words::length(opened, phrase)) else {
            return false;
        };
        let has = |at: usize, list: &str| has_at(opened, at, list);
        let owns = |at: usize| {
            let owner = opened.get(at).filter(|word| word.owns);
            let before = (at.saturating_sub(2)..at).filter(|before| *before >= after);
            let is_beside = before.clone().any(|before| has(before, words_of::BESIDE));
            let is_ours = before.clone().any(|before| has(before, words_of::OURS));
            !is_beside && !is_ours && owner.is_some_and(|owner| self.cast.is_theirs(owner))
        };
        let is_there = |at: usize| {
            owns(at)
                || has(at, words_of::THEIRS)
                || self.side(opened, at, last) == Some(Side::Theirs)
        };
        let is_aside = (after..opened.len()).any(|at| has(at, words_of::ASIDE));
        !is_aside && (after..opened.len()).any(is_there)
    }

    /// "Debrief Dana", "coach Dana on her board": what is taught is heard.
    pub(super) fn is_taught(&self, opened: &[Word], last: Side) -> bool {
        let is_verb = opened.first().is_some_and(|first| has_verb(&[words_of::TEACHES], first));
        let at = if has_at(opened, 1, words_of::THE) { 2 } else { 1 };
        let is_talk = has_at(opened, at + 1, words_of::TALKS);
        is_verb && !is_talk && self.side(opened, at, last) == Some(Side::Theirs)
    }
}

/// "Be on the Friday call": a talk of the deal, of which nothing says that it is ours.
pub(super) fn is_at_a_talk(opened: &[Word]) -> bool {
    let mut phrases = words_of::ATTENDS.iter();
    let Some(the) = phrases.find_map(|phrase| words::length(opened, phrase)) else { return false };
    let is_when = |at: usize| has_at(opened, at, words_of::WHEN);
    let is_the = has_at(opened, the, "the that this") || is_when(the);
    let talk = (the..opened.len()).find(|at| *at > the && !is_when(*at));
    let Some(talk) = talk.filter(|_| is_the) else { return false };
    let is_last = |word: &Word| {
        let behind =
            [words_of::BESIDE, words_of::TOWARDS, words_of::JOINS, words_of::WHEN, "at in to"];
        behind.iter().any(|list| lexicon::has(list, &word.folded))
    };
    let ends = opened.get(talk).is_some_and(Word::ends) || opened.get(talk + 1).is_none_or(is_last);
    has_at(opened, talk, words_of::CALLS) && ends && !is_inside(opened)
}

/// Whether a part holds the talk that stands before a place: "run a demo for Dana".
pub(super) fn is_held(opened: &[Word], at: usize) -> bool {
    let Some(talk) = at.checked_sub(1) else { return false };
    let holds = || opened.first().is_some_and(|first| has_verb(&[words_of::HOLDS], first));
    has_at(opened, talk, words_of::TALKS) && (holds() || is_all(opened, talk))
}

/// "An intro call with Dana": the talk is all that the part says is done.
fn is_all(opened: &[Word], talk: usize) -> bool {
    let is_of_it = |at: usize| has_at(opened, at, words_of::KINDS_OF_TALK);
    (0..talk).all(is_of_it)
}
