//! sideline: deal strategy sessions that follow the sales process.

pub mod app;
pub mod domain;
pub mod runtime;
pub mod template;
pub mod view;
