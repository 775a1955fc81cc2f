//! What a workspace knows about the use of its processes.

use std::collections::BTreeMap;

use crate::domain::id::{ProcessId, StageId};
use crate::domain::process::{Process, Seen};

/// How the processes are used: none of them, where nobody says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses(pub BTreeMap<ProcessId, Use>);

/// How one process is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// Open deals in each stage, that stages may no longer be there included.
    pub open_deals: BTreeMap<StageId, usize>,
    /// What was last seen of it on this computer.
    pub seen: Option<Seen>,
}

/// What is to be seen of a process.
pub fn seen_of(process: &Process) -> Seen {
    Seen { version: process.version, meaning: meaning(process) }
}

/// What tells apart two processes that mean something else: the ids and
/// outcomes of what the buyer has done. Names, questions, the order and the
/// space between words are no part of it.
fn meaning(process: &Process) -> String {
    let mut said: Vec<String> = process
        .criteria()
        .map(|(id, criterion)| {
            let words: Vec<&str> = criterion.outcome.split_whitespace().collect();
            format!("{id} {}\n", words.join(" "))
        })
        .chain(process.stages.iter().map(|stage| format!("{}\n", stage.id)))
        .collect();
    said.sort();
    super::sha256(said.concat().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::tests::{sound, within};

    #[test]
    fn a_process_means_what_its_outcomes_say() {
        let seen = |text: &str| meaning(&sound(&within(text)));
        let one = "[[stage.exit]]\nid = 'a'\noutcome = 'They  said it'\n";
        let two = "[[stage.exit]]\nid = 'b'\noutcome = 'They signed'\n";
        let meaning = seen(&format!("{one}{two}"));
        let reordered = format!("name = 'New'\n{two}{}", one.replace("  ", " "));
        assert_eq!(seen(&reordered), meaning);
        assert_ne!(seen(one), meaning);
        assert_ne!(seen(&format!("{one}{}", two.replace("signed", "paid"))), meaning);
    }
}
