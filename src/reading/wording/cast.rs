//! Who is who in a text: the buyer's people, our own, and roles.

use super::words::{Word, fold};
use super::{lexicon, lists};

/// The fewest letters of a part of a name that stands for the whole.
const SHORTEST_NAME: usize = 2;

/// Who does something in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actor<'a> {
    /// One of the buyer's people, by name.
    Named(&'a str),
    /// Somebody or something of the buyer's that is no known name: "the CFO".
    Role(&'a str),
    /// She, he, they.
    Pronoun,
    /// We.
    Ours,
    /// Our manager.
    Manager,
    /// It.
    Thing,
    /// Nobody was named yet.
    Open,
}

impl<'a> Actor<'a> {
    /// The name, where it is one of theirs by name.
    pub(super) const fn name(self) -> Option<&'a str> {
        if let Self::Named(name) = self { Some(name) } else { None }
    }

    /// Whether it is somebody on the buyer's side.
    pub(super) const fn is_theirs(self) -> bool {
        matches!(self, Self::Named(_) | Self::Role(_) | Self::Pronoun)
    }

    /// Whether it is one of theirs by name, or a role that people have.
    pub(super) fn is_somebody(self) -> bool {
        match self {
            Self::Named(_) => true,
            Self::Role(role) => lexicon::is_role(role),
            Self::Pronoun | Self::Ours | Self::Manager | Self::Thing | Self::Open => false,
        }
    }
}

/// Somebody with the words of their name.
#[derive(Debug)]
struct Called<'a> {
    name: &'a str,
    words: Vec<String>,
}

impl<'a> Called<'a> {
    fn of(name: &'a str) -> Self {
        let words = name.split_whitespace().map(fold);
        let words = words.filter(|word| word.len() >= SHORTEST_NAME && !lexicon::is_article(word));
        Self { name, words: words.collect() }
    }

    /// Whether a word is one of the name. A name that is a word too, as Will
    /// or Mark, needs its capital.
    fn is(&self, word: &Word) -> bool {
        self.words.contains(&word.folded) && (word.capital || !is_also_a_word(&word.folded))
    }
}

fn is_also_a_word(word: &str) -> bool {
    lexicon::is_modal(word)
        || lexicon::is_role(word)
        || lexicon::is_joint(word)
        || lexicon::step_verb(word).is_some()
}

/// Everybody whose name may stand in a text.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    theirs: Vec<Called<'a>>,
    ours: Vec<Called<'a>>,
    manager: Option<Called<'a>>,
}

impl<'a> Cast<'a> {
    /// The buyer's people, our own, and the manager by name.
    pub(super) fn of(
        theirs: impl IntoIterator<Item = &'a str>,
        ours: impl IntoIterator<Item = &'a str>,
        manager: Option<&'a str>,
    ) -> Self {
        Self {
            theirs: theirs.into_iter().map(Called::of).collect(),
            ours: ours.into_iter().map(Called::of).collect(),
            manager: manager.map(Called::of),
        }
    }

    /// One of the buyer's people by a word of their name.
    pub(super) fn named(&self, word: &Word) -> Option<&'a str> {
        self.theirs.iter().find(|person| person.is(word)).map(|person| person.name)
    }

    /// Whether a word is a name or a role on the buyer's side.
    pub(super) fn is_theirs(&self, word: &Word) -> bool {
        self.named(word).is_some() || lexicon::is_role(&word.folded)
    }

    /// Whether a word is a name on either side, or a role.
    pub(super) fn is_somebody(&self, word: &Word) -> bool {
        let mut ours = self.ours.iter().chain(&self.manager);
        self.is_theirs(word) || ours.any(|person| person.is(word))
    }

    /// Who a word stands for, none where it is no person. One of the buyer's
    /// comes before one of ours with the same name.
    pub(super) fn actor(&self, word: &'a Word) -> Option<Actor<'a>> {
        if word.owns {
            return None;
        }
        if let Some(name) = self.named(word) {
            return Some(Actor::Named(name));
        }
        if self.manager.as_ref().is_some_and(|manager| manager.is(word)) {
            return Some(Actor::Manager);
        }
        if self.ours.iter().any(|person| person.is(word)) {
            return Some(Actor::Ours);
        }
        match word.folded.as_str() {
            "she" | "he" | "they" => Some(Actor::Pronoun),
            "we" | "i" => Some(Actor::Ours),
            "it" | "this" | "there" | "everything" | "nothing" => Some(Actor::Thing),
            role if lexicon::is_role(role) => Some(Actor::Role(role)),
            _ => None,
        }
    }

    /// Who a word stands for where it may be an object: "get her to sign".
    pub(super) fn object(&self, word: &'a Word) -> Option<Actor<'a>> {
        match word.folded.as_str() {
            "her" | "him" | "them" => Some(Actor::Pronoun),
            "us" | "me" => Some(Actor::Ours),
            _ => self.actor(word),
        }
    }

    /// Who acts where these words stand before a verb.
    pub(super) fn subject(&self, words: &'a [Word]) -> Option<Actor<'a>> {
        let last = words.last()?;
        let person = self.last_person(words);
        if let Some(at) = words.iter().position(|word| matches!(&*word.folded, "my" | "our")) {
            return Some(of_ours(words.get(at + 1..).unwrap_or_default(), person));
        }
        let is_manager_alone = words.len() == 1 && lexicon::has(lists::MANAGER, &last.folded);
        if is_manager_alone && !matches!(person, Some(Actor::Named(_))) {
            return Some(Actor::Manager);
        }
        Some(person.unwrap_or(Actor::Role(&last.folded)))
    }

    /// The last person among the words who may be the subject: nobody after
    /// "with", "from" and their like.
    pub(super) fn last_person(&self, words: &'a [Word]) -> Option<Actor<'a>> {
        let people = words.iter().enumerate().rev();
        people.filter(|(at, _)| is_free(words, *at)).find_map(|(_, word)| self.actor(word))
    }
}

/// Whether no "with", "from" or the like stands before the word at a place.
fn is_free(words: &[Word], at: usize) -> bool {
    let is_determiner = |word: &&Word| lexicon::is_determiner(&word.folded);
    let mut before = words.iter().take(at).rev().skip_while(is_determiner);
    before.next().is_none_or(|word| !lexicon::is_beside(&word.folded))
}

/// "my boss", "our champion", "our plan": who acts, where `person` is the last
/// one named.
fn of_ours<'a>(words: &[Word], person: Option<Actor<'a>>) -> Actor<'a> {
    let any = |is: fn(&str) -> bool| words.iter().any(|word| is(&word.folded));
    match person {
        Some(named @ (Actor::Named(_) | Actor::Pronoun)) => named,
        Some(role @ Actor::Role(_)) if any(lexicon::is_our_friend) => role,
        _ if any(|word| lexicon::has(lists::MANAGER, word)) => Actor::Manager,
        _ => Actor::Ours,
    }
}
