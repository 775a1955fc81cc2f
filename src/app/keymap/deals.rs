//! Keys of the list of deals, of the page of one, and of the minutes of its
//! sessions.

use super::home::HAND_ON;
use super::{Binding, Scope, bind, ctrl, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

const MORE: &str = "Show others: mine, all open ones, decided ones, all";

const CHANGE: &str = "Change the fact; Ctrl-Z takes the change back";
const OPEN: &str =
    "Do what the line is for: begin a session, agree to a step, read minutes, show on the map";

pub(super) const BINDINGS: &[Binding] = &[
    shown(
        Scope::Deals,
        plain(Code::Enter),
        Command::Keep,
        "open",
        "Open the page of the deal; where one is chosen for a session, begin it",
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
    bind(Scope::Deals, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Deals, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Unfiltered, plain(Code::Right), Command::NextChoice, MORE),
    bind(
        Scope::Unfiltered,
        plain(Code::Left),
        Command::PreviousChoice,
        "Show what was shown before: mine, all open ones, decided ones, all",
    ),
    bind(Scope::Unfiltered, plain(Code::Home), Command::First, "The first deal"),
    bind(Scope::Unfiltered, plain(Code::End), Command::Last, "The last deal"),
    shown(Scope::Fact, plain(Code::Enter), Command::Keep, "change", CHANGE),
    bind(Scope::Fact, plain(Code::Char(' ')), Command::Keep, CHANGE),
    bind(Scope::Fact, plain(Code::Char('e')), Command::Change, CHANGE),
    shown(Scope::Deal, plain(Code::Enter), Command::Keep, "open", OPEN),
    bind(Scope::Deal, plain(Code::Char(' ')), Command::Keep, OPEN),
    shown(
        Scope::Deal,
        plain(Code::Char('s')),
        Command::Begin,
        "session",
        "Start a session on the deal, or go on with one",
    ),
    shown(
        Scope::Deal,
        plain(Code::Char('t')),
        Command::BuyerMap,
        "map",
        "Their people: who reports to whom, where they stand, who is missing",
    ),
    shown(
        Scope::Deal,
        plain(Code::Tab),
        Command::NextField,
        "next group",
        "The first line of the next group",
    ),
    bind(
        Scope::Deal,
        shift(Code::Tab),
        Command::PreviousField,
        "The first line of the group before",
    ),
    bind(Scope::Deal, plain(Code::Char('n')), Command::Unfold, "Show your notes, or fold them"),
    bind(Scope::Deal, ctrl('t'), Command::NewStep, "Write a step down on this deal"),
    shown(Scope::Deal, plain(Code::Esc), Command::Out, "back", "Back to where you came from"),
    bind(Scope::Deal, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Deal, plain(Code::Char('j')), Command::Down, "The line below"),
    bind(Scope::Deal, plain(Code::Up), Command::Up, "The line above"),
    bind(Scope::Deal, plain(Code::Char('k')), Command::Up, "The line above"),
    bind(Scope::Deal, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Deal, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Deal, plain(Code::Home), Command::First, "The first line"),
    bind(Scope::Deal, plain(Code::Char('g')), Command::First, "The first line"),
    bind(Scope::Deal, plain(Code::End), Command::Last, "The last line"),
    bind(Scope::Deal, plain(Code::Char('G')), Command::Last, "The last line"),
    bind(Scope::Paper, plain(Code::Down), Command::Down, "A line down"),
    bind(Scope::Paper, plain(Code::Char('j')), Command::Down, "A line down"),
    bind(Scope::Paper, plain(Code::Up), Command::Up, "A line up"),
    bind(Scope::Paper, plain(Code::Char('k')), Command::Up, "A line up"),
    bind(Scope::Paper, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Paper, plain(Code::Char(' ')), Command::PageDown, "A page down"),
    bind(Scope::Paper, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Paper, plain(Code::Home), Command::First, "The beginning"),
    bind(Scope::Paper, plain(Code::Char('g')), Command::First, "The beginning"),
    bind(Scope::Paper, plain(Code::End), Command::Last, "The end"),
    bind(Scope::Paper, plain(Code::Char('G')), Command::Last, "The end"),
    shown(Scope::Minutes, plain(Code::Char('f')), Command::Export, "hand on", HAND_ON),
    shown(
        Scope::BeforeCall,
        plain(Code::Char('c')),
        Command::Copy,
        "copy",
        "Copy the page as text",
    ),
    shown(Scope::BeforeCall, plain(Code::Char('f')), Command::Export, "hand on", HAND_ON),
    bind(Scope::Minutes, plain(Code::Char('c')), Command::Copy, "Copy the minutes as text"),
    shown(Scope::Paper, plain(Code::Esc), Command::Out, "back", "Back to where you came from"),
    bind(Scope::Deal, plain(Code::Char('a')), Command::Accept, "Promise what was asked for"),
];
