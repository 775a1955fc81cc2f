//! The draft log that is being written. A disk that refuses costs no key: what
//! the log does not have is held here, and goes into it as soon as it can.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::{FORMS, logs, word};
use crate::app::effect::Note;
use crate::app::message::Draft;
use crate::domain::id::{DealId, SessionId};
use crate::domain::session::Beginning;
use crate::record::draft::{self, DraftLog, Head, Line, LogError};
use crate::record::{layout, reason};
use crate::workspace::Workspace;
use crate::world::World;

/// A draft log that is this window's.
#[derive(Debug)]
pub(super) struct Log {
    /// The state folder, and the workspace that it is about.
    state: PathBuf,
    workspace: PathBuf,
    id: SessionId,
    head: Head,
    /// None until it could be opened.
    file: Option<DraftLog>,
    /// Fields whose text the file has, so that an edit of it makes sense.
    known: BTreeSet<String>,
    /// Texts that the file does not have.
    missing: BTreeMap<String, String>,
}

impl Log {
    /// The log of a new session.
    pub(super) fn begin(
        world: &World,
        workspace: &Workspace,
        session: &SessionId,
        deal: &DealId,
        beginning: Beginning,
    ) -> Self {
        let mut log = Self::on(world, workspace, session, deal.as_str());
        log.head = log.head.of_kind(word(beginning));
        log
    }

    /// The log of the forms outside of sessions, under a fresh id.
    pub(super) fn forms(world: &World, workspace: &Workspace) -> Self {
        let is_there = |id: &SessionId| {
            let path = path(&world.state, workspace.root(), id);
            path.is_ok_and(|path| path.exists())
        };
        let id = world.draw_apart().id(is_there);
        let mut log = Self::on(world, workspace, &id, "");
        log.head = log.head.of_kind(FORMS);
        log
    }

    fn on(world: &World, workspace: &Workspace, id: &SessionId, deal: &str) -> Self {
        let root = workspace.root();
        Self {
            state: world.state.clone(),
            workspace: root.to_owned(),
            id: id.clone(),
            head: Head::new(root.display().to_string(), deal, id.as_str()),
            file: None,
            known: BTreeSet::new(),
            missing: BTreeMap::new(),
        }
    }

    /// Holds the log of a session that goes on, and reads what it still has.
    /// None while another window holds it. A session without a log, from
    /// another machine perhaps, gets a new one.
    pub(super) fn hold(
        world: &World,
        workspace: &Workspace,
        session: &SessionId,
        deal: &DealId,
    ) -> Option<(Self, Draft)> {
        let mut log = Self::on(world, workspace, session, deal.as_str());
        match log.ready() {
            Err(LogError::Held) => None,
            // A disk that refuses is told as soon as something is typed.
            Ok(_) | Err(LogError::Disk(_)) => {
                let draft = log.half_typed(world);
                Some((log, draft))
            }
        }
    }

    /// What was half typed outside of sessions when a window went away; none
    /// where all of it was kept, or its window is still there.
    pub(super) fn left_behind(world: &World, workspace: &Workspace) -> Option<(Self, Draft)> {
        for path in logs(world, workspace) {
            let head = draft::read(&path).ok().and_then(|draft| draft.head);
            let Some(head) = head.filter(|head| head.kind.as_deref() == Some(FORMS)) else {
                continue;
            };
            let Ok(id) = head.session.parse() else { continue };
            let mut log = Self { head, ..Self::on(world, workspace, &id, "") };
            if log.ready().is_err() {
                continue;
            }
            let draft = log.half_typed(world);
            if !draft.fields.is_empty() {
                return Some((log, draft));
            }
            // One that stays is looked at again next time, which changes nothing.
            let _ = log.remove();
        }
        None
    }

    fn half_typed(&mut self, world: &World) -> Draft {
        let path = path(&self.state, &self.workspace, &self.id);
        let typed_on = path.as_deref().ok().and_then(draft::last_written);
        let typed_on = typed_on.and_then(|at| world.day_of(at));
        let draft = path.and_then(|path| draft::read(&path)).unwrap_or_default();
        self.known = draft.fields.keys().cloned().collect();
        Draft { here: draft.here, under: draft.under, fields: draft.fields, typed_on }
    }

