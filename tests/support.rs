//! What the tests are made with.

pub(crate) mod acme;
pub(crate) mod answers;
#[cfg(unix)]
pub(crate) mod binary;
#[cfg(unix)]
mod keys;
pub(crate) mod large;
pub(crate) mod picture;
pub(crate) mod play;
#[cfg(unix)]
pub(crate) mod probe;
#[cfg(unix)]
pub(crate) mod pty;
#[allow(dead_code, reason = "the tests of a rule use the rest")]
pub(crate) mod sample;
#[cfg(unix)]
pub(crate) mod shape;
pub(crate) mod table;
pub(crate) mod talk;
