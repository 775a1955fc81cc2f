//! One serde struct a record, with its keys in the order they are written.
//!
//! The domain knows no serde, and a file has other shapes than the domain: ids
//! become names of tables, dates are TOML dates, and what is not known is left
//! out. Keys that stand in a file and not here stay on the disk as they are.

pub(crate) mod action;
pub(crate) mod ask;
mod bounded;
pub(crate) mod call;
pub(crate) mod coaching;
pub(crate) mod config;
pub(crate) mod date;
pub(crate) mod deal;
pub(crate) mod element;
mod exit;
pub(crate) mod format;
pub(crate) mod history;
pub(crate) mod id_of;
mod keyed;
pub(crate) mod overrides;
pub(crate) mod owner;
pub(crate) mod person;
pub(crate) mod profile;
pub(crate) mod proposal;
pub(crate) mod seen;
pub(crate) mod session;
pub(crate) mod shape;
mod step_in;
pub(crate) mod team;
pub(crate) mod word;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A record that has a file of its own.
pub(crate) trait Wire: Serialize + DeserializeOwned + 'static {
    /// The groups of tables in their order, also those that only newer
    /// versions write, so that a new table finds its place among them.
    const GROUPS: &'static [&'static str];
    /// Other keys that only newer versions read, as in `person.*.phone`: whoever
    /// has them is not told that they do nothing.
    const LATER: &'static [&'static str] = &[];
    /// What is read, as TOML, where there must be something and what stands there
    /// is wrong or missing; the keys as above, `<id>` for the id of the table.
    const USUAL: &'static [(&'static str, &'static str)] = &[];
}

/// The text, unless it is white space alone: nothing empty is written.
pub(crate) fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// The table, unless nothing of it is known.
pub(crate) fn filled<T: Default + PartialEq>(table: T) -> Option<T> {
    (table != T::default()).then_some(table)
}
