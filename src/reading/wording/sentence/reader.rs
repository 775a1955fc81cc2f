//! Reads a sentence word by word and notes who does what.
//!
//! No grammar: a verb is taken for one only where verbs stand, after somebody
//! who acts, after "to" or "will", or at the start of a part. What stands
//! before it says who acts; where nothing does, whoever acted before.

use super::{Act, How};
use crate::reading::wording::cast::{Actor, Cast};
use crate::reading::wording::words::{Form, Stop, Word};
use crate::reading::wording::{lexicon, lists};

/// Most words before a verb in which nobody is known, and which are its
/// subject all the same: "Finance partner agrees".
const LONGEST_SUBJECT: usize = 5;
/// The same before a verb that no list knows.
const SHORT_SUBJECT: usize = 2;

/// The acts of a text in order.
pub(in super::super) fn acts<'a>(words: &'a [Word], cast: &Cast<'a>) -> Vec<Act<'a>> {
    let mut reader = Reader {
        words,
        cast,
        acts: Vec::new(),
        actor: Actor::Open,
        from: 0,
        start: Start::Plain,
        is_object: false,
        is_bare: true,
    };
    let mut at = 0;
    while at < words.len() {
        at = reader.read(at);
        if words.get(at.saturating_sub(1)).is_some_and(Word::ends) {
            reader.part(at);
        }
    }
    reader.acts
}

/// How the part of a sentence began that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Plain,
    /// With "who" or "which", so that nobody named before acts in it.
    Relative,
    /// After somebody who stood alone: "Dana and her controller".
    Pair,
}

struct Reader<'a, 'c> {
    words: &'a [Word],
    cast: &'c Cast<'a>,
    acts: Vec<Act<'a>>,
    /// Who acts until somebody else is named.
    actor: Actor<'a>,
    /// Where the words begin that may be the subject of the next verb.
    from: usize,
    start: Start,
    /// Those words follow a verb, so that they may be its object as well.
    is_object: bool,
    /// The last verb was bare, so that another bare one may follow "and".
    is_bare: bool,
}

