//! Keys of a session: on its agenda, and in each of its steps.

use super::{Binding, Scope, bind, ctrl, plain, shown};
use crate::app::command::Command;
use crate::app::key::Code;

pub(super) const BINDINGS: &[Binding] = &[
    shown(
        Scope::Agenda,
        plain(Code::Enter),
        Command::Keep,
        "go there",
        "Go to the step that is marked",
    ),
    shown(Scope::Agenda, plain(Code::Down), Command::Down, "next", "The step below"),
    bind(Scope::Agenda, plain(Code::Char('j')), Command::Down, "The step below"),
    bind(Scope::Agenda, plain(Code::Up), Command::Up, "The step above"),
    bind(Scope::Agenda, plain(Code::Char('k')), Command::Up, "The step above"),
    shown(
        Scope::Agenda,
        plain(Code::Char('x')),
        Command::LeaveOut,
        "leave out",
        "Leave the step out today, with a reason",
    ),
    shown(
        Scope::Agenda,
        plain(Code::Char('e')),
        Command::End,
        "end",
        "End the session without an agreement, with a reason",
    ),
    bind(
        Scope::Agenda,
        plain(Code::Char('o')),
        Command::ToNextCall,
        "Time is short: on to the next call, the rest comes first next time",
    ),
    bind(Scope::Agenda, plain(Code::Tab), Command::NextField, "Back to the fields"),
    bind(Scope::Agenda, plain(Code::Home), Command::First, "The first step"),
    bind(Scope::Agenda, plain(Code::Char('g')), Command::First, "The first step"),
    bind(Scope::Agenda, plain(Code::End), Command::Last, "The last step"),
    bind(Scope::Agenda, plain(Code::Char('G')), Command::Last, "The last step"),
    shown(
        Scope::Session,
        plain(Code::PageDown),
        Command::NextStep,
        "next step",
        "Next step of the session",
    ),
    bind(
        Scope::Session,
        plain(Code::PageUp),
        Command::PreviousStep,
        "Previous step of the session",
    ),
    bind(Scope::Session, plain(Code::F(8)), Command::NextStep, "Next step of the session"),
    bind(Scope::Session, plain(Code::F(7)), Command::PreviousStep, "Previous step of the session"),
    shown(Scope::Session, ctrl('t'), Command::NewStep, "step", "Agree an action step, in passing"),
    shown(Scope::Session, ctrl('r'), Command::NewAsk, "ask", "Ask for help, in passing"),
    shown(
        Scope::Session,
        ctrl('n'),
        Command::New,
        "new",
        "Something new: step, ask, person, note, question, thought",
    ),
    bind(Scope::Session, plain(Code::F(5)), Command::AskOn, "Ask on, once the rep has answered"),
    bind(
        Scope::Session,
        plain(Code::F(6)),
        Command::Park,
        "Park a thought, hidden until the rep has named ways out",
    ),
    bind(
        Scope::Session,
        plain(Code::F(9)),
        Command::ToNextCall,
        "Time is short: on to the next call, the rest comes first next time",
    ),
    bind(Scope::Session, ctrl('s'), Command::Saved, "Nothing to save: says when it was saved"),
];
