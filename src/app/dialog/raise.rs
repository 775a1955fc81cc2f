//! The dialog that raises an ask: which deal, what would help, then what
//! whoever helps has to know. After it the ask is shown as a text to copy.

use super::ask::{AskDialog, AskWhat};
use super::which::{self, DEAL};
use super::{Answers, DialogCtx, DialogKind, Questions, gone};
use crate::app::form::Ask as Field;
use crate::app::screen::Ctx;
use crate::domain::ask::YOU_LEAD;
use crate::domain::change::{Change, Record};
use crate::domain::id::{DealId, Draw};
use crate::interview::field::AskLine;
use crate::interview::outside::Outside;

/// How the places of these forms begin.
pub(super) const KIND: &str = "raise";

/// An ask that is raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The deal it is for; asked where it is not known.
    pub deal: Option<DealId>,
}

impl DialogKind {
    /// An ask that is raised, for that deal where it is known.
    pub const fn raise(deal: Option<DealId>) -> Self {
        Self::Raise(Raise { deal })
    }
}

impl Raise {
    pub(super) fn at(rest: &str) -> Option<Self> {
        which::at(rest).ok().map(|deal| Self { deal })
    }

    fn known(&self) -> Option<&DealId> {
        self.deal.as_ref()
    }

    /// The ask as far as it was said; what is not taken is left out.
    fn so_far<'a>(&self, said: &Answers, around: DialogCtx<'a>) -> Option<Outside<'a>> {
        let deal = which::deal(self.known(), said, around).ok()?;
        let mut draw = which::trial();
        let mut between = Outside::on(around.books, &deal, around.now, &mut draw)?;
        // What is refused is said beside its field.
        drop(say(&mut between, said, &mut draw));
        Some(between)
    }
}

/// Says all lines, the kind first, of which the others depend; tells the first
/// refusal.
fn say(between: &mut Outside<'_>, said: &Answers, draw: &mut Draw) -> Result<(), String> {
    between.say_ask(AskLine::Kind, said.get(AskLine::Kind.as_str()), draw)?;
    let lines = between.ask_lines().iter().filter(|line| **line != AskLine::Kind);
    let mut first = Ok(());
    for line in lines {
        first = first.and(between.say_ask(*line, said.get(line.as_str()), draw));
    }
    first
}

impl Questions for Raise {
    fn place(&self) -> String {
        format!("{KIND}.{}", which::to_place(self.known()))
    }

    fn title(&self, _: DialogCtx<'_>) -> Option<String> {
        Some("Ask for help".to_owned())
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        let mut asks = vec![which::question(self.known(), around)];
        if let Some(between) = self.so_far(said, around) {
            asks.extend(between.ask_lines().iter().map(|line| Field {
                key: line.as_str().to_owned(),
                prompt: between.ask_prompt(*line),
                is_asked: true,
            }));
        }
        Some(asks)
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, String> {
        if key == DEAL {
            return which::understood(self.known(), said, around);
        }
        let (Ok(line), Some(mut between)) = (key.parse::<AskLine>(), self.so_far(said, around))
        else {
            return Ok(None);
        };
        between.say_ask(line, said.get(key), &mut which::trial())?;
        Ok(between.ask_understood(line, said.get(key)))
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        let deal = which::deal(self.known(), said, around)?;
        let between = Outside::on(ctx.books, &deal, &ctx.now.wall, ctx.draw);
        let mut between = between.ok_or_else(gone)?;
        say(&mut between, said, ctx.draw)?;
        between.ask_change().map(|change| vec![change]).ok_or_else(gone)
    }

    fn closing(&self) -> Option<&'static str> {
        Some(YOU_LEAD)
    }

    fn news(&self, _: &[Change]) -> Option<String> {
        Some("Raised. c copies it, to paste it into a mail or a chat.".to_owned())
    }

    /// The text of the ask, to copy it.
    fn then(&self, changes: &[Change]) -> Option<DialogKind> {
        let Some(Record::Ask(ask)) = changes.last().map(|change| &change.after) else {
            return None;
        };
        let (deal, id) = (ask.deal.clone(), ask.id.clone());
        Some(DialogKind::Ask(AskDialog { deal, id, what: AskWhat::Read }))
    }
}
