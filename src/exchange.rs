//! What goes out to other programs and people, one file a format. Text in,
//! text out: nothing here reads or writes a file.

pub mod calendar;
pub mod mailto;
pub mod map;
pub mod markdown;
pub mod text;

/// A text in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
