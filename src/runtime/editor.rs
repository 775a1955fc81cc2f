//! The editor: it has the terminal while somebody changes a file in it.

use std::path::Path;
use std::process::Command;

use super::terminal;
use crate::record::config;
use crate::view::printable::one_line;
use crate::world::World;

/// What is done where nobody has said which editor.
const NONE: &str = "No editor is named. Set EDITOR, or write editor = \"nano\" into";

/// Opens the file in the editor and waits until it is closed.
///
/// # Errors
///
/// A sentence that says why it was not edited.
pub(super) fn open(file: &Path, world: &World) -> Result<(), String> {
    let said = named(world)?;
    let words = shell_words::split(&said);
    let words = words.map_err(|_| format!("The editor {said} has a quote that is not closed."))?;
    let Some((program, arguments)) = words.split_first() else { return Err(none(world)) };
    let lent = terminal::lend();
    let ended = Command::new(program).args(arguments).arg(file).status();
    let taken = lent.take_back();
    let ended = ended.map_err(|error| {
        format!("The editor {} cannot be started: {error}. Nothing was changed.", one_line(&said))
    })?;
    taken.map_err(|error| format!("The terminal did not come back: {error}"))?;
    if ended.success() {
        return Ok(());
    }
    Err(format!("The editor {} ended with an error ({ended}).", one_line(program)))
}

/// The command of the editor: the environment first, then the settings.
fn named(world: &World) -> Result<String, String> {
    if let Some(editor) = &world.editor {
        return Ok(editor.clone());
    }
    let settings = config::read(&world.config).map_err(|unread| unread.to_string())?;
    settings.editor.ok_or_else(|| none(world))
}

fn none(world: &World) -> String {
    format!("{NONE} {}", world.config.join(config::FILE).display())
}
