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
        "Go to the part that is marked",
    ),
    shown(Scope::Agenda, plain(Code::Down), Command::Down, "next", "The part below"),
    bind(Scope::Agenda, plain(Code::Char('j')), Command::Down, "The part below"),
    bind(Scope::Agenda, plain(Code::Up), Command::Up, "The part above"),
    bind(Scope::Agenda, plain(Code::Char('k')), Command::Up, "The part above"),
    shown(
        Scope::Agenda,
        plain(Code::Char('x')),
        Command::LeaveOut,
        "leave out",
        "Leave the part out today, with a reason",
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
        "Short of time: on to the next call, the rest waits for next time",
    ),
    bind(Scope::Agenda, plain(Code::Tab), Command::NextField, "Back to the fields"),
    bind(Scope::Agenda, plain(Code::Home), Command::First, "The first part"),
    bind(Scope::Agenda, plain(Code::Char('g')), Command::First, "The first part"),
    bind(Scope::Agenda, plain(Code::End), Command::Last, "The last part"),
    bind(Scope::Agenda, plain(Code::Char('G')), Command::Last, "The last part"),
    shown(
        Scope::Agenda,
        plain(Code::Char('t')),
        Command::OtherTypes,
        "who types",
        "The other of you types from now on",
    ),
    shown(Scope::Agenda, plain(Code::Esc), Command::Out, "leave", "Leave the session for later"),
    shown(
        Scope::ShortOfTime,
        plain(Code::F(9)),
        Command::ToNextCall,
        "next call",
        "Short of time: on to the next call, the rest waits for next time",
    ),
    shown(Scope::Session, plain(Code::Esc), Command::Out, "agenda", "To the agenda"),
    shown(
        Scope::Session,
        plain(Code::PageDown),
        Command::NextPart,
        "next part",
        "Next part of the session",
    ),
    bind(
        Scope::Session,
        plain(Code::PageUp),
        Command::PreviousPart,
        "Previous part of the session",
    ),
    bind(Scope::Session, plain(Code::F(8)), Command::NextPart, "Next part of the session"),
    bind(Scope::Session, plain(Code::F(7)), Command::PreviousPart, "Previous part of the session"),
    shown(Scope::Session, ctrl('t'), Command::NewStep, "step", "Add a step and come back"),
    shown(Scope::Session, ctrl('r'), Command::NewAsk, "ask", "Ask for help and come back"),
    shown(
        Scope::Session,
        ctrl('n'),
        Command::New,
        "new",
        "Something new: step, ask, person, note, question, thought",
    ),
    bind(Scope::Session, plain(Code::F(5)), Command::AskOn, "Ask a follow-up question"),
    bind(
        Scope::Session,
        plain(Code::F(6)),
        Command::Park,
        "Keep a thought to yourself until the rep has two ideas",
    ),
    bind(
        Scope::Session,
        plain(Code::F(9)),
        Command::ToNextCall,
        "Short of time: on to the next call, the rest waits for next time",
    ),
    bind(Scope::Session, ctrl('s'), Command::Saved, "Everything is saved already; shows when"),
];
