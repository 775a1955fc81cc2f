//! Several steps at once: one answer goes for all of them, and all of it is one
//! edit.

use super::{Answers, DialogCtx, Questions};
use super::{DUE, MANY, RESULT, WHY, changed, closing, gone, to_which_day, why_dropped, why_moved};
use crate::app::dialog::late::{self, ON, done_on, on_which_day};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::action::{Action, ActionStatus, Side};
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::done_day::DoneDay;
use crate::domain::id::ActionId;
use crate::domain::phrase::{self, count};
use crate::interview::refusal::Refused;

/// Steps that are named above the form.
const NAMED: usize = 5;

/// Several steps, and what is asked about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepsDialog {
    /// The steps.
    pub ids: Vec<ActionId>,
    /// What is asked.
    pub what: ManyWhat,
}

/// What is asked about several steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManyWhat {
    /// What came of them.
    Done,
    /// Another day, and why.
    Move,
    /// Why nobody owes them any more.
    Drop,
}

impl ManyWhat {
    const ALL: [Self; 3] = [Self::Done, Self::Move, Self::Drop];

    const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Move => "move",
            Self::Drop => "drop",
        }
    }

    /// Whether it goes for a step. One that waits for its owner's word has no
    /// day yet that it could be moved from.
    pub fn is_for(self, step: &Action) -> bool {
        match self {
            Self::Done | Self::Drop => step.is_open(),
            Self::Move => step.status == ActionStatus::Open,
        }
    }
}

impl StepsDialog {
    pub(in crate::app::dialog) fn at(rest: &str) -> Option<Self> {
        let (what, ids) = rest.split_once('.')?;
        let what = ManyWhat::ALL.into_iter().find(|it| it.word() == what)?;
        let ids = ids.split('+').map(|id| id.parse().ok()).collect::<Option<_>>()?;
        Some(Self { ids, what })
    }

    fn steps<'a>(&self, around: DialogCtx<'a>) -> Option<Vec<(&'a DealBook, &'a Action)>> {
        let of = |id: &ActionId| {
            let mut books = around.books.deals.values();
            books.find_map(|book| Some((book, book.actions.get(id)?)))
        };
        self.ids.iter().map(of).collect()
    }
}

impl Questions for StepsDialog {
    fn place(&self) -> String {
        let ids: Vec<&str> = self.ids.iter().map(ActionId::as_str).collect();
        format!("{MANY}.{}.{}", self.what.word(), ids.join("+"))
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let steps = self.steps(around)?;
        let mut lines = vec![count(steps.len(), "step")];
        lines.extend(steps.iter().take(NAMED).map(|(_, step)| format!("• {}", step.text)));
        if steps.len() > NAMED {
            lines.push(format!("and {} more", steps.len() - NAMED));
        }
        Some(lines.join("\n"))
    }

    fn asks(&self, _: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        let steps = self.steps(around)?;
        Some(match self.what {
            ManyWhat::Done => {
                let owed: Vec<_> = steps.iter().map(|(_, step)| DoneDay::from(*step)).collect();
                let day = on_which_day(&owed, around);
                std::iter::once(closing::what_came_of_it()).chain(day).collect()
            }
            ManyWhat::Move => vec![to_which_day(None, around), why_moved()],
            ManyWhat::Drop => {
                vec![why_dropped(steps.iter().any(|(_, step)| step.is_owed()))]
            }
        })
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        if key == ON {
            return late::understood(said, around);
        }
        if key != DUE {
            return Ok(None);
        }
        let to = said.day(DUE, around)?;
        let steps = self.steps(around).ok_or_else(gone)?;
        for (_, step) in steps.into_iter().filter(|(_, step)| step.due != Some(to)) {
            super::moved_to(step, said, around)?;
        }
        Ok(Some(phrase::shown(to, around.today)))
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::of(ctx);
        let steps = self.steps(around).ok_or_else(gone)?;
        let today = around.today;
        let one = |(book, step): (&DealBook, &Action)| match self.what {
            ManyWhat::Done if step.owner.side() == Side::Buyer => Err(format!(
                "\"{}\" is theirs: tell it by itself, with who, how and when",
                step.text
            )),
            ManyWhat::Done => {
                let on = done_on(step.into(), said, around)?;
                let done = around.books.done(book, step, (on, today), said.text(RESULT));
                let done = done.map_err(|refusal| refusal.to_string())?;
                Ok(vec![Change::of(step.clone(), done)])
            }
            // One that is due on that day already stays as it is.
            ManyWhat::Move if step.due == said.day(DUE, around).ok() => Ok(Vec::new()),
            ManyWhat::Move => super::moved(book, step, said, around),
            ManyWhat::Drop => changed(step, |step| step.give_up(today, said.get(WHY))),
        };
        let changes: Result<Vec<Vec<Change>>, String> = steps.into_iter().map(one).collect();
        Ok(changes?.concat())
    }
}
