//! The checks of a call objective: what the buyer shall commit to.

mod text;

use jiff::civil::Date;

use super::cast::Cast;
use super::facts::ObjectiveFacts;
use super::lexicon;
use super::sentence::{self, Act};
use super::words::{self, Word};
use super::{CheckId, Remark, alike, said};
use crate::domain::calendar::Calendar;
use crate::domain::call::CallPlan;
use crate::domain::phrase::{self, count};
use crate::domain::team::first_word;
use crate::reading::commitment;

/// Unmet criteria that a question names.
const NAMED_CRITERIA: usize = 2;

/// What a coach would ask about the plan of a call: the heaviest first, then in
/// the order of its sentence. Nothing where no call is planned.
pub fn objective(plan: &CallPlan, about: &ObjectiveFacts<'_>) -> Vec<Remark> {
    if plan.why_none.is_some() {
        return Vec::new();
    }
    let text = said(plan.objective.as_deref()).unwrap_or_default();
    let words = words::words(text);
    let theirs = about.on_call.iter().chain(&about.others).copied();
    let cast = Cast::of(theirs, [about.rep], about.manager);
    let acts = sentence::acts(&words, &cast);
    let check = Check { plan, about, text, words: &words, cast: &cast, acts: &acts };
    let checks = [
        Check::somebody_acts,
        Check::buyer_acts,
        Check::more_than_contact,
        Check::more_than_learning,
        Check::call_has_a_day,
        Check::act_has_a_day,
        Check::is_seen,
        Check::has_fallback,
        Check::serves_the_stage,
        Check::rep_closes,
        Check::is_one,
    ];
    let mut remarks: Vec<Remark> = checks.iter().filter_map(|ask| ask(&check)).collect();
    remarks.sort_by_key(|remark| (remark.severity, remark.check));
    remarks
}

/// A plan with what every check needs of it.
#[derive(Clone, Copy)]
struct Check<'a> {
    plan: &'a CallPlan,
    about: &'a ObjectiveFacts<'a>,
    text: &'a str,
    words: &'a [Word],
    cast: &'a Cast<'a>,
    acts: &'a [Act<'a>],
}

impl<'a> Check<'a> {
    /// Whether there are words, and lists for their language.
    fn can_read(&self) -> bool {
        !self.text.is_empty() && lexicon::speak(self.about.language)
    }

    /// The first name of who acts: the one the text names, if they are on the
    /// call, else the first on the call.
    fn who(&self) -> &'a str {
        let on_call = &self.about.on_call;
        let named = self.acts.iter().find_map(|act| act.actor.name());
        let named = named.filter(|name| on_call.contains(name));
        named.or_else(|| on_call.first().copied()).map_or("the buyer", first_word)
    }

    /// O1: somebody of the buyer's acts, and is on the call.
    fn somebody_acts(&self) -> Option<Remark> {
        let ask = |question: String| Some(Remark::error(CheckId::O1, question));
        let Some(first) = self.about.on_call.first() else {
            return ask("Who from their side will be on the call?".to_owned());
        };
        if !self.can_read() {
            return None;
        }
        let absent = first_word(self.absent()?);
        let first = first_word(first);
        ask(format!("Will {absent} be on the call too, or is there something {first} can do?"))
    }

    /// Who acts and is not on the call, where nobody acts who may be there: she,
    /// or the CFO, may well be.
    fn absent(&self) -> Option<&'a str> {
        let is_here = |word: &Word| {
            self.cast.named(word).is_some_and(|name| self.about.on_call.contains(&name))
        };
        let mut theirs = self.acts.iter().map(|act| act.actor).filter(|actor| actor.is_theirs());
        let first = theirs.next()?.name()?;
        let may_be_here = theirs.any(|actor| actor.name().is_none());
        (!may_be_here && !self.words.iter().any(is_here)).then_some(first)
    }

    /// O5: the day of the call.
    fn call_has_a_day(&self) -> Option<Remark> {
        let ask = |question: &str| Some(Remark::error(CheckId::O5, question));
        match self.plan.date {
            None => ask("When is the call?"),
            Some(day) if day < self.about.today => ask("That day has passed. When is the call?"),
            Some(_) => None,
        }
    }

    /// O5: the day of the buyer's act, within some days of the call.
    fn act_has_a_day(&self) -> Option<Remark> {
        let who = self.who();
        let Some(act) = self.plan.act_by else {
            let question = format!("By when will {who} have done it?");
            return Some(Remark::error(CheckId::O5, question));
        };
        if let Some(remark) = self.says_another_day(act) {
            return Some(remark);
        }
        let days = (act - self.plan.date?).get_days();
        if days < 0 {
            let question = format!("That is before the call. By when will {who} have done it?");
            return Some(Remark::warning(CheckId::O5, question));
        }
        let late = u32::try_from(days).ok().filter(|days| *days > self.about.due_days)?;
        let late = count(late as usize, "day");
        let question = format!("That is {late} after the call. What could {who} do sooner?");
        Some(Remark::warning(CheckId::O5, question))
    }

    /// O5: a day in the words of the act that is neither its day nor the call's.
    fn says_another_day(&self, act: Date) -> Option<Remark> {
        let calendar = Calendar::asking(self.about.today);
        let said = commitment::day_of_the_act(self.text, calendar)?;
        let is_known = said == act || Some(said) == self.plan.date;
        let [said, act] = [said, act].map(|day| phrase::shown(day, self.about.today));
        let question = format!("{said} stands in what they agree to, and here {act}. Which day?");
        (!is_known).then(|| Remark::warning(CheckId::O5, question))
    }

    /// O6: how one sees it.
    fn is_seen(&self) -> Option<Remark> {
        let is_missing = said(self.plan.evidence_wanted.as_deref()).is_none();
        let question = "How will we see it: a mail, an invitation, a document?";
        is_missing.then(|| Remark::warning(CheckId::O6, question))
    }

    /// O8: a smaller act, where they say no.
    fn has_fallback(&self) -> Option<Remark> {
        let fallback = said(self.plan.fallback.as_deref()).map(words::fold);
        let is_there = fallback.is_some_and(|fallback| fallback != words::fold(self.text));
        let question = format!("And if {} says no, what smaller step is there?", self.who());
        (!is_there).then(|| Remark::warning(CheckId::O8, question))
    }

    /// O10: linked to a criterion of the stage that is not met, or speaks of
    /// one, or of the buyer's step.
    fn serves_the_stage(&self) -> Option<Remark> {
        if !self.can_read() || self.plan.criterion.is_some() || self.about.unmet.is_empty() {
            return None;
        }
        let mut goals = self.about.unmet.iter().copied().chain(self.about.buyer_step);
        if goals.any(|goal| alike::share_a_word(self.text, goal)) {
            return None;
        }
        let named = self.about.unmet.iter().take(NAMED_CRITERIA);
        let named = named.map(|text| format!("\"{text}\"")).collect::<Vec<_>>();
        let question = match named.as_slice() {
            [only] => format!("How does it bring {only} nearer?"),
            several => format!("Which of these does it bring nearer: {}?", several.join(" or ")),
        };
        Some(Remark::warning(CheckId::O10, question))
    }
}

#[cfg(test)]
mod tests;
