//! Keys of the list of processes, and of the preview of one.

use super::{Binding, Scope, bind, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

const EDIT: &str = "Open its file in your editor; what you save is seen here at once";

/// What Enter does in the list.
const OPEN: &str = "Preview: walk the process as a session would; on a proposal what to paste";

pub(super) const BINDINGS: &[Binding] = &[
    shown(Scope::Processes, plain(Code::Enter), Command::Keep, "preview", OPEN),
    bind(Scope::Processes, plain(Code::Char(' ')), Command::Keep, OPEN),
    shown(Scope::Processes, plain(Code::Char('e')), Command::OpenEditor, "edit", EDIT),
    shown(Scope::Processes, plain(Code::Esc), Command::Out, "today", "Today: what waits for you"),
    bind(Scope::Processes, plain(Code::Down), Command::Down, "The process below"),
    bind(Scope::Processes, plain(Code::Char('j')), Command::Down, "The process below"),
    bind(Scope::Processes, plain(Code::Up), Command::Up, "The process above"),
    bind(Scope::Processes, plain(Code::Char('k')), Command::Up, "The process above"),
    bind(Scope::Processes, plain(Code::Home), Command::First, "The first process"),
    bind(Scope::Processes, plain(Code::Char('g')), Command::First, "The first process"),
    bind(Scope::Processes, plain(Code::End), Command::Last, "The last process"),
    bind(Scope::Processes, plain(Code::Char('G')), Command::Last, "The last process"),
    shown(
        Scope::Proposal,
        plain(Code::Char('c')),
        Command::Copy,
        "copy",
        "Copy the lines to paste, or the words where there are none",
    ),
    shown(
        Scope::Proposal,
        plain(Code::Char('e')),
        Command::OpenEditor,
        "open the file there",
        EDIT,
    ),
    shown(
        Scope::Proposal,
        plain(Code::Char('d')),
        Command::Done,
        "done",
        "The process was changed: the proposal is done",
    ),
    shown(
        Scope::Proposal,
        plain(Code::Char('x')),
        Command::Drop,
        "declined",
        "The process stays as it is: asks why",
    ),
    shown(Scope::Proposal, plain(Code::Esc), Command::Out, "back", "Back to the processes"),
    shown(Scope::Preview, plain(Code::PageDown), Command::NextPart, "next part", "The next part"),
    bind(Scope::Preview, plain(Code::F(8)), Command::NextPart, "The next part"),
    shown(Scope::Preview, plain(Code::Char('e')), Command::OpenEditor, "edit", EDIT),
    shown(
        Scope::Preview,
        plain(Code::Down),
        Command::NextField,
        "next line",
        "The line below, then the next part",
    ),
    bind(
        Scope::Preview,
        plain(Code::Enter),
        Command::NextField,
        "The line below, then the next part",
    ),
    bind(
        Scope::Preview,
        plain(Code::Tab),
        Command::NextField,
        "The line below, then the next part",
    ),
    bind(
        Scope::Preview,
        plain(Code::Char('j')),
        Command::NextField,
        "The line below, then the next part",
    ),
    bind(
        Scope::Preview,
        plain(Code::Up),
        Command::PreviousField,
        "The line above, then the part before",
    ),
    bind(
        Scope::Preview,
        shift(Code::Tab),
        Command::PreviousField,
        "The line above, then the part before",
    ),
    bind(
        Scope::Preview,
        plain(Code::Char('k')),
        Command::PreviousField,
        "The line above, then the part before",
    ),
    shown(Scope::Preview, plain(Code::PageUp), Command::PreviousPart, "back", "The part before"),
    bind(Scope::Preview, plain(Code::F(7)), Command::PreviousPart, "The part before"),
    bind(Scope::Preview, plain(Code::Home), Command::First, "The first part"),
    bind(Scope::Preview, plain(Code::Char('g')), Command::First, "The first part"),
    bind(Scope::Preview, plain(Code::End), Command::Last, "The last part"),
    bind(Scope::Preview, plain(Code::Char('G')), Command::Last, "The last part"),
    bind(Scope::Preview, plain(Code::Char('q')), Command::Leave, "Leave"),
];
