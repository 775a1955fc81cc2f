//! Who sits at the keyboard by the settings, where the team knows nobody of that id.

use std::path::Path;

use super::Problem;
use crate::domain::books::Books;
use crate::record::config;

/// What is to be said of them, with the folder of the settings and the workspace.
pub fn problem(books: &Books, settings: &Path, workspace: &Path) -> Option<Problem> {
    let stranger = books.stranger.as_ref()?;
    let here: Vec<&str> = books.team.here().map(|(id, _)| id.as_str()).collect();
    let first = here.first().copied().unwrap_or("PERSON");
    let help = format!("sideline me {first} says who you are here, of {}", here.join(", "));
    let at = config::place_of_me(settings, workspace);
    let message = format!("this team knows no \"{stranger}\": nothing is done in their name");
    Some(Problem::warning(at.file, message, help).at(at.line, at.column).by("me"))
}
