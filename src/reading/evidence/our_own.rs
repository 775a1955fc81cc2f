//! Those of ours who are called by what they are: "our CFO", "a colleague of mine".

use std::ops::Range;

use super::Around;
use super::heard::Heard;
use super::no_names;
use super::vocabulary::{self, Tells};
use super::word::Word;

/// The most words of a name behind what somebody is.
const NAME: usize = 2;

impl Heard<'_> {
    /// Where those of ours stand who are called so, with their names.
    pub(super) fn our_own(&self, around: &Around<'_>) -> Vec<Range<usize>> {
        (0..self.words.len()).filter_map(|at| self.our_own_at(at, around)).collect()
    }

    fn our_own_at(&self, at: usize, around: &Around<'_>) -> Option<Range<usize>> {
        if self.words.get(at).is_some_and(|word| word.is_looked_at() && word.is_our()) {
            let is_own = self.words.get(at + 1).is_some_and(|next| next.folded == "own");
            let start = at + 1 + usize::from(is_own);
            let end = self.role_until(start, around)?;
            return Some(at..self.name_until(end));
        }
        // "A colleague of mine".
        let behind = self.words.get(at..at + 3)?;
        let is_of_ours = behind[1].folded == "of" && vocabulary::is_of_us(&behind[2].folded);
        (is_of_ours && behind[0].is_group(around)).then_some(at..at + 3)
    }

    /// How far a role goes that is ours behind "our": "regional sales manager", "head
    /// of operations". Not "our champion", who is theirs, nor anybody's boss.
    fn role_until(&self, start: usize, around: &Around<'_>) -> Option<usize> {
        let words = self.words.get(start..)?;
        let is_role = |word: &&Word<'_>| {
            word.is_looked_at()
                && (word.is_group(around) || vocabulary::is_of_a_group(&word.folded))
        };
        let parts = words.iter().take_while(is_role);
        let length = parts.clone().position(Word::ends_a_part).map(|at| at + 1);
        let length = length.unwrap_or_else(|| parts.count());
        let (role, behind) = words.split_at_checked(length)?;
        let last = role.last()?;
        let is_head_of = match behind {
            [of, what, ..] => of.folded == "of" && is_role(&what),
            _ => false,
        };
        let is_theirs = vocabulary::is_their_role(&last.folded);
        let is_ours = last.is_group(around) && !is_theirs && !role.iter().any(Word::owns);
        is_ours.then_some(start + length + if is_head_of { 2 } else { 0 })
    }

    /// How far the name goes of whoever is called so: "our CFO Ilse Karl".
    fn name_until(&self, end: usize) -> usize {
        let is_ended = end.checked_sub(1).and_then(|at| self.words.get(at));
        if is_ended.is_some_and(Word::ends_a_part) {
            return end;
        }
        let behind = self.words.get(end..).unwrap_or_default().iter().take(NAME);
        let is_name = |word: &&Word<'_>| word.may_be_new() && word.is_capitalised();
        end + behind.take_while(is_name).count()
    }

    /// Whether what a line tells was done by one of ours who is called so: "our CFO
    /// approved it", "approved by our CFO", and not "they mailed our CFO".
    pub(super) fn is_done_by(&self, own: &Range<usize>) -> bool {
        let before = self.words.get(..own.start).unwrap_or_default();
        let is = |at: usize, words: &[&str]| {
            let word = own.start.checked_sub(at).and_then(|at| self.words.get(at));
            word.is_some_and(|word| words.contains(&word.folded.as_str()))
        };
        if is(1, &["by", "from"]) {
            return true;
        }
        let acts = |word: &Word<'_>| {
            let tells = word.tells(Tells::Done) || word.tells(Tells::Sending) || word.says();
            word.is_looked_at() && (tells || word.kind.is_some())
        };
        !is(1, &["about", "for", "of", "to", "with"])
            && !before.iter().any(acts)
            && self.words.get(own.end).is_none_or(is_an_act)
    }
}

/// Whether a word may be what somebody did, and no thing that is called after them:
/// "our legal questionnaire".
fn is_an_act(word: &Word<'_>) -> bool {
    let is_act = word.folded.ends_with("ed") || word.folded.ends_with("ly");
    is_act
        || word.common && !no_names::is_thing(&word.folded)
        || word.kind.is_some()
        || !word.is_looked_at()
}

impl Word<'_> {
    fn is_our(&self) -> bool {
        matches!(&*self.folded, "our" | "my")
    }
}
