//! Everything that needs the whole program or a real terminal, in one binary:
//! it links once. Modules by subject; the tests of a single rule stand beside
//! the rule.
#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

mod support;

mod actions;
#[cfg(unix)]
mod asks;
mod calling;
#[cfg(unix)]
mod commands;
#[cfg(unix)]
mod copying;
mod deals;
mod debrief;
mod demo;
#[cfg(unix)]
mod disk;
#[cfg(unix)]
mod docs;
mod doors;
mod facts;
mod figures;
mod gate;
mod helping;
mod kinds;
mod layouts;
mod learning;
mod letters;
mod looking_back;
mod map;
mod meanwhile;
mod palettes;
mod passing;
mod people;
mod planned;
mod processes;
#[cfg(unix)]
mod readme;
mod rep_first;
#[cfg(unix)]
mod round;
mod runtime;
mod scorecard;
mod screens;
mod search;
mod session;
mod team;
mod terms;
mod tidy;
mod today;
mod tour;
mod trials;
mod truth;
mod verified;
mod versions;
mod walk;
#[cfg(unix)]
mod watching;
#[cfg(unix)]
mod whole;
mod windows;
mod wording;
