//! What is owed on the deal: steps, and the help that was asked for.

use super::{Line, Sheet, Thing, Tone};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::phrase::joined;
use crate::pages::today::words::no_date;

impl Sheet<'_> {
    /// The steps that somebody owes, the soonest first.
    pub(super) fn steps(&self) -> Vec<Line> {
        self.book.open_actions().into_iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &Action) -> Line {
        let is_proposed = step.status == ActionStatus::Proposed;
        let owner = match &step.owner {
            Owner::Ours(owner) => self.books.team.name_of(owner),
            Owner::Buyer(owner) => self.book.deal.buyer_name(owner),
        };
        let beside = joined([
            Some(owner.to_owned()),
            is_proposed.then(|| "to be confirmed".to_owned()),
            step.done_when_in_words(),
        ]);
        let thing = Thing::Step(step.deal.clone(), step.id.clone());
        let line = Line::new(thing, step.text.clone());
        let due = step.due_in_words(self.today);
        due_on(line, due, step.is_late(self.today)).below("", beside)
    }

    /// The asks that wait for an answer or for what was promised.
    pub(super) fn asks(&self) -> Vec<Line> {
        self.book.open_asks().into_iter().map(|ask| self.ask(ask)).collect()
    }

    pub(super) fn ask(&self, ask: &Ask) -> Line {
        let of = ask.of.name(&self.books.team);
        let from = self.books.team.first_name_of(&ask.from);
        let stands = if ask.status == AskStatus::Accepted {
            format!("{of} promised it to {from}")
        } else if ask.is_offer() {
            format!("{of} offered help, {from} has yet to answer")
        } else {
            format!("{from} asks {of}")
        };
        let next = ask.my_next.as_ref().map(|next| format!("then {from}: {next}"));
        let line = Line::new(Thing::Ask(ask.deal.clone(), ask.id.clone()), ask.summary());
        let due = ask.due_in_words(self.today);
        due_on(line, due, ask.is_late(self.today)).below("", joined([Some(stands), next]))
    }
}

/// A line with the day by which it is owed.
fn due_on(line: Line, due: Option<String>, is_late: bool) -> Line {
    let tone = if is_late { Tone::Late } else { Tone::Plain };
    line.right(due.unwrap_or_else(no_date), tone)
}
