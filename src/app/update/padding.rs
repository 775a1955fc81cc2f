//! Keeps the pad up to date with the form in front, and gives forms what was
//! left in them.

use super::{desk_of, turn};
use crate::app::command::Command;
use crate::app::effect::{Effect, Note};
use crate::app::message::Draft;
use crate::app::model::{Model, Notice};
use crate::app::screen::{NEW_DEAL, Screen, Step, begin, deals, new_deal, today};

/// Where the form in front has its place in the pad; none where it has none.
pub(super) fn place(model: &Model) -> Option<String> {
    model.screen().and_then(Screen::place)
}

/// Something was done in a form of `before`, which led to so many saves: the
/// lines for its log.
pub(super) fn jot(
    model: &mut Model,
    before: Option<&str>,
    command: &Command,
    saves: usize,
) -> Vec<Effect> {
    let now = place(model);
    if before == now.as_deref() {
        let Some((place, screen)) = now.zip(model.screens.last()) else { return Vec::new() };
        return jots(model.pad.jot(&place, &screen.jotted()));
    }
    // What was typed to find a deal may be the name of a new one.
    let goes_on = before == Some(deals::PLACE) && now.as_deref() == Some(NEW_DEAL);
    if let Some(before) = before.filter(|_| *command != Command::Out && !goes_on) {
        let saves = u64::try_from(saves).unwrap_or(u64::MAX);
        model.pad.done_with(before, model.saves.0.saturating_add(saves));
    }
    bring_back(model);
    Vec::new()
}

/// Gives the form in front what was left in it.
fn bring_back(model: &mut Model) {
    let left = place(model).map(|place| model.pad.left(&place));
    if let Some((left, screen)) = left.zip(model.screens.last_mut())
        && !left.texts.is_empty()
    {
        screen.bring_back(&left);
    }
}

/// Forms that are done with go from the log when what came of them is on the
/// disk.
pub(super) fn forget_what_is_saved(model: &mut Model) -> Vec<Effect> {
    if model.troubles.is_waiting() { Vec::new() } else { jots(model.pad.saved(model.saves.1)) }
}

fn jots(notes: Vec<Note>) -> Vec<Effect> {
    notes.into_iter().map(Effect::Jot).collect()
}

/// What was half typed when a window went away is in the pad, and its form is
/// opened when nothing else is in front.
pub(super) fn taken_up(model: &mut Model, draft: &Draft) -> Vec<Effect> {
    model.pad.take_up(draft);
    model.left_at.clone_from(&draft.here);
    open_left(model)
}

/// Opens the form that was left half typed, once home is in front.
pub(super) fn open_left(model: &mut Model) -> Vec<Effect> {
    let screen = model.screens.last();
    let opens_here = |field: &mut String| match screen {
        Some(Screen::Today(_)) => true,
        // The small forms lie over the lines of Today.
        Some(Screen::Start(_) | Screen::Deals(_)) => !field.starts_with(today::PLACE),
        Some(
            Screen::Who(_)
            | Screen::Processes(_)
            | Screen::Preview(_)
            | Screen::NewDeal(_)
            | Screen::Begin(_)
            | Screen::Session(_)
            | Screen::Summary(_),
        )
        | None => false,
    };
    let Some(left_at) = model.left_at.take_if(opens_here) else { return Vec::new() };
    let Some((place, _)) = left_at.rsplit_once('.') else { return Vec::new() };
    let step = open(model, place);
    let effects = turn(model, step);
    if self::place(model).as_deref() == Some(place) {
        bring_back(model);
        model.notice = Some(Notice::news("You had begun to type this: here it is again."));
    } else {
        not_found(model, place);
    }
    effects
}

fn open(model: &mut Model, place: &str) -> Step {
    if place == deals::PLACE {
        return Step::push(Screen::Deals(deals::Deals::default()));
    }
    let Some(mut desk) = desk_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice)
    else {
        return Step::nothing();
    };
    if place == NEW_DEAL {
        return new_deal::begin("", &mut desk);
    }
    if let Some(deal) = begin::deal_of(place) {
        return begin::open(&deal, None, &mut desk);
    }
    if let Some(Screen::Today(today)) = model.screens.last_mut() {
        today.open_small(place, &desk);
    }
    Step::nothing()
}

/// What it was about is there no more: the text is shown once.
fn not_found(model: &mut Model, place: &str) {
    let texts: Vec<String> = model.pad.left(place).texts.into_values().collect();
    model.pad.done_with(place, 0);
    model.notice = Some(Notice::news(format!(
        "You had begun to type this, and what it was about is gone: \"{}\"",
        texts.join("\", \"")
    )));
}
