//! Whoever tells it: named behind what is told ("Laura approved, says Tom"), or before
//! it and known to nobody ("Ivo told me that Laura approved").

use std::ops::Range;

use super::Around;
use super::heard::Heard;
use super::vocabulary::{Tells, is_sure};
use super::word::{Case, Name, Word};

/// The most words of those to whom something was told.
const ADDRESSED: usize = 4;
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
    let begins_or_ends = |at: usize| at == words.len() || begins(at);
    let is_a_day =
        |at: usize| words.get(at).is_none_or(|word| word.bare.starts_with(char::is_numeric));
    // "So Tom", and not "so Tom can start": a day at most comes behind it.
    let is_so = |at: usize| is(at, "so") && is_a_day(name(at + 1).end);
    // "Tom says", "Tom is sure" behind a comma; "Tom told me" without one.
    let told_by = |at: usize| {
        let end = name(at).end;
        let is_to_us = is(end, "told") && (is(end + 1, "me") || is(end + 1, "us"));
        let is_sure = is(end, "is") && words.get(end + 1).is_some_and(|it| is_sure(&it.folded));
        match () {
            () if end == at => None,
            () if is_to_us && at > 1 && is_a_day(end + 2) => Some(end + 2),
            () if begins(at) && is_sure => Some(end + 2),
            () => (begins(at) && says(end) && begins_or_ends(end + 1)).then_some(end + 1),
        }
    };
    // Where what is told ends, whoever tells it, and how far that goes.
    let (told, teller, end) = (1..words.len()).find_map(|at| {
        let behind = if is(at, "according") && is(at + 1, "to") {
            name(at + 2)
        } else if begins(at) && says(at) || is_so(at) || is(at, "per") && at > 1 {
            name(at + 1)
        } else if let Some(end) = told_by(at) {
            return (words.len() <= end + BEHIND).then(|| (at, name(at), end));
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

impl Heard<'_> {
    /// Where somebody stands whom nobody knows yet and who tells what another did.
    pub(super) fn new_teller(
        &self,
        people: &[Name<'_>],
        around: &Around<'_>,
    ) -> Option<Range<usize>> {
        let is = |at: usize, what: &str| self.words.get(at).is_some_and(|it| it.folded == what);
        let mut looked_at = self.words.iter().enumerate().filter(|(_, word)| word.is_looked_at());
        let first = looked_at.find(|(_, word)| !word.taken && !word.is_us())?.0;
        let hears = ["heard", "hear", "learned", "learnt"].iter().any(|word| is(first, word));
        let is_source =
            hears && is(first + 1, "from") || is(first, "according") && is(first + 1, "to");
        let start = if is_source { first + 2 } else { first };
        let is_new = |word: &&Word<'_>| {
            let is_known = around.ours.contains(&word.folded) || word.is_group(around);
            let is_name = word.may_be_new() && !word.is_all_capitals();
            is_name && !is_known && !people.iter().any(|person| person.has(&word.folded))
        };
        let run = self.words.get(start..)?;
        let whole = run.iter().position(Word::ends_a_part).map_or(NAME, |at| NAME.min(at + 1));
        let new = run.iter().take(whole).take_while(is_new);
        let capitals = new.clone().take_while(|word| word.case() != Some(Case::Small)).count();
        let end = start + capitals;
        if end > start && (is_source || self.tells_at(end)) {
            return Some(start..end);
        }
        let told = is(start + 1, "told") && (is(start + 2, "me") || is(start + 2, "us"));
        (told && new.count() > 0).then_some(start..start + 1)
    }

    /// "Says", "wrote that", "let us know".
    pub(super) fn tells_at(&self, at: usize) -> bool {
        let word = |at: usize| self.words.get(at).filter(|word| word.is_looked_at());
        let is = |at: usize, what: &str| word(at).is_some_and(|word| word.folded == what);
        let acts = |word: &Word<'_>| word.tells(Tells::Sending) || word.tells(Tells::Done);
        let writes = word(at).is_some_and(acts) && is(at + 1, "that");
        let passes_on = is(at, "passed") && is(at + 1, "on") || is(at, "let") && is(at + 2, "know");
        let is_sure = is(at, "is") && word(at + 1).is_some_and(|it| is_sure(&it.folded));
        // "Tom wrote Dana signed it".
        let tells_of = word(at).is_some_and(acts)
            && word(at + 1).is_some_and(Word::may_be_new)
            && word(at + 2).is_some_and(acts);
        writes || passes_on || is_sure || tells_of || word(at).is_some_and(Word::says)
    }

    /// "Tom reckons Dana signed", "she says that Dana signed": somebody says it of whoever
    /// stands `at` a place.
    pub(super) fn is_told_of(&self, at: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at).filter(|word| word.is_looked_at());
        let acts = |word: &Word<'_>| {
            let is_had = matches!(&*word.folded, "has" | "had");
            is_had || word.tells(Tells::Sending) || word.tells(Tells::Done)
        };
        let mut before = self.words.get(..at.start).unwrap_or_default().iter().rev();
        let skips = |word: &&Word<'_>| matches!(&*word.folded, "that" | "me" | "us");
        let says = before.find(|word| !skips(word));
        let thinks = says.is_some_and(|word| word.says() || is_sure(&word.folded));
        word(at.end).is_some_and(acts) && thinks
    }

    /// How far those go to whom it was said: "told Kari and Tom in the hallway". Whom
    /// an act stands behind did it: "told us Kari signed" is of Kari.
    fn addressed_until(&self, says: usize) -> usize {
        let word = |at: usize| self.words.get(at).filter(|word| word.is_looked_at());
        if !word(says)
            .is_some_and(|word| matches!(&*word.folded, "told" | "tells" | "informed" | "assured"))
        {
            return says;
        }
        let acts = |word: &Word<'_>| {
            let tells = word.tells(Tells::Done) || word.tells(Tells::Sending) || word.denies();
            tells
                || word.folded.ends_with("ed")
                || matches!(&*word.folded, "has" | "had" | "is" | "was" | "will")
        };
        let to = self.words.get(says + 1..).unwrap_or_default();
        let is_whom = |word: &&Word<'_>| {
            word.is_looked_at() && (word.may_be_new() || word.folded == "and") && !acts(word)
        };
        let count = to.iter().take(ADDRESSED).take_while(is_whom).count();
        let end = says + 1 + count;
        let is_the_doer = word(end).is_some_and(acts);
        if is_the_doer { says } else { end }
    }

    /// Whether whoever stands `at` a place says what another has done.
    pub(super) fn is_hearsay(
        &self,
        at: &Range<usize>,
        around: &Around<'_>,
        people: &[Name<'_>],
    ) -> bool {
        let says = |at: usize| self.words.get(at).is_some_and(Word::says);
        let is_per = at.start.checked_sub(1).and_then(|per| self.words.get(per));
        let is_per = is_per.is_some_and(|word| word.folded == "per");
        let from = is_per || at.start.checked_sub(2).is_some_and(says);
        if !from && !self.tells_at(at.end) {
            return false;
        }
        let after = self.words.get(self.addressed_until(at.end)..).unwrap_or_default();
        let is_act = |word: &&Word<'_>| word.tells(Tells::Done) || word.tells(Tells::Sending);
        let mut pairs = after.iter().zip(after.iter().skip(1).map(Some).chain([None]));
        pairs.any(|(word, next)| {
            let is_known = people.iter().any(|person| person.has(&word.folded));
            let is_name = word.case() == Some(Case::Capital) || next.as_ref().is_some_and(is_act);
            let is_ours = around.ours.contains(&word.folded);
            !word.taken && !is_ours && (is_known || word.may_be_new() && is_name)
        })
    }
}
