//! What happened goes to the screen it concerns; what shall be done comes back.

mod answers;
mod dialog;
mod home;
mod leaving;
mod processes;
mod unsaved;

use super::command::Command;
use super::dialog::Dialog;
use super::editor::Editing;
use super::effect::Effect;
use super::help::{HelpOverlay, Order};
use super::key::Key;
use super::keymap::{self, Scope};
use super::model::{self, Leaving, Model, Notice, Wanted};
use super::screen::session::SessionScreen;
use super::screen::who::Who;
use super::screen::{Ctx, Next, Screen, Turn, begin};
use crate::app::message::Message;
use crate::domain::books::Books;
use crate::domain::now::Now;
use crate::pages::Derived;

/// What is said when the sample data is shown.
const SAMPLE: &str = "This is sample data: try every key. Ctrl-Q ends it, and nothing is kept.";

/// What is said of a text that comes where no letter is one.
const NO_TEXT_HERE: &str = "That came as one text, and there is nothing to type it into here.";

/// Takes in what happened at `now`; gives back what the shell shall do.
pub fn update(model: &mut Model, now: &Now, message: Message) -> Vec<Effect> {
    model.now = now.clone();
    if matches!(message, Message::Saved { .. } | Message::NotSaved(_)) {
        model.saves.1 += 1;
    }
    let mut effects = take_in(model, message);
    for effect in &effects {
        if is_save(effect) {
            model.saves.0 += 1;
            model.is_rereading = false;
        } else if *effect == Effect::Reread {
            model.is_rereading = true;
            model.read_at = model.now.steady;
        }
    }
    effects.extend(unsaved::forget_what_is_saved(model));
    renew(model);
    effects
}

/// Whether the shell answers it with what is saved.
const fn is_save(effect: &Effect) -> bool {
    matches!(effect, Effect::Save(..) | Effect::SaveAgain | Effect::Remember(_))
}

