//! What can be done with a thing as it stands, wherever it is shown. What Enter
//! does is the screen's.

mod table;

use jiff::ZonedDateTime;

use super::command::Command;
use super::dialog::{
    AskDialog, CallDialog, DealDialog, DialogKind, HandOn, Shift, ShiftWhat, StepDialog,
};
use super::effect::Effect;
use super::keymap::Scope;
use super::screen::paper::PaperScreen;
use super::screen::{self, Ctx, Next, Screen};
use crate::domain::action::{Action, ActionStatus, Refusal};
use crate::domain::ask::{Ask, AskStatus};
use crate::domain::books::Books;
use crate::domain::call::{Call, CallStatus};
use crate::domain::change::Change;
use crate::domain::deal::DealStatus;
use crate::domain::id::{CallId, DealId};
use crate::pages::deal_page::Fact;
use crate::pages::handout;
use crate::pages::thing::Thing;
use table::{Deed, Standing, Verb, deed, nothing_to_agree_to};

/// What is said of a thing of which there is no text.
const NOTHING_TO_COPY: &str = "There is no text of this line to hand on.";

/// How a thing stands; none where it is there no more.
fn standing(thing: &Thing, books: &Books) -> Option<Standing> {
    Some(match thing {
        Thing::Step(..) => of_step(step(thing, books)?, books),
        Thing::Ask(..) => of_ask(ask(thing, books)?, books),
        Thing::Call(..) if call(thing, books)?.is_untold() => Standing::Planned,
        Thing::Call(..) => Standing::Told,
        Thing::Deal(id) if is_open(id, books) => Standing::Deal,
        Thing::Deal(id) if is_not_won(id, books) => Standing::NotWon,
        Thing::Deal(_) => Standing::Decided,
        Thing::Next(_) => Standing::NextSession,
        Thing::Back(..) => Standing::SteppedIn,
        Thing::Fact(_, Fact::LookAgain) => Standing::LookAgain,
        Thing::Fact(..) => Standing::Fact,
        Thing::Person(..) => Standing::Person,
        Thing::Criterion(..) => Standing::Criterion,
        Thing::Session(..) | Thing::Waits(..) => Standing::Session,
        Thing::Rep(_) => Standing::Rep,
        Thing::File => Standing::File,
    })
}

fn is_open(deal: &DealId, books: &Books) -> bool {
    books.deals.get(deal).is_some_and(|book| book.deal.status == DealStatus::Open)
}

fn is_not_won(deal: &DealId, books: &Books) -> bool {
    books.deals.get(deal).is_some_and(|book| book.deal.status.is_not_won())
}

fn of_step(step: &Action, books: &Books) -> Standing {
    match (step.is_open(), waits_for_me(step, books)) {
        (false, _) => Standing::ClosedStep,
        (true, true) => Standing::ToConfirm,
        (true, false) => Standing::Step,
    }
}

fn of_ask(ask: &Ask, books: &Books) -> Standing {
    let is_of_me = books.known_me().is_none_or(|(me, _)| ask.of.is(me));
    match ask.status {
        AskStatus::Open if ask.is_offer() => {
            if is_offered_to_me(ask, books) {
                Standing::Offer
            } else {
                Standing::Answered
            }
        }
        AskStatus::Open if is_of_me => Standing::Asked,
        AskStatus::Accepted if is_of_me => Standing::Promise,
        AskStatus::Open => Standing::Asking,
        AskStatus::Accepted => Standing::Promised,
        AskStatus::Declined | AskStatus::Done => Standing::Answered,
    }
}

