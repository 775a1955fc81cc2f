//! What selling and coaching are, in the words sales managers use.
//!
//! Nothing here reads a file, knows a key or draws a cell; `now` is an
//! argument. Every rule lives here once, so that the screens, the command line
//! and the tests cannot disagree about it.

pub mod action;
pub mod ask;
pub mod astray;
pub mod books;
pub mod calendar;
pub mod call;
pub mod change;
pub mod coaching;
pub(crate) mod contact;
pub mod date_move;
pub mod deal;
pub mod debriefing;
pub(crate) mod department;
pub mod done_day;
pub mod figures;
pub mod flags;
pub mod fold;
pub mod handing_back;
pub mod handing_over;
pub mod id;
pub mod leaving;
pub mod mentions;
pub mod missing;
pub mod money;
pub mod names;
pub mod now;
pub mod overrides;
pub mod owner_move;
pub mod pace;
pub mod pasting;
pub mod person;
pub mod phrase;
pub mod printable;
pub mod process;
pub mod profile;
pub mod proposal;
pub mod reach;
pub mod scorecard;
pub mod session;
pub mod settings;
pub mod size;
pub mod slot;
pub mod stage_gate;
pub mod step_in;
pub mod team;
pub mod trace;
pub mod unread;
pub mod version;
pub mod weight;
pub(crate) mod word;
