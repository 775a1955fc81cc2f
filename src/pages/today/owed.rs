//! What somebody owes: steps and promises.

use jiff::civil::Date;

use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::AskStatus;
use crate::domain::books::DealBook;
use crate::domain::deal::DealNames;
use crate::domain::id::PersonId;

use super::words::{self, joined};
use super::{Eyes, Line, Thing, by_day};

impl Eyes<'_> {
    /// Steps that wait for my word.
    pub(super) fn to_confirm(&self) -> Vec<Line> {
        let is_proposed = |step: &Action| step.status == ActionStatus::Proposed;
        by_day(self.my_steps(is_proposed))
    }

    /// Steps of mine that are late or due soon.
    pub(super) fn steps(&self) -> Vec<Line> {
        let is_due = |step: &Action| {
            let is_due = step.due.map_or_else(|| self.is_wrong(step), |due| due <= self.until);
            step.status == ActionStatus::Open && is_due
        };
        by_day(self.my_steps(is_due))
    }

    /// Steps that I owe, and help that I promised, whenever it is due.
    pub(super) fn promises(&self) -> Vec<Line> {
        let is_owed = |step: &Action| step.status == ActionStatus::Open;
        let mut promises = self.my_steps(is_owed);
        promises.extend(self.asked_of_me(AskStatus::Accepted));
        by_day(promises)
    }

    /// Whether something in the step cannot be read: whose it is or until when is
    /// anybody's guess, so that it waits for everybody, and first.
    fn is_wrong(&self, step: &Action) -> bool {
        let mut wrong = self.books.unread.iter().filter(|unread| !unread.is_whole());
        wrong.any(|unread| unread.file.ends_with(&format!("/actions/{}.toml", step.id)))
    }

    /// Steps of our side that are mine and of that sort.
    fn my_steps(&self, is_meant: impl Fn(&Action) -> bool) -> Vec<(Option<Date>, Line)> {
        let steps =
            self.owing().flat_map(|book| book.actions.values().map(move |step| (book, step)));
        let mine = steps.filter_map(|(book, step)| {
            let Owner::Ours(owner) = &step.owner else { return None };
            let is_mine = self.is_me(owner) || self.is_wrong(step);
            (is_meant(step) && is_mine).then_some((book, step, owner))
        });
        let line = |(book, step, owner): (&DealBook, &Action, &PersonId)| {
            let whose = || format!("owed by {}", self.books.team.first_name_of(owner));
            let done_when = step.done_when.as_ref().map(|seen| format!("done when: {seen}"));
            let whose = self.me.is_none().then(whose);
            let line = Line {
                thing: Thing::Step(book.deal.id.clone(), step.id.clone()),
                text: step.text.clone(),
                when: words::due(step.due, self.day),
                is_late: step.due.map_or_else(|| self.is_wrong(step), |due| due < self.day),
                beside: joined([Some(book.deal.title_with_outcome()), whose, done_when]),
            };
            (step.due, line)
        };
        mine.map(line).collect()
    }
}
