//! The dialog over the screen in front.

use super::Parts;
use crate::app::command::Command;
use crate::app::dialog::{Dialog, DialogKind, HandOn, Outcome};
use crate::app::effect::Effect;
use crate::app::model::{Model, Notice};
use crate::app::thing;

/// What is said where there is nothing to ask any more.
const NOT_ASKED: &str = "There is nothing to answer here any more.";

/// Opens the dialog for a kind, where there is one.
pub(super) fn open(model: &mut Model, kind: DialogKind) {
    open_with(model, |ctx| Dialog::new(kind, ctx));
}

/// Opens the dialog of a place in the draft log, where there is one.
pub(super) fn open_at(model: &mut Model, place: &str) {
    open_with(model, |ctx| Dialog::at(place, ctx));
}

fn open_with(
    model: &mut Model,
    dialog: impl FnOnce(&crate::app::screen::Ctx<'_>) -> Option<Dialog>,
) {
    let Some(Parts { ctx, dialog: shown, .. }) = Parts::of(model) else { return };
    *shown = dialog(&ctx);
    if shown.is_none() {
        *ctx.notice = Some(Notice::news(NOT_ASKED));
    }
}

/// Does what was asked for in the dialog.
pub(super) fn perform(model: &mut Model, command: &Command) -> Vec<Effect> {
    let Some(Parts { mut ctx, screens, dialog: shown }) = Parts::of(model) else {
        return Vec::new();
    };
    let Some(dialog) = shown else { return Vec::new() };
    match dialog.act(command, &mut ctx) {
        Outcome::Stays => Vec::new(),
        Outcome::Closes => {
            *shown = None;
            Vec::new()
        }
        Outcome::Leads(kind) => {
            *shown = Dialog::new(kind, &ctx);
            Vec::new()
        }
        Outcome::Does(effect) => {
            *shown = None;
            vec![effect]
        }
        Outcome::Copies(thing) => thing::copied(&thing, &mut ctx).effects,
        Outcome::HandsOn(thing) => {
            *shown = Dialog::new(DialogKind::HandOn(HandOn(thing)), &ctx);
            Vec::new()
        }
        Outcome::Makes { changes, news, then } => {
            let effects = ctx.make(changes.clone());
            if let Some(news) = news {
                *ctx.notice = Some(Notice::news(news));
            }
            *shown = then.and_then(|kind| Dialog::new(kind, &ctx));
            if let Some(screen) = screens.last_mut() {
                screen.component_mut().made(&changes);
            }
            effects
        }
    }
}
