//! Dialog forms that give a thing another day, or none: what was promised or asked
//! for, a call, the next session, the day on which a deal is back with its rep.

use jiff::civil::Date;

use super::{Answers, CallDialog, DialogCtx, DialogKind, Questions, changed, gone};
use crate::app::form::Ask as Field;
use crate::app::screen::Ctx;
use crate::domain::action::Side;
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::DealBook;
use crate::domain::call::Call;
use crate::domain::change::Change;
use crate::domain::handing_back;
use crate::domain::id::{AskId, CallId, DealId};
use crate::domain::phrase;
use crate::domain::session::Checked;
use crate::domain::slot::Slot;
use crate::domain::step_in::{BackEarly, StepIn};
use crate::interview::prompt::{Choice, Entry, Reads, Says};
use crate::interview::refusal::Refused;
use crate::pages::thing::Thing;
use crate::reading::slot;
use crate::reading::when::Way;

/// How the places of these forms begin.
pub(super) const KIND: &str = "shift";
const DAY: &str = "day";
const WHY: &str = "why";
const SIDE: &str = "side";
const NEXT: &str = "next";
const EARLIER: &str = "earlier";
const YES: &str = "yes";
/// What is asked where a session is called off.
const OFF: &str = "Called off: why? Whoever counts on the day reads it";
/// What is said where a reason is missing.
const NO_REASON: &str = "say why: both read it";

/// A thing, and what becomes of its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its deal.
    deal: DealId,
    /// What has a day.
    of: Of,
    /// What becomes of its day.
    what: ShiftWhat,
}

/// What has a day that may become another one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    Ask(AskId),
    Call(CallId),
    NextSession,
    StepIn(Checked),
}

impl Of {
    /// None where a thing has no such day.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other thing has one")]
    fn thing(thing: &Thing) -> Option<Self> {
        match thing {
            Thing::Ask(_, id) => Some(Self::Ask(id.clone())),
            Thing::Call(_, id) => Some(Self::Call(id.clone())),
            Thing::Next(_) => Some(Self::NextSession),
            Thing::Back(_, of) => Some(Self::StepIn(of.clone())),
            _ => None,
        }
    }

    /// From its place in the draft log.
    fn at(kind: &str, id: &str) -> Option<Self> {
        Some(match kind {
            "ask" => Self::Ask(id.parse().ok()?),
            "call" => Self::Call(id.parse().ok()?),
            "next" => Self::NextSession,
            "back-call" => Self::StepIn(Checked::Call(id.parse().ok()?)),
            "back-step" => Self::StepIn(Checked::Step(id.parse().ok()?)),
            _ => return None,
        })
    }

    fn place(&self) -> String {
        match self {
            Self::Ask(id) => format!("ask.{id}"),
            Self::Call(id) => format!("call.{id}"),
            Self::NextSession => "next.".to_owned(),
            Self::StepIn(Checked::Call(id)) => format!("back-call.{id}"),
            Self::StepIn(Checked::Step(id)) => format!("back-step.{id}"),
            Self::StepIn(Checked::Ask(id)) => format!("back-ask.{id}"),
        }
    }
}

/// What becomes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftWhat {
    /// Another one.
    Move,
    /// None: it is called off.
    Off,
    /// It is planned again.
    Again,
    /// The deal is back with its rep.
    Back,
    /// A call that lies ahead was held before its day.
    Earlier,
}

impl ShiftWhat {
    const ALL: [Self; 5] = [Self::Move, Self::Off, Self::Again, Self::Back, Self::Earlier];

    const fn word(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Off => "off",
            Self::Again => "again",
            Self::Back => "back",
            Self::Earlier => "earlier",
        }
    }
}

impl Shift {
    /// None where a thing has no day that may become another one.
    pub fn of(thing: &Thing, what: ShiftWhat) -> Option<Self> {
        Some(Self { deal: thing.deal()?.clone(), of: Of::thing(thing)?, what })
    }

    pub(super) fn at(rest: &str) -> Option<Self> {
        let [what, deal, kind, id] = rest.split('.').collect::<Vec<_>>()[..] else { return None };
        let what = ShiftWhat::ALL.into_iter().find(|it| it.word() == what)?;
        Some(Self { deal: deal.parse().ok()?, of: Of::at(kind, id)?, what })
    }

