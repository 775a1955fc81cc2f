//! One door: what somebody types makes the same record in a session, in a
//! dialog over a screen and on the command line. A row a text.
//!
//! A row that some doors do not meet yet bears a mark, which names them. A
//! mark goes with its mend: a door that is named and meets its row fails too.

mod asks;
mod calls;
mod confirm;
mod deals;
mod ground;
mod people;
mod readings;
mod refusals;
mod steps;
mod unread;

use std::fmt::Debug;

/// A session of the deal.
const SESSION: &str = "session";
/// A dialog over a screen.
const DIALOG: &str = "dialog";
/// The command line.
const COMMAND: &str = "command";

/// What came of a row at a door.
#[derive(Debug)]
struct Did {
    /// The record in words, without ids and times; empty where none was made.
    record: String,
    /// What was said on the way, by the screens or on standard error.
    said: String,
}

/// What a door makes of a row.
#[derive(Clone, Copy, Debug)]
struct Want {
    record: &'static str,
    says: &'static [&'static str],
}

/// The doors that do not meet a row yet, behind the name of what is wrong.
type Mark = (&'static str, &'static [&'static str]);

/// A door: its name, and how a row is played through it.
type Door<T> = (&'static str, fn(&T) -> Did);

/// A text, and what each door makes of it; none where the door takes no such
/// text.
#[derive(Debug)]
struct Row<T, const DOORS: usize> {
    mark: Option<Mark>,
    typed: T,
    want: [Option<Want>; DOORS],
}

/// This record is made.
const fn makes(record: &'static str) -> Want {
    Want { record, says: &[] }
}

/// Nothing is made, and these words say why.
const fn refuses(says: &'static [&'static str]) -> Want {
    Want { record: "", says }
}

/// What all doors make alike.
const fn all<const DOORS: usize>(want: Want) -> [Option<Want>; DOORS] {
    [Some(want); DOORS]
}

/// What session, dialog and command line make, each of its own.
const fn each(session: Want, dialog: Want, command: Want) -> [Option<Want>; 3] {
    [Some(session), Some(dialog), Some(command)]
}

/// What the command line makes of a text that only it takes.
const fn by_command(want: Want) -> [Option<Want>; 3] {
    [None, None, Some(want)]
}

impl Want {
    const fn saying(self, says: &'static [&'static str]) -> Self {
        Self { says, ..self }
    }

    fn is_met(&self, did: &Did) -> bool {
        did.record == self.record && self.says.iter().all(|words| did.said.contains(words))
    }
}

/// Plays each row through each door.
#[track_caller]
fn hold<T: Debug, const DOORS: usize>(doors: [Door<T>; DOORS], rows: &[Row<T, DOORS>]) {
    let faults: Vec<String> = rows.iter().flat_map(|row| faults(doors, row)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n\n"));
}

/// What is wrong with a row: doors that do not meet it, and a mark of one that
/// does.
fn faults<T: Debug, const DOORS: usize>(
    doors: [Door<T>; DOORS],
    row: &Row<T, DOORS>,
) -> Vec<String> {
    let mut faults = Vec::new();
    let (name, doors_marked) = row.mark.unwrap_or(("", &[]));
    let mut marked = doors_marked.to_vec();
    for ((door, play), want) in doors.into_iter().zip(&row.want) {
        let Some(want) = want else { continue };
        let did = play(&row.typed);
        let is_marked = marked.contains(&door);
        marked.retain(|other| *other != door);
        let typed = &row.typed;
        match (want.is_met(&did), is_marked) {
            (true, true) => faults.push(format!("{typed:?}\n  {door} meets it: its {name} goes")),
            (false, false) => {
                faults.push(format!("{typed:?}\n  {door}\n  got    {did:?}\n  wanted {want:?}"));
            }
            (true, false) | (false, true) => {}
        }
    }
    let unknown = marked.iter().map(|door| format!("{:?}\n  is not asked of {door}", row.typed));
    faults.into_iter().chain(unknown).collect()
}
