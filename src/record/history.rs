//! Earlier versions of records, in the state folder of this computer: for
//! repair, and so that nothing somebody else wrote is ever lost.
//!
//! `history/<path of the record>/<when it was written>.toml`

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ZonedDateTime};

use super::disk;
use super::folder;
use super::layout::{self, ENDING, Place};
use super::read::{self, Noticed, RECORD_LIMIT};
use super::wire::coaching::CoachingFile;
use crate::domain::change::Record;

/// How many versions of a record are kept.
const VERSIONS: usize = 20;
/// How far apart they are, but for the first that a run of the program keeps.
const APART: SignedDuration = SignedDuration::from_mins(10);
/// How a version is called.
const STAMP: &str = "%Y-%m-%dT%H-%M-%S-%3fZ";

/// The earlier versions of the records of one workspace.
#[derive(Clone, Debug)]
pub struct History {
    state: PathBuf,
    root: PathBuf,
    zone: TimeZone,
    /// The versions that this run kept last, by file.
    kept: Arc<Mutex<BTreeMap<String, Timestamp>>>,
}

/// A version of a record that was replaced since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was written.
    pub written: ZonedDateTime,
}

impl Version {
    /// When it was written, in words.
    pub fn moment(&self) -> String {
        self.written.strftime("%-d %b %Y, %H:%M").to_string()
    }

    /// Its text; none where it cannot be read itself.
    pub fn text(&self) -> Option<String> {
        read::text(&self.path, RECORD_LIMIT).ok().flatten()
    }
}

impl History {
    /// The history of the workspace at `root`, in the state folder of this
    /// computer. Days are told in `zone`.
    pub fn new(state: PathBuf, root: PathBuf, zone: TimeZone) -> Self {
        Self { state, root, zone, kept: Arc::default() }
    }

    /// The versions of the record in that file, seen from the workspace; newest
    /// first. None where there are none, or their folder cannot be read.
    pub fn versions(&self, file: &str) -> Vec<Version> {
        let Ok(folder) = self.folder() else { return Vec::new() };
        let folder = folder.join(file);
        let names = folder::names(&folder).unwrap_or_default().into_iter();
        let version = |name: OsString| {
            let written = self.when(name.to_str()?)?;
            Some(Version { path: folder.join(name), written })
        };
        let mut versions: Vec<Version> = names.filter_map(version).collect();
        versions.sort_by(|a, b| b.written.cmp(&a.written));
        versions
    }

    /// The newest version that reads as the record it is, with its text.
    pub fn latest_readable(&self, file: &str) -> Option<(Version, String)> {
        let versions = self.versions(file).into_iter();
        let mut texts = versions.filter_map(|version| Some((version.text()?, version)));
        let (text, version) = texts.find(|(text, _)| is_readable(file, text))?;
        Some((version, text))
    }

    /// Keeps a version that is about to be replaced, where its turn has come:
    /// the first of a run, then one each ten minutes.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(crate) fn keep_in_turn(&self, file: &str, text: &str) -> Result<()> {
        let written = self.written(file)?;
        let last = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(file).copied();
        let is_due = |last: Timestamp| last.duration_until(written).abs() >= APART;
        if last.is_none_or(is_due) { self.keep(file, text) } else { Ok(()) }
    }

    /// Keeps a version that is about to be replaced.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn keep(&self, file: &str, text: &str) -> Result<()> {
        let written = self.written(file)?;
        if self.versions(file).first().and_then(Version::text).as_deref() != Some(text) {
            self.write(file, text, written)?;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(file.to_owned(), written);
        Ok(())
    }

    /// The same, on the disk for sure: for what is in no other place afterwards.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(crate) fn keep_for_sure(&self, file: &str, text: &str) -> Result<()> {
        self.keep(file, text)?;
        let Some(newest) = self.versions(file).into_iter().next() else { return Ok(()) };
        disk::sync(&disk::open_growing(&newest.path)?, &newest.path)?;
        newest.path.parent().map_or(Ok(()), disk::sync_folder)
    }

    fn write(&self, file: &str, text: &str, mut written: Timestamp) -> Result<()> {
        let folder = self.folder()?.join(file);
        disk::make_all_folders(&folder)?;
        loop {
            let path = folder.join(format!("{}{ENDING}", written.strftime(STAMP)));
            match disk::create_growing(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                    written += SignedDuration::from_millis(1);
                }
                // Nobody waits for the disk here: what a power cut leaves of a
                // version is no version that is offered.
                made => break disk::write(&made?, &path, text.as_bytes())?,
            }
        }
        self.versions(file).iter().skip(VERSIONS).try_for_each(|old| disk::remove(&old.path))
    }

    /// When the file in the workspace was written.
    fn written(&self, file: &str) -> Result<Timestamp> {
        let modified = fs::symlink_metadata(self.root.join(file))?.modified()?;
        Timestamp::try_from(modified).map_err(std::io::Error::other)
    }

    fn when(&self, name: &str) -> Option<ZonedDateTime> {
        let stamp = DateTime::strptime(STAMP, name.strip_suffix(ENDING)?).ok()?;
        let moment = stamp.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp();
        Some(moment.to_zoned_datetime(self.zone.clone()))
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(layout::history(&layout::state_folder(&self.state, &self.root)?))
    }
}

/// Whether a text reads as the record that belongs in that file.
pub(super) fn is_readable(file: &str, text: &str) -> bool {
    match Place::of(file) {
        Some(place) => {
            let mut noticed = Noticed::default();
            Record::read_noticing(&place, text, &mut noticed).is_ok() && noticed.wrong.is_empty()
        }
        None => {
            Path::new(file).starts_with(layout::COACHING)
                && read::record::<CoachingFile>(text).is_ok()
        }
    }
}
