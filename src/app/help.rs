//! Help: the keys of the place one is in, searchable. Enter on a line does it.
//! And the palette: the same commands by name, the best fit first.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::editor::{Editing, Editor};
use super::keymap::{self, Binding, Scope};

/// How the commands are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By place, as help.
    Place,
    /// By name, as a palette.
    Name,
}

/// The help, or the palette, over a screen.
#[derive(Clone, Debug)]
pub struct HelpOverlay {
    /// How the commands are shown.
    pub order: Order,
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
    /// The commands of a place, in that order.
    pub fn new(order: Order) -> Self {
        Self { order, filter: Editor::default(), at: 0 }
    }

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
        match self.order {
            Order::Place => self.containing(lines),
            Order::Name => self.fitting(lines),
        }
    }

    /// The lines that contain what is searched for, in their places.
    fn containing(&self, mut lines: Vec<Line>) -> Vec<Line> {
        let wanted = self.filter.text().to_lowercase();
        lines.retain(|line| {
            line.binding.help.to_lowercase().contains(&wanted) || line.keys.contains(&wanted)
        });
        lines
    }

    /// The lines whose name fits what is searched for, the best fit first.
    /// Moves inside a text are no commands to choose by name.
    fn fitting(&self, lines: Vec<Line>) -> Vec<Line> {
        let pattern =
            Pattern::parse(self.filter.text(), CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut score = |line: &Line| {
            let mut buffer = Vec::new();
            pattern.score(Utf32Str::new(line.binding.help, &mut buffer), &mut matcher)
        };
        let named = lines.into_iter().filter(|line| line.binding.scope != Scope::Typing);
        let mut scored: Vec<(u32, Line)> =
            named.filter_map(|line| Some((score(&line)?, line))).collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, line)| line).collect()
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
