//! Keeps the draft log up to date with the form in front, and gives forms what was
//! left in them.

use super::{Parts, dialog, turn};
use crate::app::command::Command;
use crate::app::dialog::PLACE;
use crate::app::effect::{Effect, Note};
use crate::app::message::Draft;
use crate::app::model::{Model, Notice};
use crate::app::screen::{NEW_DEAL, Next, Screen, begin, deals, new_deal};
use crate::app::unsaved::Typed;

/// Where the form in front has its place in the draft log; none where it has none.
pub(super) fn place(model: &Model) -> Option<String> {
    match &model.dialog {
        Some(dialog) => Some(dialog.place()),
        None => model.screen().and_then(|screen| screen.component().place()),
    }
}

/// What was typed in the form in front.
fn typed(model: &Model) -> Typed {
    match &model.dialog {
        Some(dialog) => dialog.form().typed(),
        None => model.screen().map(|screen| screen.component().typed()).unwrap_or_default(),
    }
}

/// Something was done in a form of `before`, which led to so many saves: the
/// lines for its log.
pub(super) fn note(
    model: &mut Model,
    before: Option<&str>,
    command: &Command,
    saves: usize,
) -> Vec<Effect> {
    let now = place(model);
    if before == now.as_deref() {
        let Some(place) = now else { return Vec::new() };
        let typed = typed(model);
        return notes(model.unsaved.note(&place, &typed));
    }
    // What was typed to find a deal may be the name of a new one.
    let goes_on = before == Some(deals::PLACE) && now.as_deref() == Some(NEW_DEAL);
    if let Some(before) = before.filter(|_| *command != Command::Out && !goes_on) {
        let saves = u64::try_from(saves).unwrap_or(u64::MAX);
        model.unsaved.done_with(before, model.saves.0.saturating_add(saves));
    }
    bring_back(model);
    Vec::new()
}

/// Gives the form in front what was left in it.
fn bring_back(model: &mut Model) {
    let left = place(model).map(|place| model.unsaved.left(&place));
    let Some(left) = left.filter(|left| !left.texts.is_empty()) else { return };
    let Some(Parts { ctx, screens, dialog }) = Parts::of(model) else { return };
    match (dialog, screens.last_mut()) {
        (Some(dialog), _) => dialog.bring_back(&left, &ctx),
        (None, Some(screen)) => screen.component_mut().bring_back(&left),
        (None, None) => {}
    }
}

/// Forms that are done with go from the log when what came of them is on the
/// disk.
pub(super) fn forget_what_is_saved(model: &mut Model) -> Vec<Effect> {
    if model.troubles.is_waiting() { Vec::new() } else { notes(model.unsaved.saved(model.saves.1)) }
}

fn notes(notes: Vec<Note>) -> Vec<Effect> {
    notes.into_iter().map(Effect::NoteUnsaved).collect()
}

/// What was half typed when a window went away is in the draft log, and its form is
/// opened when nothing else is in front.
pub(super) fn taken_up(model: &mut Model, draft: &Draft) -> Vec<Effect> {
    model.unsaved.take_up(draft);
    model.left_at.clone_from(&draft.here);
    open_left(model)
}

/// Opens the form that was left half typed, once home is in front.
pub(super) fn open_left(model: &mut Model) -> Vec<Effect> {
    let screen = model.screens.last();
    let opens_here = |field: &mut String| match screen {
        Some(Screen::Today(_) | Screen::Actions(_)) => true,
        // A dialog lies over a screen that one only looks at.
        Some(Screen::Start(_) | Screen::Deals(_)) => !field.starts_with(PLACE),
        Some(_) | None => false,
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

/// Opens the form for a new step with what was typed while a session was written;
/// its log has it already.
pub(super) fn typed_meanwhile(model: &mut Model, place: &str, typed: String) {
    if typed.is_empty() {
        return;
    }
    let key = crate::app::dialog::STEP_WORDS.to_owned();
    let typed = Typed { texts: [(key.clone(), typed)].into(), here: Some(key) };
    drop(model.unsaved.note(place, &typed));
    dialog::open_at(model, place);
    bring_back(model);
}

fn open(model: &mut Model, place: &str) -> Next {
    if place.starts_with(PLACE) {
        dialog::open_at(model, place);
        return Next::nothing();
    }
    if place == deals::PLACE {
        return Next::push(Screen::Deals(deals::Deals::default()));
    }
    let Some(Parts { mut ctx, .. }) = Parts::of(model) else { return Next::nothing() };
    if place == NEW_DEAL {
        return new_deal::begin("", &mut ctx);
    }
    if let Some(deal) = begin::deal_of(place) {
        return begin::open(&deal, None, &mut ctx);
    }
    Next::nothing()
}

/// What it was about is there no more: the text is shown once.
fn not_found(model: &mut Model, place: &str) {
    let texts: Vec<String> = model.unsaved.left(place).texts.into_values().collect();
    model.unsaved.done_with(place, 0);
    model.notice = Some(Notice::news(format!(
        "You had begun to type this, and what it was about is gone: \"{}\"",
        texts.join("\", \"")
    )));
}
