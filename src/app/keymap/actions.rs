//! Keys of Actions, and of the steps that Today shows as well.

use super::home::ASK;
use super::{Binding, Scope, bind, ctrl, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

pub(super) const BINDINGS: &[Binding] = &[
    shown(
        Scope::OpenStep,
        plain(Code::Char('d')),
        Command::Done,
        "done",
        "It is done: asks what came of it",
    ),
    shown(
        Scope::OpenStep,
        plain(Code::Char('m')),
        Command::Move,
        "move",
        "Another day for it: asks which one, and why",
    ),
    shown(
        Scope::OpenStep,
        plain(Code::Char('x')),
        Command::Drop,
        "drop",
        "Nobody owes it any more: asks why",
    ),
    shown(
        Scope::OpenStep,
        plain(Code::Char('e')),
        Command::Change,
        "edit",
        "Change its words, whose it is, what it is for",
    ),
    shown(
        Scope::ClosedStep,
        plain(Code::Char('o')),
        Command::Reopen,
        "open again",
        "Open it again: what came of it is forgotten",
    ),
    shown(
        Scope::Actions,
        plain(Code::Enter),
        Command::Keep,
        "see it whole",
        "See it whole; once more opens its deal",
    ),
    shown(
        Scope::Actions,
        plain(Code::Char('a')),
        Command::NewStep,
        "add",
        "Write a step down that was agreed in between",
    ),
    bind(
        Scope::Actions,
        ctrl('t'),
        Command::NewStep,
        "Write a step down that was agreed in between",
    ),
    shown(
        Scope::Actions,
        plain(Code::Char(' ')),
        Command::Mark,
        "mark",
        "Mark the step, or take the mark away: d, m, x and o go for all marked ones",
    ),
    shown(
        Scope::Actions,
        plain(Code::Char('/')),
        Command::Find,
        "find",
        "Find lines by their words, their deal or their owner",
    ),
    shown(
        Scope::Actions,
        plain(Code::Char('v')),
        Command::Whose,
        "mine or everyone's",
        "Mine, or everyone's on the deals that you look after",
    ),
    bind(Scope::Actions, plain(Code::Char('r')), Command::NewAsk, ASK),
    bind(Scope::Actions, ctrl('r'), Command::NewAsk, ASK),
    bind(Scope::Actions, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Actions, plain(Code::Char('j')), Command::Down, "The line below"),
    bind(Scope::Actions, plain(Code::Up), Command::Up, "The line above"),
    bind(Scope::Actions, plain(Code::Char('k')), Command::Up, "The line above"),
    bind(Scope::Actions, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Actions, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Actions, plain(Code::Tab), Command::NextField, "The first line of the next group"),
    bind(
        Scope::Actions,
        shift(Code::Tab),
        Command::PreviousField,
        "The first line of the group before",
    ),
    bind(Scope::Actions, plain(Code::Home), Command::First, "The first line"),
    bind(Scope::Actions, plain(Code::Char('g')), Command::First, "The first line"),
    bind(Scope::Actions, plain(Code::End), Command::Last, "The last line"),
    bind(Scope::Actions, plain(Code::Char('G')), Command::Last, "The last line"),
    shown(
        Scope::Finding,
        plain(Code::Enter),
        Command::Keep,
        "keep these lines",
        "Go on with the lines that were found",
    ),
    bind(Scope::Finding, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Finding, plain(Code::Up), Command::Up, "The line above"),
];
