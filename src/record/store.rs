//! The records of one workspace: all of them read, one of them saved.

mod agree;
mod at_hand;
pub(super) mod by_hand;
mod coaching;
pub(super) mod copies;
mod delete;
mod each;
mod export;
mod hidden;
mod init;
mod last;
mod load;
mod mend;
mod outline;
mod process;
mod profile;
mod proposal;
mod renamed;
mod replace;
mod save;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use crate::domain::books::{Cause, Unread};
use crate::domain::change::Record;
use crate::domain::id::DealId;

use super::error::SaveError;
use super::fault::Fault;
use super::file::RecordFile;
use super::history::History;
use super::layout::{self, Place};
use super::lock::{Busy, Lock, Patience};
use super::read::{Noticed, RECORD_LIMIT};
use super::rights::Rights;
use last::Last;

pub use agree::Agreed;
pub use each::{ACTIONS, ASKS, CALLS, Kind, Listed, SESSIONS};
pub use init::init;
pub use outline::Outline;

/// Makes something of the text of the file at a place, and adds what was noticed
/// in it.
trait Reader<T>: Copy + Fn(&Place, &str, &mut Noticed) -> Result<T, Fault> {}

impl<T, F: Copy + Fn(&Place, &str, &mut Noticed) -> Result<T, Fault>> Reader<T> for F {}

/// The records of one workspace.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    history: Option<History>,
    patience: Patience,
    last: Last,
}

impl Store {
    /// The records in that workspace, which may be a link.
    pub fn new(root: PathBuf) -> Self {
        Self { root, history: None, patience: Patience::default(), last: Last::default() }
    }

    /// The same records, with earlier versions kept in the state folder of this
    /// computer. Their days are told in `zone`.
    #[must_use]
    pub fn with_history(self, state: PathBuf, zone: TimeZone) -> Self {
        let history = History::new(state, self.root.clone(), zone);
        Self { history: Some(history), ..self }
    }

    /// The same records, with that patience for others who are saving.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The folder of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Earlier versions of the records, where they are kept.
    pub const fn history(&self) -> Option<&History> {
        self.history.as_ref()
    }

    /// Keeps all others from changing records until it is dropped. `file` is
    /// what is about to be saved; `waiting` is called once where that takes long.
    ///
    /// # Errors
    ///
    /// [`SaveError::Busy`] where another window or program takes too long.
    pub(crate) fn lock(&self, file: &str, waiting: &mut dyn FnMut()) -> Result<Lock, SaveError> {
        Lock::take(&self.root, || self.rights(), self.patience, waiting)
            .map_err(|Busy| SaveError::Busy { file: file.to_owned() })
    }

    /// Who may read what is made here: in a workspace of a team that says so,
    /// its group. Where that cannot be read, the group that its file was given to.
    fn rights(&self) -> Rights {
        let group = Rights::of_group(&self.root);
        // Nothing is read for a folder that its group cannot enter anyway.
        if group == Rights::PRIVATE {
            return group;
        }
        let mut noticed = Noticed::default();
        let team = self
            .read_as(&Place::Team, |place, text| Record::read_noticing(place, text, &mut noticed));
        let mut wrong = noticed.wrong.iter().filter_map(Fault::wrong);
        let is_unread = wrong.any(|value| value.missing == ["shared"]);
        let is_shared = match team {
            Ok(Some(Record::Team(team))) if !is_unread => team.shared,
            Ok(None) => false,
            _ => Rights::of_group(&self.root.join(Place::Team.to_string())) != Rights::PRIVATE,
        };
        if is_shared { group } else { Rights::PRIVATE }
    }

    /// Whether a deal of that id is there, even one that cannot be read. A folder
    /// without a file is all that a crash leaves of one that was about to be made.
    pub fn has_deal(&self, id: &DealId) -> bool {
        match load::names(&self.root.join(layout::DEALS).join(id.as_str())) {
            Ok(names) => !names.is_empty(),
            Err(error) => error.kind() != ErrorKind::NotFound,
        }
    }

    fn file(&self, place: &Place) -> RecordFile<'_> {
        self.named(place.to_string())
    }

    /// The file of that name, seen from the workspace.
    fn named(&self, name: String) -> RecordFile<'_> {
        RecordFile::new(&self.root, name, RECORD_LIMIT)
    }

    /// The text of the record that lies at `place`, where there is one to read.
    pub(super) fn text(&self, place: &Place) -> Option<String> {
        self.file(place).text().ok().flatten()
    }

    /// The record that lies at `place`, none where there is no file.
    fn read(&self, place: &Place) -> Result<Option<Record>, Unread> {
        self.read_as(place, Record::read)
    }

    /// What `read` makes of the file at `place`, none where there is no file.
    fn read_as<T>(
        &self,
        place: &Place,
        read: impl FnOnce(&Place, &str) -> Result<T, Fault>,
    ) -> Result<Option<T>, Unread> {
        let file = self.file(place);
        let Some(text) = file.text()? else { return Ok(None) };
        read(place, &text).map(Some).map_err(|fault| fault.of(file.name()))
    }

    /// What is told of a file that lost what it held: also that an earlier
    /// version of it is kept.
    fn with_offer(&self, unread: Unread) -> Unread {
        let history = self.history.as_ref().filter(|_| unread.cause == Cause::Lost);
        let Some((version, _)) = history.and_then(|it| it.latest_readable(&unread.file)) else {
            return unread;
        };
        let day = version.moment();
        let message = format!(
            "{}; as it was on {day} it is kept, and \"sideline doctor --fix\" brings that back",
            unread.message
        );
        Unread { message, ..unread }
    }
}
