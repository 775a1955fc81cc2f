//! Help: the keys of the place one is in, searchable. Enter on a line does it.

use super::editor::{Editing, Editor};
use super::keymap::{self, Binding, Scope};

/// The help over a screen.
#[derive(Clone, Debug, Default)]
pub struct HelpOverlay {
    /// What is searched for.
    pub filter: Editor,
    /// The number of the line under the cursor.
    pub at: usize,
}

/// One line of help: what it does, and all keys that do it here.
#[derive(Clone, Debug)]
pub struct Line {
    /// The binding it speaks of.
    pub binding: &'static Binding,
    /// Its keys, the first one first.
    pub keys: String,
}

impl HelpOverlay {
    /// The lines for a place, without those that the filter leaves out. Keys
    /// that do the same stand in one line.
    pub fn lines(&self, scopes: &[Scope]) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        // What every text field does comes after what only this place does.
        let mut bindings = keymap::active(scopes);
        bindings.sort_by_key(|binding| {
            (binding.scope == Scope::Anywhere, binding.scope == Scope::Typing)
        });
        for binding in bindings {
            let same = |line: &&mut Line| {
                line.binding.scope == binding.scope && line.binding.help == binding.help
            };
            match lines.iter_mut().find(same) {
                Some(line) => line.keys = format!("{}, {}", line.keys, binding.key),
                None => lines.push(Line { binding, keys: binding.key.to_string() }),
            }
        }
        let wanted = self.filter.text().to_lowercase();
        lines.retain(|line| {
            line.binding.help.to_lowercase().contains(&wanted) || line.keys.contains(&wanted)
        });
        lines
    }

    /// Edits what is searched for.
    pub fn edit(&mut self, editing: &Editing) {
        self.filter.edit(editing);
        self.at = 0;
    }

    /// Moves the cursor over `count` lines.
    pub const fn move_line(&mut self, down: bool, count: usize) {
        let last = count.saturating_sub(1);
        self.at = match (down, self.at) {
            (true, at) if at < last => at + 1,
            (true, _) => last,
            (false, at) => at.saturating_sub(1),
        };
    }
}
