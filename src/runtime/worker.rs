//! The clerk's work: the file effects, one after the other, each answered with
//! a message.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::time::SystemTime;

use super::drafts;
use super::last_words::LastWords;
use super::outbox::{self, Outbox};
use crate::app::effect::{Content, Out, Setting, Shelf};
use crate::app::message::{Draft, Message};
use crate::domain::books::{Books, Followed, Opened, Unread};
use crate::domain::change::{Change, Record};
use crate::domain::id::{DealId, ProcessId, SessionId};
use crate::domain::printable::printable;
use crate::domain::session::Session;
use crate::exchange::calendar::calendar;
use crate::exchange::markdown::markdown;
use crate::exchange::text::text;
use crate::record::layout::Place;
use crate::record::store::{Agreed, Outline};
use crate::record::{Clash, WAITING, config, draft, reason};
use crate::workspace::Workspace;
use crate::world::World;

/// Deals that are read for a search at a time, so that a save between does not
/// wait for all of them.
const AT_A_TIME: usize = 50;

/// What the clerk is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Finish what a crash interrupted, then read the books.
    Load,
    /// Write a change; with the field whose answer it holds.
    Save(Box<Change>, Option<String>),
    /// Read some of these deals for a search.
    Gather(Vec<DealId>),
    /// Try again to write what could not be written.
    Again,
    /// Read the books again; with the session that is held by now.
    Reread(Option<Held>),
    /// Read one deal whole.
    Open(DealId),
    /// Commit a session that is over, then write all that follows from it.
    Close(Box<Session>),
    /// Keep it in the settings of who sits at the keyboard.
    Remember(Setting),
    /// Write a file that can be handed on.
    Write(Box<Out>),
    /// Open a file that was written.
    OpenFile(String),
    /// Read the process files.
    Sheets(Shelf),
    /// Make sure that the draft log is on disk.
    Sync(File),
}

/// A session that this window holds by now.
#[derive(Debug)]
pub struct Held {
    /// Its deal.
    pub deal: DealId,
    /// The session.
    pub session: SessionId,
    /// What was typed and not kept.
    pub draft: Draft,
}

/// The clerk: where the files are, and the session at hand as this window last
/// read or wrote it. What could not be written is compared with that, and so
/// goes to the disk with the next save.
#[derive(Debug)]
pub struct Worker {
    world: World,
    workspace: Workspace,
    outbox: Outbox,
    /// The session at hand as this window wrote it last: what else the disk has
    /// of it, somebody else wrote.
    written: Option<Box<Session>>,
    /// The deals that are read whole even if they are decided: somebody opened
    /// or changed them here.
    opened: BTreeSet<DealId>,
    /// The processes that decided deals follow which were read through here.
    followed: BTreeSet<ProcessId>,
    /// Whether the workspace was there: one that is gone since is not made again.
    was_there: bool,
    /// The deal of the session at hand, and when its file was changed as it was last
    /// looked at.
    deal_seen: Option<(DealId, Option<SystemTime>)>,
    /// How the workspace looked before all of it was read last.
    outline: Option<Outline>,
}

impl Worker {
    /// A clerk for that workspace.
    pub fn new(world: World, workspace: Workspace) -> Self {
        let (outbox, opened, was_there) = (Outbox::default(), BTreeSet::new(), workspace.is_made());
        let (written, deal_seen, followed) = (None, None, BTreeSet::new());
        let outline = None;
        Self { world, workspace, outbox, written, opened, followed, was_there, deal_seen, outline }
    }

    /// The same, that tells those words what would be lost if the program ended
    /// now.
    pub(super) fn telling(self, last_words: LastWords) -> Self {
        Self { outbox: Outbox::telling(last_words), ..self }
    }

    /// The same, that reads that deal whole from the start.
    #[must_use]
    pub fn opening(mut self, deal: Option<DealId>) -> Self {
        self.opened.extend(deal);
        self
    }

    /// What would be lost if the program ended now, to be shared.
    pub(super) fn last_words(&self) -> LastWords {
        self.outbox.last_words()
    }

