//! Which key does what, and where. The one table: footer, help and README come
//! from it.

mod actions;
mod deals;
mod everywhere;
mod form;
mod home;
mod map;
mod processes;
mod search;
mod session;
mod team;

use super::command::Command;
use super::editor::Editing;
use super::key::{Code, Key};

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// In a text.
    Typing,
    /// On what was typed where nothing can be typed.
    Stray,
    /// On a choice.
    Choosing,
    /// On an exit criterion.
    Criterion,
    /// On any field of a form.
    Form,
    /// In a session.
    Session,
    /// In a session whose time is short.
    ShortOfTime,
    /// On the agenda of a session.
    Agenda,
    /// In a dialog.
    Dialog,
    /// On every screen that one only looks at.
    Home,
    /// What waits today.
    Today,
    /// On a step that waits for my word.
    ToConfirm,
    /// On help that I promised.
    Owed,
    /// Where deals are looked at between sessions.
    Outside,
    /// On a step that is open.
    OpenStep,
    /// On a step that was closed.
    ClosedStep,
    /// On an ask that waits for my answer.
    Asked,
    /// On the line of an ask.
    AskLine,
    /// On an ask, on its line or opened.
    OnAsk,
    /// On something that is only read.
    Reading,
    /// On help that my manager offers.
    Offered,
    /// On a deal that is late or stuck.
    Stuck,
    /// On the line of a call that is planned.
    CallLine,
    /// On a call that is planned.
    Ahead,
    /// On a call of which nobody told.
    Untold,
    /// On a call of which everything was told.
    Told,
    /// On an ask that waits for somebody else.
    Asking,
    /// On what somebody else promised.
    Promised,
    /// On a step-in that was to be back by now.
    SteppedIn,
    /// On the next session.
    NextSession,
    /// On an open deal.
    OpenDeal,
    /// On a decided deal.
    Decided,
    /// On a deal that was not won, and the day to look at it again.
    LookAgain,
    /// On anything.
    Thing,
    /// In the list of deals.
    Deals,
    /// In the list of what is owed.
    Actions,
    /// While a line of that list is looked for.
    Finding,
    /// In the list of deals, before anything is typed.
    Unfiltered,
    /// On the page of a deal.
    Deal,
    /// On a fact of a deal.
    Fact,
    /// On the minutes of a session.
    Minutes,
    /// On the page before a call.
    BeforeCall,
    /// On a paper to read.
    Paper,
    /// On the buyer map.
    Map,
    /// On the figures of the team.
    Team,
    /// All of one rep, and its records.
    TeamOfOne,
    /// Where a manager looks at all of the team.
    TeamOfManager,
    /// In the list of processes.
    Processes,
    /// On a proposal for a process.
    Proposal,
    /// In the preview of a process.
    Preview,
    /// In the words of the search.
    Search,
    /// On what was found.
    Finds,
    /// At the first start.
    Start,
    /// On the summary of a session.
    Summary,
    /// In the help.
    Help,
    /// Everywhere.
    Anywhere,
}

impl Scope {
    /// What help calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Typing => "While typing",
            Self::Stray => "On what was typed on a choice",
            Self::Choosing => "On a choice",
            Self::Criterion => "On what the buyer has done",
            Self::Form => "In a form",
            Self::Session => "In a session",
            Self::ShortOfTime => "When time is short",
            Self::Agenda => "On the agenda",
            Self::Dialog => "In a small form",
            Self::Home => "Where you do not type",
            Self::Today => "On Today",
            Self::ToConfirm => "On a step to confirm",
            Self::Outside => "Between sessions",
            Self::Owed => "On what you promised",
            Self::OpenStep => "On an open step",
            Self::ClosedStep => "On a closed step",
            Self::Asked => "On an ask of you",
            Self::AskLine => "On the line of an ask",
            Self::OnAsk => "On an ask",
            Self::Reading => "On a text to read",
            Self::Offered => "On an offer of help",
            Self::Stuck => "On a late or stuck deal",
            Self::CallLine => "On the line of a planned call",
            Self::Ahead => "On a planned call",
            Self::Untold => "On a call nobody told of",
            Self::Told => "On a call that was told of",
            Self::Asking => "On an ask of somebody else",
            Self::Promised => "On a promise of somebody else",
            Self::SteppedIn => "On a step-in due back",
            Self::NextSession => "On the next session",
            Self::OpenDeal => "On an open deal",
            Self::Decided => "On a decided deal",
            Self::LookAgain => "On a deal that was not won",
            Self::Thing => "On any line",
            Self::Deals => "In the list of deals",
            Self::Actions => "On Actions",
            Self::Finding => "While you look for a line",
            Self::Unfiltered => "In the list of deals, before you type",
            Self::Deal => "On the page of a deal",
            Self::Fact => "On a fact of a deal",
            Self::Minutes => "On the minutes of a session",
            Self::BeforeCall => "On the page before a call",
            Self::Paper => "On a paper to read",
            Self::Map => "On the buyer map",
            Self::Team => "On Team",
            Self::TeamOfOne => "On Team, on all of one rep",
            Self::TeamOfManager => "On Team, for managers",
            Self::Processes => "In the list of processes",
            Self::Proposal => "On a proposal for a process",
            Self::Preview => "In a preview",
            Self::Search => "In the search",
            Self::Finds => "On what was found",
            Self::Start => "At the start",
            Self::Summary => "On the summary",
            Self::Help => "In the help",
            Self::Anywhere => "Everywhere",
        }
    }
}

