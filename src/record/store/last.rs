//! The record that was written last. While its file holds the very bytes that
//! were written, nobody else changed it, and it is not made sense of again: of
//! the answers that are kept in a session each is saved to the same file.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::change::Record;
use crate::record::tree::Tree;

/// What a store and its clones wrote last, none before that.
#[derive(Clone, Debug, Default)]
pub(super) struct Last(Arc<Mutex<Option<Written>>>);

/// A record, and what its file holds since.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) record: Record,
    pub(super) tree: Tree,
    pub(super) text: String,
}

impl Last {
    /// The tree of `record`, where it was written last, and as `text`. That is
    /// forgotten then: whoever takes it is about to write.
    pub(super) fn take(&self, record: &Record, text: &str) -> Option<Tree> {
        let written = self.replace(None)?;
        (written.text == text && written.record == *record).then_some(written.tree)
    }

    /// Remembers what was written just now.
    pub(super) fn put(&self, written: Written) {
        self.replace(Some(written));
    }

    fn replace(&self, written: Option<Written>) -> Option<Written> {
        // It is replaced as a whole, so that no panic leaves half of it.
        std::mem::replace(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner), written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ProcessId;
    use crate::domain::team::Team;

    fn team(shared: bool) -> Record {
        Team { shared, ..Team::new(ProcessId::usual()) }.into()
    }

    #[test]
    fn only_the_record_and_the_bytes_that_were_written_are_known_and_once() {
        #[track_caller]
        fn case(record: &Record, text: &str, expected: bool) {
            let last = Last::default();
            let (record_written, text_written) = (team(false), "written".to_owned());
            let tree = record_written.tree().unwrap();
            last.put(Written { record: record_written, tree, text: text_written });
            assert_eq!(last.clone().take(record, text).is_some(), expected, "{text}");
            assert!(last.take(&team(false), "written").is_none(), "{text}");
        }
        case(&team(false), "written", true);
        case(&team(false), "written elsewhere", false);
        case(&team(true), "written", false);
    }
}
