//! The files of `src` as code: without comments, and without the items that are
//! there for tests alone.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the program.
pub(super) struct Source {
    /// Its path, to be told.
    pub(super) name: String,
    /// Its module, as `domain::deal::edit`.
    pub(super) module: String,
    /// Its code.
    pub(super) code: String,
    /// Its lines, comments and tests included.
    pub(super) lines: usize,
}

/// Where the package lies.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a room.
pub(super) fn sources(room: &str) -> Vec<Source> {
    let within = |source: &Source| source.module.split("::").next() == Some(room);
    all().filter(within).collect()
}

/// The files of all rooms; those that hold tests alone are left out.
pub(super) fn all() -> impl Iterator<Item = Source> {
    let src = root().join("src");
    let files = files(&src).into_iter().filter(|path| !is_test(path));
    files.map(move |path| {
        let text = fs::read_to_string(&path).unwrap();
        let place = path.strip_prefix(&src).unwrap().with_extension("");
        let names: Vec<_> = place.iter().map(|part| part.to_string_lossy()).collect();
        Source {
            name: path.display().to_string(),
            module: names.join("::"),
            lines: text.lines().count(),
            code: code(&text),
        }
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let own = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    own.chain(folders.iter().flat_map(|folder| self::files(folder))).collect()
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
}

/// The code of a text. An item for tests goes with all that belongs to it, and
/// nothing behind it does: the files are formatted, so it ends where a line
/// closes it at its own indentation.
fn code(text: &str) -> String {
    let mut kept = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            let indent = line.len() - line.trim_start().len();
            let is_end = |line: &str| {
                let is_own = line.len() - line.trim_start().len() == indent;
                is_own && (line.ends_with('}') || line.ends_with(';'))
            };
            lines.by_ref().find(|line| is_end(line));
        } else if !line.trim_start().starts_with("//") {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// The names of each path from the crate's root in a code.
pub(super) fn crate_paths(code: &str) -> impl Iterator<Item = Vec<String>> {
    code.split("crate::").skip(1).map(|rest| {
        let is_of_path = |letter: &char| letter.is_alphanumeric() || matches!(letter, '_' | ':');
        let path: String = rest.chars().take_while(is_of_path).collect();
        path.split("::").map(str::to_owned).collect()
    })
}

#[test]
fn an_item_for_tests_hides_nothing_behind_it() {
    let text = "use a;\n#[cfg(test)]\nuse b;\nfn c() {}\n#[cfg(test)]\nmod tests {\n    fn d() {\n    }\n}\n// e\nfn f() {}";
    assert_eq!(code(text), "use a;\nfn c() {}\nfn f() {}");
}
