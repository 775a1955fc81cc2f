//! Keys in, picture and files out: the machine with its clerk beside it, on a
//! workspace of its own, without a terminal.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use jiff::ZonedDateTime;
use jiff::civil::{Date, date};
use jiff::tz::{TimeZone, offset};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use sideline::app::effect::{Effect, Shelf};
use sideline::app::key::{Code, Key};
use sideline::app::message::{Copied, Message};
use sideline::app::model::{Model, Wanted};
use sideline::app::update::update;
use sideline::demo::Sample;
use sideline::domain::now::Now;
use sideline::pages::sheet::Sheet;
use sideline::record::layout;
use sideline::runtime::drafts::Logs;
use sideline::runtime::keys::messages;
use sideline::runtime::worker::{Held, Job, Worker};
use sideline::view;
use sideline::workspace::Workspace;
use sideline::world::World;
use tempfile::TempDir;

use super::answers::Asked;
use super::binary::copy;
use super::picture::{styles, text};

/// The window that pictures are made in.
const WINDOW: (u16, u16) = (80, 24);
/// The other windows that each screen is looked at in.
const LAYOUTS: [(u16, u16); 2] = [(120, 40), (60, 20)];

/// Somebody at the keyboard.
pub(crate) struct Play {
    base: Rc<TempDir>,
    world: World,
    workspace: Workspace,
    worker: Worker,
    logs: Logs,
    /// The machine.
    pub(crate) model: Model,
    steady: Duration,
    /// What was copied.
    pub(crate) copied: Option<String>,
    /// The mail that was opened.
    /// The file that was opened last.
    pub(crate) opened: Option<String>,
    pub(crate) mailed: Option<sideline::app::effect::Mail>,
    /// The file that was opened in the editor.
    pub(crate) edited: Option<PathBuf>,
    /// Whether process files are watched.
    pub(crate) is_watching: bool,
    /// What was said on leaving; empty where nothing was.
    pub(crate) left: Option<String>,
    /// Jobs that a slow disk has not taken yet; none where it is quick.
    slow: Option<Vec<Job>>,
    /// What was asked where a session was played by words.
    pub(crate) asked: Vec<Asked>,
}

/// Half past two on that day, in Madrid's winter.
fn afternoon(day: Date) -> ZonedDateTime {
    day.at(14, 30, 0, 0).to_zoned_datetime(TimeZone::fixed(offset(1))).unwrap()
}

impl Play {
    /// At the first start, on 24 November.
    pub(crate) fn first_start() -> Self {
        Self::on(Rc::new(TempDir::new().unwrap()), date(2026, 11, 24), 7)
    }

    /// At the list of deals, none of them there yet, of a team whose new deals
    /// follow that process.
    pub(crate) fn first_start_on(process: &str) -> Self {
        Self::first_start().following(process)
    }

    /// The same of a team whose new deals follow that process.
    pub(crate) fn following(mut self, process: &str) -> Self {
        let books = self.model.books.as_mut().unwrap().change();
        books.team.process = process.parse().unwrap();
        books.processes = self.workspace.processes();
        self
    }

    /// A second window on the same workspace.
    pub(crate) fn beside(&self, day: Date) -> Self {
        Self::on(Rc::clone(&self.base), day, 9)
    }

    /// The same workspace, on another day.
    pub(crate) fn again(self, day: Date) -> Self {
        let Self { base, logs, .. } = self;
        drop(logs);
        Self::on(base, day, 8)
    }

    /// The same workspace on another day, at what waits for that person; asked
    /// who they are where that is nobody.
    pub(crate) fn today(self, day: Date, me: &str) -> Self {
        let folder = self.base.path().join("config");
        std::fs::create_dir_all(&folder).unwrap();
        if !me.is_empty() {
            let settings = format!("format = 1\n# mine\nme = \"{me}\"\n");
            std::fs::write(folder.join("config.toml"), settings).unwrap();
        }
        let Self { base, logs, .. } = self;
        drop(logs);
        Self::wanting(Wanted::Home, base, day, 8)
    }

