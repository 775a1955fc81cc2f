//! Dialog forms that change a fact of a deal.

mod closing;
mod owner;

use jiff::civil::Date;

use super::late::{self, ON};
use super::{Answers, DialogCtx, Questions, gone};
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::books::DealBook;
use crate::domain::change::Change;
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::id::{DealId, ProcessId};
use crate::domain::money::Amount;
use crate::domain::phrase;
use crate::domain::process::{Process, Stage};
use crate::domain::stage_gate::Moving;
use crate::interview::prompt::{Choice, Entry, Says};
use crate::interview::refusal::Refused;
use crate::interview::topic;
use crate::pages::deal_page::Fact;
use crate::reading::when::{self, Way};
use crate::reading::{amount, is_nothing};

/// How the places of these forms begin.
pub(super) const KIND: &str = "deal";
const TEXT: &str = "text";
const CHOICE: &str = "choice";
const DAY: &str = "day";
const WHY: &str = "why";
const STAGE: &str = "stage";
const MISSED: &str = "missed";
/// The answer that the buyer's step is not known: no id looks like it.
const NOBODY_KNOWS: &str = "-";

/// A deal, and the fact that is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealDialog {
    /// The deal.
    pub deal: DealId,
    /// The fact.
    pub fact: Fact,
}

impl DealDialog {
    pub(super) fn at(rest: &str) -> Option<Self> {
        let (deal, fact) = rest.split_once('.')?;
        Some(Self { deal: deal.parse().ok()?, fact: fact.parse().ok()? })
    }

    fn book<'a>(&self, around: DialogCtx<'a>) -> Option<&'a DealBook> {
        around.books.deals.get(&self.deal)
    }
}

impl Questions for DealDialog {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}", self.deal, self.fact)
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        self.book(around).map(|book| book.deal.title())
    }

    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        let deal = &self.book(around)?.deal;
        let process = around.books.process_of(deal);
        let line = |key, ask, known: Option<&str>| {
            Ask::new(key, ask, Entry::Line).offering(known.unwrap_or_default())
        };
        Some(match self.fact {
            Fact::Account => vec![line(TEXT, "Who is the customer?", Some(&deal.account))],
            Fact::Name => vec![line(TEXT, "What would they buy?", Some(&deal.name))],
            Fact::Amount => {
                let known = deal.amount.as_ref().map(ToString::to_string);
                vec![line(TEXT, "What is it worth?", known.as_deref())]
            }
            Fact::Owner => owner::asks(deal, said, around),
            Fact::Stage => stage_and_why(deal, said, process?, around),
            Fact::Buyer => vec![buyer_steps(deal, process?)],
            Fact::CloseDate => {
                let known = deal.close_date.map(|day| phrase::shown(day, around.today));
                let why = Ask::new(WHY, "Why does it move?", Entry::Line);
                let why = why.with_aside("It is kept beside the move. Enter alone: no reason");
                let day = line(DAY, "When should they order?", known.as_deref());
                [Some(day), deal.close_date.map(|_| why)].into_iter().flatten().collect()
            }
            Fact::LookAgain => {
                let known = deal.look_again.map(|day| phrase::shown(day, around.today));
                let day = line(DAY, "When do we look again?", known.as_deref());
                vec![day.with_aside("From that day on it is on Today. none: not again")]
            }
            Fact::Event => event(deal, around),
            Fact::Process => processes(deal, said, around),
            Fact::Outcome if deal.status != DealStatus::Open => closing::reopening(said),
            Fact::Outcome => closing::asks(self.book(around)?, said, process, around),
        })
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        match (self.fact, key) {
            (Fact::Amount, _) => {
                let known = self.book(around).and_then(|book| book.deal.amount.as_ref());
                let amount = worth(said.get(TEXT), known, around)?;
                Ok(amount.map(|amount| amount.to_string()))
            }
            (Fact::Outcome, ON) => late::understood(said, around),
            (_, DAY) if is_nothing(said.get(DAY)) => Ok(None),
            (_, DAY) => {
                let deal = &self.book(around).ok_or_else(gone)?.deal;
                let day = self.day(deal, said, around)?;
                Ok(Some(when::echo(said.get(DAY), day, around.today)))
            }
            // Before anybody is asked why.
            (Fact::Owner, CHOICE) => {
                let book = self.book(around).ok_or_else(gone)?;
                owner::handed_over(book, said, around)?;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::of(ctx);
        let book = self.book(around).ok_or_else(gone)?;
        if self.fact == Fact::Owner {
            return owner::handed_over(book, said, around);
        }
        let after = self.changed(book, said, around)?;
        // What is as it was needs no saving.
        if after == book.deal {
            return Ok(Vec::new());
        }
        let is_closed = self.fact == Fact::Outcome && after.status != DealStatus::Open;
        let mut changes = Vec::new();
        if is_closed {
            changes = closing::settled(book, said, after.status.in_words(), around)?;
        }
        changes.push(Change::of(book.deal.clone(), after));
        Ok(changes)
    }
}

