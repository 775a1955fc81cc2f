//! sideline: deal strategy sessions that follow the sales process.

pub mod app;
pub mod cli;
pub mod domain;
pub mod failure;
pub mod record;
pub mod runtime;
pub mod template;
pub mod view;
pub mod workspace;
pub mod world;
