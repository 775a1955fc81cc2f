//! Somebody whom nobody knows, spoken to first: "call Elina", where the map is empty.

use std::collections::BTreeSet;

use super::vocabulary as words_of;
use super::{Part, Selling, Sides, begins, has_at, has_verb, selling};
use crate::domain::names;
use crate::reading::evidence::is_common;
use crate::reading::wording::lexicon;
use crate::reading::wording::lists;
use crate::reading::wording::words::{self, Word};

/// The fewest letters of a role that is known with a slip in it.
const LONG: usize = 9;

impl Part<'_> {
    /// Where a name stands that nobody of ours has, or a role with a slip in it, and
    /// is spoken to.
    pub(super) fn unknown(&self, opened: &[Word]) -> Option<usize> {
        let behind = behind_the_verb(opened);
        let is_spoken_to = |at: usize| {
            let is_led = at.checked_sub(1).is_some_and(|to| has_at(opened, to, words_of::TOWARDS));
            behind == Some(at) || is_led
        };
        let is_one =
            |at: &usize| opened.get(*at).is_some_and(|word| self.is_new(word) || is_a_slip(word));
        (1..opened.len()).filter(|at| is_spoken_to(*at)).find(is_one)
    }

    /// Whether a word may be the name of somebody nobody knows.
    fn is_new(&self, word: &Word) -> bool {
        let is_known = |things: &BTreeSet<String>| {
            things.contains(&word.folded)
                || is_common(&word.folded)
                || self.cast.is_somebody(word)
                || lexicon::is_article(&word.folded)
                || lexicon::has(words_of::OURS, &word.folded)
        };
        let is_name = word.titled && !word.owns && word.folded.len() > 1;
        is_name && self.things.is_some_and(|things| !is_known(things))
    }
}

/// Where the first person stands to whom a part may speak: behind its verb.
fn behind_the_verb(opened: &[Word]) -> Option<usize> {
    let phrase = Some(behind_a_phrase(opened)).filter(|end| *end > 0);
    let is_verb = opened.first().is_some_and(|word| has_verb(words_of::TO_PEOPLE, word));
    phrase.or_else(|| is_verb.then_some(1))
}

/// Where the phrase of contact ends that a part begins with: "get hold of".
pub(super) fn behind_a_phrase(opened: &[Word]) -> usize {
    let phrases = words_of::CONTACT_PHRASES.iter();
    phrases.filter_map(|phrase| words::length(opened, phrase)).max().unwrap_or_default()
}

/// "Nudge procuremnt".
fn is_a_slip(word: &Word) -> bool {
    let mut roles = lists::ROLES.iter().flat_map(|roles| roles.split_whitespace());
    word.folded.len() >= LONG
        && !lexicon::is_role(&word.folded)
        && roles.any(|role| role.len() >= LONG && names::is_slip(role, &word.folded))
}

/// How an act sells that stands in a `whole`: "present the plan" is heard by those with
/// whom the whole speaks, where it names nobody itself.
pub fn selling_within(whole: &str, act: &str, sides: &Sides<'_>) -> Option<Selling> {
    selling(act, sides).or_else(|| {
        let words = words::words(act);
        let is_shown = begins(&words, words_of::PRESENTS);
        let is_to_ours = words.iter().any(|word| lexicon::has(words_of::TOWARDS, &word.folded));
        selling(whole, sides).filter(|_| is_shown && !is_to_ours).map(|_| Selling::Contact)
    })
}

/// "Get a date from Greg": what somebody gets from a person, it asks them for.
pub(super) fn is_got_from(opened: &[Word], from: usize) -> bool {
    has_at(opened, from, "from") && begins(opened, words_of::GETS)
}
