//! What all screens answer alike on which one only looks: the way to the others,
//! and taking back.

use super::{Parts, answers, turn};
use crate::app::command::Command;
use crate::app::edits::Direction;
use crate::app::effect::Effect;
use crate::app::model::{Model, Notice};
use crate::app::screen::search::Search;
use crate::app::screen::{self, Next, Place, Screen, who};
use crate::domain::id::DealId;

/// Does what was asked for, where all screens answer it alike.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for the screen in front")]
pub(super) fn perform(model: &mut Model, command: &Command) -> Option<Vec<Effect>> {
    let shows_books = model.is_at_home();
    match command {
        Command::Team => return Some(team(model)),
        Command::Search => return Some(search(model)),
        Command::SayWho => return Some(say_who(model)),
        Command::Undo if shows_books => return Some(go_over(model, Direction::Back)),
        Command::Redo if shows_books => return Some(go_over(model, Direction::Again)),
        _ => {}
    }
    Place::of(command).map(|place| turn(model, Next::go(place)))
}

fn search(model: &mut Model) -> Vec<Effect> {
    let Some(books) = &model.books else { return Vec::new() };
    let unread: Vec<DealId> = books.decided.keys().cloned().collect();
    let search = Screen::Search(Box::new(Search::new(books)));
    let gather = (!unread.is_empty()).then_some(Effect::Gather(unread));
    turn(model, Next { effects: gather.into_iter().collect(), ..Next::push(search) })
}

/// The figures of the team, for which all decided deals are read.
fn team(model: &mut Model) -> Vec<Effect> {
    let mut effects = turn(model, Next::go(Place::Team));
    effects.extend(answers::gather_for_team(model));
    effects
}

fn say_who(model: &mut Model) -> Vec<Effect> {
    let Some(books) = model.books.as_ref().filter(|books| !books.team.people.is_empty()) else {
        return Vec::new();
    };
    let who = Screen::Who(who::Who::new(books));
    turn(model, Next::push(who))
}

/// Takes the last edit back, or makes one again, with the cursor on it.
fn go_over(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let Some(Parts { ctx, screens, .. }) = Parts::of(model) else { return Vec::new() };
    let changes = match ctx.edits.go(direction, ctx.books, ctx.now.wall.date()) {
        Ok(changes) => changes,
        Err(refusal) => {
            *ctx.notice = Some(Notice::news(refusal.to_string()));
            return Vec::new();
        }
    };
    let shown = changes.last().map(|change| change.after.clone());
    let effects = screen::put(changes, ctx.books);
    if let Some((screen, record)) = screens.last_mut().zip(shown) {
        screen.component_mut().follow(&record);
    }
    effects
}
