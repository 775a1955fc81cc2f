//! Notes of what was said where something was to be chosen: each begins with what
//! was asked, in the minutes too, and stands at its field.

use std::collections::BTreeMap;

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
