//! The session as questions: which come, in which order, how each is asked, taken,
//! kept and passed; the same outside of a session.
//!
//! Nothing here draws or knows a key; what is shown elsewhere is not computed here.

pub mod background;
pub mod checks;
mod course;
mod facts;
pub mod field;
pub mod gaps;
pub mod guidance;
pub mod keep;
mod keeping;
pub mod leads;
pub mod learned;
pub mod noted;
pub mod obstacles;
pub mod outside;
pub mod owed;
pub mod planned;
pub mod popup;
pub mod prompt;
pub mod refusal;
pub mod shown;
mod since_ask;
pub mod situation;
pub mod spoken;
pub mod talked;
pub mod topic;
pub mod verified;
pub mod walk;
