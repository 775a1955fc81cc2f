//! The process files as their authors see them: those of a workspace, or one
//! wherever it lies.

use std::path::Path;

use super::{ProcessFile, Workspace, read_process};
use crate::domain::sheet::{Problem, Sheet, Weight};
use crate::record::layout::PROCESS_TEMPLATES;
use crate::template::fault::{Fault, Severity};

impl Workspace {
    /// The process files, those that ship among them.
    pub fn sheets(&self) -> Vec<Sheet> {
        let mut sheets: Vec<Sheet> = self.process_files().into_iter().map(sheet).collect();
        for sheet in &mut sheets {
            sheet.file = sheet.file.take().map(|file| self.root().join(file));
        }
        sheets
    }

    /// The folder of the team's processes.
    pub fn process_folder(&self) -> std::path::PathBuf {
        self.root().join(PROCESS_TEMPLATES)
    }
}

/// One process file, wherever it lies.
pub fn sheet_of(file: &Path) -> Sheet {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let sheet = sheet(read_process(file));
    Sheet { name: name.unwrap_or_else(|| sheet.name.clone()), ..sheet }
}

fn sheet(file: ProcessFile) -> Sheet {
    let name = file.file.as_ref().map(|file| file.display().to_string());
    let (process, faults) = match file.process {
        Ok(process) => (Some(process), Vec::new()),
        Err(faults) => (None, faults),
    };
    let problems = faults.into_iter().map(problem).collect();
    Sheet {
        name: name.unwrap_or_else(|| file.id.clone()),
        id: file.id,
        file: file.file,
        process,
        problems,
    }
}

fn problem(fault: Fault) -> Problem {
    let weight = match fault.severity {
        Severity::Error => Weight::Error,
        Severity::Warning => Weight::Warning,
    };
    Problem {
        weight,
        file: None,
        line: fault.place.line,
        column: fault.place.column,
        message: fault.message,
        help: fault.help,
    }
}
