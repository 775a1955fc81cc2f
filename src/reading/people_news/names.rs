//! The names in a part of a line of news.

use std::collections::BTreeMap;

use super::parts::{Kind, Part};
use super::words::{self, Word, joined};
use crate::domain::id::BuyerId;
use crate::domain::names::{self, Match};
use crate::domain::person::Buyer;
use crate::domain::session::{News, Whom};
use crate::reading::evidence::Around;
use crate::reading::person;

/// The most words of the name of somebody new that was typed small, where a
/// word says what is new about them.
const FEW: usize = 2;

type People = BTreeMap<BuyerId, Buyer>;

/// Those whom a part names.
pub(super) fn named(part: &Part<'_>, around: &Around<'_>) -> Vec<Whom> {
    let people = around.people;
    let who = without_days(&part.who);
    let runs: Vec<&[Word<'_>]> =
        who.split(|word| word.is_small()).filter(|run| !run.is_empty()).collect();
    let is_alone = runs.len() == 1;
    let mut named = Vec::new();
    for run in runs {
        match known(run, people, is_alone || begins_like_a_name(run)) {
            Some(whom) => named.push(whom),
            None => named.extend(apart(run, people)),
        }
    }
    match part.kind {
        Kind::Names if named.is_empty() && is_alone => named.extend(typed_small(part)),
        Kind::Names | Kind::More | Kind::Before => {}
        Kind::Title | Kind::Ours => named.retain(|whom| whom.unknown().is_none()),
    }
    named.retain(|whom| whom.unknown().is_none_or(|it| may_be_new(it, around)));
    let is_new = matches!(part.news, News::New(_));
    named.into_iter().map(|whom| if is_new { whom } else { near(whom, people) }).collect()
}

/// Words without the months of days: "starts 4 Jan" names nobody.
fn without_days<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    let ends_a_number = |word: &Word<'_>| word.bare.ends_with(|c: char| c.is_ascii_digit());
    let is_number = std::iter::once(false).chain(words.iter().map(ends_a_number));
    let words = words.iter().zip(is_number);
    let words = words.filter(|(word, is_behind)| !(*is_behind && word.is_a_stretch()));
    words.map(|(word, _)| *word).collect()
}

/// Whether a name is one, and that of nobody and nothing of ours or the deal's.
fn may_be_new(name: &str, around: &Around<'_>) -> bool {
    let is_known = |word: &str| {
        let word = slug::slugify(word);
        around.ours.contains(&word) || around.things.contains(&word)
    };
    let is_place = words::is_place(name);
    person::is_a_name(name) && !is_place && !name.split_whitespace().any(is_known)
}