/// The scopes whose keys work on a thing.
pub(super) fn scopes(thing: &Thing, books: &Books, now: &ZonedDateTime) -> Vec<Scope> {
    let Some(standing) = standing(thing, books) else { return Vec::new() };
    let own = match standing {
        Standing::Step => vec![Scope::OpenStep],
        Standing::ToConfirm => vec![Scope::ToConfirm],
        Standing::ClosedStep => vec![Scope::ClosedStep],
        Standing::Promise => vec![Scope::Owed, Scope::AskLine, Scope::OnAsk],
        Standing::Asked => vec![Scope::Asked, Scope::AskLine, Scope::OnAsk],
        Standing::Asking => vec![Scope::Asking, Scope::AskLine, Scope::OnAsk],
        Standing::Promised => vec![Scope::Promised, Scope::AskLine, Scope::OnAsk],
        Standing::Answered => vec![Scope::AskLine, Scope::OnAsk],
        Standing::Offer => vec![Scope::Offered],
        Standing::Planned => {
            let is_over = call(thing, books).is_some_and(|call| call.waits_to_be_told(now));
            if is_over { vec![Scope::Untold] } else { vec![Scope::CallLine, Scope::Ahead] }
        }
        Standing::Told => vec![Scope::Told],
        Standing::SteppedIn => vec![Scope::SteppedIn],
        Standing::NextSession => {
            stuck(thing, books, now).into_iter().chain([Scope::NextSession]).collect()
        }
        Standing::Deal => stuck(thing, books, now),
        Standing::NotWon => vec![Scope::LookAgain, Scope::Decided],
        Standing::Decided => vec![Scope::Decided],
        Standing::LookAgain => vec![Scope::LookAgain, Scope::Fact],
        Standing::Fact => vec![Scope::Fact],
        Standing::Session
        | Standing::Person
        | Standing::Criterion
        | Standing::Rep
        | Standing::File => Vec::new(),
    };
    own.into_iter().chain([Scope::Thing]).collect()
}

fn stuck(thing: &Thing, books: &Books, now: &ZonedDateTime) -> Vec<Scope> {
    let book = thing.deal().and_then(|deal| books.deals.get(deal));
    let may_offer = book.is_some_and(|book| books.may_offer(book, now.date()).is_ok());
    may_offer.then_some(Scope::Stuck).into_iter().chain([Scope::OpenDeal]).collect()
}

/// Does something with a thing; none where the command is for no thing. What is not
/// for this one says so.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "letters are looked up, other commands are for no thing"
)]
pub(super) fn act(thing: &Thing, command: &Command, ctx: &mut Ctx<'_>) -> Option<Next> {
    match command {
        Command::Accept => {
            let given = agree(thing, ctx).or_else(|| accept(thing, ctx));
            let standing = standing(thing, ctx.books)?;
            return given.or_else(|| Some(ctx.say(nothing_to_agree_to(standing))));
        }
        Command::Copy => return Some(copied(thing, ctx)),
        Command::Export => return Some(handed_on(thing, ctx)),
        Command::BeforeCall => {
            let of = call(thing, ctx.books).map(|call| call.id.clone());
            return Some(before_call(thing.deal()?, of, ctx));
        }
        _ => {}
    }
    let verb = Verb::of(command)?;
    Some(match deed(standing(thing, ctx.books)?, verb) {
        Ok(deed) => perform(deed, thing, ctx),
        Err(why) => ctx.say(why),
    })
}

/// Whether a command does something with a thing by the table.
pub(super) const fn is_deed(command: &Command) -> bool {
    Verb::of(command).is_some()
}

/// Copies what there is to read of a thing.
pub(super) fn copied(thing: &Thing, ctx: &mut Ctx<'_>) -> Next {
    match handout::of(thing, ctx.books, &ctx.now.wall) {
        Some(handout) => Next::stay(vec![Effect::CopyPaper(Box::new(handout.paper))]),
        None => ctx.say(NOTHING_TO_COPY),
    }
}

/// Asks how what there is to read of a thing goes out.
pub(super) fn handed_on(thing: &Thing, ctx: &mut Ctx<'_>) -> Next {
    match handout::of(thing, ctx.books, &ctx.now.wall) {
        Some(_) => Next::ask(DialogKind::HandOn(HandOn(thing.clone()))),
        None => ctx.say(NOTHING_TO_COPY),
    }
}

/// The page before a call; before the next one of the deal where none is said.
pub(super) fn before_call(deal: &DealId, call: Option<CallId>, ctx: &Ctx<'_>) -> Next {
    let now = &ctx.now.wall;
    Next::push(Screen::Paper(PaperScreen::before_call(deal.clone(), call, ctx.books, now)))
}

fn perform(deed: Deed, thing: &Thing, ctx: &mut Ctx<'_>) -> Next {
    if deed == Deed::Owed {
        let reopened = step(thing, ctx.books).map(|step| reopened(step, ctx.books));
        return ctx.try_to(reopened);
    }
    if let (Deed::Page, Thing::Deal(deal)) = (deed, thing) {
        let facts = Thing::Fact(deal.clone(), Fact::ALL[0]);
        return screen::deal::open_at(deal, facts, ctx.books);
    }
    asked(deed, thing, ctx).map_or(Next::nothing(), Next::ask)
}

