//! Keys of the figures of the team.

use super::{Binding, Scope, bind, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

/// What a tick of the meeting says.
const MEETING: &str = "The day on which the team met; the same day again: it did not";
/// What the other choice of whose figures are shown says.
const EVERYBODY: &str = "Everybody's figures, or those of your reps";

pub(super) const BINDINGS: &[Binding] = &[
    shown(
        Scope::TeamOfManager,
        plain(Code::Enter),
        Command::Keep,
        "open",
        "All figures of the rep",
    ),
    shown(
        Scope::Team,
        plain(Code::Enter),
        Command::Keep,
        "open",
        "What a figure is made of; on a record: its minutes, or its deal",
    ),
    shown(
        Scope::TeamOfManager,
        plain(Code::Char('c')),
        Command::Coach,
        "coach",
        "Coach the rep in what several of their deals lack",
    ),
    shown(
        Scope::TeamOfManager,
        plain(Code::Char('n')),
        Command::AskNext,
        "ask why",
        "Ask in the rep's next session why a figure is so; again: do not",
    ),
    shown(
        Scope::TeamOfManager,
        plain(Code::Char('h')),
        Command::CouldHelp,
        "help",
        "The rep's deals that are late or stuck, of which nobody asked for help",
    ),
    shown(Scope::TeamOfOne, plain(Code::Enter), Command::Keep, "open", "What a figure is made of"),
    shown(
        Scope::TeamOfOne,
        plain(Code::Char('n')),
        Command::AskNext,
        "ask why",
        "On a figure: ask in the next session why it is so; again: do not",
    ),
    shown(
        Scope::TeamOfOne,
        plain(Code::Char('r')),
        Command::TellRole,
        "tell",
        "Tell whether the manager was on a call of which nobody told, the rep first",
    ),
    shown(
        Scope::TeamOfOne,
        plain(Code::Char('c')),
        Command::Coach,
        "coach",
        "On a gap: coach it; on a skill: they do it alone by now",
    ),
    shown(
        Scope::TeamOfOne,
        plain(Code::Char('h')),
        Command::CouldHelp,
        "help",
        "The deals that are late or stuck; on one of them: offer help",
    ),
    shown(Scope::TeamOfManager, plain(Code::Char('v')), Command::Whose, "all", EVERYBODY),
    shown(Scope::TeamOfManager, plain(Code::Char('t')), Command::TeamMeeting, "team met", MEETING),
    shown(Scope::Team, plain(Code::Esc), Command::Out, "back", "Back to where you came from"),
    bind(Scope::Team, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Team, plain(Code::Char('j')), Command::Down, "The line below"),
    bind(Scope::Team, plain(Code::Up), Command::Up, "The line above"),
    bind(Scope::Team, plain(Code::Char('k')), Command::Up, "The line above"),
    bind(Scope::Team, plain(Code::Tab), Command::NextField, "The first line of the next box"),
    bind(Scope::Team, shift(Code::Tab), Command::PreviousField, "The box before"),
    bind(Scope::Team, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Team, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Team, plain(Code::Home), Command::First, "The first line"),
    bind(Scope::Team, plain(Code::Char('g')), Command::First, "The first line"),
    bind(Scope::Team, plain(Code::End), Command::Last, "The last line"),
    bind(Scope::Team, plain(Code::Char('G')), Command::Last, "The last line"),
];
