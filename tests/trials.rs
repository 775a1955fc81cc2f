//! Records never lose: two people with a clone each, and git between them.

mod edits;
mod git;
