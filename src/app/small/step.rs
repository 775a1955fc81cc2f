//! Small forms about an agreed step: another date for one that waits for my
//! word, and what came of one that is done.

use super::{Paper, Said, Setting, changed, gone};
use crate::app::form::Ask;
use crate::app::screen::Desk;
use crate::domain::action::{Action, NotConfirmed, OtherDate};
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::id::{ActionId, DealId};
use crate::domain::prompt::Entry;
use crate::domain::when;

/// How the places of these forms begin.
pub(super) const KIND: &str = "step";
const DUE: &str = "due";
const WHY: &str = "why";
const RESULT: &str = "result";

/// A step, and what is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepMatter {
    /// Its deal.
    pub deal: DealId,
    /// The step.
    pub id: ActionId,
    /// What is asked.
    pub what: StepWhat,
}

/// What is asked about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepWhat {
    /// Another date before it is agreed to, and why.
    OtherDate,
    /// What came of it.
    Done,
}

impl StepWhat {
    const ALL: [Self; 2] = [Self::OtherDate, Self::Done];

    const fn word(self) -> &'static str {
        match self {
            Self::OtherDate => "other-date",
            Self::Done => "done",
        }
    }
}

impl StepMatter {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let [deal, id, what] = rest.split('.').collect::<Vec<_>>()[..] else { return None };
        let what = StepWhat::ALL.into_iter().find(|it| it.word() == what)?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()?, what })
    }

    fn step<'a>(&self, setting: Setting<'a>) -> Option<(&'a DealBook, &'a Action)> {
        let book = setting.books.deals.get(&self.deal)?;
        Some((book, book.actions.get(&self.id)?))
    }
}

impl Paper for StepMatter {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}.{}", self.deal, self.id, self.what.word())
    }

    fn title(&self, setting: Setting<'_>) -> Option<String> {
        self.step(setting).map(|(_, step)| step.text.clone())
    }

    fn asks(&self, _: &Said, setting: Setting<'_>) -> Option<Vec<Ask>> {
        let (_, step) = self.step(setting)?;
        Some(match self.what {
            StepWhat::OtherDate => {
                let due = step.due.map(|due| when::shown(due, setting.today)).unwrap_or_default();
                vec![
                    Ask::new(DUE, "By when?", Entry::Line).offering(due),
                    Ask::new(WHY, "Why is another date better?", Entry::Line),
                ]
            }
            StepWhat::Done => {
                let ask = Ask::new(RESULT, "What came of it?", Entry::Line);
                vec![ask.with_aside("Enter alone: it is done, and there is nothing to tell")]
            }
        })
    }

    fn understood(
        &self,
        key: &str,
        said: &Said,
        setting: Setting<'_>,
    ) -> Result<Option<String>, String> {
        if key != DUE {
            return Ok(None);
        }
        let due = said.day(DUE, setting.today)?;
        if due < setting.today {
            return Err(NotConfirmed::Passed.to_string());
        }
        Ok(Some(when::shown(due, setting.today)))
    }

    fn changes(&self, said: &Said, desk: &mut Desk<'_>) -> Result<Vec<Change>, String> {
        let setting = Setting::of(desk);
        let (book, step) = self.step(setting).ok_or_else(gone)?;
        let today = setting.today;
        match self.what {
            StepWhat::OtherDate => {
                let other = OtherDate { due: said.day(DUE, today)?, why: said.get(WHY).to_owned() };
                let confirmed = book.confirming(&self.id, today, Some(other)).ok_or_else(gone)?;
                Ok(vec![confirmed.map_err(|refusal| refusal.to_string())?])
            }
            StepWhat::Done => changed(step, |step| step.done(today, said.text(RESULT))),
        }
    }
}
