//! The examples, edited by hand again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use jiff::tz::TimeZone;
use sideline::domain::books::Books;
use sideline::domain::id::ProcessId;
use sideline::domain::process::Process;
use sideline::record::doctor::{Doctor, Problem};
use sideline::record::store::Store;
use sideline::workspace::Workspace;
use sideline::world::World;

use super::{OTHER, STEP};
use crate::support::binary::User;

/// The examples, examined again and again.
pub(super) struct Desk {
    pub(super) user: User,
    processes: BTreeMap<ProcessId, Process>,
}

impl Desk {
    pub(super) fn new() -> Self {
        let user = User::with_everything();
        user.put(OTHER, user.text(STEP).replace("h7k2p9qd", "d3f8n2ws"));
        let now = date(2026, 12, 9).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
        let world = World::still(now, 7, user.home());
        let workspace = Workspace::find(&world, Some(&user.workspace()));
        let processes = workspace.whole_books(&world).processes;
        Self { user, processes }
    }

    pub(super) fn books(&self) -> Books {
        Store::new(self.user.workspace()).load(self.processes.clone())
    }

    pub(super) fn examined(&self) -> Vec<Problem> {
        let (store, books) = (Store::new(self.user.workspace()), self.books());
        let now = date(2026, 12, 9).at(9, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
        Doctor { store: &store, books: &books, state: Path::new("/nowhere"), now }.examine()
    }

    /// What is told of the workspace with that text in place of a file's, and was
    /// not before.
    pub(super) fn news(&self, file: &str, text: &str, before: &BTreeSet<String>) -> Vec<Problem> {
        let old = self.user.text(file);
        self.user.put(file, text);
        let told = self.examined();
        self.user.put(file, old);
        told.into_iter().filter(|problem| !before.contains(&problem.to_string())).collect()
    }

    pub(super) fn files(&self) -> Vec<String> {
        let (mut files, mut folders) = (Vec::new(), vec![self.user.workspace()]);
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        let name = |path: PathBuf| {
            path.strip_prefix(self.user.workspace()).unwrap().to_str().unwrap().to_owned()
        };
        let is_record = |path: &PathBuf| path.extension().is_some_and(|end| end == "toml");
        files.into_iter().filter(is_record).map(name).collect()
    }
}
