//! The clerk's work: the file effects, one after the other, each answered with
//! a message.

use std::fs::File;

use super::drafts;
use crate::app::message::Message;
use crate::domain::books::Books;
use crate::domain::change::{Change, Record};
use crate::domain::id::{DealId, PersonId, SessionId};
use crate::domain::session::Session;
use crate::exchange::markdown::markdown;
use crate::exchange::minutes::Minutes;
use crate::record::config;
use crate::record::draft;
use crate::record::store::Agreed;
use crate::record::{Clash, SaveError, WAITING};
use crate::view::printable::printable;
use crate::workspace::Workspace;
use crate::world::World;

/// What the clerk is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Finish what a crash interrupted, then read the books.
    Load,
    /// Write a change; with the field whose answer it holds.
    Save(Box<Change>, Option<String>),
    /// Commit a session that is over, then write all that follows from it.
    Close(Box<Session>),
    /// Keep in the settings who sits at the keyboard.
    Remember(PersonId),
    /// Write the minutes of a session to a file that can be handed on.
    Export(DealId, SessionId),
    /// Make sure that the draft log is on disk.
    Sync(File),
}

/// The clerk: where the files are, and the session at hand as this window last
/// read or wrote it. What could not be written is compared with that, and so
/// goes to the disk with the next save.
#[derive(Debug)]
pub struct Desk {
    world: World,
    workspace: Workspace,
    session: Option<OnDisk>,
}

/// A session as the disk has it, as far as this window knows.
#[derive(Debug)]
struct OnDisk {
    id: SessionId,
    /// None: it was never written.
    session: Option<Record>,
}

impl Desk {
    /// A clerk for that workspace.
    pub const fn new(world: World, workspace: Workspace) -> Self {
        Self { world, workspace, session: None }
    }

    /// Does one job, and says what there is to say of it; of some nothing.
    pub fn perform(&mut self, job: Job, say: &mut dyn FnMut(Message)) {
        match job {
            Job::Load => say(Message::Loaded(Box::new(self.load()))),
            Job::Save(change, key) => self.save(change, key, say),
            Job::Remember(person) => say(self.remember(person)),
            Job::Close(session) => self.close(&session, say),
            Job::Export(deal, session) => say(match self.export(&deal, &session) {
                Ok(file) => Message::Exported(file),
                Err(why) => Message::NotExported(why),
            }),
            Job::Sync(log) => {
                if let Err(e) = draft::sync(&log) {
                    let why = format!("what you type is not kept on disk: {e}");
                    say(Message::NotSaved(why, None));
                }
            }
        }
    }

    fn save(&mut self, change: Box<Change>, key: Option<String>, say: &mut dyn FnMut(Message)) {
        let since = Change { before: self.before(&change), after: change.after.clone() };
        let ready = self.workspace.ready().map_err(|failure| in_one_line(&failure));
        let saved = ready.and_then(|_| {
            let store = &self.workspace.store;
            store
                .save_patiently(&since, &mut || say(Message::Waiting(WAITING)))
                .map_err(|error| error.to_string())
        });
        match saved {
            Ok(clashes) => {
                say(Message::Saved(key));
                tell(&clashes, say);
                if let (Record::Session(_), Some(known)) = (&since.after, &mut self.session) {
                    known.session = Some(since.after);
                }
            }
            Err(why) => say(Message::NotSaved(why, Some(change))),
        }
    }

    /// What a change is compared with: of a session what this window last read
    /// or wrote.
    fn before(&mut self, change: &Change) -> Option<Record> {
        let Record::Session(session) = &change.after else { return change.before.clone() };
        let first = || OnDisk { id: session.id.clone(), session: change.before.clone() };
        let known = self.session.take().filter(|known| known.id == session.id);
        self.session.insert(known.unwrap_or_else(first)).session.clone()
    }

    fn load(&mut self) -> Books {
        self.session = None;
        let books = self.workspace.books(&self.world);
        let (world, workspace) = (&self.world, &self.workspace);
        let is_any_adopted = drafts::adopt_orphans(world, workspace, &books);
        let is_any_finished = drafts::finish_interrupted(world, workspace, &books);
        if is_any_adopted || is_any_finished { workspace.books(world) } else { books }
    }

    /// The settings are of the one at the keyboard, and not in the workspace:
    /// where they cannot be written, their folder is named.
    fn remember(&self, person: PersonId) -> Message {
        let folder = &self.world.config;
        let saved = config::read(folder).map_err(SaveError::Unreadable).and_then(|before| {
            let mut after = before.clone();
            after.me = Some(person);
            config::save(folder, &before, &after)
        });
        match saved {
            Ok(()) => Message::Saved(None),
            Err(error) => Message::NotSaved(format!("in {}: {error}", folder.display()), None),
        }
    }

    /// The deal is read again, so that what others wrote meanwhile stays. So
    /// does what they wrote into the session: it is not what this window wrote.
    fn close(&self, session: &Session, say: &mut dyn FnMut(Message)) {
        let mut books = self.workspace.books(&self.world);
        let Some(book) = books.deals.get_mut(&session.deal) else {
            let why = "the deal of this session is gone from the disk".to_owned();
            return say(Message::NotSaved(why, None));
        };
        if let Some(OnDisk { id, session: Some(Record::Session(known)) }) = &self.session
            && *id == session.id
            && book.sessions.get(id).is_some_and(Session::is_draft)
        {
            book.sessions.insert(id.clone(), (**known).clone());
        }
        let store = &self.workspace.store;
        match store.agree_patiently(session, book, &mut || say(Message::Waiting(WAITING))) {
            Ok(Agreed { changes, clashes }) => {
                let minutes = Record::from(session.clone());
                let file = self.workspace.root().join(minutes.place().to_string());
                say(Message::Closed { changes, file: file.display().to_string() });
                tell(&clashes, say);
            }
            Err(error) => say(Message::NotSaved(error.to_string(), None)),
        }
    }

    /// The minutes as they are on the disk, as Markdown in a file of their own.
    fn export(&self, deal: &DealId, session: &SessionId) -> Result<String, String> {
        let books = self.workspace.books(&self.world);
        let book = books.deals.get(deal);
        let found = book.and_then(|book| Some((book, book.sessions.get(session)?)));
        let (book, session) = found.ok_or("the minutes are gone from the disk")?;
        let text = markdown(&Minutes::to_hand_on(session, book, &books, false));
        let store = &self.workspace.store;
        let file = store.export(deal, session.day(), &printable(&text));
        let file = file.map_err(|error| error.to_string())?;
        Ok(self.workspace.root().join(file).display().to_string())
    }
}

/// Says what somebody else changed, too.
fn tell(clashes: &[Clash], say: &mut dyn FnMut(Message)) {
    if !clashes.is_empty() {
        let each: Vec<String> = clashes.iter().map(ToString::to_string).collect();
        say(Message::Clashed(each.join("; ")));
    }
}

/// A failure as the line of news has room for it.
fn in_one_line(failure: &crate::failure::Failure) -> String {
    failure.to_string().replace('\n', " ")
}
