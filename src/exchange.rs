//! What goes out to other programs and people, one file a format. Text in,
//! text out: nothing here reads or writes a file.

pub mod map;
pub mod markdown;
pub mod minutes;
pub mod text;