    /// Does one job, and says what there is to say of it; of some nothing.
    pub fn perform(&mut self, job: Job, say: &mut dyn FnMut(Message)) {
        match job {
            Job::Load => say(Message::Loaded(Box::new(self.load()))),
            Job::Save(change, key) => {
                self.opened.extend(change.after.deal().cloned());
                if let Record::Session(session) = &change.after {
                    self.look_at_the_deal(session, say);
                }
                self.outbox.add(*change, key);
                self.write(say);
            }
            Job::Again => self.write(say),
            Job::Reread(None) if self.is_as_it_was() => say(Message::Unchanged),
            Job::Reread(held) => say(self.reread(held)),
            Job::Gather(deals) => say(self.gather(deals)),
            Job::Open(deal) => say(Message::Opened(Box::new(self.open(deal)))),
            Job::Remember(setting) => say(self.remember(setting)),
            Job::Close(session) => self.close(&session, say),
            Job::Write(out) => say(match self.write_out(*out) {
                Ok(file) => Message::Written(file),
                Err(why) => Message::NotWritten(why),
            }),
            Job::OpenFile(file) => {
                if open::that_detached(&file).is_err() {
                    say(Message::NotEdited(format!(
                        "No program here opens it. It stays at {file}"
                    )));
                }
            }
            Job::Sheets(place) => say(Message::Sheets(match place {
                Shelf::Workspace => self.workspace.sheets(&self.world),
                Shelf::File(file) => vec![self.workspace.sheet_of(&file)],
            })),
            Job::Sync(log) => {
                if let Err(error) = draft::sync(&log) {
                    say(Message::NotKept(Some(reason(&error))));
                }
            }
        }
    }

    /// Says what is wrong in the file of the deal of a session that is being held, once
    /// after each change to it from elsewhere.
    fn look_at_the_deal(&mut self, session: &Session, say: &mut dyn FnMut(Message)) {
        let deal = &session.deal;
        let file = self.workspace.root().join(Place::Deal(deal.clone()).to_string());
        let changed = fs::metadata(file).and_then(|file| file.modified()).ok();
        let seen = self.deal_seen.replace((deal.clone(), changed));
        if seen.is_none_or(|seen| seen != (deal.clone(), changed)) {
            let mut unread = self.workspace.open(deal).unread;
            unread.retain(|unread| unread.deal() == Some(deal.as_str()));
            say(Message::Damaged(deal.clone(), unread));
        }
    }

    /// Tries to write all that waits.
    fn write(&mut self, say: &mut dyn FnMut(Message)) {
        let Self { workspace, outbox, written, was_there, .. } = self;
        let mut clashes = Vec::new();
        let answer = outbox.write(|change| {
            if *was_there && !workspace.is_made() {
                return Err(gone(workspace));
            }
            workspace.ready().map_err(|failure| failure.in_one_sentence())?;
            *was_there = true;
            let waiting = &mut || say(Message::Waiting(WAITING));
            let saved = workspace.store.save_patiently(change, waiting);
            clashes.extend(saved.map_err(|error| outbox::why(&error))?);
            if let Record::Session(session) = &change.after {
                *written = Some(session.clone());
            }
            Ok(())
        });
        say(answer);
        tell(&clashes, say);
    }

    /// The books as they are by now, with what waits to be written.
    fn reread(&mut self, held: Option<Held>) -> Message {
        self.written = None;
        self.opened.extend(held.iter().map(|held| held.deal.clone()));
        let mut books = self.books();
        self.outbox.put_into(&mut books);
        let books = Box::new(books);
        match held {
            Some(Held { session, draft, .. }) => Message::Held { session, draft, books },
            None => Message::Reread(books),
        }
    }

    /// One deal whole, with what waits to be written.
    fn open(&mut self, deal: DealId) -> Opened {
        let mut opened = self.workspace.open(&deal);
        self.outbox.put_into_book(opened.book.as_mut());
        self.opened.insert(deal);
        opened
    }

    /// Some of these deals, whole. What is wrong in one is told when it is
    /// opened.
    fn gather(&mut self, mut deals: Vec<DealId>) -> Message {
        let left = deals.split_off(deals.len().min(AT_A_TIME));
        let gathered = self.workspace.gather(&deals, &self.followed);
        let Followed { processes, unread } = &gathered.followed;
        self.followed.extend(processes.keys().chain(unread.keys()).cloned());
        Message::Gathered(gathered, left)
    }

    fn load(&mut self) -> Books {
        self.written = None;
        let mut books = self.books();
        let (world, workspace) = (&self.world, &self.workspace);
        // A log may be of a deal that was decided meanwhile.
        open_all(workspace, &mut books, drafts::deals(world, workspace));
        let is_any_adopted = drafts::adopt_orphans(world, workspace, &books);
        let is_any_finished = drafts::finish_interrupted(world, workspace, &books);
        if is_any_adopted || is_any_finished { self.books() } else { books }
    }

    /// How the workspace looks by now.
    fn look(&self) -> Option<Outline> {
        self.workspace.store.outline(&self.world.config.join(config::FILE))
    }

    /// Whether nothing was changed in the workspace since all of it was read.
    fn is_as_it_was(&self) -> bool {
        self.outline.is_some() && self.outline == self.look()
    }

