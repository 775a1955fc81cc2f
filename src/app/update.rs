//! What happened goes to the screen it concerns; what shall be done comes back.

use super::command::Command;
use super::editor::Editing;
use super::effect::Effect;
use super::help::{HelpOverlay, Order};
use super::key::Key;
use super::keymap::{self, Scope};
use super::message::{Message, Now};
use super::model::{Model, Notice, Wanted};
use super::screen::deals::Deals;
use super::screen::session::SessionScreen;
use super::screen::summary::Summary;
use super::screen::today::Today;
use super::screen::who::Who;
use super::screen::{Desk, Place, Screen, Step, Turn, begin};
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};

/// Takes in what happened at `now`; gives back what the shell shall do.
pub fn update(model: &mut Model, now: &Now, message: Message) -> Vec<Effect> {
    model.now = now.clone();
    if model.books.is_none() && waits_for_books(model, &message) {
        model.early.push(message);
        return Vec::new();
    }
    match message {
        Message::Key(key) => on_key(model, key),
        Message::Paste(text) => on_paste(model, text),
        Message::Resized(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Message::Tick => Vec::new(),
        Message::Loaded(books) => {
            let mut effects = loaded(model, *books);
            for early in std::mem::take(&mut model.early) {
                effects.extend(update(model, now, early));
            }
            effects
        }
        Message::Held(draft) => with_session(model, |screen, desk| screen.held(&draft, desk)),
        Message::NotHeld(why) => {
            model.screens.pop();
            model.notice = Some(Notice::news(why));
            ensure_home(model);
            Vec::new()
        }
        Message::Waiting(sentence) => {
            model.notice = Some(Notice::waiting(sentence));
            Vec::new()
        }
        Message::Clashed(sentence) => {
            model.notice = Some(Notice::trouble(sentence));
            Vec::new()
        }
        Message::Saved(key) => saved(model, key),
        Message::Closed { changes, file } => closed(model, &changes, file),
        Message::Exported(file) => {
            model.notice = Some(Notice::news(format!("Exported to {file}")));
            Vec::new()
        }
        Message::NotExported(why) => {
            model.notice = Some(Notice::news(format!("Not exported: {why}")));
            Vec::new()
        }
        Message::NotSaved(why, change) => {
            let effects = with_session(model, SessionScreen::not_saved);
            if let (Some(Screen::Today(screen)), Some(books), Some(change)) =
                (model.screens.first_mut(), &mut model.books, change)
            {
                screen.not_saved(&change, books);
            }
            model.notice = Some(Notice::trouble(why));
            effects
        }
    }
}

/// Whether it was typed ahead. Who wants to leave need not wait.
fn waits_for_books(model: &Model, message: &Message) -> bool {
    if let Message::Key(key) = message {
        return !matches!(command_for(model, *key), Some(Command::Leave | Command::Interrupt));
    }
    matches!(message, Message::Paste(_))
}

fn on_key(model: &mut Model, key: Key) -> Vec<Effect> {
    if model.notice.as_ref().is_some_and(|notice| !notice.is_trouble) {
        model.notice = None;
    }
    let Some(command) = command_for(model, key) else { return Vec::new() };
    if command != Command::Interrupt {
        model.is_interrupted = false;
    }
    let may_leave = matches!(command, Command::Leave | Command::Interrupt);
    if model.is_too_small() && !may_leave {
        return Vec::new();
    }
    perform(model, &command)
}

/// What a key asks for: what the table says, else a letter of a text or the
/// letter of a choice.
fn command_for(model: &Model, key: Key) -> Option<Command> {
    let scopes = model.scopes();
    let is_typing = scopes.contains(&Scope::Typing);
    let nearest = scopes.iter().copied().filter(|scope| *scope != Scope::Anywhere);
    let nearest: Vec<Scope> = nearest.collect();
    if let Some(typed) = key.typed().filter(|_| is_typing) {
        return Some(Command::Edit(Editing::Insert(typed.to_string())));
    }
    if let Some(command) = keymap::command(&nearest, key) {
        return Some(command.clone());
    }
    if let Some(letter) = key.typed()
        && scopes.contains(&Scope::Choosing)
        && letter != '?'
    {
        return Some(Command::Choose(letter));
    }
    keymap::command(&[Scope::Anywhere], key).cloned()
}

fn on_paste(model: &mut Model, text: String) -> Vec<Effect> {
    if model.is_too_small() || !model.scopes().contains(&Scope::Typing) {
        return Vec::new();
    }
    perform(model, &Command::Edit(Editing::Insert(text)))
}

/// Does what was asked for, wherever it was asked.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not for everywhere is for the screen in front"
)]
fn perform(model: &mut Model, command: &Command) -> Vec<Effect> {
    match command {
        Command::Help | Command::Palette if model.help.is_none() => {
            let order = if *command == Command::Help { Order::Place } else { Order::Name };
            model.help = Some(HelpOverlay::new(order));
            Vec::new()
        }
        Command::Leave => leave(model),
        Command::Interrupt if model.is_interrupted => leave(model),
        Command::Interrupt => {
            model.is_interrupted = true;
            model.notice = Some(Notice::news("Everything is kept. Ctrl-C once more leaves."));
            Vec::new()
        }
        Command::Saved => {
            model.notice = Some(Notice::news(saved_in_words(model)));
            Vec::new()
        }
        _ if model.help.is_some() => in_help(model, command),
        _ => in_screen(model, command),
    }
}

fn saved_in_words(model: &Model) -> String {
    match &model.saved_at {
        Some(at) => format!("Nothing to save: saved at {}", at.strftime("%H:%M:%S")),
        None => "Nothing to save yet: each answer is saved when you keep it".to_owned(),
    }
}

