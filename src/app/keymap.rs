//! Which key does what, and where. The one table: footer, help and README come
//! from it.

mod scope;

use super::command::Command;
use super::editor::Editing;
use super::key::{Code, Key};

pub use scope::Scope;

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

/// Every key of the program.
pub const BINDINGS: &[Binding] = &[
    shown(
        Scope::Criterion,
        plain(Code::Char('y')),
        Command::Choose('y'),
        "they did it",
        "They did it: asks what shows it",
    ),
    shown(
        Scope::Criterion,
        plain(Code::Char('p')),
        Command::Choose('p'),
        "partly",
        "They did it in part",
    ),
    shown(
        Scope::Criterion,
        plain(Code::Char('a')),
        Command::Choose('a'),
        "assumed",
        "We assume so: counts when there is evidence",
    ),
    shown(Scope::Criterion, plain(Code::Char('n')), Command::Choose('n'), "not yet", "Not yet"),
    shown(
        Scope::Criterion,
        plain(Code::Char('?')),
        Command::Choose('?'),
        "don't know",
        "We do not know: a good answer",
    ),
    shown(Scope::Choosing, plain(Code::Enter), Command::Keep, "choose", "Choose what is marked"),
    bind(Scope::Choosing, plain(Code::Char('j')), Command::Down, "The choice below"),
    bind(Scope::Choosing, plain(Code::Char('k')), Command::Up, "The choice above"),
    bind(Scope::Choosing, plain(Code::Char(' ')), Command::Keep, "Choose what is marked"),
    bind(Scope::Typing, plain(Code::Left), edit(Editing::Left), "One character left"),
    bind(Scope::Typing, plain(Code::Right), edit(Editing::Right), "One character right"),
    bind(Scope::Typing, ctrl_with(Code::Left), edit(Editing::WordLeft), "One word left"),
    bind(Scope::Typing, ctrl_with(Code::Right), edit(Editing::WordRight), "One word right"),
    bind(Scope::Typing, alt(Code::Char('b')), edit(Editing::WordLeft), "One word left"),
    bind(Scope::Typing, alt(Code::Char('f')), edit(Editing::WordRight), "One word right"),
    bind(Scope::Typing, plain(Code::Home), edit(Editing::LineStart), "Start of the line"),
    bind(Scope::Typing, plain(Code::End), edit(Editing::LineEnd), "End of the line"),
    bind(Scope::Typing, ctrl('a'), edit(Editing::LineStart), "Start of the line"),
    bind(Scope::Typing, ctrl('e'), edit(Editing::LineEnd), "End of the line"),
    bind(Scope::Typing, plain(Code::Backspace), edit(Editing::DeleteLeft), "Delete to the left"),
    bind(Scope::Typing, plain(Code::Delete), edit(Editing::DeleteRight), "Delete to the right"),
    bind(Scope::Typing, ctrl('w'), edit(Editing::DeleteWordLeft), "Delete the word to the left"),
    bind(
        Scope::Typing,
        alt(Code::Backspace),
        edit(Editing::DeleteWordLeft),
        "Delete the word to the left",
    ),
    bind(
        Scope::Typing,
        alt(Code::Char('d')),
        edit(Editing::DeleteWordRight),
        "Delete the word to the right",
    ),
    bind(
        Scope::Typing,
        ctrl('u'),
        edit(Editing::DeleteToLineStart),
        "Delete to the start of the line",
    ),
    bind(Scope::Typing, ctrl('k'), edit(Editing::DeleteToLineEnd), "Delete to the end of the line"),
    bind(Scope::Typing, ctrl('j'), edit(Editing::NewLine), "A new line in a long text"),
    bind(Scope::Typing, alt(Code::Enter), edit(Editing::NewLine), "A new line in a long text"),
    bind(Scope::Typing, shift(Code::Enter), edit(Editing::NewLine), "A new line in a long text"),
    shown(
        Scope::Form,
        plain(Code::Enter),
        Command::Keep,
        "keep and go on",
        "Keep the answer and go on",
    ),
    shown(Scope::Form, plain(Code::Tab), Command::NextField, "next", "Next field, without keeping"),
    bind(Scope::Form, ctrl('z'), Command::Undo, "Take back: the text first, then the last answer"),
    bind(Scope::Form, ctrl('_'), Command::Undo, "Take back: the text first, then the last answer"),
    bind(Scope::Form, ctrl('y'), Command::Redo, "Make again what was taken back"),
    bind(Scope::Form, shift(Code::Tab), Command::PreviousField, "Previous field"),
    bind(Scope::Form, plain(Code::Down), Command::Down, "One line down, then the next field"),
    bind(Scope::Form, plain(Code::Up), Command::Up, "One line up, then the previous field"),
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
    shown(
        Scope::ToConfirm,
        plain(Code::Enter),
        Command::Keep,
        "agree",
        "Agree to the step as it stands",
    ),
    bind(Scope::ToConfirm, plain(Code::Char(' ')), Command::Keep, "Agree to the step as it stands"),
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
    bind(Scope::Today, plain(Code::Char('1')), Command::Today, "Today: what waits for you"),
    shown(Scope::Today, plain(Code::Char('2')), Command::Deals, "all deals", "All deals"),
    bind(Scope::Today, plain(Code::Char('/')), Command::Deals, "All deals"),
    shown(Scope::Today, ctrl('n'), Command::AddDeal, "add a deal", "Add a deal"),
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
    bind(Scope::Today, plain(Code::Home), Command::First, "The first line"),
    bind(Scope::Today, plain(Code::Char('g')), Command::First, "The first line"),
    bind(Scope::Today, plain(Code::End), Command::Last, "The last line"),
    bind(Scope::Today, plain(Code::Char('G')), Command::Last, "The last line"),
    bind(Scope::Today, ctrl('z'), Command::Undo, "Take the last change back"),
    bind(Scope::Today, ctrl('_'), Command::Undo, "Take the last change back"),
    bind(Scope::Today, plain(Code::Char('u')), Command::Undo, "Take the last change back"),
    bind(Scope::Today, ctrl('y'), Command::Redo, "Make again what was taken back"),
    bind(Scope::Today, plain(Code::Char('w')), Command::SayWho, "Say who I am"),
    bind(Scope::Today, ctrl('s'), Command::Saved, "Nothing to save: says when it was saved"),
    bind(Scope::Today, plain(Code::Char('q')), Command::Leave, "Leave"),
    shown(
        Scope::Deals,
        plain(Code::Enter),
        Command::Keep,
        "open",
        "Start or go on with a session on the deal",
    ),
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
    bind(Scope::Deals, plain(Code::PageDown), Command::Last, "The last deal"),
    bind(Scope::Deals, plain(Code::PageUp), Command::First, "The first deal"),
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
    bind(Scope::Summary, plain(Code::Char('1')), Command::Today, "Today: what waits for you"),
    bind(Scope::Summary, plain(Code::Char('2')), Command::Deals, "All deals"),
    shown(Scope::Summary, plain(Code::Char('q')), Command::Leave, "leave", "Leave"),
    shown(Scope::Help, plain(Code::Enter), Command::Keep, "do it", "Do what the line says"),
    bind(Scope::Help, plain(Code::Down), Command::Down, "The line below"),
    bind(Scope::Help, plain(Code::Up), Command::Up, "The line above"),
    shown(
        Scope::Anywhere,
        plain(Code::Esc),
        Command::Out,
        "out",
        "One level out; nothing typed is lost",
    ),
    shown(
        Scope::Anywhere,
        plain(Code::F(1)),
        Command::Help,
        "help",
        "Help for the place you are in",
    ),
    bind(Scope::Anywhere, ctrl('p'), Command::Palette, "Every command by name"),
    bind(Scope::Anywhere, plain(Code::F(2)), Command::Palette, "Every command by name"),
    bind(Scope::Anywhere, plain(Code::Char(':')), Command::Palette, "Every command by name"),
    bind(Scope::Anywhere, plain(Code::Char('?')), Command::Help, "Help, when you are not typing"),
    shown(
        Scope::Anywhere,
        ctrl('q'),
        Command::Leave,
        "leave",
        "Leave; everything is saved already",
    ),
    bind(Scope::Anywhere, ctrl('c'), Command::Interrupt, "Twice: leave"),
];

