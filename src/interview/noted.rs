//! Notes of what was said where something was to be chosen: each begins with what
//! was asked, in the minutes too, and stands at its field.

use std::collections::BTreeMap;

use crate::interview::field::{ExitLine, Field, LookBackLine};
use crate::interview::prompt::Prompt;
use crate::interview::situation::SoFar;

/// What is asked at a field, with what it is asked of where other fields ask in the
/// same words.
#[expect(clippy::wildcard_enum_match_arm, reason = "few fields ask in the words of another")]
pub fn asked(s: SoFar<'_>, field: &Field, prompt: &Prompt) -> String {
    let of = match field {
        Field::LookBack(owed, line) if *line != LookBackLine::Done => {
            s.situation.background.owed(owed)
        }
        Field::Exit(id, line) if *line != ExitLine::Status => {
            let criterion = s.situation.process.criterion(id);
            criterion.map(|criterion| criterion.outcome.clone()).unwrap_or_default()
        }
        Field::Outcome(..) | Field::HandedBack(..) => prompt.section.clone(),
        _ => String::new(),
    };
    if of.is_empty() { prompt.ask.clone() } else { format!("{of}: {}", prompt.ask) }
}

/// What was said, behind what was asked.
pub fn at(ask: &str, said: &str) -> String {
    format!("{}{}", start(ask), said.trim())
}

/// What was said at a field that asks so, the first first.
pub fn said_at<'a>(ask: &str, notes: &'a BTreeMap<u32, String>) -> Vec<&'a str> {
    let start = start(ask);
    notes.values().filter_map(|note| note.strip_prefix(&start)).collect()
}

fn start(ask: &str) -> String {
    let joint = if ask.ends_with(['?', '.', ':']) { "" } else { ":" };
    format!("{ask}{joint} ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_found_at_what_was_asked() {
        let texts = [at("What is her role?", " Plant manager "), at("Dana signed it", "not sure")];
        let notes: BTreeMap<u32, String> = (1..).zip(texts).collect();
        assert_eq!(notes[&2], "Dana signed it: not sure");
        assert_eq!(said_at("What is her role?", &notes), ["Plant manager"]);
        assert_eq!(said_at("Dana signed", &notes), [""; 0]);
    }
}
