//! Whom a line names that nobody knows yet: somebody new, or no person at all.

use std::ops::Range;

use super::heard::{Heard, LONGEST_NAME, fitting};
use super::vocabulary;
use super::word::{Case, Name, Word, joined};
use super::{Around, Who};
use crate::reading::person;

impl Heard<'_> {
    /// A new name, one that is near somebody's, or a group; and where it stands.
    pub(super) fn take_unknown(
        &mut self,
        people: &[Name],
        around: &Around<'_>,
        is_heard: bool,
    ) -> (Option<Range<usize>>, Who) {
        let own = self.our_own(around);
        let is_own = |at: usize| own.iter().any(|own| own.contains(&at));
        let is_group = |(at, word): (usize, &Word)| {
            !is_own(at)
                && (word.is_group(around)
                    || self.is_of_a_group(at, around)
                    || self.is_of_a_company(at))
        };
        let groups: Vec<bool> = self.words.iter().enumerate().map(is_group).collect();
        let not_new: Vec<bool> = groups
            .iter()
            .enumerate()
            .map(|(at, is_group)| *is_group || is_own(at) || self.is_ours_alone(at, around))
            .collect();
        let teller = self.new_teller(people, around);
        if let Some((run, name)) = self.new_name(teller, is_heard, &not_new) {
            let typed = joined(self.words.get(run.clone()).unwrap_or_default());
            self.take(run.clone());
            let near = fitting(people, |person| person.is_near(&typed));
            let who = if near.is_empty() { Who::New(name) } else { Who::Near(name, near) };
            return (Some(run), who);
        }
        let group = self
            .words
            .iter()
            .zip(groups)
            .position(|(word, is_group)| is_group && (word.is_capitalised()));
        let word = group.and_then(|at| self.words.get(at));
        let who = word.map_or(Who::Nobody, |word| Who::Group(word.titled()));
        (group.map(|at| at..at + 1), who)
    }

    /// "Plant manager", "steering committee".
    fn is_of_a_group(&self, at: usize, around: &Around<'_>) -> bool {
        let is_before =
            |word: &&Word| vocabulary::is_of_a_group(&word.folded) && !word.ends_a_part();
        let next = self.words.get(at).filter(is_before).and_then(|_| self.words.get(at + 1));
        next.is_some_and(|next| next.is_group(around))
    }

    /// Whether a word is of what a company is called: "Siemens Energy AG".
    fn is_of_a_company(&self, at: usize) -> bool {
        let is_form =
            |word: &&Word| word.case() == Some(Case::Capital) && person::is_legal_form(word.bare);
        let words = self.words.get(at..).unwrap_or_default();
        let in_a_row = words.iter().take_while(|word| word.is_capitalised()).take(LONGEST_NAME);
        let mut in_a_row = in_a_row.enumerate();
        in_a_row.any(|(behind, word)| (behind > 0 || at > 0) && is_form(&word))
    }

    /// Whether a word calls one of ours, and no other name follows: "Ana Keller" may
    /// be theirs.
    fn is_ours_alone(&self, at: usize, around: &Around<'_>) -> bool {
        let is_ours = |word: &Word| around.ours.contains(&word.folded);
        let is_other = |word: &Word| word.may_be_new() && word.is_capitalised() && !is_ours(word);
        let word = self.words.get(at).filter(|word| is_ours(word));
        word.is_some_and(|word| word.ends_a_part() || !self.words.get(at + 1).is_some_and(is_other))
    }

    fn new_name(
        &self,
        teller: Option<Range<usize>>,
        is_heard: bool,
        groups: &[bool],
    ) -> Option<(Range<usize>, String)> {
        let run = teller.or_else(|| self.in_capitals(groups));
        let run = run.or_else(|| self.left_alone(is_heard, groups))?;
        let words = self.words.get(run.clone())?.iter();
        Some((run, words.map(Word::titled).collect::<Vec<_>>().join(" ")))
    }

    /// One or two words in capitals; the first of the line only where it is
    /// the only one, since sentences begin with a capital.
    fn in_capitals(&self, groups: &[bool]) -> Option<Range<usize>> {
        let without = |word: &&Word| word.case() == Some(Case::Without);
        let few = self.words.iter().filter(without).count() <= 2;
        let runs = self.new_names(groups, |word| match word.case() {
            Some(Case::Capital) => !word.is_all_capitals(),
            Some(Case::Without) => few,
            Some(Case::Small) | None => false,
        });
        let unsure = self.words.first().is_some_and(Word::is_capitalised);
        let sure = runs.iter().find(|run| run.start > 0 || run.len() > 1 || !unsure);
        sure.or(runs.first()).cloned()
    }

    /// The one or two words that are left; one only, where the line says
    /// nothing else.
    fn left_alone(&self, heard: bool, groups: &[bool]) -> Option<Range<usize>> {
        let left = self.words.iter().filter(|w| w.is_free() && !vocabulary::is_small(&w.folded));
        let few = left.count() <= if heard { 2 } else { 1 };
        // "Order was placed": nobody's name in small letters ends so.
        let is_verb = |word: &Word| word.folded.ends_with("ed") || word.folded.ends_with("ing");
        let fits = |word: &Word| few && word.case() == Some(Case::Small) && !is_verb(word);
        let runs = self.new_names(groups, fits);
        runs.first().cloned()
    }

    /// Where one or two words in a row may be a new name.
    fn new_names(&self, groups: &[bool], fits: impl Fn(&Word) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut parted = true;
        for (at, (word, is_group)) in self.words.iter().zip(groups).enumerate() {
            if word.may_be_new() && !is_group && fits(word) {
                match runs.last_mut() {
                    Some(run) if run.end == at && run.len() < 2 && !parted => run.end += 1,
                    _ => runs.push(at..at + 1),
                }
            }
            parted = word.ends_a_part();
        }
        runs
    }
}
