//! Small forms about a manager ask: why it is declined, and what came of the
//! help.

use super::{Paper, Said, Setting, changed, gone};
use crate::app::form::Ask as Field;
use crate::app::screen::Desk;
use crate::domain::ask::Ask;
use crate::domain::change::Change;
use crate::domain::id::{AskId, DealId};
use crate::domain::prompt::Entry;

/// How the places of these forms begin.
pub(super) const KIND: &str = "ask";
const WHY: &str = "why";
const RESULT: &str = "result";

/// An ask, and what is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskMatter {
    /// Its deal.
    pub deal: DealId,
    /// The ask.
    pub id: AskId,
    /// What is asked.
    pub what: AskWhat,
}

/// What is asked about an ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskWhat {
    /// Why it is declined.
    Decline,
    /// What came of the help.
    Done,
}

impl AskWhat {
    const ALL: [Self; 2] = [Self::Decline, Self::Done];

    const fn word(self) -> &'static str {
        match self {
            Self::Decline => "decline",
            Self::Done => "done",
        }
    }
}

impl AskMatter {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let [deal, id, what] = rest.split('.').collect::<Vec<_>>()[..] else { return None };
        let what = AskWhat::ALL.into_iter().find(|it| it.word() == what)?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()?, what })
    }

    fn ask<'a>(&self, setting: Setting<'a>) -> Option<&'a Ask> {
        setting.books.deals.get(&self.deal)?.asks.get(&self.id)
    }
}

impl Paper for AskMatter {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}.{}", self.deal, self.id, self.what.word())
    }

    fn title(&self, setting: Setting<'_>) -> Option<String> {
        self.ask(setting).map(Ask::summary)
    }

    fn asks(&self, _: &Said, setting: Setting<'_>) -> Option<Vec<Field>> {
        self.ask(setting)?;
        Some(vec![match self.what {
            AskWhat::Decline => Field::new(WHY, "Why not? Whoever asked reads it", Entry::Line),
            AskWhat::Done => Field::new(RESULT, "What came of it?", Entry::Line)
                .with_aside("Enter alone: it is done, and there is nothing to tell"),
        }])
    }

    fn understood(&self, _: &str, _: &Said, _: Setting<'_>) -> Result<Option<String>, String> {
        Ok(None)
    }

    fn changes(&self, said: &Said, desk: &mut Desk<'_>) -> Result<Vec<Change>, String> {
        let setting = Setting::of(desk);
        let ask = self.ask(setting).ok_or_else(gone)?;
        match self.what {
            AskWhat::Decline => {
                changed(ask, |ask| ask.decline(setting.today, said.get(WHY).to_owned()))
            }
            AskWhat::Done => changed(ask, |ask| ask.done(setting.today, said.text(RESULT))),
        }
    }
}
