//! Records as plain files: the domain to TOML text and back.
//!
//! Every record is one small file that a person can read and change. Only what
//! changed is changed: comments, order and keys of a newer version survive. A
//! file that cannot be read is told with its place and never written over.
//!
//! A save takes the `lock`, reads the file again, puts into it what changed,
//! keeps the version before in the [`history`], and has the new one on the disk
//! before it takes the old one's name (`atomic`). Each call on the way goes
//! through `disk`, where tests break it.
//!
//! No rule of the trade lives here.

pub mod config;
pub mod doctor;
pub mod draft;
pub mod history;
pub mod layout;
pub mod outside;
pub mod process;
pub mod seen_versions;
pub mod store;

mod abreast;
mod atomic;
mod away;
mod backup_name;
mod change;
mod conflict_notice;
pub(crate) mod disk;
mod error;
mod fault;
mod file;
pub(crate) mod folder;
mod head;
mod lock;
mod patch;
mod read;
mod rights;
mod spoilt_day;
mod tree;
mod wire;

pub use away::is_there;
pub(crate) use conflict_notice::conflict_notice;
pub use disk::cannot_confirm;
pub use error::{Clash, SaveError};
pub(crate) use error::{Reason, reason};
pub use lock::Patience;
pub(crate) use lock::WAITING;
pub use read::{is_readable, process_file};

#[cfg(test)]
mod tests;
