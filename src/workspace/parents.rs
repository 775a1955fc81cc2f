//! Where the files are that a process extends: the team's own, those that ship,
//! and those beside it.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use super::processes::process_files_in;
use crate::domain::id::ProcessId;
use crate::record::layout::PROCESS_TEMPLATES;
use crate::record::process_file;
use crate::template::id_in;
use crate::template::parents::{File, Missing, Parents};
use crate::template::shipped::SHIPPED;

/// The process files of a team, before anybody looked into them.
#[derive(Debug)]
pub(super) struct Templates {
    /// The folder they are in.
    folder: PathBuf,
    /// They are read when somebody asks for them.
    team: OnceCell<Vec<TeamFile>>,
}

/// One file of the team's.
#[derive(Debug)]
struct TeamFile {
    /// How it is called: its path, seen from the workspace.
    name: PathBuf,
    /// What is in it, or why that cannot be read.
    file: Result<File, String>,
}

impl Templates {
    /// The files in `folder`.
    pub(super) const fn of(folder: PathBuf) -> Self {
        Self { folder, team: OnceCell::new() }
    }

    /// Each file of the team's, how it is called, and what is in it.
    pub(super) fn team(&self) -> impl Iterator<Item = (PathBuf, &Result<File, String>)> {
        self.files().iter().map(|it| (it.name.clone(), &it.file))
    }

    fn files(&self) -> &[TeamFile] {
        self.team.get_or_init(|| {
            let names = names(&self.folder).into_iter();
            let team = names.map(|name| (Path::new(PROCESS_TEMPLATES).join(&name), name));
            team.map(|(name, file)| TeamFile { file: read(&name, &self.folder.join(file)), name })
                .collect()
        })
    }

    /// The process of that id: the team's, else the one that ships. None where
    /// there is neither, or the team's cannot be read.
    pub(super) fn of_id(&self, id: &ProcessId) -> Option<File> {
        self.of_team(id, |_| true).map_or_else(|| ships(id), Result::ok)
    }

    /// The team's file of that id among some; of several only the one that is
    /// called after it.
    fn of_team(
        &self,
        id: &ProcessId,
        is_one: impl Fn(&TeamFile) -> bool,
    ) -> Option<Result<File, String>> {
        let same = self.files().iter().filter(|it| it.id() == id.as_str() && is_one(it));
        let same: Vec<&TeamFile> = same.collect();
        let used = match same[..] {
            [] => return None,
            [one] => Some(one),
            _ => same.into_iter().find(|it| it.stem() == id.as_str()),
        };
        Some(used.map_or_else(|| Err("several files have its id".to_owned()), |it| it.file.clone()))
    }

    /// The ids of all processes, the team's and those that ship.
    pub(super) fn all_ids(&self) -> BTreeSet<ProcessId> {
        let ids = self.files().iter().map(TeamFile::id);
        let ids = ids.chain(SHIPPED.iter().map(|(id, _)| (*id).to_owned()));
        ids.filter_map(|id| id.parse().ok()).collect()
    }

    /// The ids that a process can extend, but for its own.
    fn ids(&self, child: &File) -> Vec<String> {
        let others = self.files().iter().filter(|it| !it.is(child)).map(TeamFile::id);
        let mut ids: Vec<String> = others.chain(SHIPPED.iter().map(|it| it.0.to_owned())).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

impl TeamFile {
    fn is(&self, file: &File) -> bool {
        self.file.as_ref().is_ok_and(|own| own.place == file.place)
    }

    /// The id it says; where that cannot be read, the one its name gives.
    fn id(&self) -> String {
        let said = self.file.as_ref().ok().and_then(|file| id_in(&file.bytes));
        said.map_or_else(|| self.stem(), |id| id.to_string())
    }

    /// Its name without the ending.
    fn stem(&self) -> String {
        let stem = self.name.file_stem();
        stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

impl Parents for Templates {
    fn by_id(&self, child: &File, id: &ProcessId) -> Result<File, Missing> {
        if let Some(found) = self.of_team(id, |it| !it.is(child)) {
            return found.map_err(|why| unreadable(&why));
        }
        ships(id).ok_or_else(|| Missing::nowhere(self.ids(child)))
    }

    fn by_path(&self, child: &File, path: &str) -> Result<File, Missing> {
        let folder = child.place.parent().unwrap_or(Path::new(""));
        let target = normal(&folder.join(path));
        let of_team = real(&self.folder);
        if child.place.starts_with(&of_team) && !target.starts_with(&of_team) {
            let why = format!("is outside {PROCESS_TEMPLATES}, where a team keeps its processes");
            return Err(Missing::unusable(why));
        }
        let near = target.parent().unwrap_or(Path::new(""));
        if target.symlink_metadata().is_err() {
            let others = names(near).into_iter().filter(|name| near.join(name) != child.place);
            return Err(Missing::nowhere(others.map(|name| name.display().to_string()).collect()));
        }
        if real(near) != near {
            return Err(Missing::unusable("lies behind a link: write where it really is"));
        }
        let beside = Path::new(&child.name).parent().unwrap_or(Path::new(""));
        read(&normal(&beside.join(path)), &target).map_err(|why| unreadable(&why))
    }
}

fn unreadable(why: &str) -> Missing {
    Missing::unusable(format!("cannot be extended: {why}"))
}

/// The file at `path`, which is called `name`.
fn read(name: &Path, path: &Path) -> Result<File, String> {
    let bytes = process_file(path)?;
    Ok(File { name: name.display().to_string(), place: place(path), bytes })
}

/// Where a file is, whatever way leads to its folder.
pub(super) fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    real(folder.unwrap_or(Path::new("."))).join(path.file_name().unwrap_or_default())
}

/// A process that ships, as a file.
pub(super) fn shipped((id, text): &(&str, &str)) -> File {
    let name = format!("shipped/{id}.toml");
    // No file of anybody's has a place that is relative.
    File { place: PathBuf::from(&name), name, bytes: text.as_bytes().to_vec() }
}

/// The process of that id that ships.
fn ships(id: &ProcessId) -> Option<File> {
    SHIPPED.iter().find(|(shipped, _)| *shipped == id.as_str()).map(shipped)
}

/// The names of the process files in a folder. One that is not there, or cannot
/// be read, has none.
fn names(folder: &Path) -> Vec<PathBuf> {
    let paths = process_files_in(folder).and_then(Result::ok).unwrap_or_default();
    paths.iter().filter_map(|path| path.file_name()).map(PathBuf::from).collect()
}

/// A path without the links on its way, where it leads somewhere.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// A path without detours through `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            Component::Prefix(_)
            | Component::RootDir
            | Component::ParentDir
            | Component::Normal(_) => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_the_straight_way() {
        #[track_caller]
        fn case(path: &str, expected: &str) {
            assert_eq!(normal(Path::new(path)), Path::new(expected), "{path}");
        }
        case("a/./b/../c.toml", "a/c.toml");
        case("../../a.toml", "../../a.toml");
        case("a/../../b.toml", "../b.toml");
        case("/a/../b.toml", "/b.toml");
    }
}
