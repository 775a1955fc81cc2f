//! Keys of the list of deals.

use super::{Binding, Scope, bind, ctrl, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

const MORE: &str = "Show others: mine, all open ones, decided ones, all";

pub(super) const BINDINGS: &[Binding] = &[
    shown(
        Scope::Deals,
        plain(Code::Enter),
        Command::Keep,
        "open",
        "Start or go on with a session on the deal",
    ),
    shown(Scope::Deals, plain(Code::Tab), Command::NextSort, "sort", "Sort by something else"),
    bind(Scope::Deals, shift(Code::Tab), Command::PreviousSort, "Sort as before"),
    shown(Scope::Deals, plain(Code::F(4)), Command::NextChoice, "show others", MORE),
    shown(Scope::Deals, ctrl('n'), Command::AddDeal, "add a deal", "Add a deal"),
    shown(
        Scope::Deals,
        plain(Code::Esc),
        Command::Out,
        "today",
        "Today: what waits for you; first takes away what you typed to find a deal",
    ),
    bind(Scope::Deals, plain(Code::Down), Command::Down, "The deal below"),
    bind(Scope::Deals, plain(Code::Up), Command::Up, "The deal above"),
    bind(Scope::Deals, plain(Code::PageDown), Command::PageDown, "Ten deals down"),
    bind(Scope::Deals, plain(Code::PageUp), Command::PageUp, "Ten deals up"),
    bind(Scope::Unfiltered, plain(Code::Right), Command::NextChoice, MORE),
    bind(
        Scope::Unfiltered,
        plain(Code::Left),
        Command::PreviousChoice,
        "Show what was shown before: mine, all open ones, decided ones, all",
    ),
    bind(Scope::Unfiltered, plain(Code::Home), Command::First, "The first deal"),
    bind(Scope::Unfiltered, plain(Code::End), Command::Last, "The last deal"),
];
