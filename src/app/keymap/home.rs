//! Keys of the screens around sessions: Today, the deals, the first start, the
//! summary.

use super::{Binding, Scope, bind, ctrl, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

/// What the way to the processes says.
const PROCESSES: &str = "Processes: what they ask, and what is wrong with their files";

/// What the way to an ask says.
pub(super) const ASK: &str = "Ask your manager, or any executive, for help";
/// What the way to what is owed says.
const ACTIONS: &str = "Actions: what you owe, and what you wait for";

pub(super) const BINDINGS: &[Binding] = &[
    shown(
        Scope::ToConfirm,
        plain(Code::Char('y')),
        Command::Accept,
        "agree",
        "Agree to the step as it stands",
    ),
    shown(
        Scope::ToConfirm,
        plain(Code::Char('e')),
        Command::Change,
        "another date",
        "Agree to the step by another date, and say why",
    ),
    shown(
        Scope::Owed,
        plain(Code::Char('d')),
        Command::Done,
        "done",
        "It is done: asks what came of it",
    ),
    shown(
        Scope::Asked,
        plain(Code::Char('a')),
        Command::Accept,
        "accept",
        "Promise what was asked for",
    ),
    shown(
        Scope::Asked,
        plain(Code::Char('n')),
        Command::Decline,
        "decline",
        "Decline what was asked for, with a reason",
    ),
    shown(Scope::AskLine, plain(Code::Enter), Command::Keep, "read", "Read the ask, and answer it"),
    shown(
        Scope::OnAsk,
        plain(Code::Char('c')),
        Command::Copy,
        "copy",
        "Copy the ask as a text, to paste it into a mail or a chat",
    ),
    shown(Scope::Reading, plain(Code::Enter), Command::Keep, "close", "Close it"),
    shown(Scope::Offered, plain(Code::Enter), Command::Keep, "ask", "Say what would help"),
    shown(Scope::Offered, plain(Code::Char('n')), Command::Decline, "not now", "Not now, and why"),
    shown(
        Scope::Stuck,
        plain(Code::Char('h')),
        Command::CouldHelp,
        "could I help?",
        "Offer the rep help with the deal",
    ),
    shown(
        Scope::Ahead,
        plain(Code::Enter),
        Command::Keep,
        "plan",
        "Look at the plan, or change it",
    ),
    shown(Scope::Ahead, plain(Code::Char('d')), Command::Done, "held", "Say what came of it"),
    shown(
        Scope::Untold,
        plain(Code::Enter),
        Command::Keep,
        "what came of it",
        "Say what came of it",
    ),
    bind(Scope::Untold, plain(Code::Char('d')), Command::Done, "Say what came of it"),
    shown(
        Scope::Today,
        plain(Code::Enter),
        Command::Keep,
        "open",
        "Open the deal: go on with its session, or begin one",
    ),
    bind(
        Scope::Today,
        plain(Code::Char(' ')),
        Command::Keep,
        "Open the deal: go on with its session, or begin one",
    ),
    shown(Scope::Outside, plain(Code::Char('r')), Command::NewAsk, "ask for help", ASK),
    bind(Scope::Outside, ctrl('r'), Command::NewAsk, ASK),
    bind(Scope::Outside, plain(Code::Char('p')), Command::NewCall, "Plan a call"),
    bind(
        Scope::Outside,
        plain(Code::Char('h')),
        Command::CouldHelp,
        "Offer the rep help with the deal",
    ),
    shown(Scope::Today, ctrl('n'), Command::AddDeal, "add a deal", "Add a deal"),
    bind(Scope::Today, ctrl('t'), Command::NewStep, "Write a step down"),
    bind(Scope::Today, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Today, plain(Code::Char('j')), Command::Down, "The line below"),
    bind(Scope::Today, plain(Code::Up), Command::Up, "The line above"),
    bind(Scope::Today, plain(Code::Char('k')), Command::Up, "The line above"),
    bind(Scope::Today, plain(Code::Tab), Command::NextField, "The first line of the next group"),
    bind(
        Scope::Today,
        shift(Code::Tab),
        Command::PreviousField,
        "The first line of the group before",
    ),
    bind(Scope::Today, plain(Code::PageUp), Command::PageUp, "Ten lines up"),
    bind(Scope::Today, plain(Code::PageDown), Command::PageDown, "Ten lines down"),
    bind(Scope::Today, plain(Code::Right), Command::Right, "Show all of the group"),
    bind(Scope::Today, plain(Code::Left), Command::Left, "Show the first ones of the group alone"),
    bind(Scope::Today, plain(Code::Home), Command::First, "The first line"),
    bind(Scope::Today, plain(Code::Char('g')), Command::First, "The first line"),
    bind(Scope::Today, plain(Code::End), Command::Last, "The last line"),
    bind(Scope::Today, plain(Code::Char('G')), Command::Last, "The last line"),
    bind(Scope::Home, plain(Code::Char('1')), Command::Today, "Today: what waits for you"),
    shown(Scope::Home, plain(Code::Char('2')), Command::Deals, "all deals", "All deals"),
    shown(Scope::Home, plain(Code::Char('3')), Command::Actions, "actions", ACTIONS),
    bind(Scope::Home, plain(Code::Char('5')), Command::Processes, PROCESSES),
    bind(Scope::Home, ctrl('z'), Command::Undo, "Undo the last change"),
    bind(Scope::Home, ctrl('_'), Command::Undo, "Undo the last change"),
    bind(Scope::Home, plain(Code::Char('u')), Command::Undo, "Undo the last change"),
    bind(Scope::Home, ctrl('y'), Command::Redo, "Redo"),
    bind(Scope::Home, plain(Code::Char('w')), Command::SayWho, "Say who I am"),
    bind(Scope::Home, ctrl('s'), Command::Saved, "Everything is saved already; shows when"),
    bind(Scope::Home, plain(Code::Char('q')), Command::Leave, "Leave"),
    bind(Scope::Start, plain(Code::Char('1')), Command::Choose('1'), "Start a session now"),
    bind(
        Scope::Start,
        plain(Code::Char('2')),
        Command::Choose('2'),
        "Look around with sample data",
    ),
    bind(Scope::Start, plain(Code::Down), Command::Down, "The choice below"),
    bind(Scope::Start, plain(Code::Up), Command::Up, "The choice above"),
    bind(Scope::Start, plain(Code::Char('q')), Command::Leave, "Leave"),
    shown(
        Scope::Summary,
        plain(Code::Enter),
        Command::NextDeal,
        "next deal",
        "Start the next deal",
    ),
    bind(Scope::Summary, plain(Code::Char('n')), Command::NextDeal, "Start the next deal"),
    shown(
        Scope::Summary,
        plain(Code::Char('c')),
        Command::Copy,
        "copy",
        "Copy the summary, to paste it into a mail",
    ),
    shown(
        Scope::Summary,
        plain(Code::Char('e')),
        Command::Export,
        "export",
        "Export the minutes as Markdown, to hand them on",
    ),
    shown(Scope::Summary, plain(Code::Char('q')), Command::Leave, "leave", "Leave"),
];
