//! Keeping what is caught in passing: questions asked on, notes, thoughts that
//! wait, coaching notes, and reasons to pass a check.

use super::{Keeping, Refusal, some, word};
use crate::domain::coaching::ViewIs;
use crate::domain::overrides::{CheckId, Overrides};
use crate::domain::session::Checked;
use crate::interview::field::CoachingLine;

/// First words of a view that say what it comes to.
const BEGIN: [(&str, ViewIs); 7] = [
    ("would fail", ViewIs::Fails),
    ("it would fail", ViewIs::Fails),
    ("it fails", ViewIs::Fails),
    ("differently", ViewIs::Different),
    ("i'd do it differently", ViewIs::Different),
    ("i would do it differently", ViewIs::Different),
    ("i would just do it differently", ViewIs::Different),
];

impl Keeping<'_, '_> {
    /// A note; an empty one goes.
    pub(in crate::interview) fn note(&mut self, number: u32, text: &str) {
        match some(text) {
            Some(text) => drop(self.session.notes.insert(number, text)),
            None => drop(self.session.notes.remove(&number)),
        }
    }

    /// A thought of the manager's that waits until the rep has spoken.
    pub(in crate::interview) fn thought(&mut self, number: u32, text: &str) {
        let parked = &mut self.session.coaching.parked;
        let at = number as usize - 1;
        match (some(text), parked.get_mut(at)) {
            (Some(text), Some(there)) => *there = text,
            (Some(text), None) => parked.push(text),
            (None, Some(_)) => drop(parked.remove(at)),
            (None, None) => {}
        }
    }

    pub(in crate::interview) fn coaching(
        &mut self,
        part: CoachingLine,
        text: &str,
    ) -> Result<(), Refusal> {
        let coaching = &mut self.session.coaching;
        match part {
            CoachingLine::View => {
                coaching.manager_view = some(text);
                coaching.view_is = view_in_words(text).or(coaching.view_is);
            }
            CoachingLine::ViewIs => coaching.view_is = word(text)?,
            CoachingLine::Lesson => coaching.lesson = some(text),
            CoachingLine::Strength => coaching.strength = some(text),
        }
        Ok(())
    }

    /// Passes a check with a reason; without one it asks again.
    pub(in crate::interview) fn override_with(
        &mut self,
        checked: &Checked,
        check: CheckId,
        text: &str,
    ) {
        let Some(overrides) = self.overrides(checked) else { return };
        match some(text) {
            Some(why) => drop(overrides.insert(check, why)),
            None => drop(overrides.remove(&check)),
        }
    }

    fn overrides(&mut self, checked: &Checked) -> Option<&mut Overrides> {
        Some(match checked {
            Checked::Call(id) => &mut self.session.calls.get_mut(id)?.overrides,
            Checked::Step(id) => &mut self.session.actions.get_mut(id)?.overrides,
            Checked::Ask(id) => &mut self.session.asks.get_mut(id)?.overrides,
        })
    }
}

/// What a view says itself by its first words.
fn view_in_words(text: &str) -> Option<ViewIs> {
    let text = text.trim_start().to_lowercase();
    let said = BEGIN.iter().find(|(words, _)| text.starts_with(words));
    said.map(|(_, view)| *view)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_that_says_itself_what_it_comes_to_is_not_asked() {
        #[track_caller]
        fn case(text: &str, expected: Option<ViewIs>) {
            assert_eq!(view_in_words(text), expected, "{text}");
        }
        case("It would fail: legal has no reviewer", Some(ViewIs::Fails));
        case("would fail", Some(ViewIs::Fails));
        case(" I would just do it differently", Some(ViewIs::Different));
        case("I'd do it differently", Some(ViewIs::Different));
        case("I doubt that it would fail", None);
        case("Dana can name one", None);
        case("", None);
    }
}
