//! Questions about words that the lists answer.

use super::lists;
use super::words::{Form, form_of};

pub(super) use crate::reading::list::has;

/// Whether the lists can be used for a text in `language`.
pub(super) fn speak(language: &str) -> bool {
    let main = language.split(['-', '_']).next().unwrap_or_default();
    main.eq_ignore_ascii_case(lists::LANGUAGE)
}

/// Whether a list has a verb by its base.
pub(super) fn has_verb(lists: &[&str], base: &str) -> bool {
    lists.iter().any(|list| has(list, base))
}

/// A verb that any list knows: its base and the form it stands in.
pub(super) fn verb(word: &str) -> Option<(&'static str, Form)> {
    let lists = [
        lists::ACTS,
        lists::OUR_MOVES,
        lists::LEARNINGS,
        lists::CONSENTS,
        lists::STATES,
        lists::CLOSINGS,
        lists::HARMLESS,
    ];
    of(&lists, word).or_else(|| irregular(word))
}

/// A verb as steps begin with one.
pub(super) fn step_verb(word: &str) -> Option<(&'static str, Form)> {
    verb(word).or_else(|| of(&[lists::STEP_VERBS], word))
}

fn of(lists: &[&[&'static str]], word: &str) -> Option<(&'static str, Form)> {
    let bases = lists.iter().flat_map(|lists| lists.iter()).flat_map(|list| list.split(' '));
    bases.into_iter().find_map(|base| Some((base, form_of(word, base)?)))
}

/// Forms that no rule makes.
fn irregular(word: &str) -> Option<(&'static str, Form)> {
    let verb = match word {
        "has" => ("have", Form::Third),
        "does" => ("do", Form::Third),
        "says" => ("say", Form::Third),
        "have" => ("have", Form::Bare),
        _ => return None,
    };
    Some(verb)
}

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident in $list:ident;)+) => {
        $($(#[$doc])* pub(super) fn $name(word: &str) -> bool { has(lists::$list, word) })+
    };
}

questions! {
    /// Joins two parts of a sentence.
    is_joint in JOINTS;
    /// Joins two parts, and acts in the second.
    is_relative in RELATIVES;
    /// Stands between a subject and its verb.
    is_adverb in ADVERBS;
    /// Says that a verb follows.
    is_modal in MODALS;
    /// A person after it is not the subject.
    is_beside in BESIDE;
    /// Never begins the subject of a verb.
    is_no_subject in NO_SUBJECT;
    /// What stands before it is a noun.
    is_after_noun in AFTER_NOUNS;
    /// An object begins with it.
    is_before_object in BEFORE_OBJECTS;
    /// Has somebody else act.
    is_causative in CAUSATIVES;
    /// A friend of ours on the buyer's side.
    is_our_friend in OUR_FRIENDS;
    /// Says too little to tie two texts together.
    is_common in COMMON;
    /// Stands before a person.
    is_determiner in DETERMINERS;
    /// Does not make two steps different.
    is_article in ARTICLES;
    /// May follow a phrase that ends in `~`.
    may_follow in AFTER_PHRASE;
    /// Gets what another gives.
    is_receiving in RECEIVING;
    /// Something a buyer gives.
    is_given in GIVEN;
    /// Stands before a noun.
    is_before_noun in BEFORE_NOUNS;
}

/// Whether a word is a role on the buyer's side.
pub(super) fn is_role(word: &str) -> bool {
    lists::ROLES.iter().any(|roles| has(roles, word))
}

/// Whether a word that no list knows may be a verb such as "rubber-stamps".
pub(super) fn may_be_third_person(word: &str) -> bool {
    let is_other = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word.ends_with('s') && !is_other && !has(lists::NO_VERBS, word)
}

/// Whether a step that begins with this word begins with a noun.
pub(super) fn is_noun(word: &str) -> bool {
    has(lists::NOUNS, word)
        || is_before_noun(word)
        || word.starts_with(|first: char| first.is_ascii_digit())
        || lists::NOUN_ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Whether a word may stand before "by the CFO".
pub(super) fn is_done_by(word: &str) -> bool {
    let is_past = matches!(verb(word), Some((_, Form::Past)));
    is_past || has(lists::PARTICIPLES, word) || is_given(word)
}

/// Whether a verb is worth only what comes after it.
pub(super) fn is_consent(base: &str) -> bool {
    has_verb(lists::CONSENTS, base)
}

/// Whether a verb is felt or known, and not done.
pub(super) fn is_state(base: &str) -> bool {
    has_verb(lists::STATES, base)
}

/// Whether a verb at the start of a text, with nobody named, is ours.
pub(super) fn is_our_move(base: &str) -> bool {
    has_verb(lists::OUR_MOVES, base) || has_verb(lists::LEARNINGS, base)
}

/// Whether a manager who does this closes or bargains.
pub(super) fn is_closing(base: &str) -> bool {
    has_verb(lists::CLOSINGS, base)
}

/// Whether a manager who does this leaves the rep in the lead.
pub(super) fn is_harmless(base: &str) -> bool {
    has_verb(lists::HARMLESS, base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_for_english() {
        assert!(speak("en") && speak("en-GB") && speak("EN"));
        assert!(!speak("de") && !speak("eng") && !speak(""));
    }

    #[test]
    fn a_verb_is_known_in_its_forms() {
        #[track_caller]
        fn case(word: &str, expected: Option<(&str, Form)>) {
            assert_eq!(verb(word), expected, "{word}");
        }
        case("signs", Some(("sign", Form::Third)));
        case("agrees", Some(("agree", Form::Third)));
        case("replies", Some(("reply", Form::Third)));
        case("introducing", Some(("introduce", Form::Ing)));
        case("approved", Some(("approve", Form::Past)));
        case("has", Some(("have", Form::Third)));
        case("plant", None);
        case("", None);
    }
}
