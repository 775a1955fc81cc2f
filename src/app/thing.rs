//! What can be done with a thing as it stands, wherever it is shown. What Enter
//! does is the screen's.

use jiff::ZonedDateTime;

use super::command::Command;
use super::dialog::{
    self, AskDialog, AskWhat, CallDialog, DealDialog, DialogKind, StepDialog, StepWhat,
};
use super::keymap::Scope;
use super::screen::paper::PaperScreen;
use super::screen::{Ctx, Next, Screen};
use crate::domain::action::{Action, ActionStatus, Refusal};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::Books;
use crate::domain::call::Call;
use crate::domain::change::Change;
use crate::domain::id::{CallId, DealId};
use crate::pages::thing::Thing;

/// The scopes whose keys work on a thing.
pub(super) fn scopes(thing: &Thing, books: &Books, now: &ZonedDateTime) -> Vec<Scope> {
    match thing {
        Thing::Step(..) => step(thing, books).map_or_else(Vec::new, |step| of_step(step, books)),
        Thing::Ask(..) => ask(thing, books).map_or_else(Vec::new, |ask| of_ask(ask, books)),
        Thing::Call(..) => match call(thing, books).filter(|call| call.is_untold()) {
            Some(call) if call.waits_to_be_told(now) => vec![Scope::Untold],
            Some(_) => vec![Scope::Ahead],
            None => Vec::new(),
        },
        Thing::Deal(id) => {
            let book = books.deals.get(id);
            let may_offer = book.is_some_and(|book| books.may_offer(book, now.date()).is_ok());
            may_offer.then_some(Scope::Stuck).into_iter().collect()
        }
        Thing::Fact(..) => vec![Scope::Fact],
        Thing::Person(..)
        | Thing::Criterion(..)
        | Thing::Session(..)
        | Thing::Rep(_)
        | Thing::File => Vec::new(),
    }
}

fn of_step(step: &Action, books: &Books) -> Vec<Scope> {
    match (step.is_open(), waits_for_me(step, books)) {
        (false, _) => vec![Scope::ClosedStep],
        (true, true) => vec![Scope::ToConfirm, Scope::OpenStep],
        (true, false) => vec![Scope::OpenStep],
    }
}

fn of_ask(ask: &Ask, books: &Books) -> Vec<Scope> {
    let is_of_me = books.known_me().is_none_or(|(me, _)| ask.of.is(me));
    if is_offered_to_me(ask, books) {
        return vec![Scope::Offered];
    }
    let mine = match ask.status {
        AskStatus::Open if waits_for_my_answer(ask, books) => Some(Scope::Asked),
        AskStatus::Accepted if is_of_me => Some(Scope::Owed),
        AskStatus::Open | AskStatus::Accepted | AskStatus::Declined | AskStatus::Done => None,
    };
    mine.into_iter().chain([Scope::AskLine, Scope::OnAsk]).collect()
}

/// Does something with a thing; none where the command is not for it as it
/// stands.
pub(super) fn act(thing: &Thing, command: &Command, ctx: &mut Ctx<'_>) -> Option<Next> {
    if let Some(step) = step(thing, ctx.books) {
        if *command == Command::Accept {
            return agree(thing, ctx);
        }
        return with_step(&step.clone(), command, ctx);
    }
    if let Some(ask) = ask(thing, ctx.books) {
        return with_ask(&ask.clone(), command, ctx);
    }
    match (command, thing) {
        (Command::Done, Thing::Call(deal, id)) => {
            call(thing, ctx.books).filter(|call| call.is_untold())?;
            let call = CallDialog { deal: deal.clone(), id: id.clone() };
            Some(Next::ask(DialogKind::Call(call)))
        }
        (Command::BeforeCall, Thing::Call(deal, id)) => {
            Some(before_call(deal, Some(id.clone()), ctx))
        }
        (Command::Change, Thing::Fact(deal, fact)) => {
            let fact = DealDialog { deal: deal.clone(), fact: *fact };
            Some(Next::ask(DialogKind::Deal(fact)))
        }
        _ => None,
    }
}

/// The page before a call; before the next one of the deal where none is said.
pub(super) fn before_call(deal: &DealId, call: Option<CallId>, ctx: &Ctx<'_>) -> Next {
    let today = ctx.now.wall.date();
    Next::push(Screen::Paper(PaperScreen::before_call(deal.clone(), call, ctx.books, today)))
}

