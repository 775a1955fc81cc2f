//! Whether a step sells: whether somebody of theirs hears from whoever does
//! it, or it bargains for the order.

mod acting;
mod bargain;
mod meeting;
mod roles;
mod unknown;
mod vocabulary;
mod winning;

use std::collections::BTreeSet;

pub use self::acting::{act_of, clauses};
pub use self::unknown::selling_within;
use self::vocabulary as words_of;
use super::cast::{Actor, Cast};
use super::words::{self, Word};
use super::{lexicon, words::form_of};
use crate::domain::ask::AskKind;

/// Words after "Dana's" that say what is hers.
const OWNED: usize = 3;

/// How a step sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selling {
    /// Somebody of theirs is spoken to.
    Contact,
    /// It negotiates, offers a price, closes or asks for the order.
    Bargain,
}

/// Who is who where a step is read.
#[derive(Clone, Debug)]
pub struct Sides<'a> {
    /// The language of the process, such as `en`.
    pub language: &'a str,
    /// Names of the buyer's people.
    pub theirs: Vec<&'a str>,
    /// Names of our own, but for whoever does it.
    pub ours: Vec<&'a str>,
    /// The words of customer and deal, folded, which are nobody's name; none where not
    /// all of ours are known, and a name that nobody has may be one of them.
    pub things: Option<BTreeSet<String>>,
}

/// How a step sells that begins with what is done; none where it does not.
pub fn selling(text: &str, sides: &Sides<'_>) -> Option<Selling> {
    if !lexicon::speak(sides.language) {
        return None;
    }
    // What stands in brackets may be done as well: "(then call Dana)".
    let words = words::words(&text.replace(['(', ')'], ", "));
    let cast = Cast::of(sides.theirs.iter().copied(), sides.ours.iter().copied(), None);
    let mut last = Side::Theirs;
    parts(&words)
        .into_iter()
        .filter_map(|words| {
            Part { words, cast: &cast, things: sides.things.as_ref() }.sells(&mut last)
        })
        .max()
}

/// The kind of help that somebody asks for who wants it done, and who of theirs
/// it is for.
pub fn help<'a>(text: &str, sides: &Sides<'a>) -> (AskKind, Vec<&'a str>) {
    let words = words::words(text);
    let any = |lists: &[&str]| words.iter().any(|word| has_verb(lists, word));
    let kind = match () {
        () if any(words_of::MEETINGS) => AskKind::Meeting,
        () if any(words_of::MAILS) => AskKind::Email,
        () => AskKind::Call,
    };
    let cast = Cast::of(sides.theirs.iter().copied(), [], None);
    let named = sides
        .theirs
        .iter()
        .filter(|name| words.iter().any(|word| !word.owns && cast.named(word) == Some(name)));
    (kind, named.copied().collect())
}

/// The parts of a text, each beginning with what is done.
fn parts(words: &[Word]) -> Vec<&[Word]> {
    let lists = [words_of::CONTACTS, &[words_of::HOLDS, words_of::INSIDE]];
    let is_listed = |word: &str| lists.iter().any(|lists| has_base(lists, word));
    let is_verb = |word: &Word| {
        let again = word.folded.strip_prefix("re").unwrap_or(&word.folded);
        lexicon::step_verb(&word.folded).is_some() || is_listed(&word.folded) || is_listed(again)
    };
    let begins = |at: usize| {
        let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) else { return false };
        let verb = if lexicon::has(words_of::JOINS, &word.folded) {
            words.get(at + 1)
        } else {
            Some(word)
        };
        let is_joined = word.folded != before.folded
            && (before.ends() || lexicon::has(words_of::JOINS, &word.folded));
        is_joined && (before.ends() || verb.is_some_and(is_verb))
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for at in (1..words.len()).filter(|at| begins(*at)) {
        parts.extend(words.get(start..at));
        start = at;
    }
    parts.extend(words.get(start..));
    parts
}

fn has_verb(lists: &[&str], word: &Word) -> bool {
    has_base(lists, &word.folded)
}