/// What a deed asks first.
fn asked(deed: Deed, thing: &Thing, ctx: &Ctx<'_>) -> Option<DialogKind> {
    Some(match (deed, thing.clone()) {
        (Deed::Step(what), Thing::Step(deal, id)) => {
            DialogKind::Step(StepDialog { deal, id, what })
        }
        (Deed::Ask(what), Thing::Ask(deal, id)) => DialogKind::Ask(AskDialog { deal, id, what }),
        (Deed::Came, Thing::Call(deal, id)) => {
            let is_ahead = call(thing, ctx.books)?.is_ahead(ctx.now.wall.date());
            if is_ahead {
                return shift(thing, ShiftWhat::Earlier);
            }
            DialogKind::Call(CallDialog { deal, id })
        }
        (Deed::Plan, Thing::Call(deal, id)) => DialogKind::change_call(deal, id),
        (Deed::Shift(what), _) => return shift(thing, what),
        (Deed::Asked, Thing::Ask(deal, id)) => DialogKind::change_ask(deal, id),
        (Deed::Fact, Thing::Fact(deal, fact)) => DialogKind::Deal(DealDialog { deal, fact }),
        (Deed::Again, Thing::Deal(deal) | Thing::Fact(deal, _)) => {
            DialogKind::Deal(DealDialog { deal, fact: Fact::LookAgain })
        }
        (Deed::Outcome, Thing::Deal(deal)) => {
            DialogKind::Deal(DealDialog { deal, fact: Fact::Outcome })
        }
        _ => return None,
    })
}

fn shift(thing: &Thing, what: ShiftWhat) -> Option<DialogKind> {
    Shift::of(thing, what).map(DialogKind::Shift)
}

/// What it changes that a step is owed again.
///
/// # Errors
///
/// What [`DealBook::reopened`] refuses.
pub(super) fn reopened(step: &Action, books: &Books) -> Result<Change, Refusal> {
    let book = books.deals.get(&step.deal);
    let after = book.map_or_else(|| Ok(step.clone()), |book| book.reopened(step))?;
    Ok(Change::of(step.clone(), after))
}

/// Promises what was asked for.
fn accept(thing: &Thing, ctx: &mut Ctx<'_>) -> Option<Next> {
    let waits = ask(thing, ctx.books).filter(|ask| waits_for_my_answer(ask, ctx.books))?;
    let book = ctx.books.deals.get(&waits.deal);
    let accepted = book.and_then(|book| book.accepting(&waits.id, ctx.now.wall.date()));
    Some(ctx.try_to(accepted))
}

/// Agrees to a step as it stands, where somebody has yet to agree to it.
fn agree(thing: &Thing, ctx: &mut Ctx<'_>) -> Option<Next> {
    let proposed = step(thing, ctx.books).filter(|it| it.status == ActionStatus::Proposed)?;
    if ctx.books.known_me().is_none() && !ctx.books.team.people.is_empty() {
        return Some(ctx.say("Not agreed: nobody has said who sits here. w says who you are."));
    }
    let book = ctx.books.deals.get(&proposed.deal)?;
    let confirmed = book.confirming(&proposed.id, ctx.now.wall.date(), None, ctx.books.me.clone());
    Some(ctx.try_to(confirmed))
}

/// What an ask, a call or a step-in opens: a dialog, the page before a call; none
/// where there is nothing to say of it.
pub(super) fn opened(thing: &Thing, ctx: &Ctx<'_>) -> Option<Next> {
    let (books, now) = (&*ctx.books, &ctx.now.wall);
    if matches!(thing, Thing::Back(..)) {
        return shift(thing, ShiftWhat::Back).map(Next::ask);
    }
    let ahead = call(thing, books).filter(|call| call.status == CallStatus::Planned);
    if let Some(call) = ahead.filter(|call| !call.waits_to_be_told(now)) {
        return Some(before_call(&call.deal, Some(call.id.clone()), ctx));
    }
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
    let call = books.deals.get(deal)?.calls.get(id)?;
    (call.status != CallStatus::None).then_some(call)
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
