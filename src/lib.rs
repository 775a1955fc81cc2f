//! sideline: deal strategy sessions that follow the sales process.

pub mod domain;
pub mod record;
pub mod template;