/// Whether a folded word is a form of one of those verbs.
fn has_base(lists: &[&str], word: &str) -> bool {
    lists.iter().flat_map(|list| list.split(' ')).any(|base| form_of(word, base).is_some())
}

/// On whose side somebody is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ours,
    Theirs,
}

/// One part of a text.
struct Part<'a> {
    words: &'a [Word],
    cast: &'a Cast<'a>,
    things: Option<&'a BTreeSet<String>>,
}

impl Part<'_> {
    /// How it sells, where `last` is the side of whoever was named last.
    fn sells(&self, last: &mut Side) -> Option<Selling> {
        let is_before = |word: &Word| lexicon::has(words_of::OPENERS, &word.folded);
        let start = self.words.iter().position(|word| !is_before(word))?;
        let opened = acting::past_us(self.words.get(start..)?);
        if self.is_written_for_ours(opened, *last) {
            return None;
        }
        let addressed = self.introduced(opened, *last).or_else(|| self.addressed(opened, *last));
        let addressed = self.first_of(opened, addressed);
        if let Some((side, _)) = addressed {
            *last = side;
        }
        if bargain::bargains(opened, addressed) {
            return Some(Selling::Bargain);
        }
        if begins(opened, words_of::THEIR_PLACES)
            || self.is_with_them(opened, *last)
            || self.is_taught(opened, *last)
            || addressed.is_none() && meeting::is_at_a_talk(opened)
            || addressed.is_none_or(|(side, _)| side == Side::Theirs) && self.replies(opened, *last)
        {
            return Some(Selling::Contact);
        }
        if addressed.is_none() && is_contact(opened) && is_to_their(opened) {
            return Some(Selling::Contact);
        }
        let theirs = addressed.filter(|(side, _)| *side == Side::Theirs);
        let (_, at) = theirs?;
        (is_contact(opened) || is_heard(opened, at)).then_some(Selling::Contact)
    }

    /// The first person who is spoken to, and where they stand.
    fn addressed(&self, opened: &[Word], last: Side) -> Option<(Side, usize)> {
        let ours = roles::is_asked_of_us(opened, self.cast).then_some((Side::Ours, 1));
        ours.or_else(|| (0..opened.len()).find_map(|at| Some((self.side(opened, at, last)?, at))))
    }

    /// The first of those who are known to be addressed and of those whom nobody knows.
    fn first_of(&self, opened: &[Word], known: Option<(Side, usize)>) -> Option<(Side, usize)> {
        let is_given_to_us = known.is_some_and(|(side, at)| {
            let before = stands_behind(opened, at);
            side == Side::Ours && before.is_some_and(|to| has_at(opened, to, words_of::TOWARDS))
        });
        let is_in_doubt = is_given_to_us && !begins(opened, words_of::INTRODUCES);
        let new = self.unknown(opened).filter(|_| is_contact(opened) && !is_in_doubt);
        let new = new.filter(|at| known.is_none_or(|(_, known)| *at < known));
        new.map(|at| (Side::Theirs, at)).or(known)
    }

    /// Whoever of theirs one of ours is brought to: "introduce Ana to Dana".
    fn introduced(&self, opened: &[Word], last: Side) -> Option<(Side, usize)> {
        let is_to = |at: usize| {
            let before = stands_behind(opened, at);
            before.is_some_and(|before| has_at(opened, before, words_of::TOWARDS))
        };
        let is_one = |at: &usize| is_to(*at) && self.side(opened, *at, last) == Some(Side::Theirs);
        let at = (0..opened.len()).find(is_one).filter(|_| begins(opened, words_of::INTRODUCES));
        at.map(|at| (Side::Theirs, at))
    }

    /// "Write talking points for Ana's call with Dana": Ana has them.
    fn is_written_for_ours(&self, opened: &[Word], last: Side) -> bool {
        let is_ours = |word: &Word| self.cast.is_somebody(word) && !self.cast.is_theirs(word);
        let is_for =
            |at: &usize| has_at(opened, *at, "for") && opened.get(at + 1).is_some_and(is_ours);
        let Some(at) = (0..opened.len()).find(is_for) else { return false };
        let is_to_them = |at: usize| self.side(opened, at, last) == Some(Side::Theirs);
        begins(opened, &["write"]) && !(0..at).any(is_to_them)
    }

    /// "Reply to Dana's mail", "bend Tom's ear": the first who is named owns it.
    fn replies(&self, opened: &[Word], last: Side) -> bool {
        let is_owner = |at: &usize| {
            opened.get(*at).is_some_and(|word| self.cast.is_somebody(word))
                || is_of_somebody(opened, *at)
        };
        let Some(at) = (0..opened.len()).find(is_owner) else { return false };
        let is_role = |word: &Word| {
            let side = roles::side(opened, at, &word.folded, self.cast);
            lexicon::is_role(&word.folded) && side == Some(Side::Theirs)
        };
        let is_theirs = opened.get(at).is_some_and(|word| match self.cast.named(word) {
            Some(_) => word.owns,
            None => word.folded == "her" && last == Side::Theirs || word.owns && is_role(word),
        });
        is_theirs && (begins(opened, words_of::REPLIES) || is_told_through(opened, at))
    }

    /// On whose side somebody is whom a word stands for.
    fn side(&self, opened: &[Word], at: usize, last: Side) -> Option<Side> {
        let word = opened.get(at)?;
        if is_beside(opened, at) {
            return self.is_ours_who(opened, at).then_some(Side::Ours);
        }
        if word.owns {
            return None;
        }
        if lexicon::has(words_of::PRONOUNS, &word.folded) {
            return (at > 0 && !is_of_somebody(opened, at)).then_some(last);
        }
        match self.cast.actor(word)? {
            // "Ana's Dana meeting"
            Actor::Named(_) => (!is_owned(opened, at)).then_some(Side::Theirs),
            Actor::Ours | Actor::Manager => Some(Side::Ours),
            Actor::Role(role) => roles::side(opened, at, role, self.cast),
            Actor::Pronoun | Actor::Thing | Actor::Open => None,
        }
    }

    /// "See if Bea knows Tom": one of ours acts.
    fn is_ours_who(&self, opened: &[Word], at: usize) -> bool {
        let is_clause = at > 0 && has_at(opened, at - 1, words_of::CLAUSES);
        let is_ours = |word| matches!(self.cast.actor(word), Some(Actor::Ours));
        is_clause && opened.get(at).is_some_and(is_ours)
    }
}