    /// Writes a note, after all that the log lacks.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words. A text is held until it does not.
    pub(super) fn note(&mut self, note: Note) -> Result<(), String> {
        match note {
            Note::Here(key) => self.write(&Line::Here(key)),
            Note::Under(key) => self.write(&Line::Under(key)),
            Note::Kept(key) => {
                self.known.remove(&key);
                self.missing.remove(&key);
                self.write(&Line::Kept(key))
            }
            Note::Typed { key, before, after } => {
                let is_known = self.missing.remove(&key).is_none() && self.known.contains(&key);
                let line = Line::typed(&*key, is_known.then_some(before.as_str()), &after);
                let written = self.write(&line);
                match &written {
                    Ok(()) => drop(self.known.insert(key)),
                    Err(_) => self.lack(key, after),
                }
                written
            }
        }
    }

    /// Writes what the log lacks.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words.
    pub(super) fn catch_up(&mut self) -> Result<(), String> {
        let missing = std::mem::take(&mut self.missing);
        let mut missing = missing.into_iter();
        while let Some((key, text)) = missing.next() {
            if let Err(error) = self.append(&Line::typed(&*key, None, &text)) {
                self.lack(key, text);
                self.missing.extend(missing);
                return Err(error.to_string());
            }
            self.known.insert(key);
        }
        Ok(())
    }

    /// Opens the file, so that no other window does.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words.
    pub(super) fn open_now(&mut self) -> Result<(), String> {
        self.ready().map(|_| ()).map_err(|error| error.to_string())
    }

    fn write(&mut self, line: &Line) -> Result<(), String> {
        self.catch_up()?;
        self.append(line).map_err(|error| error.to_string())
    }

    fn append(&mut self, line: &Line) -> Result<(), LogError> {
        Ok(self.ready()?.append(line)?)
    }

    fn lack(&mut self, key: String, text: String) {
        self.known.remove(&key);
        self.missing.insert(key, text);
    }

    /// The file, which is opened where it is not yet, or begun.
    fn ready(&mut self) -> Result<&mut DraftLog, LogError> {
        let file = match self.file.take() {
            Some(file) => file,
            None => self.open()?,
        };
        Ok(self.file.insert(file))
    }

    fn open(&self) -> Result<DraftLog, LogError> {
        let path = path(&self.state, &self.workspace, &self.id)?;
        match DraftLog::open(&path) {
            Err(LogError::Disk(error)) if error.kind() == io::ErrorKind::NotFound => {
                DraftLog::create(&path, &self.head)
            }
            Ok(mut log) => {
                // The disk refused its first line.
                if draft::read(&path)?.head.is_none() {
                    log.append(&Line::Head(self.head.clone()))?;
                }
                Ok(log)
            }
            Err(error) => Err(error),
        }
    }

    /// The texts that only this window has.
    pub(super) const fn missing(&self) -> &BTreeMap<String, String> {
        &self.missing
    }

    /// Whether nothing half typed stands in it.
    pub(super) fn is_done(&self) -> bool {
        self.known.is_empty() && self.missing.is_empty()
    }

    /// The file, to be synced by somebody else; none where there is none yet.
    ///
    /// # Errors
    ///
    /// A sentence: the system has no second handle.
    pub(super) fn file(&self) -> Result<Option<File>, String> {
        let file = self.file.as_ref().map(DraftLog::file).transpose();
        file.map_err(|error| reason(&error))
    }

    /// Takes the log away: all of it is on the disk as records.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn remove(self) -> io::Result<()> {
        self.file.map_or(Ok(()), DraftLog::remove)
    }
}

fn path(state: &Path, workspace: &Path, id: &SessionId) -> io::Result<PathBuf> {
    Ok(layout::draft_log(&layout::state_folder(state, workspace)?, id))
}
