//! Which key does what, and where. The one table: footer, help and README come
//! from it.

mod actions;
mod deals;
mod everywhere;
mod form;
mod home;
mod map;
mod processes;
mod scope;
mod search;
mod session;

use super::command::Command;
use super::editor::Editing;
use super::key::{Code, Key};

pub use scope::Scope;

/// One key in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it works.
    pub scope: Scope,
    /// The key.
    pub key: Key,
    /// What it does.
    pub command: Command,
    /// One line of help.
    pub help: &'static str,
    /// What the footer calls it; empty where it does not stand there.
    pub footer: &'static str,
}

const fn bind(scope: Scope, key: Key, command: Command, help: &'static str) -> Binding {
    Binding { scope, key, command, help, footer: "" }
}

const fn shown(
    scope: Scope,
    key: Key,
    command: Command,
    footer: &'static str,
    help: &'static str,
) -> Binding {
    Binding { scope, key, command, help, footer }
}

const fn plain(code: Code) -> Key {
    Key::plain(code)
}

const fn ctrl(letter: char) -> Key {
    Key { ctrl: true, ..Key::plain(Code::Char(letter)) }
}

const fn ctrl_with(code: Code) -> Key {
    Key { ctrl: true, ..Key::plain(code) }
}

const fn alt(code: Code) -> Key {
    Key { alt: true, ..Key::plain(code) }
}

const fn shift(code: Code) -> Key {
    Key { shift: true, ..Key::plain(code) }
}

const fn edit(editing: Editing) -> Command {
    Command::Edit(editing)
}

/// Every key of the program, by place.
const TABLES: &[&[Binding]] = &[
    form::BINDINGS,
    session::BINDINGS,
    actions::BINDINGS,
    home::BINDINGS,
    deals::BINDINGS,
    map::BINDINGS,
    search::BINDINGS,
    processes::BINDINGS,
    everywhere::BINDINGS,
];

/// Every key of the program.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    TABLES.iter().copied().flatten()
}

/// What a key does where these scopes are active, the first one first.
pub fn command(scopes: &[Scope], key: Key) -> Option<&'static Command> {
    let bound =
        |scope: &Scope| bindings().find(|binding| binding.scope == *scope && binding.key == key);
    scopes.iter().find_map(bound).map(|binding| &binding.command)
}

/// The bindings that work where these scopes are active, the first one first.
/// A key that an earlier scope takes is not in it again.
pub fn active(scopes: &[Scope]) -> Vec<&'static Binding> {
    let mut active: Vec<&Binding> = Vec::new();
    for scope in scopes {
        let here = bindings().filter(|binding| binding.scope == *scope);
        for binding in here {
            if !active.iter().any(|earlier| earlier.key == binding.key) {
                active.push(binding);
            }
        }
    }
    active
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_twice_in_a_scope() {
        for (at, binding) in bindings().enumerate() {
            let again = bindings()
                .skip(at + 1)
                .find(|other| other.scope == binding.scope && other.key == binding.key);
            assert_eq!(again, None);
        }
    }

    #[test]
    fn keys_that_terminals_mix_up_are_never_bound() {
        let never = ["ctrl-h", "ctrl-i", "ctrl-m", "ctrl-[", "ctrl-b", "ctrl-\\", "ctrl-space"];
        for name in never.into_iter().chain(["f10", "f11", "ctrl-tab"]) {
            let key: Key = name.parse().unwrap();
            assert!(!bindings().any(|binding| binding.key == key), "{name}");
        }
    }

    #[test]
    fn a_letter_in_a_text_is_a_letter() {
        for binding in bindings().filter(|binding| binding.scope == Scope::Typing) {
            assert_eq!(binding.key.typed(), None, "{}", binding.key);
        }
    }

    #[test]
    fn a_nearer_scope_wins() {
        let question_mark = Key::plain(Code::Char('?'));
        let on_a_criterion = [Scope::Criterion, Scope::Form, Scope::Anywhere];
        assert_eq!(command(&on_a_criterion, question_mark), Some(&Command::Choose('?')));
        assert_eq!(command(&[Scope::Anywhere], question_mark), Some(&Command::Help));
    }
}
