//! The session as questions: which come, in which order, how each is asked, taken,
//! kept and passed; the same outside of a session.
//!
//! Nothing here draws or knows a key; what is shown elsewhere is not computed here.

pub mod background;
pub mod between;
pub mod checks;
mod facts;
pub mod field;
pub mod gaps;
pub mod keep;
pub mod lead;
pub mod obstacles;
pub mod prompt;
pub mod readback;
pub mod shown;
pub mod slip;
pub mod understood;
pub mod walk;