/// What a key does where these scopes are active, the first one first.
pub fn command(scopes: &[Scope], key: Key) -> Option<&'static Command> {
    let bound = |scope: &Scope| {
        BINDINGS.iter().find(|binding| binding.scope == *scope && binding.key == key)
    };
    scopes.iter().find_map(bound).map(|binding| &binding.command)
}

/// The bindings that work where these scopes are active, the first one first.
/// A key that an earlier scope takes is not in it again.
pub fn active(scopes: &[Scope]) -> Vec<&'static Binding> {
    let mut active: Vec<&Binding> = Vec::new();
    for scope in scopes {
        let here = BINDINGS.iter().filter(|binding| binding.scope == *scope);
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
        for (at, binding) in BINDINGS.iter().enumerate() {
            let again = BINDINGS[at + 1..]
                .iter()
                .find(|other| other.scope == binding.scope && other.key == binding.key);
            assert_eq!(again, None);
        }
    }

    #[test]
    fn keys_that_terminals_mix_up_are_never_bound() {
        let never = ["ctrl-h", "ctrl-i", "ctrl-m", "ctrl-[", "ctrl-b", "ctrl-\\", "ctrl-space"];
        for name in never.into_iter().chain(["f10", "f11", "ctrl-tab"]) {
            let key: Key = name.parse().unwrap();
            assert!(!BINDINGS.iter().any(|binding| binding.key == key), "{name}");
        }
    }

    #[test]
    fn a_letter_in_a_text_is_a_letter() {
        for binding in BINDINGS.iter().filter(|binding| binding.scope == Scope::Typing) {
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
