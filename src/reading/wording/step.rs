//! The checks of action steps: what somebody of ours, or of theirs, will do.

mod text;

use self::text::moves_the_deal;
use super::cast::Cast;
use super::facts::StepFacts;
use super::words::{self, Word};
use super::{CheckId, Remark, alike, lexicon, lists};
use crate::domain::action::Side;
use crate::domain::phrase::count;
use crate::domain::session::NewStep;
use crate::domain::team::first_word;

/// Days ahead that a step is due at most, where the process gives fewer.
const LONGEST_STEP: u32 = 14;
/// Carries after which one asks whether a step is still worth it.
const CARRIED_TWICE: usize = 2;

/// What a coach would ask about one step: the heaviest first.
pub fn step(step: &NewStep, about: &StepFacts<'_>) -> Vec<Remark> {
    let words = words::words(&step.text);
    let ours = [about.rep_name].into_iter().chain(about.manager_name);
    let ours = ours.filter(|name| about.owner_name != Some(name));
    let cast = Cast::of(about.theirs.iter().copied(), ours, None);
    let check = Check { step, about, words: &words, cast: &cast };
    let checks = [
        Check::begins_with_a_verb,
        Check::has_one_owner,
        Check::has_a_day,
        Check::can_be_seen,
        Check::touches_somebody,
        Check::is_one_of_few,
        Check::rep_sells,
        Check::comes_before_the_call,
        Check::is_new,
    ];
    let mut remarks: Vec<Remark> = checks.iter().filter_map(|ask| ask(&check)).collect();
    remarks.sort_by_key(|remark| (remark.severity, remark.check));
    remarks
}

/// What a coach would ask about all new steps of a session together; `theirs`
/// are the names of the buyer's people.
pub fn steps<'s>(
    all: impl IntoIterator<Item = &'s NewStep>,
    language: &str,
    theirs: &[&str],
) -> Option<Remark> {
    let cast = Cast::of(theirs.iter().copied(), [], None);
    let mut all = all.into_iter().peekable();
    // A6: at least one step has the buyer act, or shows a criterion.
    let is_silent = all.peek().is_none() || all.any(|step| moves_the_deal(step, language, &cast));
    let question = "Which of these gets somebody on their side to act?";
    (!is_silent).then(|| Remark::warning(CheckId::A6, question))
}

/// A10: what a coach would ask about a step that was carried that often.
pub fn carried(times: usize) -> Option<Remark> {
    match times {
        0 | 1 => None,
        CARRIED_TWICE => Some(Remark::warning(
            CheckId::A10,
            "Is it still worth it? Could it be smaller, or somebody else's?",
        )),
        _ => Some(Remark::error(
            CheckId::A10,
            "What has to change so that it gets done: its words, its size, or who does it?",
        )),
    }
}

/// A step with what every check needs of it.
#[derive(Clone, Copy)]
struct Check<'a> {
    step: &'a NewStep,
    about: &'a StepFacts<'a>,
    words: &'a [Word],
    cast: &'a Cast<'a>,
}

impl Check<'_> {
    /// Whether there are words, and lists for their language.
    fn can_read(&self) -> bool {
        !self.words.is_empty() && lexicon::speak(self.about.language)
    }

    /// The first name of who owes it.
    fn who(&self) -> Option<&str> {
        self.about.owner_name.map(first_word)
    }

    /// A question about whoever owes it, or one without a name.
    fn of_owner(&self, with: impl Fn(&str) -> String, without: &str) -> String {
        self.who().map_or_else(|| without.to_owned(), with)
    }

    /// A2: one owner, and not "we" or "the team".
    fn has_one_owner(&self) -> Option<Remark> {
        if self.step.owner.is_none() {
            return Some(Remark::error(CheckId::A2, "Who will do it?"));
        }
        let mut start = self.words.iter().skip_while(|word| word.folded == "the");
        let first = start.next().filter(|_| self.can_read())?;
        let several = lexicon::has(lists::SEVERAL_OWNERS, &first.folded);
        let question = self
            .of_owner(|who| format!("Is it {who} alone who does it?"), "Which one of you does it?");
        several.then(|| Remark::warning(CheckId::A2, question))
    }

    /// A3: a day, not past and not far.
    fn has_a_day(&self) -> Option<Remark> {
        let by_when = || {
            self.of_owner(
                |who| format!("By when will {who} have done it?"),
                "By when will it be done?",
            )
        };
        let Some(due) = self.step.due else {
            return Some(Remark::error(CheckId::A3, by_when()));
        };
        let days = (due - self.about.today).get_days();
        if days < 0 {
            let question = format!("That day has passed. {}", by_when());
            return Some(Remark::error(CheckId::A3, question));
        }
        let longest = self.about.due_days.max(LONGEST_STEP);
        let days = u32::try_from(days).ok().filter(|days| *days > longest)?;
        let days = count(days as usize, "day");
        let question = format!("That is {days} away. Which part of it could be done sooner?");
        Some(Remark::warning(CheckId::A3, question))
    }

    /// A5: touches somebody of theirs, or a criterion.
    fn touches_somebody(&self) -> Option<Remark> {
        let is_theirs = self.step.owner.as_ref().is_some_and(|owner| owner.side() == Side::Buyer);
        let is_linked = self.step.person.is_some()
            || self.step.criterion.is_some()
            || is_theirs
            || !self.can_read()
            || self.words.iter().any(|word| self.cast.is_theirs(word));
        (!is_linked).then(|| Remark::hint(CheckId::A5, "Who on their side is it for?"))
    }

    /// A7: few enough to be kept.
    fn is_one_of_few(&self) -> Option<Remark> {
        let is_reps = self.step.owner.as_ref().is_some_and(|owner| owner.is(self.about.rep));
        if !is_reps || self.about.new_before < self.about.max_new {
            return None;
        }
        let steps = count(self.about.new_before as usize, "step");
        let rep = first_word(self.about.rep_name);
        let question = format!("{rep} has {steps} already. Which of them can wait?");
        Some(Remark::warning(CheckId::A7, question))
    }

    /// A11: not there already.
    fn is_new(&self) -> Option<Remark> {
        let owner = self.step.owner.as_ref()?;
        let is_near = |text: &str| alike::are_near(text, &self.step.text, self.cast);
        let same = self.about.open.iter().find(|open| open.owner == owner && is_near(open.text))?;
        let question = format!("Is that the same as \"{}\"?", same.text.trim());
        Some(Remark::hint(CheckId::A11, question))
    }
}

#[cfg(test)]
mod tests;
