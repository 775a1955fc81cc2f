//! Dialog forms about steps: what came of one, another day for it, why nobody
//! owes it any more, other words for it, and a new one.

mod closing;
mod many;
mod new;
mod parts;
mod wording;

use jiff::civil::Date;

use super::{Answers, DialogCtx, Questions, changed, gone};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::action::{Action, NotConfirmed, OtherDate};
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::id::{ActionId, DealId};
use crate::domain::phrase;
use crate::interview::prompt::{Entry, Reads};
use crate::interview::refusal::Refused;
use crate::reading::when::Way;

pub use many::{ManyWhat, StepsDialog};
pub use new::NewStepDialog;

/// How the places of the forms about one step begin.
pub(super) const KIND: &str = "step";
/// How the places of the forms about several steps begin.
pub(super) const MANY: &str = "steps";
/// How the places of the form for a new step begin.
pub(super) const NEW: &str = "new-step";
const DUE: &str = "due";
/// What a day of a step reads.
const AHEAD: Reads = Reads::Day(Way::Ahead);
const TEXT: &str = "text";
const WHY: &str = "why";
const RESULT: &str = "result";

/// A step, and what is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepDialog {
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
    /// Other words before it is agreed to, and why.
    OtherWords,
    /// What came of it.
    Done,
    /// Another day, and why.
    Move,
    /// Why nobody owes it any more.
    Drop,
    /// Its words, whose it is, what it is for.
    Edit,
}

impl StepWhat {
    const ALL: [Self; 6] =
        [Self::OtherDate, Self::OtherWords, Self::Done, Self::Move, Self::Drop, Self::Edit];

    const fn word(self) -> &'static str {
        match self {
            Self::OtherDate => "other-date",
            Self::OtherWords => "other-words",
            Self::Done => "done",
            Self::Move => "move",
            Self::Drop => "drop",
            Self::Edit => "edit",
        }
    }
}

impl StepDialog {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let [deal, id, what] = rest.split('.').collect::<Vec<_>>()[..] else { return None };
        let what = StepWhat::ALL.into_iter().find(|it| it.word() == what)?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()?, what })
    }

    fn step<'a>(&self, around: DialogCtx<'a>) -> Option<(&'a DealBook, &'a Action)> {
        let book = around.books.deals.get(&self.deal)?;
        Some((book, book.actions.get(&self.id)?))
    }
}

impl Questions for StepDialog {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}.{}", self.deal, self.id, self.what.word())
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        self.step(around).map(|(book, step)| format!("{}\n{}", step.text, book.deal.title()))
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        let (book, step) = self.step(around)?;
        Some(match self.what {
            StepWhat::OtherDate => {
                let due = step.due.map(|due| phrase::shown(due, around.today)).unwrap_or_default();
                vec![
                    Ask::new(DUE, "By when?", Entry::Line).offering(due).reading(AHEAD),
                    Ask::new(WHY, "Why is another date better?", Entry::Line),
                ]
            }
            StepWhat::OtherWords => vec![
                Ask::new(TEXT, "What will you do? Begin with a verb", Entry::Line)
                    .offering(&step.text),
                Ask::new(WHY, "Why is that better?", Entry::Line),
            ],
            StepWhat::Done => closing::asks(book, step, said, around),
            StepWhat::Move => vec![to_which_day(step.due, around), why_moved()],
            StepWhat::Drop => vec![why_dropped(step.is_owed())],
            StepWhat::Edit => wording::Draft::of(book, step, around).asks(said),
        })
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        let (book, step) = self.step(around).ok_or_else(gone)?;
        match (self.what, key) {
            (StepWhat::OtherDate, DUE) => {
                let due = said.day(DUE, around)?;
                Ok(Some(phrase::shown(due, around.today)))
            }
            (StepWhat::Move, DUE) => moved_to(step, said, around).map(Some),
            (StepWhat::Done, _) => closing::understood(book, step, key, said, around),
            (StepWhat::Edit, _) => wording::Draft::of(book, step, around).understood(key, said),
            (StepWhat::OtherDate | StepWhat::OtherWords | StepWhat::Move | StepWhat::Drop, _) => {
                Ok(None)
            }
        }
    }

    fn notes(&self, said: &Answers, around: DialogCtx<'_>) -> Vec<String> {
        match (self.what, self.step(around)) {
            (StepWhat::Edit, Some((book, step))) => {
                wording::Draft::of(book, step, around).notes(said)
            }
            _ => Vec::new(),
        }
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        let (book, step) = self.step(around).ok_or_else(gone)?;
        let today = around.today;
        match self.what {
            StepWhat::OtherDate => {
                let other =
                    OtherDate { due: said.day(DUE, around)?, why: said.get(WHY).to_owned() };
                let typed_by = around.books.me.clone();
                let confirmed = book.confirming(&self.id, today, Some(other), typed_by);
                let confirmed = confirmed.ok_or_else(gone)?;
                Ok(vec![confirmed.map_err(|refusal| refusal.to_string())?])
            }
            StepWhat::OtherWords => {
                let text = said.text(TEXT).ok_or("a step needs words: begin with a verb")?;
                let due = step.due.filter(|due| *due >= today).unwrap_or(today);
                let other = OtherDate { due, why: said.get(WHY).to_owned() };
                let session = book.session_of(&self.id).cloned();
                changed(step, |step| {
                    step.text = text;
                    let due = step.due;
                    step.confirm(session, today, Some(other), around.books.me.clone())?;
                    step.due = due;
                    Ok::<(), NotConfirmed>(())
                })
            }
            StepWhat::Done => closing::changes(book, step, said, around, ctx.draw),
            StepWhat::Move => moved(book, step, said, around),
            StepWhat::Drop => changed(step, |step| step.give_up(today, said.get(WHY))),
            StepWhat::Edit => wording::Draft::of(book, step, around).changes(said, ctx.draw),
        }
    }
}

/// The question for another day, with the one that stands.
fn to_which_day(due: Option<Date>, around: DialogCtx<'_>) -> Ask {
    let stands =
        due.map(|due| format!("It is due {} as it stands", phrase::shown(due, around.today)));
    Ask::new(DUE, "To which day? As you say it: next fri, in 2 weeks, 4 dec", Entry::Line)
        .with_aside(stands.unwrap_or_default())
        .reading(AHEAD)
}

fn why_moved() -> Ask {
    Ask::new(WHY, "Why? What does it wait for?", Entry::Line)
}

fn why_dropped(is_agreed: bool) -> Ask {
    let why = if is_agreed { "Why is it not worth doing any more?" } else { "Not agreed: why?" };
    Ask::new(WHY, why, Entry::Line)
}

/// The day that a step moves to, where it may.
fn moved_to(step: &Action, said: &Answers, around: DialogCtx<'_>) -> Result<String, Refused> {
    let to = said.day(DUE, around)?;
    let by = step.by.clone();
    step.clone().postpone(around.today, to, by, DUE).map_err(|refusal| refusal.to_string())?;
    Ok(phrase::shown(to, around.today))
}

fn moved(
    book: &DealBook,
    step: &Action,
    said: &Answers,
    around: DialogCtx<'_>,
) -> Result<Vec<Change>, String> {
    let (today, to) = (around.today, said.day(DUE, around)?);
    let by = around.books.hand(&book.deal.owner);
    changed(step, |step| step.postpone(today, to, by, said.get(WHY)))
}
