//! Whole commands, killed at each of their calls to the disk, or refused there.
//! What is seen afterwards is what was there before or what was wanted, and the
//! same command can be typed again.

use std::path::Path;

use jiff::ZonedDateTime;

use crate::cli::Line;
use crate::failure::Failure;
use crate::record::disk::Call;
use crate::record::disk::trial::{Trial, Tried, count, forbidden, full, run};
use crate::record::error::reason;
use crate::record::store::Store;
use crate::world::World;

use super::Desk;

/// The commands that change something, as they are typed in the examples.
const COMMANDS: &[&[&str]] = &[
    &["action", "done", "h7k2", "--note", "He sent it"],
    &["action", "add", "Call Tom Ode", "--deal", "acme", "--owner", "ana"],
    &["call", "outcome", "m4x8", "--nothing"],
    &["deal", "add", "Second line", "--account", "Beta", "--owner", "ana"],
    &["deal", "close", "acme", "--won"],
    &["team", "add", "Zoe Blum", "--role", "rep"],
    &["init", "new/sales"],
];

/// The ways in which a disk refuses a call, or all from there on, and how each
/// is told.
fn refusals(at: usize) -> impl Iterator<Item = (Trial, &'static str)> {
    let full = [Trial::Refuse(at, full), Trial::RefuseFrom(at, full)];
    let full = full.map(|trial| (trial, "the disk is full"));
    let once = [
        (Trial::Refuse(at, forbidden), "you have no right to it"),
        #[cfg(unix)]
        (Trial::Refuse(at, || rustix::io::Errno::IO.into()), "the disk fails"),
    ];
    full.into_iter().chain(once)
}

impl Desk {
    /// Runs a command as it is typed in this workspace.
    pub(super) fn types(&self, words: &[&str]) -> Result<(), Failure> {
        let world = self.world();
        let words = ["sideline"].iter().chain(words).map(Into::into);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let line = Line::read(words, &mut out, &mut err)?.unwrap();
        let workspace = line.workspace(&world);
        line.run(&world, &workspace, &mut out, &mut err).map(drop)
    }

    /// The world around this workspace.
    pub(super) fn world(&self) -> World {
        let now: ZonedDateTime = "2026-12-03T09:00:00+01:00[+01:00]".parse().unwrap();
        let mut world = World::still(now, 7, self.state.path());
        world.here = self.root().to_owned();
        world
    }

    /// All that a list or screen would show, here and in a new workspace.
    #[track_caller]
    fn seen(&self) -> String {
        let new = self.root().join("new/sales");
        [self.root(), &new].map(seen).concat()
    }
}

#[track_caller]
fn seen(root: &Path) -> String {
    let books = Store::new(root.to_owned()).load([].into());
    assert_eq!(books.unread, []);
    let is_made = root.join("sideline.toml").exists();
    format!("{is_made} {:?} {:?}", books.team, books.deals)
}

/// What a command changes, when nothing goes wrong.
struct Wanted {
    before: String,
    after: String,
    calls: usize,
}

impl Wanted {
    fn of(words: &[&str]) -> Self {
        let desk = Desk::with_examples();
        let before = desk.seen();
        let Tried { answer, calls, .. } = count(|| desk.types(words));
        assert_eq!(answer, Ok(()), "{words:?}");
        let after = desk.seen();
        assert_ne!(before, after, "{words:?}");
        Self { before, after, calls: calls.len() }
    }

    /// Types it on a disk that refuses a call.
    #[track_caller]
    fn refused(&self, words: &[&str], trial: Trial, at: usize, told: &str) {
        let desk = Desk::with_examples();
        let refused = run(trial, || desk.types(words));
        let call = &refused.calls[at - 1];
        match refused.answer {
            // Without a lock or an earlier version it is saved all the same.
            Ok(()) => assert_eq!(desk.seen(), self.after, "{words:?}, {call:?}"),
            Err(failure) => {
                assert_eq!(failure.exit_code(), 1, "{words:?}, {call:?}");
                assert!(failure.to_string().contains(told), "{words:?}, {call:?}: {failure}");
                // It has its name by then, and may lose it in a power cut.
                let is_named = refused.calls.iter().any(|call| call.0 == Call::SyncFolder);
                assert!(is_named || desk.seen() == self.before, "{words:?}, {call:?}");
            }
        }
        self.again(&desk, words);
    }

    /// Types it again on what the first try left.
    #[track_caller]
    fn again(&self, desk: &Desk, words: &[&str]) {
        let was_done = desk.seen() == self.after;
        assert!(was_done || desk.seen() == self.before, "{words:?}: something between");
        let again = desk.types(words);
        let seen = desk.seen();
        if !was_done {
            assert_eq!((again, seen == self.after), (Ok(()), true), "{words:?}");
        }
    }
}

#[test]
fn a_kill_leaves_what_was_there_before_or_what_was_wanted() {
    for words in COMMANDS {
        let wanted = Wanted::of(words);
        for at in 1..=wanted.calls {
            let desk = Desk::with_examples();
            let killed = run(Trial::Kill(at), || desk.types(words));
            assert!(killed.answer.is_err() || desk.seen() == wanted.after, "{words:?}, call {at}");
            wanted.again(&desk, words);
        }
    }
}

#[test]
fn a_refusal_is_told_in_plain_words_and_loses_nothing() {
    for words in COMMANDS {
        let wanted = Wanted::of(words);
        for at in 1..=wanted.calls {
            for (trial, told) in refusals(at) {
                wanted.refused(words, trial, at, told);
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_fails_is_told_in_plain_words() {
    let failed = std::io::Error::from_raw_os_error(rustix::io::Errno::IO.raw_os_error());
    assert_eq!(reason(&failed), "the disk fails: it may be worn out or unplugged");
}