/// One key in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it works.
    pub scope: Scope,
    /// The key.
    pub key: Key,
    /// What it does.
    pub command: Command,
    /// One line of help.
    pub help: &'static str,
    /// What the footer calls it; empty where it does not stand there.
    pub footer: &'static str,
}

const fn bind(scope: Scope, key: Key, command: Command, help: &'static str) -> Binding {
    Binding { scope, key, command, help, footer: "" }
}

const fn shown(
    scope: Scope,
    key: Key,
    command: Command,
    footer: &'static str,
    help: &'static str,
) -> Binding {
    Binding { scope, key, command, help, footer }
}

const fn plain(code: Code) -> Key {
    Key::plain(code)
}

const fn ctrl(letter: char) -> Key {
    Key { ctrl: true, ..Key::plain(Code::Char(letter)) }
}

const fn ctrl_with(code: Code) -> Key {
    Key { ctrl: true, ..Key::plain(code) }
}

const fn alt(code: Code) -> Key {
    Key { alt: true, ..Key::plain(code) }
}

const fn shift(code: Code) -> Key {
    Key { shift: true, ..Key::plain(code) }
}

const fn edit(editing: Editing) -> Command {
    Command::Edit(editing)
}

/// Every key of the program, by place.
const TABLES: &[&[Binding]] = &[
    form::BINDINGS,
    session::BINDINGS,
    actions::BINDINGS,
    home::BINDINGS,
    deals::BINDINGS,
    map::BINDINGS,
    search::BINDINGS,
    processes::BINDINGS,
    team::BINDINGS,
    everywhere::BINDINGS,
];

/// Every key of the program.
pub fn bindings() -> impl Iterator<Item = &'static Binding> {
    TABLES.iter().copied().flatten()
}

/// What a key does where these scopes are active, the first one first.
pub fn command(scopes: &[Scope], key: Key) -> Option<&'static Command> {
    let bound =
        |scope: &Scope| bindings().find(|binding| binding.scope == *scope && binding.key == key);
    scopes.iter().find_map(bound).map(|binding| &binding.command)
}

/// The bindings that work where these scopes are active, the first one first.
/// A key that an earlier scope takes is not in it again.
pub fn active(scopes: &[Scope]) -> Vec<&'static Binding> {
    let mut active: Vec<&Binding> = Vec::new();
    for scope in scopes {
        let here = bindings().filter(|binding| binding.scope == *scope);
        for binding in here {
            if !active.iter().any(|earlier| earlier.key == binding.key) {
                active.push(binding);
            }
        }
    }
    active
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_twice_in_a_scope() {
        for (at, binding) in bindings().enumerate() {
            let again = bindings()
                .skip(at + 1)
                .find(|other| other.scope == binding.scope && other.key == binding.key);
            assert_eq!(again, None);
        }
    }

    #[test]
    fn keys_that_terminals_mix_up_are_never_bound() {
        let never = ["ctrl-h", "ctrl-i", "ctrl-m", "ctrl-[", "ctrl-b", "ctrl-\\", "ctrl-space"];
        for name in never.into_iter().chain(["f10", "f11", "ctrl-tab"]) {
            let key: Key = name.parse().unwrap();
            assert!(!bindings().any(|binding| binding.key == key), "{name}");
        }
    }

    #[test]
    fn a_letter_in_a_text_is_a_letter() {
        for binding in bindings().filter(|binding| binding.scope == Scope::Typing) {
            assert_eq!(binding.key.typed(), None, "{}", binding.key);
        }
    }

    #[test]
    fn a_nearer_scope_wins() {
        let question_mark = Key::plain(Code::Char('?'));
        let on_a_criterion = [Scope::Criterion, Scope::Form, Scope::Anywhere];
        assert_eq!(command(&on_a_criterion, question_mark), Some(&Command::Choose('?')));
        assert_eq!(command(&[Scope::Anywhere], question_mark), Some(&Command::Help));
    }
}
