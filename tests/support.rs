//! What the tests are made with.

#[cfg(unix)]
pub(crate) mod binary;
#[cfg(unix)]
mod keys;
#[cfg(unix)]
pub(crate) mod probe;
#[cfg(unix)]
pub(crate) mod pty;
pub(crate) mod table;
