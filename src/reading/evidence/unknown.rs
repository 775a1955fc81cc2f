//! Whom a line names that nobody knows yet: somebody new, or no person at all.

use std::ops::Range;

use super::heard::{Heard, LONGEST_NAME, fitting};
use super::no_names;
use super::vocabulary;
use super::vocabulary::Tells;
use super::word::{Case, Name, Word, joined};
use super::{Around, Who};
use crate::domain::deal::EvidenceKind;
use crate::reading::list::has;
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
            .map(|(at, is_group)| {
                *is_group || is_own(at) || self.is_ours_alone(at, around) || self.is_of_a_thing(at)
            })
            .collect();
        let teller = self.new_teller(people, around);
        if let Some((run, name)) = self.new_name(teller, is_heard, &not_new) {
            let typed = joined(self.words.get(run.clone()).unwrap_or_default());
            self.take(run.clone());
            let near = fitting(people, |person| person.is_near(&typed));
            let who = if near.is_empty() { Who::New(name) } else { Who::Near(name, near) };
            return (Some(run), who);
        }
        let in_capitals =
            self.words.iter().zip(&groups).position(|(w, is)| *is && w.is_capitalised());
        let group = in_capitals.or_else(|| self.small_department(around));
        let run = group.map(|at| at..self.group_until(at));
        let words = run.clone().and_then(|run| self.words.get(run));
        let who = words.map_or(Who::Nobody, |words| Who::Group(called(words)));
        (run, who)
    }

    /// "legal signed off": a part of the company in small letters that acts.
    fn small_department(&self, around: &Around<'_>) -> Option<usize> {
        let is_theirs = self.words.first().is_some_and(|word| word.folded == "their");
        let at = usize::from(is_theirs);
        let word = self.words.get(at)?;
        (no_names::is_department(&word.folded) && word.is_group(around)).then_some(at)
    }

    /// How far it goes what a group is called: "Head of IT", "Plant manager".
    fn group_until(&self, at: usize) -> usize {
        let is_part = |word: &&Word| {
            no_names::GROUPS.iter().any(|list| has(list, &word.folded))
                || vocabulary::is_of_a_group(&word.folded)
        };
        let words = self.words.get(at..).unwrap_or_default();
        let open = words.iter().take_while(is_part);
        let length = open.clone().position(Word::ends_a_part).map_or(open.count(), |at| at + 1);
        if length == 0 {
            return at + 1;
        }
        let [of, what, ..] = words.get(length..).unwrap_or_default() else { return at + length };
        let is_of = of.folded == "of" && !words.get(length - 1).is_some_and(Word::ends_a_part);
        let is_what = what.is_looked_at() && !what.taken && !vocabulary::is_small(&what.folded);
        at + length + if is_of && is_what { 2 } else { 0 }
    }

    /// "The lab", "the Halden meeting", "Excel document", "4 Jan": what a word
    /// belongs to that is nobody's name.
    fn is_of_a_thing(&self, at: usize) -> bool {
        let word = |at: usize| self.words.get(at);
        let Some(own) = word(at) else { return false };
        let before = at.checked_sub(1).and_then(word);
        let is_number = |word: &Word| word.bare.starts_with(|c: char| c.is_ascii_digit());
        if no_names::is_month(&own.folded) && before.is_some_and(is_number) {
            return true;
        }
        let is_the = before
            .is_some_and(|word| matches!(&*word.folded, "the" | "a" | "an" | "this" | "that"));
        let is_small = own.case() == Some(Case::Small);
        if own.ends_a_part() || own.owns() || is_the && is_small {
            return is_the && is_small;
        }
        let Some(next) = word(at + 1).filter(|next| next.is_looked_at()) else { return false };
        let is_alone = !before.is_some_and(Word::may_be_new);
        let of_a_kind = next.kind.is_some() && !is_an_act(next);
        of_a_kind && (is_the || is_alone && next.is_called_after_things())
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

    /// "Per Holm", "Will Smith": words that are names before another.
    fn is_a_first_name(&self, at: usize, groups: &[bool]) -> bool {
        let is_name = |word: &&Word| word.is_capitalised() && word.is_free();
        let first = self.words.get(at).filter(is_name);
        let first =
            first.filter(|word| no_names::is_first_name(&word.folded) && !word.ends_a_part());
        let last = self.words.get(at + 1).filter(is_name).filter(|word| word.may_be_new());
        let is_last = last.is_some_and(|word| !word.ends_a_part() && !word.owns());
        first.is_some() && is_last && groups.get(at + 1) == Some(&false)
    }

    /// Where one or two words in a row may be a new name.
    fn new_names(&self, groups: &[bool], fits: impl Fn(&Word) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut parted = true;
        for (at, (word, is_group)) in self.words.iter().zip(groups).enumerate() {
            let is_new = word.may_be_new() || self.is_a_first_name(at, groups);
            if is_new && !is_group && fits(word) {
                match runs.last_mut() {
                    Some(run) if run.end == at && run.len() < LONGEST_NAME && !parted => {
                        run.end += 1;
                    }
                    _ => runs.push(at..at + 1),
                }
            }
            parted = word.ends_a_part();
        }
        runs
    }
}

/// Whether a word for a kind says what somebody did: "mailed", "met".
fn is_an_act(word: &Word<'_>) -> bool {
    word.folded.ends_with("ed")
        || word.tells(Tells::Done)
        || word.tells(Tells::Sending)
        || matches!(&*word.folded, "met" | "rang" | "spoke" | "wrote" | "said" | "told")
}

impl Word<'_> {
    /// Whether it is rather called after a thing or a place than after somebody.
    fn is_called_after_things(&self) -> bool {
        use EvidenceKind::{Document, Meeting, System};
        self.kind.is_some_and(|(kind, _)| matches!(kind, Document | Meeting | System))
    }
}

/// What a group is called in a question: "Purchasing", "plant manager", "head of IT".
fn called(words: &[Word<'_>]) -> String {
    let [only] = words else {
        let small = |word: &Word<'_>| {
            if word.is_all_capitals() { word.bare.to_owned() } else { word.bare.to_lowercase() }
        };
        let of = words.iter().position(|word| word.folded == "of").unwrap_or(words.len());
        let (role, what) = words.split_at(of);
        let what = what.iter().map(|word| word.bare.to_owned());
        return role.iter().map(small).chain(what).collect::<Vec<_>>().join(" ");
    };
    let is_role = no_names::is_one_role(&only.folded) && !only.is_all_capitals();
    if is_role { only.bare.to_lowercase() } else { only.titled() }
}

/// The question for who of a group it is.
pub(super) fn asked_of(group: &str) -> String {
    let role = group.split(" of ").next().unwrap_or(group);
    let last = role.split(' ').next_back().map(slug::slugify).unwrap_or_default();
    match () {
        () if no_names::is_one_role(&last) => format!("who is the {group}?"),
        () if no_names::is_body(&last) => format!("who at the {}?", group.to_lowercase()),
        () => format!("who at {group}?"),
    }
}