impl<'a> Reader<'a, '_> {
    /// Reads the word at a place, and says where to go on.
    fn read(&mut self, at: usize) -> usize {
        let Some(word) = self.words.get(at) else { return at + 1 };
        if word.folded.is_empty() || lexicon::is_joint(&word.folded) {
            self.part(at);
            self.from = at + 1;
            if lexicon::is_relative(&word.folded) {
                self.start = Start::Relative;
            }
            // Words taken out may have been a verb: "to [follow up] and send".
            self.is_bare |= word.folded.is_empty();
        } else if let Some(next) = self.announced(at, word) {
            return next;
        } else if let Some((verb, form)) = self.verb(at, word) {
            self.act(at, verb, form == Form::Bare, How::Plain);
        }
        at + 1
    }

    /// A part of the sentence ends before the word at a place. Somebody who
    /// stands alone in it acts in the next: "Dana, the CFO, signs".
    fn part(&mut self, at: usize) {
        let alone = self.words.get(self.from..at).unwrap_or_default();
        let last = alone.last().and_then(|word| self.cast.actor(word));
        let alone = last.filter(|_| !self.is_object);
        self.actor = alone.unwrap_or(self.actor);
        self.start = if alone.is_some() { Start::Pair } else { Start::Plain };
        self.from = at;
        self.is_object = false;
    }

    /// "will sign", "to sign": a verb that the word before it announces.
    fn announced(&mut self, at: usize, word: &Word) -> Option<usize> {
        let how = self.announces(word).filter(|_| !word.ends())?;
        let mut after = self.words.iter().enumerate().skip(at + 1);
        let (verb_at, verb) = after.find(|(_, word)| !lexicon::is_adverb(&word.folded))?;
        let base = match (how, lexicon::verb(&verb.folded)) {
            (How::Plain, Some((base, Form::Ing))) | (_, Some((base, Form::Bare))) => base,
            (How::Modal | How::To, _) if self.takes_any_verb(at, how, verb) => &verb.folded,
            _ => return None,
        };
        if how == How::To {
            self.name_before_to(at);
        } else {
            self.name(at);
        }
        self.act(verb_at, base, how != How::Plain, how);
        Some(verb_at + 1)
    }

    /// What a word says of the verb after it; "is" announces "bringing".
    fn announces(&self, word: &'a Word) -> Option<How> {
        match word.folded.as_str() {
            "to" => Some(How::To),
            being if lexicon::has(lists::BEING, being) => Some(How::Plain),
            modal if lexicon::is_modal(modal) && self.cast.actor(word).is_none() => {
                Some(How::Modal)
            }
            _ => None,
        }
    }

    /// Who acts where the word at a place is "to": "get her to sign", "Dana is
    /// ready to sign"; in "takes 20 minutes to react" whoever takes them.
    fn name_before_to(&mut self, at: usize) {
        let before = self.words.get(self.from..at).unwrap_or_default();
        let last = before.last().and_then(|word| self.cast.object(word));
        let person = self.cast.last_person(before);
        let is_beside = last.is_some() && before.len() > 1 && person.is_none();
        let named = if self.is_object { last.filter(|_| !is_beside) } else { person.or(last) };
        self.actor = named.unwrap_or(self.actor);
    }

    /// Whether a verb that no list knows may follow: after "will", and after
    /// a person with "to" at the start of a part.
    fn takes_any_verb(&self, at: usize, how: How, verb: &'a Word) -> bool {
        let is_other = verb.folded.is_empty()
            || lexicon::is_before_object(&verb.folded)
            || self.cast.actor(verb).is_some();
        let before = self.words.get(self.from..at).unwrap_or_default();
        let is_person = before.last().is_some_and(|word| self.cast.actor(word).is_some());
        !is_other && (how == How::Modal || (!self.is_object && is_person))
    }

    /// The words that may be the subject of a verb at a place.
    fn subject(&self, at: usize) -> &'a [Word] {
        let words = self.words.get(self.from..at).unwrap_or_default();
        let end = words.iter().rposition(|word| !lexicon::is_adverb(&word.folded));
        words.get(..end.map_or(0, |end| end + 1)).unwrap_or_default()
    }

    /// Takes the words before a verb at a place for who acts.
    fn name(&mut self, at: usize) {
        if let Some(actor) = self.cast.subject(self.subject(at)) {
            self.actor = actor;
        }
    }

    fn act(&mut self, at: usize, verb: &str, is_bare: bool, how: How) {
        let joint = self.from.checked_sub(1).and_then(|at| self.words.get(at));
        let is_paired = joint.is_some_and(|joint| {
            lexicon::has(lists::PAIRING, &joint.folded)
                || (joint.stop == Stop::Full && !self.acts.is_empty())
        });
        let is_relative = self.start == Start::Relative && self.from == at;
        self.acts.push(Act {
            actor: if is_relative { Actor::Thing } else { self.actor },
            verb: verb.to_owned(),
            at,
            how,
            paired: is_paired && !self.is_object && self.from < at && how != How::To,
        });
        self.from = at + 1;
        self.start = Start::Plain;
        self.is_object = true;
        self.is_bare = is_bare;
    }

    /// The verb that a word is, with whoever acts taken from before it.
    fn verb(&mut self, at: usize, word: &'a Word) -> Option<(&'a str, Form)> {
        if word.owns {
            return None;
        }
        let known = lexicon::verb(&word.folded);
        let subject = self.subject(at);
        if subject.is_empty() {
            return known.filter(|(_, form)| self.goes_on(at, *form));
        }
        let form = known.map(|(_, form)| form);
        let is_verb = match subject.last().and_then(|word| self.cast.actor(word)) {
            Some(last) => match self.cast.last_person(subject) {
                Some(actor) if actor == last => self.follows_person(actor, subject, form, word),
                // "Dana from finance signs", but not "with Dana signs".
                actor => actor.is_some() && form == Some(Form::Third),
            },
            None => subject.len() <= LONGEST_SUBJECT && self.follows_words(at, subject, form, word),
        };
        if !is_verb {
            return None;
        }
        self.name(at);
        Some(known.unwrap_or_else(|| (word.folded.trim_end_matches('s'), Form::Third)))
    }

    /// Whether a verb with nothing before it carries on: "and signs".
    fn goes_on(&self, at: usize, form: Form) -> bool {
        let next = self.words.get(at + 1);
        let is_noun = next.is_some_and(|next| lexicon::is_after_noun(&next.folded));
        !self.is_object
            && match form {
                Form::Third => true,
                Form::Bare => self.is_bare && !is_noun,
                Form::Past | Form::Ing => false,
            }
    }

    /// Whether a verb stands right after somebody: "Dana signs".
    fn follows_person(
        &self,
        actor: Actor<'a>,
        subject: &[Word],
        form: Option<Form>,
        word: &Word,
    ) -> bool {
        let is_pronoun = matches!(actor, Actor::Pronoun | Actor::Ours);
        let is_role = matches!(actor, Actor::Role(_));
        let is_plural = subject.last().is_some_and(|word| word.folded.ends_with('s'));
        match form {
            Some(Form::Third) => true,
            Some(Form::Bare) => {
                is_pronoun
                    || self.is_caused()
                    || (!self.is_object && (!is_role || is_plural || self.start == Start::Pair))
            }
            Some(Form::Past | Form::Ing) => !self.is_object && !is_role,
            None => !is_role && lexicon::may_be_third_person(&word.folded),
        }
    }

    fn is_caused(&self) -> bool {
        self.acts.last().is_some_and(|act| lexicon::is_causative(&act.verb))
    }

    /// Whether a verb stands after words of which none is known to be a person,
    /// and few enough to be who acts: "Evaluation group signs".
    fn follows_words(&self, at: usize, subject: &[Word], form: Option<Form>, word: &Word) -> bool {
        let is_no_subject = |word: &Word| lexicon::is_no_subject(&word.folded);
        let is_person = subject.iter().any(|word| self.cast.is_theirs(word));
        if self.is_object
            || subject.first().is_some_and(is_no_subject)
            || (!is_person && subject.iter().any(is_no_subject))
        {
            return false;
        }
        let has_object = || {
            let next = self.words.get(at + 1).filter(|_| !word.ends());
            next.is_some_and(|next| lexicon::is_before_object(&next.folded))
        };
        let last = subject.last().map_or("", |word| word.folded.as_str());
        let is_short = subject.len() <= SHORT_SUBJECT && has_object();
        match form {
            Some(Form::Third) => !lexicon::is_before_object(last),
            Some(Form::Bare) => is_short && last.ends_with('s'),
            Some(Form::Past | Form::Ing) => false,
            None => is_short && lexicon::may_be_third_person(&word.folded),
        }
    }
}