    /// Somebody in a copy of a workspace, at what waits for them on that day.
    pub(crate) fn in_copy_of(folder: &Path, day: Date, me: &str) -> Self {
        let play = Self::first_start();
        copy(folder, play.root());
        play.today(day, me)
    }

    /// The settings of whoever sits at the keyboard.
    pub(crate) fn settings(&self) -> String {
        std::fs::read_to_string(self.base.path().join("config/config.toml")).unwrap()
    }

    /// In the sample data, on 24 November.
    pub(crate) fn demo() -> Self {
        Self::demo_on(date(2026, 11, 24))
    }

    /// In the sample data as it is on that day.
    pub(crate) fn demo_on(day: Date) -> Self {
        let base = TempDir::new().unwrap();
        let world = World::still(afternoon(day), 7, base.path());
        let Sample { world, workspace, folder } = Sample::new(&world).unwrap();
        Self::at(Rc::new(folder), world, workspace, Wanted::Sample)
    }

    /// The program is killed, and started again on the same day.
    pub(crate) fn killed(self) -> Self {
        let day = self.model.now.wall.date();
        self.again(day)
    }

    fn on(base: Rc<TempDir>, day: Date, seed: u64) -> Self {
        Self::wanting(Wanted::Choose(None), base, day, seed)
    }

    fn wanting(wanted: Wanted, base: Rc<TempDir>, day: Date, seed: u64) -> Self {
        let world = World::still(afternoon(day), seed, base.path());
        let workspace = Workspace::find(&world, None);
        Self::at(base, world, workspace, wanted)
    }

    fn at(base: Rc<TempDir>, world: World, workspace: Workspace, wanted: Wanted) -> Self {
        let now = world.now();
        let place = "~/sideline".to_owned();
        let opening = wanted.deal().cloned();
        let model = Model::new(now, LAYOUTS[0], world.draw(), wanted, place);
        let worker = Worker::new(world.clone(), workspace.clone()).opening(opening);
        let logs = Logs::new(world.clone(), workspace.clone());
        let mut play = Self {
            base,
            world,
            workspace,
            worker,
            logs,
            model,
            steady: Duration::ZERO,
            copied: None,
            mailed: None,
            opened: None,
            edited: None,
            is_watching: false,
            left: None,
            slow: None,
            asked: Vec::new(),
        };
        play.hand(Job::Load);
        play
    }