fn take_in(model: &mut Model, message: Message) -> Vec<Effect> {
    renew(model);
    if model.is_reading() && is_typed_ahead(model, &message) {
        model.early.push(message);
        return Vec::new();
    }
    match message {
        Message::Key(key) => {
            let mut effects = on_key(model, key);
            effects.extend(model.may_be_out_of_date().then_some(Effect::Reread));
            effects
        }
        Message::Paste(text) => on_paste(model, text),
        Message::Resized(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Message::Tick => answers::tick(model),
        Message::Loaded(books) => {
            model.read_at = model.now.steady;
            let mut effects = loaded(model, *books);
            effects.push(Effect::TakeUp);
            effects.extend(typed_ahead(model));
            effects
        }
        Message::Reread(books) => answers::reread(model, *books),
        Message::Unchanged => {
            model.is_rereading = false;
            Vec::new()
        }
        Message::Opened(opened) => answers::opened(model, *opened),
        Message::Damaged(deal, unread) => {
            if let Some(books) = &mut model.books {
                books.change().damaged(&deal, unread);
            }
            Vec::new()
        }
        Message::Gathered(gathered, left) => answers::gathered(model, gathered, left),
        Message::Held { session, draft, books } => {
            let mut effects = answers::held(model, &session, &draft, *books);
            effects.extend(typed_ahead(model));
            effects
        }
        Message::NotHeld => {
            let mut effects = with_session(model, SessionScreen::held_elsewhere);
            effects.extend(typed_ahead(model));
            effects
        }
        Message::TakenUp(draft) => unsaved::taken_up(model, &draft),
        Message::NotKept(why) => {
            model.troubles.kept(why);
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
        Message::Saved { kept, unsaved } => answers::saved(model, kept, unsaved),
        Message::Closed { changes, file } => answers::closed(model, &changes, file),
        Message::NotClosed { why, is_over } => answers::not_closed(model, &why, is_over),
        Message::Copied(copied) => answers::copied(model, copied),
        Message::Written(file) => answers::written(model, &file),
        Message::NotWritten(why) => news(model, format!("Not written: {why}")),
        Message::Mailed(mailed) => answers::mailed(model, *mailed),
        Message::Sheets(sheets) => processes::read(model, sheets),
        Message::NotWatched(why) | Message::NotEdited(why) => news(model, why),
        Message::NotSaved(why) => {
            model.notice = Some(Notice::trouble(why));
            Vec::new()
        }
    }
}

fn news(model: &mut Model, text: impl Into<String>) -> Vec<Effect> {
    model.notice = Some(Notice::news(text));
    Vec::new()
}

/// Whether it is a key or a paste that waits. Who wants to leave need not.
fn is_typed_ahead(model: &Model, message: &Message) -> bool {
    if let Message::Key(key) = message {
        return !matches!(command_for(model, *key), Some(Command::Leave | Command::Interrupt));
    }
    matches!(message, Message::Paste(_))
}

/// Takes in what was typed before there was anything to type it into.
fn typed_ahead(model: &mut Model) -> Vec<Effect> {
    let early = std::mem::take(&mut model.early).into_iter();
    early.flat_map(|message| take_in(model, message)).collect()
}

fn on_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let told = model.notice.take_if(|notice| !notice.is_trouble);
    let Some(command) = command_for(model, key) else {
        return with_session(model, |screen, ctx| {
            screen.hear_a_letter(ctx.now.steady);
            Vec::new()
        });
    };
    let written = told.and_then(|notice| notice.opens);
    if let (Command::Keep, Some(file)) = (&command, written) {
        return vec![Effect::OpenFile(file)];
    }
    if !matches!(command, Command::Interrupt | Command::Leave) {
        model.leaving = Leaving::No;
    }
    let may_leave = matches!(command, Command::Leave | Command::Interrupt);
    if model.is_too_small() && !may_leave {
        return Vec::new();
    }
    perform(model, &command)
}

/// What a key asks for: what the table says, else a letter of a text, or in a
/// form the letter of a choice.
fn command_for(model: &Model, key: Key) -> Option<Command> {
    let scopes = model.scopes();
    let is_typing = scopes.contains(&Scope::Typing) || scopes.contains(&Scope::Stray);
    let nearest = scopes.iter().copied().filter(|scope| *scope != Scope::Anywhere);
    let nearest: Vec<Scope> = nearest.collect();
    if let Some(typed) = key.typed().filter(|_| is_typing) {
        return Some(Command::Edit(Editing::Insert(typed.to_string())));
    }
    if let Some(command) = keymap::command(&nearest, key) {
        return Some(command.clone());
    }
    if let Some(letter) = key.typed().filter(|_| scopes.contains(&Scope::Form)) {
        return Some(Command::Choose(letter));
    }
    keymap::command(&[Scope::Anywhere], key).cloned()
}

fn on_paste(model: &mut Model, text: String) -> Vec<Effect> {
    if model.is_too_small() {
        return Vec::new();
    }
    let takes_text = [Scope::Typing, Scope::Form, Scope::Stray];
    if !model.scopes().iter().any(|scope| takes_text.contains(scope)) {
        model.notice = Some(Notice::news(NO_TEXT_HERE));
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
        Command::Leave => leaving::leave(model),
        Command::Interrupt => leaving::interrupt(model),
        Command::Saved if model.dialog.is_none() => {
            model.notice = Some(Notice::news(saved_in_words(model)));
            Vec::new()
        }
        _ if model.help.is_some() => in_help(model, command),
        _ if model.dialog.is_some() => in_form(model, command, dialog::perform),
        _ => match home::perform(model, command) {
            Some(effects) => effects,
            None => in_form(model, command, in_screen),
        },
    }
}

fn saved_in_words(model: &Model) -> String {
    if !model.troubles.is_empty() {
        return "Not everything is saved yet: it is tried again by itself".to_owned();
    }
    match &model.saved_at {
        Some(at) => format!("Everything is saved already, at {}", at.strftime("%H:%M:%S")),
        None => "Nothing to save yet: each answer is saved when you keep it".to_owned(),
    }
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
    let Some(Parts { mut ctx, screens, .. }) = Parts::of(model) else { return Vec::new() };
    let Some(screen) = screens.last_mut() else { return Vec::new() };
    let step = screen.component_mut().act(command, &mut ctx);
    turn(model, step)
}

/// Does what was asked for where something may be typed outside of sessions,
/// and keeps its log.
fn in_form(
    model: &mut Model,
    command: &Command,
    perform: impl FnOnce(&mut Model, &Command) -> Vec<Effect>,
) -> Vec<Effect> {
    let place = unsaved::place(model);
    let mut effects = perform(model, command);
    // Those before in the same burst are not counted yet: it is waited for more.
    let saves = effects.iter().filter(|effect| is_save(effect)).count();
    effects.extend(unsaved::note(model, place.as_deref(), command, saves));
    effects.extend(unsaved::open_left(model));
    effects
}

/// The model in parts: what a screen works with, the screens, and the dialog
/// over the one in front.
struct Parts<'a> {
    ctx: Ctx<'a>,
    screens: &'a mut Vec<Screen>,
    dialog: &'a mut Option<Dialog>,
}

