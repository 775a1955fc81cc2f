//! The pump: waits for what happens, lets the machine take it in, does what
//! comes out, and draws.
//!
//! What was typed is in the draft log before it is drawn; every other file is
//! the clerk's, so that typing never waits for the disk.

use std::io::Write;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::clerk::Clerk;
use super::desk::{Desk, Job};
use super::drafts::Log;
use super::input::{Input, Woken};
use super::keys;
use super::pending::Pending;
use super::terminal::{Guard, Output};
use crate::app::effect::{Effect, Note};
use crate::app::message::Message;
use crate::app::model::{Model, Wanted};
use crate::app::update::update;
use crate::failure::Failure;
use crate::view;
use crate::workspace::Workspace;
use crate::world::World;

/// The exit code of a program whose terminal has gone: 128 and SIGHUP.
const GONE: u8 = 129;
/// How long a line of the draft log may wait to be on disk, and how often a
/// clock is drawn anew.
const SECOND: Duration = Duration::from_secs(1);

/// How long a signal waits for what was handed to the clerk.
const LAST_WRITES: Duration = Duration::from_secs(2);

/// How the screens were left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// By somebody, with a sentence to say afterwards.
    Quit(Option<String>),
    /// The terminal has gone; the exit code says so.
    Gone(u8),
}

/// Shows the screens until they are left. Should a signal end the program,
/// `on_signal` is the last that is done.
///
/// # Errors
///
/// A [`Failure`] where there is no terminal, or it cannot be used.
pub fn run(
    world: &World,
    workspace: Workspace,
    wanted: Wanted,
    on_signal: impl FnOnce() + Send + 'static,
) -> Result<Left, Failure> {
    let input = Input::new().map_err(no_terminal)?;
    let pending = Pending::default();
    let last = pending.clone();
    #[cfg(unix)]
    super::signals::watch(input.waker(), move || {
        last.wait(LAST_WRITES);
        on_signal();
    })
    .map_err(no_terminal)?;
    let guard = Guard::enter().map_err(no_terminal)?;
    let left = Pump::new(world, workspace, wanted, input, pending)?.run();
    drop(guard);
    left
}

fn no_terminal(error: std::io::Error) -> Failure {
    Failure::wrong_use("the screens need a terminal")
        .because(error)
        .hint("\"sideline --help\" lists what works without one")
}

struct Pump<'a> {
    world: &'a World,
    workspace: Workspace,
    model: Model,
    terminal: Terminal<CrosstermBackend<Output>>,
    input: Input,
    clerk: Clerk<Job, Message>,
    pending: Pending,
    log: Option<Log>,
    /// When the first line was written that is not known to be on disk.
    unsynced: Option<Duration>,
    left: Option<Left>,
}

impl<'a> Pump<'a> {
    fn new(
        world: &'a World,
        workspace: Workspace,
        wanted: Wanted,
        input: Input,
        pending: Pending,
    ) -> Result<Self, Failure> {
        let terminal =
            Terminal::new(CrosstermBackend::new(Output::default())).map_err(no_terminal)?;
        let size = terminal.size().map_err(no_terminal)?;
        let place = workspace.root().display().to_string();
        let size = (size.width, size.height);
        let model = Model::new(world.now(), size, world.draw(), wanted, place);
        let mut desk = Desk::new(world.clone(), workspace.clone());
        let done = pending.clone();
        let perform = move |job, say: &mut dyn FnMut(Message)| {
            desk.perform(job, say);
            done.done();
        };
        let clerk = Clerk::start(input.waker(), perform)
            .map_err(|e| Failure::not_done("the screens cannot start").because(e))?;
        Ok(Self {
            world,
            workspace,
            model,
            terminal,
            input,
            clerk,
            pending,
            log: None,
            unsynced: None,
            left: None,
        })
    }

    fn run(mut self) -> Result<Left, Failure> {
        self.draw();
        self.hand(Job::Load);
        while self.left.is_none() {
            let woken = self.input.wait(self.patience()).map_err(no_terminal)?;
            if woken.gone {
                self.left = Some(Left::Gone(GONE));
                break;
            }
            self.take_in(woken);
            if self.model.shows_clock() {
                self.tell(Message::Tick);
            }
            self.sync_when_due();
            self.draw();
        }
        let log = self.log.take();
        let last = self.clerk.finish();
        drop(log);
        Ok(said(self.left.unwrap_or(Left::Quit(None)), last))
    }

    /// How long to sleep: for ever, unless a clock is shown or a line waits to
    /// be on disk.
    fn patience(&self) -> Option<Duration> {
        let tick = self.model.shows_clock().then_some(SECOND);
        [tick, self.time_to_sync()].into_iter().flatten().min()
    }

