//! The printed shapes. Keys are only ever added within a schema's number; what
//! is not known is null, what is not computed yet null or an empty list.

pub mod action;
pub mod deal;
pub mod process;
pub mod session;

use serde::Serialize;

/// A file that could not be read.
#[derive(Debug, Serialize)]
pub struct Unread {
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
}

/// What could not be read, as every list prints it.
pub fn unread(unread: &[crate::domain::books::Unread]) -> Vec<Unread> {
    let shape = |unread: &crate::domain::books::Unread| Unread {
        file: unread.file.clone(),
        line: unread.line,
        column: unread.column,
        message: unread.message.clone(),
    };
    unread.iter().map(shape).collect()
}

/// Something with an id, or null.
fn text<T: ToString>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}