/// "Twist Tom's arm": what somebody owns who stands there is how they hear of it.
fn is_told_through(opened: &[Word], at: usize) -> bool {
    let mut owned = (at + 1..opened.len()).take(OWNED);
    at > 0
        && !is_beside(opened, at)
        && !is_inside(opened)
        && owned.any(|at| has_at(opened, at, words_of::HEARD_OF))
}

/// Whether the word before a place owns what stands there.
fn is_owned(opened: &[Word], at: usize) -> bool {
    at.checked_sub(1).and_then(|at| opened.get(at)).is_some_and(|before| before.owns)
}

/// "her deck": a word that owns what follows it.
fn is_of_somebody(opened: &[Word], at: usize) -> bool {
    let is_her = opened.get(at).is_some_and(|word| word.folded == "her");
    let next = opened.get(at + 1).filter(|_| is_her);
    next.is_some_and(|next| {
        let is_small = lexicon::is_article(&next.folded)
            || lexicon::is_beside(&next.folded)
            || lexicon::is_adverb(&next.folded)
            || lexicon::has(words_of::BESIDE, &next.folded);
        !is_small && lexicon::step_verb(&next.folded).is_none()
    })
}

fn begins(opened: &[Word], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words::length(opened, phrase).is_some())
}

/// Whether a part begins with speaking to somebody.
fn is_contact(opened: &[Word]) -> bool {
    let is_verb = opened.first().is_some_and(|first| has_verb(words_of::CONTACTS, first));
    begins(opened, words_of::CONTACT_PHRASES)
        || (is_verb && !begins(opened, words_of::INSIDE_PHRASES))
}

