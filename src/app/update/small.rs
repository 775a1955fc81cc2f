//! The small form over the screen in front.

use super::desk_of;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::model::{Model, Notice};
use crate::app::small::{Copied, Matter, Outcome, Small};

/// What is said where there is nothing to ask any more.
const NOT_ASKED: &str = "There is nothing to answer here any more.";

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
    let Some(desk) = desk else { return };
    model.small = small(&desk);
    if model.small.is_none() {
        *desk.notice = Some(Notice::news(NOT_ASKED));
    }
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
        Outcome::Copies(Copied { text, news }) => {
            *desk.notice = Some(Notice::news(news));
            vec![Effect::Copy(text)]
        }
        Outcome::Makes { changes, news, then } => {
            let effects = desk.make(changes.clone());
            if let Some(news) = news {
                *desk.notice = Some(Notice::news(news));
            }
            let then = then.and_then(|matter| Small::new(matter, &desk));
            model.small = then;
            if let Some(screen) = model.screens.last_mut() {
                screen.made(&changes, desk.books, desk.now);
            }
            effects
        }
    }
}
