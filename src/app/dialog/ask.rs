//! Dialog forms about a manager ask: the ask itself, to read and to copy; the
//! answer to it, why it is declined, and what came of the help.

use super::late::{self, ON, done_on, on_which_day};
use super::{Answers, DialogCtx, DialogKind, Questions, changed, gone};
use crate::app::form::Ask as Field;
use crate::app::model::Notice;
use crate::app::screen::{Ctx, Next};
use crate::domain::ask::{Ask, AskStatus, Asked};
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::{AskId, DealId, PersonId};
use crate::domain::phrase::{self, clause};
use crate::domain::session::Then;
use crate::interview::prompt::Entry;
use crate::interview::refusal::Refused;
use crate::interview::topic;
use crate::pages::letters;
use crate::pages::paper::Paper;

/// How the places of these forms begin.
pub(super) const KIND: &str = "ask";
const ANSWER: &str = "answer";
const READ: &str = "read";
const WHY: &str = "why";
const RESULT: &str = "result";

/// An ask, and what is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskDialog {
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
    /// The ask itself: nothing.
    Read,
    /// What whoever is asked says to it.
    Answer,
    /// Why it is declined; of an offer, why not now.
    Decline,
    /// What came of the help.
    Done,
}

impl AskWhat {
    const ALL: [Self; 4] = [Self::Read, Self::Answer, Self::Decline, Self::Done];

    const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Answer => "answer",
            Self::Decline => "decline",
            Self::Done => "done",
        }
    }
}

impl DialogKind {
    /// What an ask opens: an offer to its rep becomes an ask; whoever is asked
    /// answers; anybody else reads.
    pub fn about_ask(ask: &Ask, books: &Books) -> Self {
        let is_me = |id: &PersonId| books.known_me().is_none_or(|(me, _)| me == id);
        let is_of_me = matches!(&ask.of, Asked::Ours(of) if is_me(of));
        if ask.is_open_offer() && is_me(&ask.from) {
            return Self::raise(Some(ask.deal.clone()));
        }
        let is_answered = ask.is_open() && is_of_me && !ask.is_open_offer();
        let what = if is_answered { AskWhat::Answer } else { AskWhat::Read };
        Self::Ask(AskDialog { deal: ask.deal.clone(), id: ask.id.clone(), what })
    }
}

impl AskDialog {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let [deal, id, what] = rest.split('.').collect::<Vec<_>>()[..] else { return None };
        let what = AskWhat::ALL.into_iter().find(|it| it.word() == what)?;
        Some(Self { deal: deal.parse().ok()?, id: id.parse().ok()?, what })
    }

    fn ask<'a>(&self, around: DialogCtx<'a>) -> Option<&'a Ask> {
        around.books.deals.get(&self.deal)?.asks.get(&self.id)
    }

    /// What was answered, or is by the form itself.
    fn then(&self, said: &Answers) -> Option<Then> {
        match self.what {
            AskWhat::Read => None,
            AskWhat::Answer => said.get(ANSWER).parse().ok(),
            AskWhat::Decline => Some(Then::Drop),
            AskWhat::Done => Some(Then::Done),
        }
    }
}

/// What was answered, and what came of it.
fn answer_in_words(ask: &Ask, around: DialogCtx<'_>) -> Option<String> {
    let name = ask.of.first_name(&around.books.team);
    let on = ask.replied.or(ask.closed).map(|day| phrase::shown(day, around.today));
    let said = ask.result.as_deref().or(ask.reply.as_deref());
    let said = said.map(|said| format!(": {}", clause(said))).unwrap_or_default();
    (ask.status != AskStatus::Open).then(|| {
        format!(
            "{name}: {}{}{said}",
            ask.status,
            on.map(|on| format!(", {on}")).unwrap_or_default()
        )
    })
}

/// Why it is declined, asked of whoever declines it.
fn why(ask: &Ask, around: DialogCtx<'_>) -> Field {
    if ask.is_open_offer() {
        let manager = ask.of.first_name(&around.books.team);
        return Field::new(WHY, format!("Not now: why? {manager} reads it"), Entry::Line);
    }
    Field::new(WHY, "Why not? Whoever asked reads it", Entry::Line)
}

fn result() -> Field {
    Field::new(RESULT, "What came of it?", Entry::Line)
        .with_aside("Enter alone: it is done, and there is nothing to tell")
}

impl Questions for AskDialog {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}.{}", self.deal, self.id, self.what.word())
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        self.ask(around).map(Ask::summary)
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        let ask = self.ask(around)?;
        if self.what == AskWhat::Answer && !ask.is_open() {
            return None;
        }
        let first = match self.what {
            AskWhat::Read => {
                let read = Field::new(READ, "Enter closes this, c copies it.", Entry::Confirm);
                Some(match answer_in_words(ask, around) {
                    Some(answer) => read.with_aside(answer),
                    None => read,
                })
            }
            AskWhat::Answer => {
                Some(Field::new(ANSWER, "Your answer?", topic::answers_to_ask(ask.status)))
            }
            AskWhat::Decline | AskWhat::Done => None,
        };
        let then = match self.then(said) {
            Some(Then::Drop) => vec![why(ask, around)],
            Some(Then::Done) => {
                let day = on_which_day(&[ask.into()], around);
                std::iter::once(result()).chain(day).collect()
            }
            Some(Then::Accepted | Then::NewDate | Then::Smaller | Then::Ask) | None => Vec::new(),
        };
        Some(first.into_iter().chain(then).collect())
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        if key == ON { late::understood(said, around) } else { Ok(None) }
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::of(ctx);
        let ask = self.ask(around).ok_or_else(gone)?;
        let today = around.today;
        match self.then(said) {
            Some(Then::Accepted) => changed(ask, |ask| ask.accept(today)),
            Some(Then::Drop) => changed(ask, |ask| ask.decline(today, said.get(WHY).to_owned())),
            Some(Then::Done) => {
                let on = done_on(ask.into(), said, around)?;
                changed(ask, |ask| ask.done_on(on, said.text(RESULT)))
            }
            Some(Then::NewDate | Then::Smaller | Then::Ask) | None => Ok(Vec::new()),
        }
    }

    fn reading(&self, around: DialogCtx<'_>) -> Option<Paper> {
        let is_read = matches!(self.what, AskWhat::Read | AskWhat::Answer);
        let (ask, book) = (self.ask(around)?, around.books.deals.get(&self.deal)?);
        is_read.then(|| letters::of_ask(ask, &book.deal, &around.books.team, around.today))
    }
}

/// Offers the rep of a deal help, and says so.
pub fn could_help(deal: &DealId, ctx: &mut Ctx<'_>) -> Next {
    let Some(book) = ctx.books.deals.get(deal) else { return Next::nothing() };
    let id = ctx.draw.id(|id| ctx.books.has_ask(id));
    let rep = ctx.books.team.first_name_of(&book.deal.owner).to_owned();
    let offered = ctx.books.offering(book, id, ctx.now.wall.date());
    let is_offered = offered.is_ok();
    let step = ctx.try_to(Some(offered.map(Change::new)));
    if is_offered {
        let news = format!("{rep} sees it on Today: could I help? Ctrl-Z takes it back.");
        *ctx.notice = Some(Notice::news(news));
    }
    step
}