/// Whether among these words somebody of theirs is named, or she and they.
pub(super) fn are_theirs(words: &[Word<'_>], around: &Around<'_>) -> bool {
    words.iter().any(|word| word.is_them()) || names_one(words, around)
}

/// Whether among these words somebody of theirs is named.
pub(super) fn names_one(words: &[Word<'_>], around: &Around<'_>) -> bool {
    let is_theirs = |whom: &Whom| whom.unknown().is_none_or(|name| may_be_new(name, around));
    let mut runs = words.split(|word| word.is_small()).filter(|run| !run.is_empty());
    runs.any(|run| {
        let whole = known(run, around.people, begins_like_a_name(run));
        whole.is_some() || apart(run, around.people).iter().any(is_theirs)
    })
}

/// All of theirs whom a text calls by name, whatever it tells of them; `named` are
/// those whom it named as somebody else.
pub(super) fn called(words: &[Word<'_>], people: &People, named: &[&str]) -> Vec<BuyerId> {
    let mut called = Vec::new();
    let mut rest = words;
    let mut is_behind_a_number = false;
    while let [first, after @ ..] = rest {
        let length = name_length(rest).max(1);
        let (run, left) = rest.split_at(length);
        let is_of_another = length > 1 && named.iter().any(|name| *name == joined(run));
        // "1 jan" is a day.
        let is_a_month = is_behind_a_number && first.is_a_stretch();
        let is_name = first.is_capitalised() || !(first.is_common() || first.is_ahead());
        let is_name = is_name && !is_a_month;
        let one = |run: &[Word<'_>]| match known(run, people, false) {
            Some(Whom::Known(id)) => Some(id),
            _ => None,
        };
        match one(run).filter(|_| is_name) {
            Some(id) => called.push(id),
            None if is_of_another || !is_name => {}
            None => called.extend(run.iter().filter_map(|word| one(std::slice::from_ref(word)))),
        }
        rest = if length > 1 { left } else { after };
        is_behind_a_number = first.bare.ends_with(|c: char| c.is_ascii_digit());
    }
    called
}

/// Whether a word stands for us, or calls one of ours.
pub(super) fn is_of_us(word: &Word<'_>, around: &Around<'_>) -> bool {
    word.is_us() || around.ours.contains(&slug::slugify(word.bare))
}

/// A name that is spelt almost as that of somebody known is no new one.
fn near(whom: Whom, people: &People) -> Whom {
    let Whom::Unknown(name) = whom else { return whom };
    let near = names::near(&name, people).into_iter().map(str::to_owned).collect::<Vec<_>>();
    if near.is_empty() { Whom::Unknown(name) } else { Whom::Near(name, near) }
}

fn begins_like_a_name(run: &[Word<'_>]) -> bool {
    run.iter().all(|word| word.is_capitalised())
}

/// Somebody who is called by all words of a run; `may_start` also by how their
/// name begins.
fn known(run: &[Word<'_>], people: &People, may_start: bool) -> Option<Whom> {
    let typed = joined(run);
    let is_common = run.iter().all(|word| word.is_common()) || typed.chars().count() < 2;
    let ids = match names::find(&typed, people) {
        Match::None => return None,
        Match::One(id) => vec![id],
        Match::Several(ids) => ids,
    };
    let may_start = may_start && !is_common;
    let is_called = |id: &BuyerId| people.get(id).is_some_and(|p| names::calls(&typed, &p.name));
    if !may_start && !ids.iter().any(is_called) {
        return None;
    }
    Some(match ids.as_slice() {
        [one] => Whom::Known(one.clone()),
        _ => Whom::Several(typed, ids),
    })
}

/// The names in a run that is not one itself: those that begin like names, and
/// whoever is known by one word.
fn apart(run: &[Word<'_>], people: &People) -> Vec<Whom> {
    let mut named = Vec::new();
    let mut rest = run;
    while let [first, after @ ..] = rest {
        if first.is("new") && after.first().is_some_and(|next| next.is_new()) {
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        let length = name_length(rest);
        let (name, left) = rest.split_at(length.max(1));
        rest = if length > 0 { left } else { after };
        let name = if length > 0 { name } else { std::slice::from_ref(first) };
        match known(name, people, length > 0) {
            Some(whom) => named.push(whom),
            // "Acme GmbH", "New York office" are nobody.
            None if rest.first().is_some_and(|next| next.is_a_body()) => {}
            None if length > 0 => named.push(Whom::Unknown(joined(name))),
            None => {}
        }
    }
    named
}

/// How many words from the first on are a name by their capitals.
fn name_length(words: &[Word<'_>]) -> usize {
    let is_name = |word: &Word<'_>| {
        word.is_capitalised()
            && !word.is_all_capitals()
            && !word.is_common()
            && !word.is_of_a_talk()
    };
    let mut length = 0;
    // "Per Holm", "Will Smith": the first word is another word too.
    let is_first = |at: usize| {
        let [first, last, ..] = words.get(at..).unwrap_or_default() else { return false };
        at == 0 && first.is_a_first_name() && first.is_capitalised() && is_name(last)
    };
    for (at, word) in words.iter().enumerate() {
        if is_name(word) || is_first(at) {
            length = at + 1;
        } else if length == 0 || !word.stands_in_a_name() {
            break;
        }
    }
    length
}

/// Somebody new whose name was typed in a hurry. "Our champion" is none.
fn typed_small(part: &Part<'_>) -> Option<Whom> {
    let few = if part.is_said { FEW } else { 0 };
    let name: Vec<Word<'_>> = part.who.iter().filter(|word| !word.is_small()).copied().collect();
    let is_name = |word: &Word<'_>| {
        let is_spelt = |c: char| c.is_alphabetic() || "-'’.".contains(c);
        !word.is_common()
            && !word.is_of_a_talk()
            && !word.is_all_capitals()
            && word.bare.chars().all(is_spelt)
    };
    let is_thing = part.who.iter().any(|word| word.begins_a_thing());
    let is_one = (1..=few).contains(&name.len()) && name.iter().all(is_name) && !is_thing;
    is_one.then(|| Whom::Unknown(names::as_a_name(&joined(&name))))
}