    /// How long the oldest line of the draft log may still wait.
    fn time_to_sync(&self) -> Option<Duration> {
        let waited = self.world.now().steady.saturating_sub(self.unsynced?);
        Some(SECOND.saturating_sub(waited))
    }

    fn take_in(&mut self, woken: Woken) {
        let is_resized = woken.resumed;
        for event in woken.events {
            if let Some(message) = keys::message(event) {
                if let Message::Resized(columns, rows) = message {
                    self.resize(columns, rows);
                }
                self.tell(message);
            }
        }
        for message in self.clerk.reports() {
            self.tell(message);
        }
        if is_resized {
            let (columns, rows) = self.model.size;
            self.resize(columns, rows);
        }
    }

    /// Draws everything anew at that size.
    fn resize(&mut self, columns: u16, rows: u16) {
        // A terminal that cannot be written to is found out by the wait.
        let _ = self.terminal.resize(Rect::new(0, 0, columns, rows));
    }

    /// Lets the machine take in what happened, and does what comes out.
    fn tell(&mut self, message: Message) {
        if let Message::Closed { .. } = message
            && let Some(log) = self.log.take()
        {
            // A log that stays is finished again next time, which changes nothing.
            let _ = log.remove();
            self.unsynced = None;
        }
        for effect in update(&mut self.model, &self.world.now(), message) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Begin { session, deal } => {
                match Log::begin(self.world, &self.workspace, &session, &deal) {
                    Ok(log) => self.log = Some(log),
                    Err(why) => self.tell(Message::NotSaved(why, None)),
                }
            }
            Effect::Hold { session, deal } => {
                match Log::hold(self.world, &self.workspace, &session, &deal) {
                    Ok((log, draft)) => {
                        self.log = Some(log);
                        self.tell(Message::Held(draft));
                    }
                    Err(why) => self.tell(Message::NotHeld(why)),
                }
            }
            Effect::LetGo => self.log = None,
            Effect::Note(note) => self.note(note),
            Effect::Save(change, key) => {
                self.make_ready();
                self.hand(Job::Save(Box::new(change), key));
            }
            Effect::Remember(person) => self.hand(Job::Remember(person)),
            Effect::Close(session) => self.hand(Job::Close(session)),
            Effect::Copy(text) => copy(&text),
            Effect::Export { deal, session } => self.hand(Job::Export(deal, session)),
            Effect::Quit(say) => self.left = Some(Left::Quit(say)),
        }
    }

    /// Makes the workspace before anything goes into it, so that the draft log
    /// has its place at once.
    fn make_ready(&mut self) {
        if let Err(failure) = self.workspace.ready() {
            self.tell(Message::NotSaved(failure.sentence, None));
        }
    }

    fn note(&mut self, note: Note) {
        let is_kept = matches!(note, Note::Kept(_));
        let Some(log) = &mut self.log else { return };
        match log.note(note) {
            Ok(()) => {
                self.unsynced.get_or_insert(self.world.now().steady);
                if is_kept {
                    self.sync();
                }
            }
            Err(why) => self.tell(Message::NotSaved(why, None)),
        }
    }

    /// Hands a job to the clerk.
    fn hand(&self, job: Job) {
        self.pending.add();
        self.clerk.hand(job);
    }

    fn sync_when_due(&mut self) {
        if self.time_to_sync().is_some_and(|time| time.is_zero()) {
            self.sync();
        }
    }

    fn sync(&mut self) {
        self.unsynced = None;
        let file = self.log.as_ref().map(Log::file);
        match file {
            Some(Ok(file)) => self.hand(Job::Sync(file)),
            Some(Err(why)) => self.tell(Message::NotSaved(why, None)),
            None => {}
        }
    }

    fn draw(&mut self) {
        let (model, is_colourless) = (&self.model, self.world.is_colourless);
        // A terminal that cannot be written to is found out by the wait.
        let _ = self.terminal.draw(|frame| {
            view::draw(model, frame);
            if is_colourless {
                view::theme::without_colour(frame.buffer_mut());
            }
        });
    }
}

/// What is said when the screens were left: where the session is parked, or
/// what could not be written at the last moment, or stands in the place of what
/// somebody else wrote.
fn said(left: Left, last: Vec<Message>) -> Left {
    let mut last = last.into_iter();
    let trouble = last.find_map(|message| {
        if let Message::NotSaved(why, _) | Message::Clashed(why) = message {
            Some(why)
        } else {
            None
        }
    });
    match (left, trouble) {
        (Left::Quit(_), Some(why)) => Left::Quit(Some(why)),
        (left, _) => left,
    }
}

/// Puts a text on the clipboard of the terminal.
fn copy(text: &str) {
    let copy = CopyToClipboard::to_clipboard_from(view::printable::printable(text));
    let mut out = Output::default();
    // A terminal that cannot be written to is found out by the wait.
    let _ = execute!(out, copy).and_then(|()| out.flush());
}
