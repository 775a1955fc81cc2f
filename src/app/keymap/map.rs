//! Keys of the buyer map.

use super::{Binding, Scope, bind, plain, shift, shown};
use crate::app::command::Command;
use crate::app::key::Code;

const AS_LIST: &str = "As a list, and as a picture again";
const EDIT: &str = "What is known of whoever is under the cursor; on an empty box, who it is";

pub(super) const BINDINGS: &[Binding] = &[
    shown(Scope::Map, plain(Code::Enter), Command::Keep, "edit", EDIT),
    bind(Scope::Map, plain(Code::Char(' ')), Command::Keep, EDIT),
    shown(
        Scope::Map,
        plain(Code::Char('a')),
        Command::AddPerson,
        "add",
        "Add somebody; on an empty box with its role",
    ),
    shown(Scope::Map, plain(Code::Tab), Command::AsList, "list", AS_LIST),
    bind(Scope::Map, shift(Code::Tab), Command::AsList, AS_LIST),
    bind(Scope::Map, plain(Code::Char('l')), Command::AsList, AS_LIST),
    shown(
        Scope::Map,
        plain(Code::Char('r')),
        Command::ReportsTo,
        "reports to",
        "Say who this person reports to",
    ),
    shown(
        Scope::Map,
        plain(Code::Char('i')),
        Command::Influences,
        "influences",
        "Say whose view this person moves",
    ),
    shown(
        Scope::Map,
        plain(Code::Char('c')),
        Command::AtOdds,
        "conflict",
        "Say who this person is at odds with",
    ),
    shown(
        Scope::Map,
        plain(Code::Char('x')),
        Command::HasLeft,
        "left",
        "This person left the company: asks when",
    ),
    bind(Scope::Map, plain(Code::Up), Command::Up, "The box or line above"),
    bind(Scope::Map, plain(Code::Char('k')), Command::Up, "The box or line above"),
    bind(Scope::Map, plain(Code::Down), Command::Down, "The box or line below"),
    bind(Scope::Map, plain(Code::Char('j')), Command::Down, "The box or line below"),
    bind(Scope::Map, plain(Code::Left), Command::Left, "The box on the left"),
    bind(Scope::Map, plain(Code::Right), Command::Right, "The box on the right"),
    bind(Scope::Map, plain(Code::PageUp), Command::PageUp, "A page up"),
    bind(Scope::Map, plain(Code::PageDown), Command::PageDown, "A page down"),
    bind(Scope::Map, plain(Code::Home), Command::First, "The first box or line"),
    bind(Scope::Map, plain(Code::Char('g')), Command::First, "The first box or line"),
    bind(Scope::Map, plain(Code::End), Command::Last, "The last box or line"),
    bind(Scope::Map, plain(Code::Char('G')), Command::Last, "The last box or line"),
];
