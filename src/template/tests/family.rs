//! A process and its parents, for the tests.

use std::path::PathBuf;

use crate::domain::id::ProcessId;
use crate::domain::process::Process;
use crate::template::fault::{Fault, Severity};
use crate::template::parents::{File, Missing, Parents};
use crate::template::uses::Uses;
use crate::template::{Checked, check_with, id_in, read_with};

/// Files that are found by their names.
pub(in crate::template) struct Files<'t>(pub &'t [(&'t str, &'t str)]);

impl Files<'_> {
    pub(in crate::template) fn file(&self, wanted: impl Fn(&str, &str) -> bool) -> Option<File> {
        let (name, text) = self.0.iter().find(|(name, text)| wanted(name, text))?;
        let place = PathBuf::from(name);
        Some(File { name: (*name).to_owned(), place, bytes: text.as_bytes().to_vec() })
    }

    fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| (*name).to_owned()).collect()
    }
}

impl Parents for Files<'_> {
    fn by_id(&self, child: &File, id: &ProcessId) -> Result<File, Missing> {
        let is_it = |name: &str, text: &str| {
            name != child.name && id_in(text.as_bytes()).as_ref() == Some(id)
        };
        self.file(is_it).ok_or_else(|| Missing::nowhere(vec!["base".to_owned()]))
    }

    fn by_path(&self, _: &File, path: &str) -> Result<File, Missing> {
        let path = path.trim_start_matches("./");
        self.file(|name, _| name == path).ok_or_else(|| Missing::nowhere(self.names()))
    }
}

/// What most tests extend.
pub(in crate::template) const BASE: &str = "format = 1\n\
    process = { id = 'base', version = 7, name = 'Base', updated = 2026-11-01 }\n\
    [role.coach]\n\
    name = 'Coach'\n\
    [role.user]\n\
    [metric.won]\n\
    [[element]]\n\
    id = 'pain'\n\
    levels = ['a', 'b', 'c', 'd']\n\
    [[stage]]\n\
    id = 'one'\n\
    roles = ['coach', 'user']\n\
    minimum = { pain = 2 }\n\
    exit = ['The buyer has said it', 'The buyer has sent it']\n\
    [[stage]]\n\
    id = 'two'\n\
    time_box = '3w'\n\
    [[stage.exit]]\n\
    id = 'rule'\n\
    outcome = 'The buyer has agreed'\n\
    evidence = 'Mail'\n\
    locked = true\n\
    [[stage.exit]]\n\
    id = 'free'\n\
    outcome = 'The buyer has come'\n\
    [[stage.question]]\n\
    id = 'why'\n\
    ask = 'Why?'\n\
    [[stage]]\n\
    id = 'three'\n";

/// What every child begins with, in two lines.
pub(in crate::template) const HEAD: &str = "format = 1\nextends = './base.toml'\n";

pub(in crate::template) fn child(text: &str) -> String {
    format!("{HEAD}process = {{ id = 'p' }}\n{text}\n")
}

pub(in crate::template) fn family(files: &[(&str, &str)]) -> Result<Process, Vec<Fault>> {
    let Checked { process, mut faults, .. } = checked(files);
    faults.retain(|fault| fault.severity == Severity::Error);
    process.ok_or(faults)
}

pub(in crate::template) fn checked(files: &[(&str, &str)]) -> Checked {
    let files = Files(files);
    let file = files.file(|_, _| true).unwrap();
    let checked = check_with(&file, &files, &Uses::default());
    // Advice changes nothing of what is read.
    assert_eq!(read_with(&file, &files), checked.process);
    checked
}

/// File, code and place of every fault.
pub(in crate::template) fn said(faults: &[Fault]) -> String {
    let said = |fault: &Fault| {
        let line = fault.in_file("our.toml").to_string();
        format!("{} {}", fault.code, line.split(": ").next().unwrap())
    };
    faults.iter().map(said).collect::<Vec<_>>().join(", ")
}

pub(in crate::template) fn stages(process: &Process) -> Vec<&str> {
    process.stages.iter().map(|stage| stage.id.as_str()).collect()
}
