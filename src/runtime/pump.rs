//! The pump: waits for what happens, lets the machine take it in, does what
//! comes out, and draws.
//!
//! What was typed is in the draft log before it is drawn; every other file is
//! the clerk's, so that typing never waits for the disk.

mod logging;
mod processes;

use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::clerk::Clerk;
use super::clipboard::Clipboard;
use super::drafts::Logs;
use super::input::{Input, Woken};
use super::keys;
use super::last_words::{AtTheEnd, LastWords};
use super::mail::Mails;
use super::pending::Pending;
use super::terminal::{Guard, Output};
use super::watch::Watch;
use super::worker::{Held, Job, Worker};
use crate::app::effect::{Effect, Note};
use crate::app::message::Message;
use crate::app::model::{Model, Wanted};
use crate::app::update::update;
use crate::exchange::text::text;
use crate::failure::Failure;
use crate::view;
use crate::workspace::Workspace;
use crate::world::World;

/// The exit code of a program whose terminal has gone: 128 and SIGHUP.
const GONE: u8 = 129;
/// How long a line of the draft log may wait to be on disk, and how often a
/// clock is drawn anew.
const SECOND: Duration = Duration::from_secs(1);

/// How long it is waited for the end of a word before a session is written.
const SETTLED: Duration = Duration::from_millis(401);

/// How long a signal waits for what was handed to the clerk.
const LAST_WRITES: Duration = Duration::from_secs(2);

/// How the screens were left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// By somebody, with a sentence to say afterwards.
    Quit(Option<String>),
    /// For the sample data, which is to be shown instead.
    LookAround,
    /// By somebody, and not everything was saved; what is missing was printed.
    Unsaved,
    /// The terminal has gone; the exit code says so.
    Gone(u8),
}

/// The terminal, taken for the screens until this is dropped.
#[derive(Debug)]
pub struct Screens {
    input: Input,
    pending: Pending,
    last_words: LastWords,
    // In this order: what is said last is said after the terminal was given back.
    _guard: Guard,
    _at_the_end: AtTheEnd,
}

impl Screens {
    /// Takes the terminal. Should a signal end the program, `on_signal` is the
    /// last that is done.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where there is no terminal, or it cannot be used.
    pub fn open(on_signal: impl FnOnce() + Send + 'static) -> Result<Self, Failure> {
        let input = Input::new().map_err(no_terminal)?;
        let pending = Pending::default();
        let last_words = LastWords::default();
        #[cfg(unix)]
        {
            let (last, words) = (pending.clone(), last_words.clone());
            super::signals::watch(input.waker(), move || {
                last.wait(LAST_WRITES);
                words.say();
                on_signal();
            })
            .map_err(no_terminal)?;
        }
        let at_the_end = AtTheEnd(last_words.clone());
        let guard = Guard::enter().map_err(no_terminal)?;
        Ok(Self { input, pending, last_words, _guard: guard, _at_the_end: at_the_end })
    }

    /// Shows a workspace until somebody leaves it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where the terminal cannot be used.
    pub fn show(
        &mut self,
        world: &World,
        workspace: Workspace,
        wanted: Wanted,
    ) -> Result<Left, Failure> {
        // Above what crossterm reads in the environment.
        crossterm::style::force_color_output(world.screens_may_have_colour);
        let worker = Worker::new(world.clone(), workspace.clone()).opening(wanted.deal().cloned());
        let worker = worker.telling(self.last_words.clone());
        Pump::new(world, workspace, wanted, &mut self.input, self.pending.clone(), worker)?.run()
    }
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
    input: &'a mut Input,
    clerk: Clerk<Job, Message>,
    clipboard: Clipboard,
    mails: Mails,
    pending: Pending,
    logs: Logs,
    last_words: LastWords,
    /// The process files that somebody looks at.
    watch: Option<Watch>,
    /// When the first line was written that is not known to be on disk.
    unsynced: Option<Duration>,
    left: Option<Left>,
}

