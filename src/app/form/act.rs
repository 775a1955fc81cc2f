//! The keys that are the same in every form.

use super::{Edited, Form, Row};
use crate::app::command::Command;
use crate::app::editor::Editing;

/// What a form did with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did {
    /// Nothing: it is none of its commands.
    Nothing,
    /// It moved, or took a key that changes nothing.
    Moved,
    /// A text was changed.
    Edited(Edited),
    /// It was asked to move on past its last field, or back before its first.
    Ended {
        /// Whether past the last.
        down: bool,
    },
    /// That answer was given: by Enter, or by the key of a choice.
    Answered(String),
    /// That was typed on a field that takes no text.
    Stray(String),
}

/// Takes the keys that are the same in every form.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a form answers its own commands and leaves the others alone"
)]
pub fn act(form: &mut Form, command: &Command) -> Did {
    let edited = |edited: Option<Edited>| edited.map_or(Did::Moved, Did::Edited);
    let moved = |is_moved: bool, down| if is_moved { Did::Moved } else { Did::Ended { down } };
    match command {
        Command::Edit(Editing::Insert(text)) if takes_no_text(form) => Did::Stray(text.clone()),
        Command::Edit(editing) => edited(form.edit(editing)),
        Command::Undo => edited(form.undo()),
        Command::Redo => edited(form.redo()),
        Command::NextField => moved(form.next(), true),
        Command::PreviousField => moved(form.previous(), false),
        Command::Down => moved(form.move_line(true) || form.next(), true),
        Command::Up => moved(form.move_line(false) || form.previous(), false),
        Command::Keep if form.waits_for_choice() => {
            form.say_which_keys();
            Did::Moved
        }
        Command::Keep => Did::Answered(form.focused().map(Row::answer).unwrap_or_default()),
        Command::Choose(key) => {
            let chosen = form.focused().and_then(|row| row.chosen_by(*key));
            chosen.map_or_else(|| Did::Stray(key.to_string()), Did::Answered)
        }
        _ => Did::Nothing,
    }
}

fn takes_no_text(form: &Form) -> bool {
    form.stray().is_none() && form.focused().is_some_and(|row| row.typed().is_none())
}
