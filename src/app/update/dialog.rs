//! The dialog over the screen in front.

use super::ctx_of;
use crate::app::command::Command;
use crate::app::dialog::{Copied, Dialog, DialogKind, Outcome};
use crate::app::effect::Effect;
use crate::app::model::{Model, Notice};

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
    let ctx =
        ctx_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice, &mut model.edits);
    let Some(ctx) = ctx else { return };
    model.dialog = dialog(&ctx);
    if model.dialog.is_none() {
        *ctx.notice = Some(Notice::news(NOT_ASKED));
    }
}

/// Does what was asked for in the dialog.
pub(super) fn perform(model: &mut Model, command: &Command) -> Vec<Effect> {
    let ctx =
        ctx_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice, &mut model.edits);
    let (Some(mut ctx), Some(dialog)) = (ctx, &mut model.dialog) else { return Vec::new() };
    match dialog.act(command, &mut ctx) {
        Outcome::Stays => Vec::new(),
        Outcome::Closes => {
            model.dialog = None;
            Vec::new()
        }
        Outcome::Copies(Copied { text, news }) => {
            *ctx.notice = Some(Notice::news(news));
            vec![Effect::Copy(text)]
        }
        Outcome::Makes { changes, news, then } => {
            let effects = ctx.make(changes.clone());
            if let Some(news) = news {
                *ctx.notice = Some(Notice::news(news));
            }
            let then = then.and_then(|kind| Dialog::new(kind, &ctx));
            model.dialog = then;
            if let Some(screen) = model.screens.last_mut() {
                screen.made(&changes, ctx.books, ctx.now);
            }
            effects
        }
    }
}
