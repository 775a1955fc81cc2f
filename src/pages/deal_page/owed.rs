//! What is owed on the deal: steps, and the help that was asked for.

use jiff::civil::Date;

use super::{Line, Sheet, Thing, Tone};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::phrase::{self, joined};

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
        self.due(
            Line::new(Thing::Step(step.deal.clone(), step.id.clone()), step.text.clone()),
            step.due,
        )
        .below("", beside)
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
        self.due(
            Line::new(Thing::Ask(ask.deal.clone(), ask.id.clone()), ask.summary()),
            ask.needed_by,
        )
        .below("", joined([Some(stands), next]))
    }

    fn due(&self, line: Line, due: Option<Date>) -> Line {
        match due {
            Some(due) if due < self.today => {
                line.right(phrase::due_in_words(due, self.today), Tone::Late)
            }
            Some(due) => line.right(phrase::due_in_words(due, self.today), Tone::Plain),
            None => line.right("no date", Tone::Plain),
        }
    }
}
