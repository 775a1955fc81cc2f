//! What the words of an objective tell: who acts, and whether it is more than
//! talk.

use super::Check;
use crate::domain::overrides::CheckId;
use crate::domain::team::first_word;
use crate::reading::wording::cast::Actor;
use crate::reading::wording::sentence::{self, Act, How};
use crate::reading::wording::words::{self, Word};
use crate::reading::wording::{Remark, lexicon, lists};

impl Check<'_> {
    /// O2: the buyer does something.
    pub(super) fn buyer_acts(&self) -> Option<Remark> {
        let who = self.who();
        let ask = |question| Some(Remark::error(CheckId::O2, question));
        if self.text.is_empty() {
            return ask(format!("What will {who} do?"));
        }
        let is_talk = sentence::ends_in_a_good_talk(self.words);
        if !self.can_read() || sentence::buyer_acts(self.words, self.cast) && !is_talk {
            return None;
        }
        let is_ours = self.acts.iter().any(|act| {
            matches!(act.actor, Actor::Ours | Actor::Manager)
                || (act.actor == Actor::Open && lexicon::is_our_move(&act.verb))
        });
        if is_ours {
            return ask(format!("And what will {who} do?"));
        }
        ask(format!("What will {who} do?"))
    }

    /// Whether the buyer still does something when the words of some phrases
    /// are taken out; none where no phrase stands in the text.
    fn acts_without(&self, phrases: &[&str]) -> Option<bool> {
        let mut left: Option<Vec<Word>> = None;
        for phrase in phrases {
            let from = left.as_deref().unwrap_or(self.words);
            if let Some(words) = words::without(from, phrase) {
                left = Some(words);
            }
        }
        Some(sentence::buyer_acts(&left?, self.cast))
    }

    /// Phrases of those that count only where it is not the buyer who acts.
    fn not_theirs(&self, phrases: &[&'static str]) -> Vec<&'static str> {
        let is_theirs = |phrase: &&str| {
            words::find(self.words, phrase).is_some_and(|range| {
                self.acts.iter().any(|act| range.contains(&act.at) && act.actor.is_theirs())
            })
        };
        phrases.iter().copied().filter(|phrase| !is_theirs(phrase)).collect()
    }

    /// O3: more than staying in touch.
    pub(super) fn more_than_contact(&self) -> Option<Remark> {
        if !self.can_read() {
            return None;
        }
        let mut phrases = lists::CONTINUATIONS.to_vec();
        phrases.extend(self.not_theirs(lists::OUR_CONTINUATIONS));
        let acts = self.acts_without(&phrases)?;
        let question = format!("And at the end of it, what will {} have done?", self.who());
        (!acts).then(|| Remark::error(CheckId::O3, question))
    }

    /// O4: more than something to learn.
    pub(super) fn more_than_learning(&self) -> Option<Remark> {
        if !self.can_read() {
            return None;
        }
        let acts = self.acts_without(&self.not_theirs(lists::LEARNING_PHRASES))?;
        let who = self.who();
        let question = format!("Is that something you learn, or something {who} agrees to?");
        (!acts).then(|| Remark::warning(CheckId::O4, question))
    }

    /// O11: not the manager closes.
    pub(super) fn rep_closes(&self) -> Option<Remark> {
        if !self.can_read() {
            return None;
        }
        let is_close = |act: &Act<'_>| {
            act.actor == Actor::Manager
                && (lexicon::is_closing(&act.verb)
                    || (act.how == How::Modal && !lexicon::is_harmless(&act.verb)))
        };
        let rep = first_word(self.about.rep);
        let question = format!("What would have to be true for {rep} to ask for it?");
        self.acts.iter().any(is_close).then(|| Remark::warning(CheckId::O11, question))
    }

    /// O12: one commitment, not two of different people.
    pub(super) fn is_one(&self) -> Option<Remark> {
        if !self.can_read() {
            return None;
        }
        let mut first: Option<Actor<'_>> = None;
        for act in self.acts.iter().filter(|act| act.actor.is_theirs()) {
            let is_other = first.is_some_and(|first| are_two(first, act.actor));
            if is_other && act.paired {
                let question = "If you could have only one of the two, which would it be?";
                return Some(Remark::hint(CheckId::O12, question));
            }
            first = first.or(Some(act.actor));
        }
        None
    }
}

/// Whether two that act are surely not the same: she may be anybody.
fn are_two(one: Actor<'_>, other: Actor<'_>) -> bool {
    one != other && one.is_somebody() && other.is_somebody()
}
