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
use crate::record::SaveError;
use crate::record::config;
use crate::record::draft;
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

/// The clerk: where the files are, and the records as they were last written.
#[derive(Debug)]
pub struct Desk {
    world: World,
    workspace: Workspace,
}

impl Desk {
    /// A clerk for that workspace.
    pub const fn new(world: World, workspace: Workspace) -> Self {
        Self { world, workspace }
    }

    /// Does one job; some need no answer.
    pub fn perform(&mut self, job: Job) -> Option<Message> {
        match job {
            Job::Load => Some(Message::Loaded(Box::new(self.load()))),
            Job::Save(change, key) => Some(match self.workspace.save(&change) {
                Ok(()) => Message::Saved(key),
                Err(failure) => Message::NotSaved(in_one_line(&failure), Some(change)),
            }),
            Job::Remember(person) => Some(self.remember(person)),
            Job::Close(session) => Some(self.close(&session)),
            Job::Export(deal, session) => Some(match self.export(&deal, &session) {
                Ok(file) => Message::Exported(file),
                Err(why) => Message::NotExported(why),
            }),
            Job::Sync(log) => draft::sync(&log).err().map(|e| {
                Message::NotSaved(format!("what you type is not kept on disk: {e}"), None)
            }),
        }
    }

    fn load(&self) -> Books {
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

    /// The deal is read again, so that what others wrote meanwhile stays.
    fn close(&self, session: &Session) -> Message {
        let books = self.workspace.books(&self.world);
        let Some(book) = books.deals.get(&session.deal) else {
            return Message::NotSaved(
                "the deal of this session is gone from the disk".to_owned(),
                None,
            );
        };
        match self.workspace.store.agree(session, book) {
            Ok(changes) => {
                let minutes = Record::from(session.clone());
                let file = self.workspace.root().join(minutes.place().to_string());
                Message::Closed { changes, file: file.display().to_string() }
            }
            Err(error) => Message::NotSaved(error.to_string(), None),
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

/// A failure as the line of news has room for it.
fn in_one_line(failure: &crate::failure::Failure) -> String {
    failure.to_string().replace('\n', " ")
}