impl DealDialog {
    /// The day that was typed: they will order ahead, and their own day may have
    /// been.
    fn day(&self, deal: &Deal, said: &Answers, around: DialogCtx<'_>) -> Result<Date, Refused> {
        let (kept, way) = match self.fact {
            Fact::Event => (deal.compelling_event.date, Way::Any),
            Fact::LookAgain | Fact::Outcome => (deal.look_again, Way::Ahead),
            Fact::Account
            | Fact::Name
            | Fact::Owner
            | Fact::Stage
            | Fact::Buyer
            | Fact::Amount
            | Fact::CloseDate
            | Fact::Process => (deal.close_date, Way::Ahead),
        };
        said.day_over(kept, DAY, around, way)
    }

    /// The deal as the answers make it.
    fn changed(
        &self,
        book: &DealBook,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Deal, String> {
        let words = |refused: crate::domain::deal::NotChanged| refused.to_string();
        let (books, today) = (around.books, around.today);
        let mut deal = book.deal.clone();
        match self.fact {
            Fact::Account | Fact::Name => {
                let text = Some(said.get(TEXT));
                let is_account = self.fact == Fact::Account;
                let (account, name) = if is_account { (text, None) } else { (None, text) };
                deal.rename(account, name).map_err(words)?;
                if let Some(same) = books.namesake(&deal.account, &deal.name, Some(&deal.id)) {
                    return Err(format!("{} is there already: call it otherwise", same.title()));
                }
            }
            Fact::Amount => {
                let known = deal.amount.take();
                deal.amount = worth(said.get(TEXT), known.as_ref(), around)?;
            }
            // Handed over with all that goes along.
            Fact::Owner => {}
            Fact::Stage => {
                let process = books.process_of(&deal).ok_or_else(gone)?;
                let to = said.get(STAGE).parse().map_err(|_| gone())?;
                deal.move_stage(process, &to, moving(&deal, said, around)).map_err(words)?;
            }
            Fact::Buyer => deal.buyer_stage = said.get(CHOICE).parse().ok(),
            Fact::LookAgain => {
                let is_said = !is_nothing(said.get(DAY));
                let day = is_said.then(|| self.day(&deal, said, around)).transpose()?;
                deal.look_again_on(day).map_err(words)?;
            }
            Fact::CloseDate if is_nothing(said.get(DAY)) => deal.close_date = None,
            Fact::CloseDate => {
                let (to, by) = (self.day(&deal, said, around)?, books.hand(&deal.owner));
                deal.move_close_date(today, to, by, said.text(WHY));
            }
            Fact::Event => {
                let is_said = !is_nothing(said.get(DAY));
                let day = is_said.then(|| self.day(&deal, said, around)).transpose()?;
                let event = &mut deal.compelling_event;
                event.text = said.text(TEXT);
                event.date = day;
                event.consequence = said.text(MISSED);
            }
            Fact::Process => {
                let id: ProcessId = said.get(CHOICE).parse().map_err(|_| gone())?;
                let process = books.processes.get(&id).ok_or_else(gone)?;
                let stage = said.get(STAGE).parse().ok();
                let moving = moving(&deal, said, around);
                return book.following(process, stage.as_ref(), moving).map_err(words);
            }
            Fact::Outcome if deal.status != DealStatus::Open => {
                if closing::is_reopened(said) {
                    let (by, why) = (books.hand(&deal.owner), said.text(WHY));
                    deal.reopen(today, by, why).map_err(words)?;
                }
            }
            Fact::Outcome => {
                let Ok(status) = said.get(CHOICE).parse::<DealStatus>() else { return Ok(deal) };
                let reasons = closing::reasons(books.process_of(&deal)).to_vec();
                deal.close(today, status, Some(said.get(WHY)), &reasons)
                    .map_err(|it| it.to_string())?;
                if closing::may_come_again(said) && !is_nothing(said.get(DAY)) {
                    let day = self.day(&deal, said, around)?;
                    deal.look_again_on(Some(day)).map_err(words)?;
                }
            }
        }
        Ok(deal)
    }
}

/// What a deal is worth, as it was typed over what is known.
fn worth(
    typed: &str,
    known: Option<&Amount>,
    around: DialogCtx<'_>,
) -> Result<Option<Amount>, Refused> {
    Ok(amount::worth(Some(typed), None, known, &around.books.team.currency)?)
}

/// Choices with the keys 1 to 9, the marked one being that value.
fn choose(
    key: &str,
    ask: &str,
    choices: impl Iterator<Item = (String, String)>,
    marked: &str,
) -> Ask {
    let keys = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    let choices = choices.zip(keys).map(|((value, label), key)| Choice { value, key, label });
    let choices: Vec<Choice> = choices.collect();
    let at = choices.iter().position(|choice| choice.value == marked).unwrap_or(0);
    Ask::new(key, ask, Entry::Choice(choices, Says::Plan(at)))
}

/// Choices with the keys 1 to 9, of what is so: none is marked.
fn fact(key: &str, ask: &str, choices: impl Iterator<Item = (String, String)>) -> Ask {
    let mut ask = choose(key, ask, choices, "");
    if let Entry::Choice(_, says) = &mut ask.prompt.entry {
        *says = Says::Fact;
    }
    ask
}

fn stages(key: &str, ask: &str, deal: &Deal, process: &Process) -> Ask {
    let stages = process.stages.iter().map(|stage| (stage.id.to_string(), stage.name.clone()));
    choose(key, ask, stages, deal.stage.as_str())
}

/// The stage, and why it moves where that wants a reason.
fn stage_and_why(
    deal: &Deal,
    said: &Answers,
    process: &Process,
    around: DialogCtx<'_>,
) -> Vec<Ask> {
    let stage = stages(STAGE, "Which stage is it in?", deal, process);
    let why = said.get(STAGE).parse().ok().and_then(|to| {
        let lacks = deal.lacks_for(process, &to, around.today);
        let ask = topic::why_moved(process.is_earlier(&to, &deal.stage));
        let aside = format!("Not there yet: {}", process.in_words(&lacks));
        let why = Ask::new(WHY, ask, Entry::Line);
        let wants = process.wants_reason(&deal.stage, &to, !lacks.is_empty());
        wants.then(|| if lacks.is_empty() { why } else { why.with_aside(aside) })
    });
    [Some(stage), why].into_iter().flatten().collect()
}

fn moving(deal: &Deal, said: &Answers, around: DialogCtx<'_>) -> Moving {
    Moving { day: around.today, by: around.books.hand(&deal.owner), why: said.text(WHY) }
}

fn buyer_steps(deal: &Deal, process: &Process) -> Ask {
    let step = |stage: &Stage| {
        let step = stage.buyer_step.as_ref().map(|step| format!(": {step}"));
        (stage.id.to_string(), format!("{}{}", stage.name, step.unwrap_or_default()))
    };
    let unknown = (NOBODY_KNOWS.to_owned(), "we don't know".to_owned());
    let steps = process.stages.iter().map(step).chain([unknown]);
    let here = deal.buyer_stage.as_ref().map_or(NOBODY_KNOWS, |stage| stage.as_str());
    choose(CHOICE, "Where is the buyer?", steps, here)
}

fn event(deal: &Deal, around: DialogCtx<'_>) -> Vec<Ask> {
    let event = &deal.compelling_event;
    let day = event.date.map(|day| phrase::shown(day, around.today)).unwrap_or_default();
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        Ask::new(TEXT, "What happens on the buyer's side, whatever we do?", Entry::Line)
            .offering(known(&event.text)),
        Ask::new(DAY, "On which day?", Entry::Line).offering(day),
        Ask::new(MISSED, "What does it cost them to miss it?", Entry::Line)
            .offering(known(&event.consequence)),
    ]
}

/// The process; its stage only where the deal would be nowhere in it.
fn processes(deal: &Deal, said: &Answers, around: DialogCtx<'_>) -> Vec<Ask> {
    let all = &around.books.processes;
    let choices = all.values().map(|process| (process.id.to_string(), process.name.clone()));
    let process = choose(CHOICE, "Which process does it follow?", choices, deal.process.as_str());
    let chosen = said.get(CHOICE).parse::<ProcessId>().ok().and_then(|id| all.get(&id));
    let nowhere = chosen.filter(|process| process.stage(&deal.stage).is_none());
    let stage = nowhere.map(|process| stages(STAGE, "Which stage of it is it in?", deal, process));
    [Some(process), stage].into_iter().flatten().collect()
}
