//! Leaving: everything is saved already, or it is asked once more.

use super::with_session;
use crate::app::effect::Effect;
use crate::app::model::{Leaving, Model, Notice};
use crate::app::screen::session::SessionScreen;
use crate::app::screen::{Screen, deals};

/// What is said when the sample data was left.
const SAMPLE_IS_GONE: &str = "The sample data is gone. To begin with your own deals: sideline";

/// Leaves; where a session is open, says where it is parked. While something is
/// not saved, it is asked first.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if !model.troubles.is_empty() && model.leaving != Leaving::Asked {
        model.leaving = Leaving::Asked;
        model.notice =
            Some(Notice::news("Leave although not all is saved? Once more leaves, and prints it."));
        return Vec::new();
    }
    let books = model.books.as_ref();
    let parked = model.screens.iter().rev().find_map(|screen| {
        let Screen::Session(screen) = screen else { return None };
        books.and_then(|books| screen.parked(books))
    });
    let mut effects = with_session(model, SessionScreen::rest);
    // Who leaves does not look for that deal any more.
    model.unsaved.done_with(deals::PLACE, 0);
    let say = if model.is_sample() { Some(SAMPLE_IS_GONE.to_owned()) } else { parked };
    effects.push(Effect::Quit(say));
    effects
}

/// Twice: leaves.
pub(super) fn interrupt(model: &mut Model) -> Vec<Effect> {
    if model.leaving == Leaving::Interrupted {
        model.leaving = Leaving::Asked;
        return leave(model);
    }
    model.leaving = Leaving::Interrupted;
    model.notice = Some(Notice::news(if model.troubles.is_empty() {
        "Everything is kept. Ctrl-C once more leaves."
    } else {
        "Not everything is saved. Ctrl-C once more leaves, and prints it."
    }));
    Vec::new()
}