/// What goes for one step. One that waits for my word moves by being agreed to.
fn with_step(step: &Action, command: &Command, ctx: &mut Ctx<'_>) -> Option<Next> {
    if *command == Command::Reopen {
        return Some(ctx.try_to(Some(reopened(step))));
    }
    let is_moved = matches!(command, Command::Move | Command::Change);
    let is_other_date = is_moved && waits_for_me(step, ctx.books);
    let what = if is_other_date { Some(StepWhat::OtherDate) } else { StepWhat::of(command) };
    let what = what.filter(|_| step.is_open())?;
    let (deal, id) = (step.deal.clone(), step.id.clone());
    Some(Next::ask(DialogKind::Step(StepDialog { deal, id, what })))
}

/// What it changes that a step is owed again.
///
/// # Errors
///
/// What [`Action::reopen`] refuses.
pub(super) fn reopened(step: &Action) -> Result<Change, Refusal> {
    let mut after = step.clone();
    after.reopen()?;
    Ok(Change::of(step.clone(), after))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "other commands are not for an ask")]
fn with_ask(ask: &Ask, command: &Command, ctx: &mut Ctx<'_>) -> Option<Next> {
    let waits = waits_for_my_answer(ask, ctx.books);
    let what = match command {
        Command::Copy => return Some(dialog::copy_ask(&ask.deal, &ask.id, ctx)),
        Command::Accept if waits => {
            let book = ctx.books.deals.get(&ask.deal);
            let accepted = book.and_then(|book| book.accepting(&ask.id, ctx.now.wall.date()));
            return Some(ctx.try_to(accepted));
        }
        Command::Decline if waits || is_offered_to_me(ask, ctx.books) => AskWhat::Decline,
        Command::Done => AskWhat::Done,
        _ => return None,
    };
    let (deal, id) = (ask.deal.clone(), ask.id.clone());
    Some(Next::ask(DialogKind::Ask(AskDialog { deal, id, what })))
}

/// Agrees to a step as it stands, where somebody has yet to agree to it.
fn agree(thing: &Thing, ctx: &mut Ctx<'_>) -> Option<Next> {
    let proposed = step(thing, ctx.books).filter(|it| it.status == ActionStatus::Proposed)?;
    let book = ctx.books.deals.get(&proposed.deal)?;
    let confirmed = book.confirming(&proposed.id, ctx.now.wall.date(), None);
    Some(ctx.try_to(confirmed))
}

/// The dialog that an ask or a call opens; none where there is nothing to say of it.
pub(super) fn opened(thing: &Thing, books: &Books, now: &ZonedDateTime) -> Option<Next> {
    let ask = ask(thing, books).map(|ask| DialogKind::about_ask(ask, books));
    let call = || call(thing, books).and_then(|call| DialogKind::about_call(call, now));
    ask.or_else(call).map(Next::ask)
}

/// The step, where it is one.
pub(super) fn step<'a>(thing: &Thing, books: &'a Books) -> Option<&'a Action> {
    let Thing::Step(deal, id) = thing else { return None };
    books.deals.get(deal)?.actions.get(id)
}

/// The ask, where it is one.
pub(super) fn ask<'a>(thing: &Thing, books: &'a Books) -> Option<&'a Ask> {
    let Thing::Ask(deal, id) = thing else { return None };
    books.deals.get(deal)?.asks.get(id)
}

fn call<'a>(thing: &Thing, books: &'a Books) -> Option<&'a Call> {
    let Thing::Call(deal, id) = thing else { return None };
    books.deals.get(deal)?.calls.get(id)
}

/// Whether it waits for the word of who sits at the keyboard.
pub(super) fn waits_for_me(step: &Action, books: &Books) -> bool {
    let is_mine = books.known_me().is_none_or(|(me, _)| step.owner.is(me));
    step.status == ActionStatus::Proposed && is_mine
}

/// Whether an ask waits for the answer of who sits at the keyboard.
fn waits_for_my_answer(ask: &Ask, books: &Books) -> bool {
    let is_open = ask.status == AskStatus::Open && !ask.is_offer();
    is_open && books.known_me().is_none_or(|(me, _)| ask.of.is(me))
}

/// Whether it is an offer of help to who sits at the keyboard.
fn is_offered_to_me(ask: &Ask, books: &Books) -> bool {
    ask.is_open_offer() && books.known_me().is_none_or(|(me, _)| ask.from == *me)
}
