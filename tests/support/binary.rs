//! The program as a script runs it: words in; what it prints, and its exit
//! code, out.
//!
//! Its environment is empty but for the folders of a user who exists for one
//! test, a clock that stands still, and a seed for the ids.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The moment of a test that says no other: a Thursday, the day after the example step was due.
pub(crate) const NOW: &str = "2026-12-03T09:00:00+01:00";

/// Where the examples of the record formats are.
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/1");

/// A user with their folders and one workspace, which they are in.
pub(crate) struct User {
    folder: TempDir,
    /// The moment their clock shows.
    pub(crate) now: &'static str,
}

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl User {
    /// Somebody who is in an empty folder.
    pub(crate) fn new() -> Self {
        let user = Self { folder: tempfile::tempdir().unwrap(), now: NOW };
        fs::create_dir(user.workspace()).unwrap();
        user
    }

    /// Somebody who is in a copy of the example workspace.
    pub(crate) fn with_examples() -> Self {
        let user = Self::new();
        copy(Path::new(EXAMPLES), &user.workspace());
        user
    }

    /// Somebody who is in a copy of that workspace, at that moment.
    pub(crate) fn in_copy_of(folder: &Path, now: &'static str) -> Self {
        let user = Self { now, ..Self::new() };
        copy(folder, &user.workspace());
        user
    }

    /// Somebody who is in the example workspace, with a session that has
    /// everything in it.
    pub(crate) fn with_everything() -> Self {
        let user = Self::with_examples();
        copy(Path::new(&format!("{EXAMPLES}-everything")), &user.workspace());
        user
    }

    /// The folder that all of theirs lie in.
    pub(crate) fn home(&self) -> &Path {
        self.folder.path()
    }

    /// The folder they are in.
    pub(crate) fn workspace(&self) -> PathBuf {
        self.home().join("sales")
    }

    /// Writes a file of the workspace.
    pub(crate) fn put(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.workspace().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// All files of the workspace but its locks.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.workspace()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with(".lock") {
                    files.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        files
    }

    /// The bytes of a file of the workspace.
    #[track_caller]
    pub(crate) fn bytes(&self, file: &str) -> Vec<u8> {
        fs::read(self.workspace().join(file)).unwrap()
    }

    /// The text of a file of the workspace.
    #[track_caller]
    pub(crate) fn text(&self, file: &str) -> String {
        String::from_utf8(self.bytes(file)).unwrap()
    }

    /// Changes a file of the workspace.
    #[track_caller]
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.put(file, text.replacen(from, to, 1));
    }

    /// The program with these words, ready to start.
    pub(crate) fn command<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sideline"));
        command.args(words);
        self.emptied(command)
    }

    /// Runs the program with these words.
    pub(crate) fn run<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Ran {
        Ran::of(self.command(words).output().unwrap())
    }

    /// Runs a line as somebody types it into a shell.
    pub(crate) fn types(&self, line: &str) -> Ran {
        let folder = Path::new(env!("CARGO_BIN_EXE_sideline")).parent().unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", line]);
        let mut shell = self.emptied(shell);
        let path = std::env::join_paths([folder, Path::new("/usr/bin"), Path::new("/bin")]);
        Ran::of(shell.env("PATH", path.unwrap()).output().unwrap())
    }

    /// What somebody sees who types these lines, one after the other.
    pub(crate) fn seen(&self, lines: &[&str]) -> String {
        let home = self.home().display().to_string();
        let seen = lines.iter().map(|line| format!("$ {line}\n{}", self.types(line)));
        seen.collect::<Vec<_>>().join("\n").replace(&home, "~")
    }

    fn emptied(&self, mut command: Command) -> Command {
        let home = self.home();
        command.env_clear().env("HOME", home).current_dir(self.workspace()).stdin(Stdio::null());
        for folder in ["config", "data", "state", "cache"] {
            command
                .env(format!("XDG_{}_HOME", folder.to_uppercase()), home.join("xdg").join(folder));
        }
        command
            .env("SIDELINE_CONFIG_DIR", home.join("config"))
            .env("SIDELINE_STATE_DIR", home.join("state"))
            .env("SIDELINE_NOW", self.now)
            .env("SIDELINE_SEED", "7");
        command
    }
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let (out, err) = (text(output.stdout), text(output.stderr));
        // Killed by a signal there is no code.
        Self { code: output.status.code().unwrap_or(-1), out, err }
    }

    /// What was printed, where all went well and nothing else was said.
    #[track_caller]
    pub(crate) fn printed(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }

    /// What was said, where nothing was done and nothing was printed.
    #[track_caller]
    pub(crate) fn refused(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        self.err
    }
}

impl fmt::Display for Ran {
    /// What is printed, what else is said (with a mark), and the exit code if
    /// it is not 0.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.out)?;
        self.err.lines().try_for_each(|line| writeln!(f, "! {line}"))?;
        if self.code != 0 {
            writeln!(f, "[exit {}]", self.code)?;
        }
        Ok(())
    }
}

/// Copies a folder with all that is in it.
pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, to) = entry.map(|e| (e.path(), to.join(e.file_name()))).unwrap();
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}
