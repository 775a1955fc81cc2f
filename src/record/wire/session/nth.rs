//! Rows: tables named by their number, and the notes of a session as one.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::record::wire::keyed::Keyed;
use crate::record::wire::said;
use crate::record::wire::word::Word;

/// A place in a row, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Nth(NonZeroU32);

impl Nth {
    /// Its number.
    pub(super) const fn get(self) -> u32 {
        self.0.get()
    }

    /// The place of that number.
    pub(super) fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }
}

impl FromStr for Nth {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("{text:?} is not a number from 1 on"))
    }
}

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// `[note.1]` and so on.
pub(super) type Notes = Keyed<Nth, NoteTable>;

/// A note.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NoteTable {
    text: String,
}

/// Notes as tables; one that says nothing is none.
pub(super) fn to_notes(notes: BTreeMap<u32, String>) -> Notes {
    let table =
        |(number, text)| Some((Word(Nth::new(number)?), NoteTable { text: said(Some(text))? }));
    notes.into_iter().filter_map(table).collect()
}

/// Tables as notes.
pub(super) fn from_notes(tables: Notes) -> BTreeMap<u32, String> {
    tables.into_iter().map(|(number, table)| (number.0.0.get(), table.text)).collect()
}
