//! What is not shown of a deal that cannot be read: whose steps and calls they are, and
//! what they are about, stands in its file.

use super::load::Loading;
use crate::domain::books::Hidden;
use crate::domain::phrase::{count, listed};
use crate::record::layout::{self, ENDING, SHELVES};

impl Loading<'_> {
    /// Adds to what was told after the first so many what lies below the folder of the
    /// deal, and is not shown.
    pub(super) fn hide(&mut self, folder: &str, told: usize) {
        let mut hides = Vec::new();
        let mut words = Vec::new();
        for (shelf, _) in SHELVES {
            let below = format!("{folder}/{shelf}");
            let names = self.names(&below).into_iter().filter(|name| name.ends_with(ENDING));
            let files: Vec<String> = names.map(|name| format!("{below}/{name}")).collect();
            if !files.is_empty() {
                words.push(count(files.len(), one_of(shelf)));
            }
            hides.extend(files);
        }
        let Some(unread) = self.unread.get_mut(told).filter(|_| !hides.is_empty()) else { return };
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let are = if hides.len() == 1 { "is" } else { "are" };
        unread.message = format!("{}; its {} {are} not shown", unread.message, listed(&words));
        unread.hidden = Some(Box::new(Hidden { files: hides }));
    }
}

/// What one record of a folder is called.
fn one_of(shelf: &str) -> &'static str {
    match shelf {
        layout::ACTIONS => "step",
        layout::ASKS => "ask",
        layout::CALLS => "call",
        _ => "session",
    }
}