impl<'a> Pump<'a> {
    fn new(
        world: &'a World,
        workspace: Workspace,
        wanted: Wanted,
        input: &'a mut Input,
        pending: Pending,
        mut worker: Worker,
    ) -> Result<Self, Failure> {
        let terminal =
            Terminal::new(CrosstermBackend::new(Output::default())).map_err(no_terminal)?;
        let size = terminal.size().map_err(no_terminal)?;
        let place = workspace.root().display().to_string();
        let size = (size.width, size.height);
        let model = Model::new(world.now(), size, world.draw(), wanted, place);
        let last_words = worker.last_words();
        let logs = Logs::new(world.clone(), workspace.clone());
        let done = pending.clone();
        let perform = move |job, say: &mut dyn FnMut(Message)| {
            worker.perform(job, say);
            done.done();
        };
        let not_started = |e| Failure::not_done("the screens cannot start").because(e);
        let clerk = Clerk::start(input.waker(), perform).map_err(not_started)?;
        let clipboard = Clipboard::start(world.around.clone(), input.waker());
        let clipboard = clipboard.map_err(not_started)?;
        let mails = Mails::start(world.around.clone(), input.waker()).map_err(not_started)?;
        Ok(Self {
            world,
            workspace,
            model,
            terminal,
            input,
            clerk,
            clipboard,
            mails,
            pending,
            logs,
            last_words,
            watch: None,
            unsynced: None,
            left: None,
        })
    }

    fn run(mut self) -> Result<Left, Failure> {
        // Another workspace may have been shown before, and stands there still.
        self.redraw_all();
        self.draw();
        self.begin();
        while self.left.is_none() {
            let woken = self.input.wait(self.patience()).map_err(no_terminal)?;
            if woken.gone {
                self.left = Some(Left::Gone(GONE));
                break;
            }
            self.take_in(woken);
            if self.model.needs_ticks() || self.model.is_past(&self.world.now().wall) {
                self.tell(Message::Tick);
            }
            if self.model.troubles.is_not_kept() {
                let kept = self.logs.catch_up();
                self.kept(kept);
            }
            self.sync_when_due();
            self.draw();
        }
        // The logs are held until the last job is done.
        let last = self.clerk.finish();
        let left = self.left.unwrap_or(Left::Quit(None));
        let said = said(left, last, self.last_words.is_empty());
        // The system takes all of it at once: record by record it would take long.
        std::mem::forget((self.model, self.workspace));
        Ok(said)
    }

    /// How long to sleep: until the day is another one or what is shown has passed, unless a clock is shown,
    /// something is waited for, or a line waits to be on disk.
    fn patience(&self) -> Option<Duration> {
        let is_waiting = self.model.needs_ticks() || self.model.troubles.is_not_kept();
        let second = if self.model.is_settling() { SETTLED } else { SECOND };
        let tick = is_waiting.then_some(second);
        let passes = self.model.lasts(&self.world.now().wall);
        let others = [self.time_to_sync(), self.world.until_midnight(), passes];
        others.into_iter().chain([tick]).flatten().min()
    }

    fn take_in(&mut self, woken: Woken) {
        let is_resized = woken.resumed;
        for message in keys::messages(woken.events) {
            if let Message::Resized(columns, rows) = message {
                self.resize(columns, rows);
            }
            self.tell(message);
        }
        let copied = self.clipboard.reports().into_iter().map(Message::Copied);
        let mailed = self.mails.reports().into_iter();
        let mailed = mailed.map(|mailed| Message::Mailed(Box::new(mailed)));
        for message in self.clerk.reports().into_iter().chain(copied).chain(mailed) {
            self.tell(message);
        }
        if let Some(place) = self.watch.as_mut().and_then(Watch::news) {
            self.hand(Job::Sheets(place));
        }
        if is_resized {
            self.redraw_all();
        }
    }

    fn redraw_all(&mut self) {
        let (columns, rows) = self.model.size;
        self.resize(columns, rows);
    }

    /// Draws everything anew at that size.
    fn resize(&mut self, columns: u16, rows: u16) {
        // A terminal that cannot be written to is found out by the wait.
        let _ = self.terminal.resize(Rect::new(0, 0, columns, rows));
    }

