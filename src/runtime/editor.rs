//! The editor: it has the terminal while somebody changes a file in it.

use std::path::Path;
use std::process::Command;

use super::terminal;
use crate::record::{config, reason};
use crate::world::World;

/// What is said where nobody has named one. The file fits no line of news.
const NONE: &str = "No editor is named: set EDITOR, or write editor = \"nano\" into config.toml";

/// Opens the file in the editor and waits until it is closed.
///
/// # Errors
///
/// A sentence that says why it was not edited.
pub(super) fn open(file: &Path, world: &World) -> Result<(), String> {
    let said = named(world)?;
    let words = shell_words::split(&said);
    let words = words.map_err(|_| format!("The editor {said} has a quote that is not closed."))?;
    let Some((program, arguments)) = words.split_first() else { return Err(NONE.to_owned()) };
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    let ended = terminal::lend(|| command.status())
        .map_err(|error| format!("The terminal did not come back: {}", reason(&error)))?;
    match ended {
        Ok(ended) if ended.success() => Ok(()),
        Ok(ended) => Err(format!("The editor {program} ended with an error ({ended}).")),
        Err(error) => Err(format!("The editor {said} cannot be started: {}", reason(&error))),
    }
}

/// The command of the editor: the environment first, then the settings.
fn named(world: &World) -> Result<String, String> {
    if let Some(editor) = &world.editor {
        return Ok(editor.clone());
    }
    let settings = config::read(&world.config).map_err(|unread| unread.to_string())?;
    settings.editor.ok_or_else(|| NONE.to_owned())
}