/// "Speak with their works council": somebody of theirs whom no list knows.
fn is_to_their(opened: &[Word]) -> bool {
    let mut pairs = opened.iter().zip(opened.iter().skip(1));
    pairs.any(|(to, whose)| {
        lexicon::has(words_of::TOWARDS, &to.folded) && lexicon::has("their", &whose.folded)
    })
}

/// Whether somebody is only spoken of by the word before them: "about Dana".
fn is_beside(opened: &[Word], at: usize) -> bool {
    let has = |at: usize, list: &str| has_at(opened, at, list);
    let is_skipped = |before: &usize| {
        let is_article = |word: &Word| lexicon::is_article(&word.folded);
        roles::is_kind(opened, *before)
            || opened.get(*before).is_some_and(is_article) && !has(*before, words_of::BESIDE)
    };
    let Some(before) = (0..at).rev().find(|before| !is_skipped(before)) else { return false };
    let is_out_of = || before > 0 && has(before, "of") && has(before - 1, "out");
    let is_for = || has(before, "for") && meeting::is_held(opened, before);
    // "Hear what Dana thinks" is to hear it from her.
    let is_heard = || has(before, words_of::CLAUSES) && before == 1 && begins(opened, &["hear"]);
    let is_on = || {
        let is_in_on = before > 0 && has(before - 1, words_of::IN_ON);
        has(before, "on") && is_in_on || has(before, "on from") && begins(opened, words_of::HEARD)
    };
    let is_got = || unknown::is_got_from(opened, before);
    let is_reached = || before < unknown::behind_a_phrase(opened);
    has(before, words_of::BESIDE)
        && !is_out_of()
        && !is_for()
        && !is_on()
        && !is_heard()
        && !is_got()
        && !is_reached()
}

fn has_at(opened: &[Word], at: usize, list: &str) -> bool {
    opened.get(at).is_some_and(|word| lexicon::has(list, &word.folded))
}

/// Where the word stands behind which somebody is named: "to the plant manager".
fn stands_behind(opened: &[Word], at: usize) -> Option<usize> {
    let is_skipped = |at: usize| has_at(opened, at, words_of::THE) || roles::is_kind(opened, at);
    (0..at).rev().find(|at| !is_skipped(*at))
}

/// Whether whoever stands there hears of what is done: always, but in work inside
/// that is not done with them, and where they only stand beside a talk.
fn is_heard(opened: &[Word], at: usize) -> bool {
    let has = |at: usize, list: &str| has_at(opened, at, list);
    let before = stands_behind(opened, at);
    let is_thing = |with: usize| {
        let talk = with.checked_sub(1).filter(|at| has(*at, words_of::TALKS));
        talk.is_some() && !meeting::is_held(opened, with)
    };
    let is_for = |with: usize| (0..with).any(|at| has(at, "for"));
    match before.filter(|before| has(*before, words_of::TOWARDS)) {
        Some(before) if is_thing(before) => false,
        Some(before) if has(before, words_of::WITH) && !is_for(before) => true,
        towards => {
            let is_person = towards.is_some() || !has(at, words_of::THINGS_TOO);
            before.is_some() && is_person && !is_inside(opened)
        }
    }
}

/// Whether a part begins with work inside, or is at what goes on aside.
fn is_inside(opened: &[Word]) -> bool {
    let verbs = [words_of::INSIDE, words_of::UNHEARD];
    if begins(opened, words_of::HEARD) {
        return false;
    }
    let is_aside = || opened.iter().any(|word| lexicon::has(words_of::ASIDE, &word.folded));
    if begins(opened, words_of::ATTENDS) && is_aside() {
        return true;
    }
    opened.first().is_some_and(|first| has_verb(&verbs, first))
        || begins(opened, words_of::INSIDE_PHRASES)
        || opened.iter().any(|word| lexicon::has(words_of::INTERNALLY, &word.folded))
}

#[cfg(test)]
mod tests;
