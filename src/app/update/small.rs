//! The small form over the screen in front.

use super::desk_of;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::Model;
use crate::app::small::{Matter, Outcome, Small};

/// Opens the small form for a matter, where there is one.
pub(super) fn open(model: &mut Model, matter: Matter) {
    open_with(model, |desk| Small::new(matter, desk));
}

/// Opens the small form of a place in the pad, where there is one.
pub(super) fn open_at(model: &mut Model, place: &str) {
    open_with(model, |desk| Small::at(place, desk));
}

fn open_with(
    model: &mut Model,
    small: impl FnOnce(&crate::app::screen::Desk<'_>) -> Option<Small>,
) {
    let desk =
        desk_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice, &mut model.edits);
    model.small = desk.and_then(|desk| small(&desk));
}

/// Does what was asked for in the small form.
pub(super) fn perform(model: &mut Model, command: &Command) -> Vec<Effect> {
    let desk =
        desk_of(&mut model.books, &model.now, &mut model.draw, &mut model.notice, &mut model.edits);
    let (Some(mut desk), Some(small)) = (desk, &mut model.small) else { return Vec::new() };
    match small.act(command, &mut desk) {
        Outcome::Stays => Vec::new(),
        Outcome::Closes => {
            model.small = None;
            Vec::new()
        }
        Outcome::Makes(changes) => {
            let effects = desk.make(changes.clone());
            model.small = None;
            if let Some(screen) = model.screens.last_mut() {
                screen.made(&changes, desk.books, desk.now);
            }
            effects
        }
    }
}
