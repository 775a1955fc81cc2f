//! The draft logs of this machine: the one that is being written, and those
//! that a crash left behind.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::PathBuf;

use crate::app::effect::Note;
use crate::app::message::Draft;
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::{DealId, SessionId};
use crate::domain::process::SessionKind;
use crate::domain::session::{Session, Sitting};
use crate::record::draft::{self, DraftLog, Head, Line};
use crate::record::layout;
use crate::workspace::Workspace;
use crate::world::World;

/// The log of the session on the screen, held by this window.
#[derive(Debug)]
pub struct Log {
    log: DraftLog,
    /// Fields whose text the log has, so that an edit of it makes sense.
    known: BTreeSet<String>,
}

impl Log {
    /// Begins the log of a session.
    ///
    /// # Errors
    ///
    /// A sentence: the disk refuses.
    pub fn begin(
        world: &World,
        workspace: &Workspace,
        session: &SessionId,
        deal: &DealId,
    ) -> Result<Self, String> {
        let path = path(world, workspace, session).map_err(|e| not_kept(&e))?;
        let place = workspace.root().display().to_string();
        let head = Head::new(place, deal.as_str(), session.as_str());
        let log = DraftLog::create(&path, &head).map_err(|e| e.to_string())?;
        Ok(Self { log, known: BTreeSet::new() })
    }

    /// Holds the log of a session that goes on, and reads what it still has. A
    /// session without a log, from another machine perhaps, gets a new one.
    ///
    /// # Errors
    ///
    /// A sentence: another window holds it, or the disk refuses.
    pub fn hold(
        world: &World,
        workspace: &Workspace,
        session: &SessionId,
        deal: &DealId,
    ) -> Result<(Self, Draft), String> {
        let path = path(world, workspace, session).map_err(|e| not_kept(&e))?;
        if !path.exists() {
            return Ok((Self::begin(world, workspace, session, deal)?, Draft::default()));
        }
        let log = DraftLog::open(&path).map_err(|e| e.to_string())?;
        let kept = draft::read(&path).map_err(|e| format!("the draft cannot be read: {e}"))?;
        let log = Self { log, known: kept.fields.keys().cloned().collect() };
        Ok((log, Draft { here: kept.here, fields: kept.fields }))
    }

    /// Writes a note.
    ///
    /// # Errors
    ///
    /// A sentence: the disk refuses.
    pub fn note(&mut self, note: Note) -> Result<(), String> {
        let line = match note {
            Note::Here(key) => Line::Here(key),
            Note::Kept(key) => {
                self.known.remove(&key);
                Line::Kept(key)
            }
            Note::Typed { key, before, after } => {
                let is_new = self.known.insert(key.clone());
                Line::typed(key, (!is_new).then_some(before.as_str()), &after)
            }
        };
        self.log.append(&line).map_err(|e| not_kept(&e))
    }

    /// The file, to be synced by somebody else.
    ///
    /// # Errors
    ///
    /// A sentence: the system has no second handle.
    pub fn file(&self) -> Result<File, String> {
        self.log.file().map_err(|e| not_kept(&e))
    }

    /// Takes the log away: all of it is on the disk as records.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn remove(self) -> io::Result<()> {
        self.log.remove()
    }
}

fn not_kept(error: &io::Error) -> String {
    format!("draft not kept: {error}")
}

fn path(world: &World, workspace: &Workspace, session: &SessionId) -> io::Result<PathBuf> {
    let state = layout::state_folder(&world.state, workspace.root())?;
    Ok(layout::draft_log(&state, session))
}

/// Gives each log whose session was never written a session to belong to: the
/// program was cut off between the first key and the first save. Whether there
/// was any.
pub fn adopt_orphans(world: &World, workspace: &Workspace, books: &Books) -> bool {
    let mut is_any_adopted = false;
    for path in logs(world, workspace) {
        // A log that another window writes belongs to that window.
        let Ok(_held) = DraftLog::open(&path) else { continue };
        let Ok(draft) = draft::read(&path) else { continue };
        let head = draft.head.as_ref();
        let session = head.and_then(|head| orphan(&head.deal, &head.session, world, books));
        let change = session.map(Change::new);
        is_any_adopted |= change.is_some_and(|change| workspace.save(&change).is_ok());
    }
    is_any_adopted
}

/// The session that a log belongs to, where the books do not have it.
fn orphan(deal: &str, session: &str, world: &World, books: &Books) -> Option<Session> {
    let id: SessionId = session.parse().ok()?;
    let book = books.deals.get(&deal.parse().ok()?)?;
    if books.has_session(&id) {
        return None;
    }
    let process = books.processes.get(&book.deal.process)?;
    let manager = books.team.coach_of(&book.deal.owner, books.me.as_ref());
    let kind = SessionKind::Standard;
    let sitting = Sitting { id, kind, manager, started: world.now().wall };
    Some(Session::start(sitting, &book.deal, process))
}

/// The logs of a workspace. Without a workspace, or without a log in it,
/// nothing was cut off.
fn logs(world: &World, workspace: &Workspace) -> Vec<PathBuf> {
    let state = layout::state_folder(&world.state, workspace.root());
    state.and_then(|state| draft::logs(&state)).unwrap_or_default()
}

/// Finishes sessions that were agreed when the program was cut off: their log
/// is still there, and no other window holds it. Whether any was.
pub fn finish_interrupted(world: &World, workspace: &Workspace, books: &Books) -> bool {
    let mut is_any_finished = false;
    for path in logs(world, workspace) {
        let Ok(log) = DraftLog::open(&path) else { continue };
        let name = path.file_stem().and_then(|stem| stem.to_str());
        let Some(id) = name.and_then(|name| name.parse::<SessionId>().ok()) else { continue };
        let mut found =
            books.deals.values().filter_map(|book| Some((book.sessions.get(&id)?, book)));
        let Some((session, book)) = found.next() else { continue };
        if !session.is_draft() && workspace.store.agree(session, book).is_ok() {
            is_any_finished = true;
            // A log that stays is finished again next time, which changes nothing.
            let _ = log.remove();
        }
    }
    is_any_finished
}
