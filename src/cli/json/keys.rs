//! `sideline.keys/1`.

use serde::Serialize;

use crate::app::help::Line;
use crate::app::keymap::Scope;

/// The keys of all places.
#[derive(Debug, Serialize)]
pub struct Keys {
    schema: &'static str,
    places: Vec<Place>,
}

/// A place, and what its keys do.
#[derive(Debug, Serialize)]
pub struct Place {
    place: &'static str,
    commands: Vec<Command>,
}

#[derive(Debug, Serialize)]
struct Command {
    keys: Vec<String>,
    does: &'static str,
}

impl Keys {
    /// The keys of all places, in the order given.
    pub const fn new(places: Vec<Place>) -> Self {
        Self { schema: "sideline.keys/1", places }
    }
}

/// The keys of a place.
pub fn place(place: Scope, lines: &[Line]) -> Place {
    let command = |line: &Line| Command {
        keys: line.keys.split(", ").map(str::to_owned).collect(),
        does: line.binding.help,
    };
    Place { place: place.title(), commands: lines.iter().map(command).collect() }
}
