//! The machine: what happened goes in, what the shell shall do comes out.
//!
//! Plain data and pure functions: no terminal, file or clock behind any of it,
//! so that a test plays keys and compares what comes out.

pub mod command;
mod cursor;
pub mod dialog;
pub mod editor;
pub mod edits;
pub mod effect;
pub mod form;
pub mod help;
pub mod key;
pub mod keymap;
pub mod message;
pub mod model;
pub mod save_problems;
pub mod screen;
mod thing;
pub mod unsaved;
pub mod update;
pub mod wrap;