    /// Types keys: letters as they are, others in angle brackets, as in
    /// `ana<enter>`. Each takes a second.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        for name in names(keys) {
            self.press(name.parse().unwrap());
        }
        self.settled()
    }

    /// Where the last word was given, time goes by until the session is written.
    fn settled(mut self) -> Self {
        if self.model.is_settling() {
            self.steady += Duration::from_secs(1);
            self.tell(Message::Tick);
        }
        self
    }

    /// Some seconds go by.
    pub(crate) fn wait(mut self, seconds: u64) -> Self {
        self.steady += Duration::from_secs(seconds);
        self.tell(Message::Tick);
        self
    }

    /// The clock on the wall shows another moment, as the shell notices by itself.
    pub(crate) fn at_moment(mut self, now: ZonedDateTime) -> Self {
        self.world = World::still(now, 8, self.base.path());
        self.tell(Message::Tick);
        self
    }

    /// From now on the disk takes its time to write a session that is over.
    pub(crate) fn on_a_slow_disk(mut self) -> Self {
        self.slow = Some(Vec::new());
        self
    }

    /// The disk has written what it was given.
    pub(crate) fn written(mut self) -> Self {
        for job in self.slow.take().unwrap() {
            self.hand(job);
        }
        self
    }

    /// The process files.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        self.workspace.sheets(&self.world)
    }

    /// Something happened to the process files, and they are read.
    pub(crate) fn reads_processes(&mut self) {
        self.hand(Job::Sheets(Shelf::Workspace));
    }

    pub(crate) fn press(&mut self, key: Key) {
        self.steady += Duration::from_secs(1);
        self.tell(Message::Key(key));
    }

    /// Types keys in no time: no picture tells how many they were.
    pub(crate) fn at_once(mut self, keys: &str) -> Self {
        for name in names(keys) {
            self.tell(Message::Key(name.parse().unwrap()));
        }
        self.settled()
    }

    /// Types a text at that pace: so much time lies before each key, and a second
    /// before the first.
    pub(crate) fn at_pace(mut self, text: &str, pace: Duration) -> Self {
        self.steady += Duration::from_secs(1);
        for typed in text.chars() {
            self.steady += pace;
            self.tell(Message::Key(Key::plain(Code::Char(typed))));
        }
        self.settled()
    }

    pub(crate) fn paste(mut self, text: &str) -> Self {
        self.tell(Message::Paste(text.to_owned()));
        self
    }

    /// A text comes in one read, without marks around it, as from a terminal that
    /// knows no pastes.
    pub(crate) fn burst(&mut self, text: &str) {
        let event = |typed| match typed {
            '\r' => Event::Key(KeyCode::Enter.into()),
            '\n' => Event::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL)),
            '\t' => Event::Key(KeyCode::Tab.into()),
            typed => Event::Key(KeyCode::Char(typed).into()),
        };
        self.steady += Duration::from_secs(1);
        for message in messages(text.chars().map(event).collect()) {
            self.tell(message);
        }
    }

    /// Types a key, in no time.
    pub(crate) fn press_at_once(&mut self, keys: &str) {
        for name in names(keys) {
            self.tell(Message::Key(name.parse().unwrap()));
        }
    }

    pub(crate) fn tell(&mut self, message: Message) {
        if matches!(message, Message::Closed { .. }) {
            self.logs.discard();
        }
        let now = Now { wall: self.world.now().wall, steady: self.steady };
        for effect in update(&mut self.model, &now, message) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Begin { session, deal, beginning } => {
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
                let noted = self.logs.note(note);
                self.kept(noted);
            }
            Effect::NoteUnsaved(note) => {
                let noted = self.logs.note_unsaved(note);
                self.kept(noted);
            }
            Effect::Save(change, key) => self.hand(Job::Save(Box::new(change), key)),
            Effect::SaveAgain => self.hand(Job::Again),
            Effect::Reread => self.hand(Job::Reread(None)),
            Effect::Open(deal) => self.hand(Job::Open(deal)),
            Effect::Gather(deals) => self.hand(Job::Gather(deals)),
            Effect::Remember(situation) => self.hand(Job::Remember(situation)),
            Effect::Close(session) => match &mut self.slow {
                Some(jobs) => jobs.push(Job::Close(session)),
                None => self.hand(Job::Close(session)),
            },
            Effect::Copy(text) => {
                self.copied = Some(text);
                self.tell(Message::Copied(Copied::Taken));
            }
            Effect::CopyPaper(paper) => {
                self.perform(Effect::Copy(sideline::exchange::text::text(&paper)));
            }
            Effect::Write(out) => self.hand(Job::Write(out)),
            Effect::OpenFile(file) => self.opened = Some(file),
            Effect::Mail(mail) => {
                self.mailed = Some(*mail.clone());
                self.tell(Message::Mailed(Box::new(Ok(*mail))));
            }
            Effect::Watch(place) => {
                self.is_watching = true;
                self.hand(Job::Sheets(place));
            }
            Effect::Unwatch => self.is_watching = false,
            Effect::OpenEditor(file) => self.edited = Some(file),
            Effect::LookAround => *self = Self::demo(),
            Effect::Quit(say) => self.left = Some(say.unwrap_or_default()),
        }
    }

    fn kept(&mut self, kept: Result<(), String>) {
        if kept.is_err() || (self.logs.missing().is_empty() && self.model.troubles.is_not_kept()) {
            self.tell(Message::NotKept(kept.err()));
        }
    }

    fn hand(&mut self, job: Job) {
        let mut said = Vec::new();
        self.worker.perform(job, &mut |message| said.push(message));
        for message in said {
            self.tell(message);
        }
    }

    /// The draft logs that are there.
    pub(crate) fn drafts(&self) -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(self.drafts_folder());
        entries.into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
    }

    /// Puts a file where the folder of draft logs should be.
    pub(crate) fn block_drafts(&self) -> std::path::PathBuf {
        let folder = self.drafts_folder();
        // Empty, or a log would be lost with it.
        drop(std::fs::remove_dir(&folder));
        std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
        std::fs::write(&folder, "in the way").unwrap();
        folder
    }

    fn drafts_folder(&self) -> std::path::PathBuf {
        layout::drafts(&layout::state_folder(&self.world.state, self.root()).unwrap())
    }

    /// The text of a file of the workspace.
    pub(crate) fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.workspace.root().join(name)).unwrap()
    }

    /// The workspace.
    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The folder of the workspace.
    pub(crate) fn root(&self) -> &Path {
        self.workspace.root()
    }

    /// The names of the records in a folder of the workspace.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.workspace.root().join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// How many sessions are on the disk.
    pub(crate) fn file_count(&self) -> usize {
        let deals = self.names("deals");
        let sessions = deals.iter().map(|deal| self.root().join(format!("deals/{deal}/sessions")));
        sessions.filter_map(|folder| Some(std::fs::read_dir(folder).ok()?.count())).sum()
    }

    /// What is on the screen in a window of 80 x 24.
    pub(crate) fn screen(&mut self) -> String {
        self.screen_in(WINDOW)
    }

    /// What is on the screen in a window of that many columns and rows.
    pub(crate) fn screen_in(&mut self, size: (u16, u16)) -> String {
        text(&self.draw(size).0)
    }

    /// Where the cursor is in a window of 80 x 24: column and row.
    pub(crate) fn cursor(&mut self) -> (u16, u16) {
        self.draw(WINDOW).1
    }

    /// The screen in a window of 80 x 24, with its styles.
    pub(crate) fn cells(&mut self) -> Buffer {
        self.cells_in(WINDOW)
    }

    /// The same in a window of that many columns and rows.
    pub(crate) fn cells_in(&mut self, size: (u16, u16)) -> Buffer {
        self.draw(size).0
    }

    fn draw(&mut self, size: (u16, u16)) -> (Buffer, (u16, u16)) {
        self.tell(Message::Resized(size.0, size.1));
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| view::draw(&self.model, true, frame)).unwrap();
        let at = terminal.get_cursor_position().unwrap();
        (terminal.backend().buffer().clone(), (at.x, at.y))
    }

    /// What is on the screen in windows of other sizes, as text.
    pub(crate) fn layouts(&mut self) -> String {
        let layouts =
            LAYOUTS.map(|size| format!("{} x {}\n{}", size.0, size.1, self.screen_in(size)));
        self.anywhere(&layouts.join("\n"))
    }

    /// The screen in a window of 80 x 24: the text, then the letters of the
    /// styles of each line that has another than the frame's.
    pub(crate) fn shot(&mut self) -> String {
        let (buffer, _) = self.draw(WINDOW);
        self.anywhere(&format!("{}\n\n{}", text(&buffer), styles(&buffer)))
    }

    /// Without the folder of this test, which is another each time and longer on
    /// one machine than on another: a frame to the right of it stays in its column.
    fn anywhere(&self, text: &str) -> String {
        let base = self.base.path().display().to_string();
        let line = |line: &str| match (line.matches(&base).count(), line.strip_suffix('│')) {
            (0, _) => line.to_owned(),
            (_, None) => line.replace(&base, "BASE"),
            (_, Some(framed)) => {
                let width = framed.chars().count();
                format!("{:width$}│", framed.replace(&base, "BASE"))
            }
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The names of keys, one by one.
pub(crate) fn names(mut keys: &str) -> Vec<&str> {
    let mut names = Vec::new();
    while let Some(letter) = keys.chars().next() {
        let bracketed = keys.strip_prefix('<').and_then(|tail| tail.split_once('>'));
        let (name, tail) = match bracketed {
            Some((name, tail)) if name.len() > 1 => (name, tail),
            _ => keys.split_at(letter.len_utf8()),
        };
        names.push(if name == " " { "space" } else { name });
        keys = tail;
    }
    names
}
