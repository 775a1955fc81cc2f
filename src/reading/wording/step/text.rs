//! What the words of a step tell: its verb, its end, who sells.

use super::Check;
use crate::domain::action::Side;
use crate::domain::overrides::CheckId;
use crate::domain::phrase;
use crate::domain::session::NewStep;
use crate::domain::team::first_word;
use crate::reading::wording::cast::Cast;
use crate::reading::wording::selling::{Sides, selling};
use crate::reading::wording::words::{self, Form, Word};
use crate::reading::wording::{Remark, lexicon, lists, said, sentence};

impl Check<'_> {
    /// A1: begins with a verb that says what to do.
    pub(super) fn begins_with_a_verb(&self) -> Option<Remark> {
        let opened = opened(self.words);
        let first = opened.first().filter(|_| self.can_read())?;
        let is_vague = lists::VAGUE.iter().any(|vague| words::length(opened, vague).is_some());
        let is_noun = match lexicon::step_verb(&first.folded) {
            Some((_, Form::Ing)) => true,
            Some(_) => first.owns,
            None => first.owns || lexicon::is_noun(&first.folded) || is_gerund(&first.folded),
        };
        let question = self
            .of_owner(|who| format!("What exactly will {who} do?"), "What exactly is to be done?");
        (is_vague || is_noun).then(|| Remark::warning(CheckId::A1, question))
    }

    /// A4: one can see when it is done, by what was said of it, or by a number
    /// or somebody it goes to.
    pub(super) fn can_be_seen(&self) -> Option<Remark> {
        if !self.can_read() || said(self.step.done_when.as_deref()).is_some() {
            return None;
        }
        let is_number = |word: &Word| {
            word.folded.contains(|letter: char| letter.is_ascii_digit())
                || lexicon::has(lists::NUMBERS, &word.folded)
        };
        let object = ["him", "her", "them"];
        let is_somebody =
            |word: &Word| self.cast.is_somebody(word) || object.contains(&&*word.folded);
        let is_there = self.words.iter().any(|word| is_number(word) || is_somebody(word));
        (!is_there && !goes_somewhere(self.words))
            .then(|| Remark::warning(CheckId::A4, "How will you see that it is done?"))
    }

    /// A8: the selling stays with the rep, where nothing else was said.
    pub(super) fn rep_sells(&self) -> Option<Remark> {
        let manager = self.about.manager?;
        let is_managers = self.step.owner.as_ref().is_some_and(|owner| owner.is(manager));
        let is_answered = self.step.is_inside || self.step.step_in.is_some();
        if !is_managers || is_answered || selling(&self.step.text, &self.sides()).is_none() {
            return None;
        }
        let name = first_word(self.about.manager_name?);
        let rep = first_word(self.about.rep_name);
        let question = format!("What can {name} do that leaves {rep} in the lead?");
        Some(Remark::warning(CheckId::A8, question))
    }

    fn sides(&self) -> Sides<'_> {
        let about = self.about;
        Sides {
            language: about.language,
            theirs: about.theirs.clone(),
            ours: vec![about.rep_name],
            things: None,
        }
    }

    fn prepares(&self) -> bool {
        lists::PREPARATIONS.iter().any(|phrase| words::find(self.words, phrase).is_some())
    }

    /// A9: before the call that it prepares.
    pub(super) fn comes_before_the_call(&self) -> Option<Remark> {
        let (due, call) = (self.step.due?, self.about.call_day?);
        if due < call || !self.can_read() || !self.prepares() {
            return None;
        }
        let call = phrase::shown(call, self.about.today);
        let question = format!("The call is on {call}. Can it be done before?");
        Some(Remark::warning(CheckId::A9, question))
    }
}

/// Whether a step has the buyer act, as far as one can tell.
pub(super) fn moves_the_deal(step: &NewStep, language: &str, cast: &Cast<'_>) -> bool {
    let is_theirs = step.owner.as_ref().is_some_and(|owner| owner.side() == Side::Buyer);
    if is_theirs || step.criterion.is_some() || !lexicon::speak(language) {
        return true;
    }
    let words = words::words(&step.text);
    let names_them = step.person.is_some() || words.iter().any(|word| cast.is_theirs(word));
    let asks = first_verb(&words).is_some_and(|verb| lexicon::has_verb(lists::ASKS, verb));
    (names_them && asks) || sentence::somebody_acts(&words, cast)
}

/// The words of a step from its verb on: without "please", "I will".
fn opened(words: &[Word]) -> &[Word] {
    let is_opener = |word: &Word| lexicon::has(lists::OPENERS, &word.folded);
    let start = words.iter().position(|word| !is_opener(word)).unwrap_or(words.len());
    words.get(start..).unwrap_or_default()
}

fn first_verb(words: &[Word]) -> Option<&'static str> {
    let first = opened(words).first()?;
    lexicon::step_verb(&first.folded).map(|(base, _)| base)
}

/// "to the portal", but not "to prepare".
fn goes_somewhere(words: &[Word]) -> bool {
    let is_verb = |word: &Word| matches!(lexicon::step_verb(&word.folded), Some((_, Form::Bare)));
    words.windows(2).any(|pair| matches!(pair, [to, next] if to.folded == "to" && !is_verb(next)))
}

/// Whether a word looks like "preparing"; "bring" does not.
fn is_gerund(word: &str) -> bool {
    word.strip_suffix("ing").is_some_and(|stem| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}
