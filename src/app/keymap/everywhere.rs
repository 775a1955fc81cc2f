//! Keys of the help, and those that work everywhere.

use super::{Binding, Scope, bind, ctrl, plain, shown};
use crate::app::command::Command;
use crate::app::key::Code;

pub(super) const BINDINGS: &[Binding] = &[
    shown(Scope::Help, plain(Code::Enter), Command::Keep, "do it", "Do what the line says"),
    bind(Scope::Help, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Help, plain(Code::Up), Command::Up, "The line above"),
    shown(
        Scope::Anywhere,
        plain(Code::Esc),
        Command::Out,
        "out",
        "One level out; nothing typed is lost",
    ),
    shown(
        Scope::Anywhere,
        plain(Code::F(1)),
        Command::Help,
        "help",
        "Help for the place you are in",
    ),
    bind(Scope::Anywhere, ctrl('p'), Command::Palette, "Every command by name"),
    bind(Scope::Anywhere, plain(Code::F(2)), Command::Palette, "Every command by name"),
    bind(Scope::Anywhere, plain(Code::Char(':')), Command::Palette, "Every command by name"),
    bind(Scope::Anywhere, plain(Code::Char('?')), Command::Help, "Help, when you are not typing"),
    shown(
        Scope::Anywhere,
        ctrl('q'),
        Command::Leave,
        "leave",
        "Leave; everything is saved already",
    ),
    bind(Scope::Anywhere, ctrl('c'), Command::Interrupt, "Twice: leave"),
];
