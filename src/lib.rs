//! sideline: deal strategy sessions that follow the sales process.
//!
//! A sales manager and a rep sit before one terminal. The program loads the
//! team's sales process, walks them through every stage of it, and writes what
//! they agree to plain files.
//!
//! # The house
//!
//! ```text
//! main -> cli, runtime
//! runtime -> view -> app -> pages -> interview -> reading -> domain
//! cli -> demo, workspace -> record, template          exchange -> pages, domain
//! record, template -> domain alone                    world -> domain, failure
//! ```
//!
//! An arrow includes what lies further along it.
//!
//! | room | what it is |
//! | --- | --- |
//! | [`domain`] | the records and their rules, in the words of the trade: processes, deals, sessions, steps, asks, calls |
//! | [`reading`] | what people type, understood: days, evidence, news of people; what a coach would ask of a wording |
//! | [`interview`] | the session as questions: which come, how each is asked, taken and kept; the same outside of a session |
//! | [`pages`] | what is shown, computed: Today, deals, actions, the buyer map, minutes, search |
//! | [`template`] | process files: TOML text to a valid process, or every fault in it |
//! | [`record`] | the records as plain files, and the log of what is being typed |
//! | [`exchange`] | what goes out to others, one file a format: text in, text out |
//! | [`app`] | the machine: what happened goes in, what shall be done comes out |
//! | [`view`] | what the screens look like: a function of the machine's state |
//! | [`runtime`] | the shell: terminal, keys, signals, the thread for files, the pump |
//! | [`cli`] | the command line, one file a noun |
//! | [`demo`] | sample data, told as plays through the rules |
//! | [`workspace`] | where the team's files are, and how their books are opened |
//! | [`world`] | the only reader of clock, environment, folders and chance |
//! | [`failure`] | what can go wrong at the edge, in words |
//!
//! A newcomer finds the room for a change by its name; `tests/tidy.rs` holds the
//! arrows.
//!
//! # From a key to a record
//!
//! A key becomes a [`Message`](app::message::Message); the
//! [keymap](app::keymap) makes it a [`Command`](app::command::Command); the
//! [session screen](app::screen::session) hands the text to
//! [`keep`](interview::keep::keep), which takes it or refuses it with a sentence;
//! an [`Effect`](app::effect::Effect) goes to the [clerk](runtime::clerk), who
//! has [`record`] patch the file; `Saved` comes back and the footer says when.
//! Each character on the way was in the [draft log](record::draft) before it
//! was drawn.
//!
//! # What the README says
//!
//! It is held by tests: its commands are run (`tests/readme.rs`), its tour is
//! walked key by key (`tests/tour.rs`), and its pictures are the program's own
//! (`tests/readme/pictures.rs`). When a screen has changed, take them anew:
//!
//! ```text
//! UPDATE_README=1 cargo test the_pictures
//! ```
//!
//! # The session screen and the names of its parts
//!
//! ```text
//!  sideline   Acme Robotics · Plant rollout   stage 3 of 6          header
//! ┌ Agenda ────────┐┌ 3 Align ─────────────────────── 7 minutes ┐
//! │ ✓ Open         ││ We      agree what good looks like        │  lead
//! │ ✓ 1 Explore    ││ Buyer   "Agree what we need"              │
//! │ ▸ 3 Align      ││ Ana, in your words          Goran listens │  section
//! │ · Next call    ││ ▌Walk me through their decision?          │  field in focus
//! │ · Agree        ││ ▌  Board on 14 Jan                        │  editor
//! │                ││ Watch out: a rival may have written ...   │  notes
//! └────────────────┘└───────────────────────────────────────────┘
//!  This session began on Tue 24 Nov.                                notice
//!  enter keep and go on   f1 help   tab next       saved 14:12:33   footer
//! ```

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod failure;
pub mod interview;
pub mod pages;
pub mod reading;
pub mod record;
pub mod runtime;
pub mod template;
pub mod view;
pub mod workspace;
pub mod world;

// The sample deal is written for the tests of the whole program too, which see
// this crate from outside.
#[cfg(test)]
extern crate self as sideline;
#[cfg(test)]
#[path = "../tests/support/sample.rs"]
#[allow(dead_code, reason = "the tests of the whole program use the rest")]
pub(crate) mod sample;
