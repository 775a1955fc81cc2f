//! What is wrong with a process file, where, and what to type instead.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

use super::lines::{Lines, Span};
use super::sources::Sources;
use super::wording::shown;

/// Faults told of one file, at most: more than anybody mends before looking
/// again.
pub(super) const MOST: usize = 200;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// No session can start with the file.
    Error,
    /// Worth mending; the file can be used.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A stretch of a file. Lines and columns count from 1, columns in characters;
/// the end is the first character after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end.
    pub end_column: usize,
}

/// A file that a process extends, as faults in it show it.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// How it is called.
    pub name: String,
    /// Its text, without a byte order mark.
    pub text: String,
}

/// One thing that is wrong with a process file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Stays the same from version to version: `SL103`.
    pub code: &'static str,
    /// Whether the file can be used all the same.
    pub severity: Severity,
    /// The file it is in, where that is one which the file extends.
    pub parent: Option<Arc<Source>>,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in the words of the people who write these files.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
    /// Other places that it has to do with.
    pub related: Vec<Related>,
}

/// A place that a fault has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The file it is in, where that is one which the file extends.
    pub parent: Option<Arc<Source>>,
    /// Where it is.
    pub place: Place,
    /// What is there.
    pub message: String,
}

impl Fault {
    /// A file that cannot be read at all.
    pub fn of_file(message: impl Into<String>) -> Self {
        let start = Place { line: 1, column: 1, end_line: 1, end_column: 1 };
        Self {
            code: "SL004",
            severity: Severity::Error,
            parent: None,
            place: start,
            message: message.into(),
            help: None,
            related: Vec::new(),
        }
    }

    /// The fault in one line: `dach.toml:7:8: error[SL001]: text needs quotes`.
    /// One in a parent of the file has the name of the parent.
    pub fn in_file(&self, file: impl fmt::Display) -> impl fmt::Display {
        InFile { fault: self, file }
    }
}

/// A fault with the name of its file.
struct InFile<'a, F> {
    fault: &'a Fault,
    file: F,
}

impl<F: fmt::Display> fmt::Display for InFile<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, fault } = self;
        let Fault { code, severity, place, message, .. } = fault;
        match &fault.parent {
            Some(parent) => f.write_str(&parent.name)?,
            None => file.fmt(f)?,
        }
        write!(f, ":{}:{}: {severity}[{code}]: {message}", place.line, place.column)
    }
}

/// The faults of one process, as they are found.
///
/// Everything that reads its files tells them here and goes on, so that one
/// run finds them all.
pub(super) struct Faults<'t> {
    sources: Sources<'t>,
    told: RefCell<Vec<Told>>,
}

/// A fault before anybody counted its line and column.
struct Told {
    at: Span,
    code: &'static str,
    message: String,
    help: String,
    related: Vec<(Span, String)>,
}

impl<'t> Faults<'t> {
    /// None yet in `text`, which has no byte order mark.
    pub(super) fn new(text: &'t str) -> Self {
        Self::of(Sources::new([("", text)]))
    }

    /// None yet in the files of a process.
    pub(super) fn of(sources: Sources<'t>) -> Self {
        Self { sources, told: RefCell::default() }
    }

    /// The files that are read.
    pub(super) fn sources(&self) -> &Sources<'t> {
        &self.sources
    }

    /// The lines of the file itself.
    pub(super) fn lines(&self) -> &Lines<'t> {
        self.sources.own()
    }

    /// Whether nothing has been told.
    pub(super) fn is_empty(&self) -> bool {
        self.told.borrow().is_empty()
    }

    /// Whether the file that `at` is in extends another one.
    pub(super) fn is_inheriting(&self, at: &Span) -> bool {
        self.sources.number(at.start) > 0
    }

    /// Takes an error: what is wrong at a place, and what to type.
    pub(super) fn error(
        &self,
        code: &'static str,
        at: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (at, message, help) = (at.clone(), message.into(), help.into());
        let related = Vec::new();
        self.told.borrow_mut().push(Told { at, code, message, help, related });
    }

    /// Points at another place that the fault told last has to do with.
    pub(super) fn beside(&self, at: &Span, message: &str) {
        if let Some(told) = self.told.borrow_mut().last_mut() {
            told.related.push((at.clone(), message.to_owned()));
        }
    }

    /// The first of them in the order of their places: those in the file
    /// itself, then those in its parents from the nearest on.
    pub(super) fn sorted(self) -> Vec<Fault> {
        let Self { sources, told } = self;
        let mut told = told.into_inner();
        told.sort_by_key(|told| (Reverse(sources.number(told.at.start)), told.at.start));
        let parents = if told.is_empty() { Vec::new() } else { sources.parents() };
        let parent = |at: &Span| parents.get(sources.number(at.start)).cloned();
        let related = |(at, message): (Span, String)| Related {
            parent: parent(&at),
            place: sources.place(&at),
            message,
        };
        let fault = |told: Told| Fault {
            code: told.code,
            severity: Severity::Error,
            parent: parent(&told.at),
            place: sources.place(&told.at),
            message: shown(&told.message),
            help: Some(shown(&told.help)),
            related: told.related.into_iter().map(related).collect(),
        };
        told.into_iter().take(MOST).map(fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_prints_as_compilers_print_theirs() {
        let faults = Faults::new("a = 1\nname = Sale\n");
        faults.error("SL001", &(13..17), "text needs quotes", "name = \"Sale\"");
        let fault = faults.sorted().remove(0);
        let line = fault.in_file("dach.toml").to_string();
        assert_eq!(line, "dach.toml:2:8: error[SL001]: text needs quotes");
    }

    #[test]
    fn faults_come_in_the_order_of_the_file() {
        let faults = Faults::new("one two");
        faults.error("SL002", &(4..7), "", "");
        faults.error("SL001", &(0..3), "", "");
        let codes: Vec<_> = faults.sorted().iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["SL001", "SL002"]);
    }
}