impl<'a> Parts<'a> {
    /// None before the books were read.
    fn of(model: &'a mut Model) -> Option<Self> {
        let Model { now, draw, notice, edits, screens, dialog, size: (_, rows), .. } = model;
        let (books, page) = (model.books.as_mut()?, model.page.page());
        Some(Self {
            ctx: Ctx { books, page, now, draw, notice, edits, rows: *rows },
            screens,
            dialog,
        })
    }
}

/// The page of the screen in front is as the books, the day and the screen are
/// by now, and the cursor is on what it was on.
fn renew(model: &mut Model) {
    let (Some(books), Some(screen)) = (&model.books, model.screens.last_mut()) else { return };
    if let Screen::Search(search) = screen {
        search.renew(books);
    }
    let screen = screen.component_mut();
    screen.fit(model.size);
    model.page.renew(screen.query(), books, &model.now.wall);
    screen.settle(model.page.page());
}

/// Turns to the screen that a step leads to.
fn turn(model: &mut Model, step: Next) -> Vec<Effect> {
    let is_back = matches!(step.turn, Turn::Pop | Turn::Go(_));
    match step.turn {
        Turn::Stay => {}
        Turn::Ask(kind) => dialog::open(model, kind),
        Turn::Push(screen) => model.screens.push(*screen),
        Turn::Replace(screen) => {
            model.screens.pop();
            model.screens.push(*screen);
        }
        Turn::Pop => drop(model.screens.pop()),
        Turn::Go(place) => model.screens = place.screens(),
    }
    ensure_home(model);
    let mut effects = step.effects;
    if is_back && model.is_at_home() {
        effects.push(Effect::Reread);
    }
    effects
}

/// Below all screens lies the home: the first start, until there is a deal.
/// Who comes to Today, to Actions, or to Team, is asked who they are, once.
fn ensure_home(model: &mut Model) {
    let Some(books) = &model.books else { return };
    let is_over = match model.screens.last() {
        None => true,
        Some(Screen::Start(_)) => !books.has_no_deal(),
        Some(Screen::Today(_)) => model::is_first_start(books),
        Some(_) => false,
    };
    if is_over {
        model.screens = model.home(books);
    }
    let is_asked = !model.has_asked_who && Who::is_unknown(books);
    if is_asked
        && matches!(
            model.screens.last(),
            Some(Screen::Today(_) | Screen::Actions(_) | Screen::Team(_))
        )
    {
        model.has_asked_who = true;
        model.screens.push(Screen::Who(Who::new(books)));
    }
}

fn loaded(model: &mut Model, books: Books) -> Vec<Effect> {
    answers::tell_unread(model, &books.unread);
    model.screens = model.home(&books);
    model.page = Derived::default();
    model.books = Some(books.into());
    match model.wanted.clone() {
        Wanted::Home | Wanted::Choose(_) | Wanted::Preview(_) => {
            ensure_home(model);
            Vec::new()
        }
        Wanted::Sample => {
            model.notice = Some(Notice::news(SAMPLE));
            Vec::new()
        }
        Wanted::Session(deal, beginning) => {
            let Some(Parts { mut ctx, .. }) = Parts::of(model) else { return Vec::new() };
            let step = begin::open(&deal, beginning, &mut ctx);
            turn(model, step)
        }
    }
}

fn with_session(
    model: &mut Model,
    act: impl FnOnce(&mut SessionScreen, &mut Ctx<'_>) -> Vec<Effect>,
) -> Vec<Effect> {
    let Some(Parts { mut ctx, screens, .. }) = Parts::of(model) else { return Vec::new() };
    let Some(Screen::Session(screen)) = screens.last_mut() else { return Vec::new() };
    act(screen, &mut ctx)
}