    fn book<'a>(&self, around: DialogCtx<'a>) -> Option<&'a DealBook> {
        around.books.deals.get(&self.deal)
    }

    /// Its day as it stands.
    fn stands(&self, around: DialogCtx<'_>) -> Option<Slot> {
        let book = self.book(around)?;
        match &self.of {
            Of::Ask(id) => book.asks.get(id)?.needed_by.map(Slot::from),
            Of::Call(id) => book.calls.get(id)?.plan.slot(),
            Of::NextSession => book.next_session(),
            Of::StepIn(of) => step_in(book, of)?.returns.map(Slot::from),
        }
    }

    /// Whether somebody reads why it moves.
    fn is_explained(&self, around: DialogCtx<'_>) -> bool {
        match &self.of {
            Of::Ask(id) => {
                let ask = self.book(around).and_then(|book| book.asks.get(id));
                ask.is_some_and(|ask| ask.status == AskStatus::Accepted)
            }
            Of::StepIn(_) => false,
            Of::Call(_) | Of::NextSession => self.what != ShiftWhat::Again,
        }
    }

    fn day(&self, said: &Answers, around: DialogCtx<'_>) -> Result<Slot, Refused> {
        let to = slot::over(self.stands(around), said.get(DAY), around.calendar(), Way::Ahead)?;
        if to.time.is_some() && !self.has_time() {
            return Err("a day, no time: write the day alone".to_owned().into());
        }
        if to.day < around.today {
            return Err(format!("{} has passed", phrase::shown(to.day, around.today)).into());
        }
        Ok(to)
    }

    /// Whether it stands at a time: calls alone do.
    const fn has_time(&self) -> bool {
        matches!(self.of, Of::Call(_))
    }

    fn moved(&self, said: &Answers, around: DialogCtx<'_>) -> Result<Vec<Change>, String> {
        let book = self.book(around).ok_or_else(gone)?;
        let (today, to) = (around.today, self.day(said, around)?);
        let by = around.books.hand(&book.deal.owner);
        match &self.of {
            Of::Ask(id) => {
                let ask = book.asks.get(id).ok_or_else(gone)?;
                changed(ask, |ask: &mut Ask| ask.need_by(to.day, said.text(WHY)))
            }
            Of::Call(id) => {
                let call = book.calls.get(id).ok_or_else(gone)?;
                if self.what == ShiftWhat::Again {
                    return changed(call, |call: &mut Call| call.plan_again(to, today, by));
                }
                let why = said.text(WHY).ok_or(NO_REASON)?;
                changed(call, |call: &mut Call| call.move_to(to, today, by, Some(why)))
            }
            Of::NextSession => Self::session(book, Some(to.day), said, around),
            Of::StepIn(of) => {
                BackEarly::check(Some(to.day), steps_in_on(book, of), today)
                    .map_err(|why| why.to_string())?;
                with_gate(book, of, |gate: &mut StepIn| gate.returns = Some(to.day))
            }
        }
    }

    fn session(
        book: &DealBook,
        to: Option<Date>,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Vec<Change>, String> {
        let next = book.next_session().ok_or_else(gone)?;
        let by = around.books.hand(&book.deal.owner);
        let why = said.text(WHY).ok_or(NO_REASON)?;
        changed(&book.deal, |deal| {
            deal.move_session((next.day, to), around.today, by, why);
            Ok::<(), String>(())
        })
    }

    fn off(&self, said: &Answers, around: DialogCtx<'_>) -> Result<Vec<Change>, String> {
        let book = self.book(around).ok_or_else(gone)?;
        let Of::Call(id) = &self.of else {
            return Self::session(book, None, said, around);
        };
        let by: Option<Side> = said.get(SIDE).parse().ok();
        let by = by.ok_or("who called it off?")?;
        let why = said.text(WHY).ok_or(NO_REASON)?;
        let call = book.calls.get(id).ok_or_else(gone)?;
        changed(call, |call: &mut Call| call.call_off(Some(by), Some(why)))
    }
}

/// What was said before a manager stepped in.
fn step_in<'a>(book: &'a DealBook, of: &Checked) -> Option<&'a StepIn> {
    match of {
        Checked::Call(id) => book.calls.get(id)?.plan.step_in.as_ref(),
        Checked::Step(id) => book.actions.get(id)?.step_in.as_ref(),
        Checked::Ask(_) => None,
    }
}

/// The day on which a manager steps in.
fn steps_in_on(book: &DealBook, of: &Checked) -> Option<Date> {
    match of {
        Checked::Call(id) => book.calls.get(id)?.plan.date,
        Checked::Step(id) => book.actions.get(id)?.due,
        Checked::Ask(_) => None,
    }
}

/// The call or the step with another gate.
fn with_gate(
    book: &DealBook,
    of: &Checked,
    act: impl FnOnce(&mut StepIn),
) -> Result<Vec<Change>, String> {
    let on = |gate: Option<&mut StepIn>| gate.map(act).ok_or_else(gone);
    match of {
        Checked::Call(id) => {
            let call = book.calls.get(id).ok_or_else(gone)?;
            changed(call, |call: &mut Call| on(call.plan.step_in.as_mut()))
        }
        Checked::Step(id) => {
            let step = book.actions.get(id).ok_or_else(gone)?;
            changed(step, |step| on(step.step_in.as_mut()))
        }
        Checked::Ask(_) => Err(gone()),
    }
}