    /// What is on the disk of all that is open here.
    fn books(&mut self) -> Books {
        // Looked at first: what changes while it is read is read again.
        self.outline = self.look();
        let mut books = self.workspace.books(&self.world);
        let opened = self.opened.iter().chain(self.outbox.deals()).cloned();
        open_all(&self.workspace, &mut books, opened.collect::<Vec<_>>());
        books.know(self.workspace.followed_by(&self.followed));
        books
    }

    /// The settings are of the one at the keyboard, and not in the workspace:
    /// where they cannot be written, their folder is named.
    fn remember(&self, setting: Setting) -> Message {
        let folder = &self.world.config;
        let saved = config::change(folder, |config| match setting {
            Setting::Me(person) => config.be(person, self.workspace.root()),
            Setting::Whose(whose) => config.actions_of = Some(whose),
            Setting::Listing(listing) => {
                config.deals_shown = Some(listing.shown);
                config.deals_sort = Some(listing.sort);
            }
        });
        match saved {
            Ok(()) => Message::Saved { kept: Vec::new(), unsaved: self.outbox.in_words() },
            Err(error) => Message::NotSaved(format!("in {}: {error}", folder.display())),
        }
    }

    /// The deal is read again, so that what others wrote meanwhile stays. So
    /// does what they wrote into the session: it is not what this window wrote.
    fn close(&mut self, session: &Session, say: &mut dyn FnMut(Message)) {
        // What the session rests on, such as its deal, comes first.
        self.write(say);
        let opened = self.workspace.store.open(&session.deal);
        let Some(mut book) = opened.book else {
            let gone = || "the deal of this session is gone from the disk".to_owned();
            let wrong = |unread: &Unread| {
                let file = unread.file.rsplit('/').next().unwrap_or_default();
                Some(format!("put {file} line {} right, then answer again", unread.line?))
            };
            let why = opened.unread.iter().find_map(wrong).unwrap_or_else(gone);
            return say(Message::NotClosed { why, is_over: false });
        };
        if let Some(written) = self.written.as_deref().filter(|it| it.id == session.id)
            && book.sessions.get(&session.id).is_some_and(Session::is_draft)
        {
            book.sessions.insert(session.id.clone(), written.clone());
        }
        let minutes = Record::from(session.clone());
        let waiting = &mut || say(Message::Waiting(WAITING));
        match self.workspace.store.agree_patiently(session, &book, waiting) {
            Ok(Agreed { mut changes, clashes }) => {
                self.outbox.closed(&minutes);
                let file = self.workspace.root().join(minutes.place().to_string());
                // One that was over before is no change any more.
                changes.insert(0, Change { before: None, after: minutes });
                say(Message::Closed { changes, file: file.display().to_string() });
                tell(&clashes, say);
            }
            Err(error) => {
                let is_over = self.is_over(session);
                if is_over {
                    self.outbox.closed(&minutes);
                }
                say(Message::NotClosed { why: outbox::why(&error), is_over });
            }
        }
    }

    /// Whether a session is over on the disk.
    fn is_over(&self, session: &Session) -> bool {
        let book = self.workspace.store.open(&session.deal).book;
        let there = book.as_ref().and_then(|book| book.sessions.get(&session.id));
        there.is_some_and(|session| !session.is_draft())
    }

    /// Writes a file to hand on; gives where it is.
    fn write_out(&self, out: Out) -> Result<String, String> {
        let (ending, text) = match out.content {
            Content::Text(paper) => ("txt", printable(&text(&paper))),
            Content::Markdown(paper) => ("md", printable(&markdown(&paper))),
            Content::Calendar(entry) => {
                ("ics", calendar(&[entry], self.world.now().wall.timestamp()))
            }
        };
        let file = self.workspace.store.export(&out.deal, out.day, (out.what, ending), &text);
        let file = file.map_err(|error| error.to_string())?;
        Ok(self.workspace.root().join(file).display().to_string())
    }
}

/// That the workspace is not there any more.
fn gone(workspace: &Workspace) -> String {
    let folder = workspace.root().display();
    format!(
        "the folder {folder} is not there: moved, or its drive is off. Nothing is lost: bring it \
         back, or start with -w NEW FOLDER"
    )
}

/// Says what somebody else changed, too.
fn tell(clashes: &[Clash], say: &mut dyn FnMut(Message)) {
    if !clashes.is_empty() {
        let each: Vec<String> = clashes.iter().map(ToString::to_string).collect();
        say(Message::Clashed(each.join("; ")));
    }
}

/// Reads those of these deals whole of which only the head is known.
fn open_all(workspace: &Workspace, books: &mut Books, deals: impl IntoIterator<Item = DealId>) {
    for deal in deals {
        if books.decided.contains_key(&deal) {
            books.open(workspace.open(&deal));
        }
    }
}
