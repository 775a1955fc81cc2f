//! The process files as their authors see them: those of a workspace, or one
//! wherever it lies.

use std::path::{Path, PathBuf};

use super::{ProcessFile, Workspace};
use crate::pages::sheet::{Problem, Sheet, Weight};
use crate::record::layout::PROCESS_TEMPLATES;
use crate::template::fault::{Fault, Severity};
use crate::template::spots::spots;
use crate::template::uses::Uses;
use crate::world::World;

impl Workspace {
    /// The process files, those that ship among them, checked against the deals
    /// that follow them.
    pub fn sheets(&self, world: &World) -> Vec<Sheet> {
        // What cannot be read is told where the books are.
        let (uses, _) = self.uses(world, &self.books(world));
        let mut sheets: Vec<Sheet> = self.process_files(&uses).into_iter().map(sheet).collect();
        for sheet in &mut sheets {
            sheet.file = sheet.file.take().map(|file| self.root().join(file));
        }
        sheets
    }

    /// One process file, wherever it lies.
    pub fn sheet_of(&self, file: &Path) -> Sheet {
        let sheet = sheet(self.read_process(file, &Uses::default()));
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        Sheet { name: name.unwrap_or_else(|| sheet.name.clone()), ..sheet }
    }

    /// The folder of the team's processes.
    pub fn process_folder(&self) -> PathBuf {
        self.root().join(PROCESS_TEMPLATES)
    }
}

fn sheet(file: ProcessFile) -> Sheet {
    let name = file.name();
    let problems = file.checked.faults.into_iter().filter_map(problem);
    let mut problems: Vec<Problem> = problems.collect();
    // What keeps sessions from beginning comes first.
    problems.sort_by_key(|problem| problem.weight == Weight::Warning);
    let spots = spots(&file.text);
    Sheet { name, id: file.id, file: file.file, process: file.checked.process, problems, spots }
}

/// A fault as its author has to mend it; a note asks for nothing.
fn problem(fault: Fault) -> Option<Problem> {
    let weight = match fault.severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
        Severity::Note => return None,
    };
    Some(Problem {
        weight,
        file: fault.parent.map(|parent| parent.name.clone()),
        line: fault.place.line,
        column: fault.place.column,
        message: fault.message,
        help: fault.help,
    })
}