fn to_which_day(stands: Option<Slot>, has_time: bool, today: Date) -> Field {
    let stands = stands.map(|slot| format!("It is {} as it stands", slot.shown(today)));
    let (time, reads) = if has_time {
        (" at 10:00", Reads::Slot(Way::Ahead))
    } else {
        ("", Reads::Day(Way::Ahead))
    };
    let ask = format!("To which day? As you say it: next fri, 4 dec{time}");
    Field::new(DAY, ask, Entry::Line).with_aside(stands.unwrap_or_default()).reading(reads)
}

fn why() -> Field {
    Field::new(WHY, "Why? Whoever counts on the day reads it", Entry::Line)
}

fn who_called_it_off() -> Field {
    let sides = vec![
        Choice::new(Side::Ours.as_str(), 'u', "we did"),
        Choice::new(Side::Buyer.as_str(), 't', "they did"),
    ];
    Field::new(SIDE, "Who called it off?", Entry::Choice(sides, Says::Fact))
}

impl Questions for Shift {
    fn place(&self) -> String {
        format!("{KIND}.{}.{}.{}", self.what.word(), self.deal, self.of.place())
    }

    fn title(&self, around: DialogCtx<'_>) -> Option<String> {
        let book = self.book(around)?;
        let name = match &self.of {
            Of::Ask(id) => book.asks.get(id)?.summary(),
            Of::Call(id) => {
                book.calls.get(id)?.title(|who| book.deal.buyer_name(who), around.today)
            }
            Of::NextSession => "The next session".to_owned(),
            Of::StepIn(of) => {
                let rep = around.books.team.first_name_of(&book.deal.owner);
                let is_back = match self.what {
                    ShiftWhat::Move => format!("It is not back with {rep} yet"),
                    ShiftWhat::Back | ShiftWhat::Off | ShiftWhat::Again | ShiftWhat::Earlier => {
                        format!("Is it back with {rep}?")
                    }
                };
                format!("{is_back}\n{}", handing_back::what_for(book, of)?)
            }
        };
        Some(format!("{name}\n{}", book.deal.title()))
    }

    fn asks(&self, _: &Answers, around: DialogCtx<'_>) -> Option<Vec<Field>> {
        let stands = self.stands(around);
        let explained = self.is_explained(around).then(why);
        Some(match (self.what, &self.of) {
            (ShiftWhat::Move | ShiftWhat::Again, _) => {
                let day = to_which_day(stands, self.has_time(), around.today);
                [day].into_iter().chain(explained).collect()
            }
            (ShiftWhat::Off, Of::Call(_)) => vec![who_called_it_off(), why()],
            (ShiftWhat::Off, _) => vec![Field::new(WHY, OFF, Entry::Line)],
            (ShiftWhat::Back, _) => {
                let ask = "What would you do alone next time?";
                let aside = "Enter alone: it is back, and there is nothing to tell";
                vec![Field::new(NEXT, ask, Entry::Line).with_aside(aside)]
            }
            (ShiftWhat::Earlier, _) => {
                let day = phrase::shown(stands?.day, around.today);
                let choices = vec![
                    Choice::new(YES, 'y', "yes, it was"),
                    Choice::new("no", 'n', "no, it is ahead"),
                ];
                let ask = format!("It is on {day}. Was it held earlier?");
                vec![Field::new(EARLIER, ask, Entry::Choice(choices, Says::Fact))]
            }
        })
    }

    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        if key != DAY {
            return Ok(None);
        }
        Ok(Some(self.day(said, around)?.shown(around.today)))
    }

    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        let around = DialogCtx::at(ctx.books, ctx.now);
        match self.what {
            ShiftWhat::Move | ShiftWhat::Again => self.moved(said, around),
            ShiftWhat::Off => self.off(said, around),
            ShiftWhat::Back => {
                let (Of::StepIn(of), Some(book)) = (&self.of, self.book(around)) else {
                    return Err(gone());
                };
                with_gate(book, of, |gate| {
                    gate.back_on = Some(around.today);
                    gate.next_time = said.text(NEXT);
                })
            }
            ShiftWhat::Earlier => Ok(Vec::new()),
        }
    }

    /// A call that was held earlier is told of.
    fn leads(&self, said: &Answers) -> Option<DialogKind> {
        let Of::Call(id) = &self.of else { return None };
        let is_held = self.what == ShiftWhat::Earlier && said.get(EARLIER) == YES;
        is_held.then(|| DialogKind::Call(CallDialog { deal: self.deal.clone(), id: id.clone() }))
    }
}
