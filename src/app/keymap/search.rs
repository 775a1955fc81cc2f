//! Keys of the search, and the one that leads to it.

use super::{Binding, Scope, bind, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

const SEARCH: &str = "Search deals, people, steps, calls and old sessions";

pub(super) const BINDINGS: &[Binding] = &[
    shown(Scope::Home, plain(Code::Char('/')), Command::Search, "search", SEARCH),
    bind(Scope::Home, plain(Code::F(3)), Command::Search, SEARCH),
    bind(Scope::Deals, plain(Code::F(3)), Command::Search, SEARCH),
    shown(Scope::Search, plain(Code::Enter), Command::Keep, "open", "Go to what was found"),
    shown(
        Scope::Search,
        plain(Code::Tab),
        Command::NextField,
        "next kind",
        "The first find of the next kind",
    ),
    bind(
        Scope::Search,
        shift(Code::Tab),
        Command::PreviousField,
        "The first find of the kind before",
    ),
    shown(Scope::Search, plain(Code::Esc), Command::Out, "back", "Back to where you came from"),
    bind(Scope::Search, plain(Code::Down), Command::Down, "The find below"),
    bind(Scope::Search, plain(Code::Up), Command::Up, "The find above"),
    bind(Scope::Search, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Search, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Search, super::ctrl('z'), Command::Undo, "Undo what was typed"),
    bind(Scope::Search, super::ctrl('_'), Command::Undo, "Undo what was typed"),
    bind(Scope::Search, super::ctrl('y'), Command::Redo, "Redo"),
];
