//! Keys of the search, and the one that leads to it.

use super::{Binding, Scope, bind, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

const SEARCH: &str = "Search deals, people, steps, calls and old sessions";

const DOWN: &str = "The find below: there letters do what they do with it everywhere";
const UP: &str = "The find above; from the first one back to the words";
const WORDS: &str = "Back to the words";
const NEXT_KIND: &str = "The first find of the next kind";
const KIND_BEFORE: &str = "The first find of the kind before";

pub(super) const BINDINGS: &[Binding] = &[
    shown(Scope::Home, plain(Code::Char('/')), Command::Search, "search", SEARCH),
    bind(Scope::Home, plain(Code::F(3)), Command::Search, SEARCH),
    bind(Scope::Deals, plain(Code::F(3)), Command::Search, SEARCH),
    shown(Scope::Search, plain(Code::Enter), Command::Keep, "open", "Go to what was found"),
    shown(Scope::Search, plain(Code::Tab), Command::NextField, "next kind", NEXT_KIND),
    bind(Scope::Search, shift(Code::Tab), Command::PreviousField, KIND_BEFORE),
    shown(Scope::Search, plain(Code::Esc), Command::Out, "back", "Back to where you came from"),
    shown(Scope::Search, plain(Code::Down), Command::Down, "finds", DOWN),
    bind(Scope::Search, plain(Code::Up), Command::Up, "The find above"),
    bind(Scope::Search, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Search, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Search, super::ctrl('z'), Command::Undo, "Undo what was typed"),
    bind(Scope::Search, super::ctrl('_'), Command::Undo, "Undo what was typed"),
    bind(Scope::Search, super::ctrl('y'), Command::Redo, "Redo"),
    shown(Scope::Finds, plain(Code::Enter), Command::Keep, "open", "Go to what was found"),
    shown(Scope::Finds, plain(Code::Char('/')), Command::Find, "words", WORDS),
    bind(Scope::Finds, plain(Code::Backspace), Command::Find, WORDS),
    bind(Scope::Finds, plain(Code::Esc), Command::Out, WORDS),
    bind(Scope::Finds, plain(Code::Down), Command::Down, "The find below"),
    bind(Scope::Finds, plain(Code::Char('j')), Command::Down, "The find below"),
    bind(Scope::Finds, plain(Code::Up), Command::Up, UP),
    bind(Scope::Finds, plain(Code::Char('k')), Command::Up, UP),
    bind(Scope::Finds, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Finds, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Finds, plain(Code::Tab), Command::NextField, NEXT_KIND),
    bind(Scope::Finds, shift(Code::Tab), Command::PreviousField, KIND_BEFORE),
    bind(Scope::Finds, plain(Code::Home), Command::First, "The first find"),
    bind(Scope::Finds, plain(Code::End), Command::Last, "The last find"),
    bind(Scope::Finds, plain(Code::Char('a')), Command::Accept, "Promise what was asked for"),
];
