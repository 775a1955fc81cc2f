//! Process files that say the same id: the one that is called after it is used,
//! and each of them names the other.

use std::path::Path;
use std::sync::Arc;

use super::ProcessFile;
use crate::domain::id::short_form;
use crate::template::fault::{Fault, Related, Severity, Source};
use crate::template::place_of_id;

/// The code of an id that is there twice.
const CODE: &str = "SL212";

impl ProcessFile {
    /// Whether sessions go by it, and not by another one with its id.
    pub fn is_used(&self) -> bool {
        self.told_twice().is_none()
    }

    /// What is said where another file with its id is used, or none of them is.
    pub fn told_twice(&self) -> Option<&Fault> {
        let mut faults = self.checked.faults.iter();
        faults.find(|fault| fault.code == CODE && fault.severity == Severity::Error)
    }

    /// Whether its file is called after its id.
    fn is_called_so(&self) -> bool {
        stem(self) == self.id
    }
}

/// The files, with what is to be said where several have one id.
#[must_use]
pub fn told(mut files: Vec<ProcessFile>) -> Vec<ProcessFile> {
    let faults: Vec<Option<Fault>> =
        files.iter().enumerate().map(|(at, file)| fault(file, &others(&files, at))).collect();
    for (file, fault) in files.iter_mut().zip(faults) {
        let Some(fault) = fault else { continue };
        if fault.severity == Severity::Error {
            file.checked.process = None;
        }
        file.checked.faults.push(fault);
        file.checked.faults.sort_by_key(|fault| (fault.place.line, fault.place.column));
    }
    files
}

/// The other files with the id of the one at that place.
fn others(files: &[ProcessFile], at: usize) -> Vec<&ProcessFile> {
    let id = files.get(at).map(|file| &file.id);
    let others = files.iter().enumerate().filter(|(other, _)| *other != at);
    others.map(|(_, other)| other).filter(|other| Some(&other.id) == id).collect()
}

fn fault(file: &ProcessFile, others: &[&ProcessFile]) -> Option<Fault> {
    let used = others.iter().find(|other| other.is_called_so());
    let other = *used.or(others.first())?;
    let (id, name, mended) = (&file.id, other.name(), short_form(&stem(file)));
    let (severity, message, help) = if file.is_called_so() {
        let help = format!("in {name}: id = \"{}\"", short_form(&stem(other)));
        (Severity::Warning, format!("{name} has this id too, and is not used"), help)
    } else if used.is_some() {
        let message = format!("\"{id}\" is the id of {name} too, and that one is used");
        (Severity::Error, message, format!("id = \"{mended}\""))
    } else {
        let message = format!("\"{id}\" is the id of {name} too, and neither is used");
        (Severity::Error, message, format!("id = \"{mended}\", or call one of the two {id}.toml"))
    };
    let source = Source { name, text: other.text.clone() };
    let related = Related {
        parent: Some(Arc::new(source)),
        place: place_of_id(&other.text),
        message: "it is here too".to_owned(),
    };
    Some(Fault {
        code: CODE,
        severity,
        parent: None,
        place: place_of_id(&file.text),
        message,
        help: Some(help),
        related: vec![related],
    })
}

/// The name of a file without its ending.
fn stem(file: &ProcessFile) -> String {
    let stem = file.file.as_deref().and_then(Path::file_stem);
    stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