    /// Lets the machine take in what happened, and does what comes out.
    fn tell(&mut self, message: Message) {
        if let Message::Closed { .. } = message {
            self.logs.discard();
        }
        for effect in update(&mut self.model, &self.world.now(), message) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Begin { session, deal, beginning } => {
                // A draft is worth nothing without its deal: what was handed over
                // before is on the disk first.
                self.pending.wait(LAST_WRITES);
                let begun = self.logs.begin(&session, &deal, beginning);
                self.kept(begun);
            }
            Effect::Hold { session, deal } => match self.logs.hold(&session, &deal) {
                Some(draft) => self.hand(Job::Reread(Some(Held { deal, session, draft }))),
                None => self.tell(Message::NotHeld),
            },
            Effect::TakeUp => {
                if let Some(draft) = self.logs.take_up() {
                    self.tell(Message::TakenUp(draft));
                }
            }
            Effect::LetGo => self.logs.let_go(),
            Effect::Discard => self.logs.discard(),
            Effect::Note(note) => {
                let is_kept = matches!(note, Note::Kept(_));
                let noted = self.logs.note(note);
                self.noted(noted, is_kept);
            }
            Effect::NoteUnsaved(note) => {
                let noted = self.logs.note_unsaved(note);
                self.noted(noted, false);
            }
            Effect::Save(change, key) => {
                self.make_ready();
                self.hand(Job::Save(Box::new(change), key));
            }
            Effect::SaveAgain => self.hand(Job::Again),
            Effect::Reread => self.hand(Job::Reread(None)),
            Effect::Open(deal) => self.hand(Job::Open(deal)),
            Effect::Gather(deals) => self.hand(Job::Gather(deals)),
            Effect::Remember(setting) => self.hand(Job::Remember(setting)),
            Effect::Close(session) => self.hand(Job::Close(session)),
            Effect::Copy(text) => self.clipboard.copy(&text),
            Effect::CopyPaper(paper) => self.clipboard.copy(&text(&paper)),
            Effect::Write(out) => self.hand(Job::Write(out)),
            Effect::Mail(mail) => self.mails.open(*mail),
            Effect::OpenFile(file) => self.hand(Job::OpenFile(file)),
            Effect::Watch(place) => self.watch(place),
            Effect::Unwatch => self.watch = None,
            Effect::OpenEditor(file) => self.open_editor(&file),
            Effect::LookAround => self.left = Some(Left::LookAround),
            Effect::Quit(say) => self.left = Some(Left::Quit(say)),
        }
    }

    /// Makes the workspace before anything goes into it, so that the draft log
    /// has its place at once.
    fn make_ready(&mut self) {
        // Where it cannot be made, the clerk says so of what is to be saved.
        let _ = self.workspace.ready();
    }

    /// Hands a job to the clerk.
    fn hand(&self, job: Job) {
        self.pending.add();
        self.clerk.hand(job);
    }

    fn sync(&mut self) {
        self.unsynced = None;
        match self.logs.files() {
            Ok(files) => files.into_iter().for_each(|file| self.hand(Job::Sync(file))),
            Err(why) => self.tell(Message::NotKept(Some(why))),
        }
    }

    fn draw(&mut self) {
        let (model, has_colour) = (&self.model, self.world.screens_have_colour);
        // A terminal that cannot be written to is found out by the wait.
        let _ = self.terminal.draw(|frame| view::draw(model, has_colour, frame));
    }
}

/// What is said when the screens were left: where the session is parked, or
/// what could not be written at the last moment, or stands in the place of what
/// somebody else wrote.
fn said(left: Left, last: Vec<Message>, is_all_saved: bool) -> Left {
    let mut last = last.into_iter();
    let trouble = last.find_map(|message| {
        if let Message::NotSaved(why) | Message::Clashed(why) = message { Some(why) } else { None }
    });
    match (left, trouble) {
        (Left::Quit(_) | Left::LookAround, _) if !is_all_saved => Left::Unsaved,
        (Left::Quit(_) | Left::LookAround, Some(why)) => Left::Quit(Some(why)),
        (left, _) => left,
    }
}
