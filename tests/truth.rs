//! A session that cannot be faked: what is said of it is true, whatever keys
//! somebody leans on.

mod lazy;
mod mails;
mod talk;
pub(crate) mod untouched;
mod writing;
