//! Records as plain files: the domain to TOML text and back.
//!
//! Every record is one small file that a person can read and change. Only what
//! changed is changed: comments, order and keys of a newer version survive. A
//! file that cannot be read is told with its place and never written over.
//! No rule of the trade lives here.

pub mod config;
pub mod draft;
pub mod layout;
pub mod seen;
pub mod store;

mod atomic;
mod change;
mod error;
mod fault;
mod file;
mod patch;
mod read;
mod tree;
mod wire;

pub use error::SaveError;
pub(crate) use error::reason;
pub use read::process_file;

#[cfg(test)]
mod tests;