/// Leaves; where a session is open, says where it is parked.
fn leave(model: &mut Model) -> Vec<Effect> {
    let books = model.books.as_ref();
    let parked = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Session(screen) => books.and_then(|books| screen.parked(books)),
        Screen::Start(_)
        | Screen::Today(_)
        | Screen::Who(_)
        | Screen::Deals(_)
        | Screen::NewDeal(_)
        | Screen::Begin(_)
        | Screen::Summary(_) => None,
    });
    let mut effects = with_session(model, SessionScreen::rest);
    effects.push(Effect::Quit(parked));
    effects
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other command closes the help")]
fn in_help(model: &mut Model, command: &Command) -> Vec<Effect> {
    let places = model.places();
    let Some(help) = &mut model.help else { return Vec::new() };
    let lines = help.lines(&places);
    match command {
        Command::Edit(editing) => help.edit(editing),
        Command::Up => help.move_line(false, lines.len()),
        Command::Down => help.move_line(true, lines.len()),
        Command::Keep => {
            let command = lines.get(help.at).map(|line| line.binding.command.clone());
            model.help = None;
            return command.map_or_else(Vec::new, |command| perform(model, &command));
        }
        _ => model.help = None,
    }
    Vec::new()
}

fn in_screen(model: &mut Model, command: &Command) -> Vec<Effect> {
    let Some(books) = &mut model.books else { return Vec::new() };
    let Some(screen) = model.screens.last_mut() else { return Vec::new() };
    let mut desk =
        Desk { books, now: &model.now, draw: &mut model.draw, notice: &mut model.notice };
    let step = screen.act(command, &mut desk);
    turn(model, step)
}

/// Turns to the screen that a step leads to.
fn turn(model: &mut Model, step: Step) -> Vec<Effect> {
    match step.turn {
        Turn::Stay => {}
        Turn::Push(screen) => model.screens.push(*screen),
        Turn::Replace(screen) => {
            model.screens.pop();
            model.screens.push(*screen);
        }
        Turn::Pop => drop(model.screens.pop()),
        Turn::Go(place) => model.screens = reached(place),
    }
    ensure_home(model);
    step.effects
}

/// The screens with that one in front.
fn reached(place: Place) -> Vec<Screen> {
    let today = Screen::Today(Today::default());
    match place {
        Place::Today => vec![today],
        Place::Deals => vec![today, Screen::Deals(Deals::default())],
    }
}

/// Below all screens lies the home: the first start, until there is a deal.
/// Who comes to Today is asked who they are, once.
fn ensure_home(model: &mut Model) {
    let Some(books) = &model.books else { return };
    if matches!(model.screens.last(), None | Some(Screen::Start(_))) {
        model.screens = model.home(books);
    }
    let is_asked = !model.has_asked_who && Who::is_unknown(books);
    if is_asked && matches!(model.screens.last(), Some(Screen::Today(_))) {
        model.has_asked_who = true;
        model.screens.push(Screen::Who(Who::new(books)));
    }
}

fn loaded(model: &mut Model, books: Books) -> Vec<Effect> {
    if let Some(unread) = books.unread.first() {
        let more = books.unread.len() - 1;
        let more = if more == 0 { String::new() } else { format!(" (and {more} more)") };
        model.notice = Some(Notice::news(format!("Not read: {unread}{more}")));
    }
    model.screens = model.home(&books);
    model.books = Some(books);
    match model.wanted.clone() {
        Wanted::Home | Wanted::Choose(_) => {
            ensure_home(model);
            Vec::new()
        }
        Wanted::Session(deal, beginning) => {
            let Some(books) = &mut model.books else { return Vec::new() };
            let mut desk =
                Desk { books, now: &model.now, draw: &mut model.draw, notice: &mut model.notice };
            let step = begin::open(&deal, beginning, &mut desk);
            turn(model, step)
        }
    }
}

fn with_session(
    model: &mut Model,
    act: impl FnOnce(&mut SessionScreen, &mut Desk<'_>) -> Vec<Effect>,
) -> Vec<Effect> {
    let (Some(books), Some(Screen::Session(screen))) = (&mut model.books, model.screens.last_mut())
    else {
        return Vec::new();
    };
    let mut desk =
        Desk { books, now: &model.now, draw: &mut model.draw, notice: &mut model.notice };
    act(screen, &mut desk)
}

/// Nothing is in the way of saving by now.
fn on_disk(model: &mut Model) {
    model.saved_at = Some(model.now.wall.clone());
    model.notice.take_if(|notice| notice.is_trouble || notice.is_waiting);
}

fn saved(model: &mut Model, key: Option<String>) -> Vec<Effect> {
    on_disk(model);
    key.map(|key| Effect::Note(super::effect::Note::Kept(key))).into_iter().collect()
}

/// The session is on disk: the books follow, and the summary is shown.
fn closed(model: &mut Model, changes: &[Change], file: String) -> Vec<Effect> {
    on_disk(model);
    let Some(books) = &mut model.books else { return Vec::new() };
    for change in changes {
        books.apply(change);
    }
    let session = changes.iter().find_map(|change| match &change.after {
        Record::Session(session) => Some((session.deal.clone(), session.id.clone())),
        Record::Team(_)
        | Record::Deal(_)
        | Record::Action(_)
        | Record::Ask(_)
        | Record::Call(_) => None,
    });
    if let Some((deal, session)) = session {
        let screen = Screen::Summary(Summary { deal, session, file });
        return turn(model, Step { effects: Vec::new(), turn: Turn::Replace(Box::new(screen)) });
    }
    Vec::new()
}
