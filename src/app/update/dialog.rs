//! The dialog over the screen in front.

use super::desk_of;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::{Model, Notice};
use crate::app::dialog::{Copied, DialogKind, Outcome, Dialog};

/// What is said where there is nothing to ask any more.
const NOT_ASKED: &str = "There is nothing to answer here any more.";

/// Opens the dialog for a kind, where there is one.
pub(super) fn open(model: &mut Model, kind: DialogKind) {
    open_with(model, |desk| Dialog::new(kind, desk));
}

/// Opens the dialog of a place in the draft log, where there is one.
pub(super) fn open_at(model: &mut Model, place: &str) {
    open_with(model, |desk| Dialog::at(place, desk));
}

fn open_with(
    model: &mut Model,
    dialog: impl FnOnce(&crate::app::screen::Desk<'_>) -> Option<Dialog>,
) {
    let desk =
        desk_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice, &mut model.edits);
    let Some(desk) = desk else { return };
    model.dialog = dialog(&desk);
    if model.dialog.is_none() {
        *desk.notice = Some(Notice::news(NOT_ASKED));
    }
}

/// Does what was asked for in the dialog.
pub(super) fn perform(model: &mut Model, command: &Command) -> Vec<Effect> {
    let desk =
        desk_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice, &mut model.edits);
    let (Some(mut desk), Some(dialog)) = (desk, &mut model.dialog) else { return Vec::new() };
    match dialog.act(command, &mut desk) {
        Outcome::Stays => Vec::new(),
        Outcome::Closes => {
            model.dialog = None;
            Vec::new()
        }
        Outcome::Copies(Copied { text, news }) => {
            *desk.notice = Some(Notice::news(news));
            vec![Effect::Copy(text)]
        }
        Outcome::Makes { changes, news, then } => {
            let effects = desk.make(changes.clone());
            if let Some(news) = news {
                *desk.notice = Some(Notice::news(news));
            }
            let then = then.and_then(|kind| Dialog::new(kind, &desk));
            model.dialog = then;
            if let Some(screen) = model.screens.last_mut() {
                screen.made(&changes, desk.books, desk.now);
            }
            effects
        }
    }
}
