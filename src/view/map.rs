//! The buyer map: the picture, and its text for where there are no colours.

mod card;
mod picture;
mod text;

pub use text::text;
