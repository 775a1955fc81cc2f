//! The two logs of a window: that of the session in front, and that of the
//! forms outside of sessions.

use std::collections::BTreeMap;
use std::fs::File;

use super::log::Log;
use crate::app::effect::Note;
use crate::app::message::Draft;
use crate::domain::id::{DealId, SessionId};
use crate::domain::session::Beginning;
use crate::workspace::Workspace;
use crate::world::World;

/// The draft logs of this window.
#[derive(Debug)]
pub struct Logs {
    world: World,
    workspace: Workspace,
    session: Option<Log>,
    forms: Option<Log>,
}

impl Logs {
    /// The logs of a window on that workspace: none so far.
    pub const fn new(world: World, workspace: Workspace) -> Self {
        Self { world, workspace, session: None, forms: None }
    }

    /// Begins the log of a new session.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words; the log is begun as soon as it does not.
    pub fn begin(
        &mut self,
        session: &SessionId,
        deal: &DealId,
        beginning: Beginning,
    ) -> Result<(), String> {
        let log = Log::begin(&self.world, &self.workspace, session, deal, beginning);
        self.session.insert(log).open_now()
    }

    /// Holds the log of a session that goes on; what was half typed in it. None
    /// while another window holds it.
    pub fn hold(&mut self, session: &SessionId, deal: &DealId) -> Option<Draft> {
        let (log, draft) = Log::hold(&self.world, &self.workspace, session, deal)?;
        self.session = Some(log);
        Some(draft)
    }

    /// Takes up what was half typed outside of sessions when a window went away.
    pub fn take_up(&mut self) -> Option<Draft> {
        let (log, draft) = Log::left_behind(&self.world, &self.workspace)?;
        self.forms = Some(log);
        Some(draft)
    }

    /// Writes a note into the log of the session.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words.
    pub fn note(&mut self, note: Note) -> Result<(), String> {
        self.session.as_mut().map_or(Ok(()), |log| log.note(note))
    }

    /// Writes a note into the log of the forms, which goes when all of it is
    /// kept.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words.
    pub fn note_unsaved(&mut self, note: Note) -> Result<(), String> {
        let begin = || Log::forms(&self.world, &self.workspace);
        let noted = self.forms.get_or_insert_with(begin).note(note);
        if let Some(log) = self.forms.take_if(|log| log.is_done()) {
            // One that stays is looked at next time, which changes nothing.
            let _ = log.remove();
        }
        noted
    }

    /// Lets the log of the session go; it stays for the next window.
    pub fn let_go(&mut self) {
        self.session = None;
    }

    /// Takes the log of the session away: all of it is on the disk as records.
    pub fn discard(&mut self) {
        if let Some(log) = self.session.take() {
            // One that stays is finished again next time, which changes nothing.
            let _ = log.remove();
        }
    }

    /// Writes what the logs lack.
    ///
    /// # Errors
    ///
    /// Why the disk refuses, in words.
    pub fn catch_up(&mut self) -> Result<(), String> {
        self.logs().try_for_each(Log::catch_up)
    }

    /// The texts that no log has.
    pub fn missing(&self) -> BTreeMap<String, String> {
        let logs = self.session.iter().chain(&self.forms);
        logs.flat_map(Log::missing).map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    /// The files, to be synced by somebody else.
    ///
    /// # Errors
    ///
    /// Why the system gives no second handle, in words.
    pub fn files(&self) -> Result<Vec<File>, String> {
        let files = self.session.iter().chain(&self.forms).map(Log::file);
        files.filter_map(Result::transpose).collect()
    }

    fn logs(&mut self) -> impl Iterator<Item = &mut Log> {
        self.session.iter_mut().chain(&mut self.forms)
    }
}
