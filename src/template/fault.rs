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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No session can start with the file.
    Error,
    /// Worth mending; the file can be used.
    Warning,
    /// Worth knowing; nothing has to be done.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
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
    /// Whether more than errors is asked for.
    takes_advice: bool,
}

/// A fault before anybody counted its line and column.
struct Told {
    severity: Severity,
    at: Span,
    code: &'static str,
    message: String,
    help: String,
    related: Vec<(Span, &'static str)>,
}

impl<'t> Faults<'t> {
    /// None yet in `text`, which has no byte order mark.
    pub(super) fn new(text: &'t str) -> Self {
        Self::of(Sources::new([("", text)]))
    }

    /// None yet in the files of a process.
    pub(super) fn of(sources: Sources<'t>) -> Self {
        Self { sources, told: RefCell::default(), takes_advice: true }
    }

    /// The same, where nobody looks at anything but errors.
    pub(super) fn errors_alone(self) -> Self {
        Self { takes_advice: false, ..self }
    }

    /// Whether somebody looks at what is worth mending.
    pub(super) const fn takes_advice(&self) -> bool {
        self.takes_advice
    }

    /// The files that are read.
    pub(super) fn sources(&self) -> &Sources<'t> {
        &self.sources
    }

    /// The lines of the file itself.
    pub(super) fn lines(&self) -> &Lines<'t> {
        self.sources.own()
    }

    /// Whether the file can be used all the same.
    pub(super) fn has_errors(&self) -> bool {
        self.told.borrow().iter().any(|told| told.severity == Severity::Error)
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
        self.tell(Told::new(Severity::Error, code, at, message.into(), help.into()));
    }

    /// Takes something that is worth mending.
    pub(super) fn warning(
        &self,
        code: &'static str,
        at: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.tell(Told::new(Severity::Warning, code, at, message.into(), help.into()));
    }

    /// Takes something that is worth knowing.
    pub(super) fn note(
        &self,
        code: &'static str,
        at: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.tell(Told::new(Severity::Note, code, at, message.into(), help.into()));
    }

    /// Takes an error that has to do with another place, and what is there.
    pub(super) fn error_beside(
        &self,
        code: &'static str,
        at: &Span,
        message: String,
        help: &str,
        (beside, what): (Span, &'static str),
    ) {
        let related = vec![(beside, what)];
        let told = Told::new(Severity::Error, code, at, message, help.to_owned());
        self.tell(Told { related, ..told });
    }

    fn tell(&self, told: Told) {
        self.told.borrow_mut().push(told);
    }

    /// All of them in the order of their places: those in the file itself, then
    /// those in its parents from the nearest on. Where there are more than
    /// anybody mends, the errors come first of all. Advice on a parent is for
    /// whoever looks after that.
    pub(super) fn sorted(self) -> Vec<Fault> {
        let Self { sources, told, .. } = self;
        let file = |told: &Told| Reverse(sources.number(told.at.start));
        let own = sources.number(sources.start());
        let mut told = told.into_inner();
        told.retain(|told| told.severity == Severity::Error || file(told) == Reverse(own));
        told.sort_by_key(|told| (told.severity, file(told), told.at.start));
        told.truncate(MOST);
        told.sort_by_key(|told| (file(told), told.at.start));
        let parents = if told.is_empty() { Vec::new() } else { sources.parents() };
        told.into_iter().map(|told| fault(told, &sources, &parents)).collect()
    }
}

impl Told {
    fn new(
        severity: Severity,
        code: &'static str,
        at: &Span,
        message: String,
        help: String,
    ) -> Self {
        Self { severity, at: at.clone(), code, message, help, related: Vec::new() }
    }
}

fn fault(told: Told, sources: &Sources<'_>, parents: &[Arc<Source>]) -> Fault {
    let parent = |at: &Span| parents.get(sources.number(at.start)).cloned();
    let related = |(at, what): (Span, &str)| Related {
        parent: parent(&at),
        place: sources.place(&at),
        message: what.to_owned(),
    };
    Fault {
        code: told.code,
        severity: told.severity,
        parent: parent(&told.at),
        place: sources.place(&told.at),
        message: shown(&told.message),
        help: Some(shown(&told.help)),
        related: told.related.into_iter().map(related).collect(),
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

    #[test]
    fn errors_come_before_warnings_only_where_not_all_fit() {
        let text = "x\n".repeat(MOST + 2);
        let faults = Faults::new(&text);
        for line in 0..=MOST {
            faults.warning("SL402", &(2 * line..2 * line), "", "");
        }
        faults.error("SL101", &(2 * MOST..2 * MOST + 1), "", "");
        assert!(faults.has_errors());
        let told = faults.sorted();
        assert_eq!((told.len(), told[0].code, told[MOST - 1].code), (MOST, "SL402", "SL101"));
    }

    #[test]
    fn a_fault_points_at_what_it_has_to_do_with() {
        let faults = Faults::new("a = 1\na = 2\n");
        faults.error_beside("SL003", &(6..7), String::new(), "", (0..1, "here"));
        let related = &faults.sorted()[0].related[0];
        assert_eq!((related.place.line, related.message.as_str()), (1, "here"));
    }
}
