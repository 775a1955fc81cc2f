//! Process files to start from: one with stages of its own, one that extends
//! another.

use toml_edit::{DocumentMut, Item, Value};

use super::wording::in_words;
use crate::domain::id::ProcessId;
use crate::domain::process::Process;

const OWN: &str = include_str!("starter/own.toml");
const CHILD: &str = include_str!("starter/child.toml");
/// The examples of what a child may change within a stage of its parent.
const REWORD: &str = include_str!("starter/reword.toml");
const LEAVE_OUT: &str = include_str!("starter/leave-out.toml");

/// A new process with two stages, and a word on everything in it.
pub fn own(id: &ProcessId) -> String {
    filled(OWN, &[("id", id.as_str()), ("name", &in_words(id.as_str()))])
}

/// A new process that changes nothing yet of the one it extends, with examples
/// of what it could.
pub fn child(id: &ProcessId, parent: &Process) -> String {
    let stage = parent.first_stage();
    let mut changes = String::new();
    if let Some(criterion) = stage.exit.first() {
        changes += &filled(REWORD, &[("exit", criterion.id.as_str())]);
    }
    if let Some(question) = stage.questions.last() {
        changes += &filled(LEAVE_OUT, &[("question", question.id.as_str())]);
    }
    let name = in_words(id.as_str());
    let values = [
        ("id", id.as_str()),
        ("name", &name),
        ("parent", parent.id.as_str()),
        ("stage", stage.id.as_str()),
    ];
    filled(&filled(CHILD, &values), &[("changes", &changes)])
}

/// The text of a process file for a process of another id, which gives it its
/// name, in its first version; none where it is not one. Comments stay.
pub fn copy(text: &str, id: &ProcessId) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let process = document.get_mut("process").and_then(Item::as_table_like_mut)?;
    let name = in_words(id.as_str());
    let own: [(&str, Value); 3] =
        [("id", id.as_str().into()), ("version", 1.into()), ("name", name.into())];
    for (key, mut value) in own {
        if let Some(old) = process.get_mut(key).and_then(Item::as_value_mut) {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
    }
    Some(document.to_string())
}

/// A text with values in the place of their names in braces.
fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let fill =
        |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{name}}}"), value);
    values.iter().fold(text.to_owned(), fill)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::shipped::SHIPPED;
    use crate::template::tests::family;
    use crate::template::{Uses, check, read};

    fn id(id: &str) -> ProcessId {
        id.parse().unwrap()
    }

    #[test]
    fn a_new_file_has_nothing_to_mend() {
        let checked = check(own(&id("spare-parts")).as_bytes(), &Uses::default());
        assert_eq!(checked.faults, []);
        let process = checked.process.unwrap();
        assert_eq!((process.id.as_str(), process.name.as_str()), ("spare-parts", "Spare parts"));
    }

    #[test]
    fn a_child_has_nothing_to_mend_before_and_after_its_examples_are_taken() {
        for (parent, text) in SHIPPED {
            let child = child(&id("ours"), &read(text.as_bytes()).unwrap());
            let examples = child.replace("\n#", "\n").replace("\n ", "\n# ");
            let examples = examples.replace("\n:schema", "\n#:schema");
            for text_of_child in [&child, &examples] {
                let files = [("ours.toml", text_of_child.as_str()), (parent, *text)];
                let checked = family::checked(&files);
                assert_eq!(checked.faults, [], "{parent}\n{text_of_child}");
            }
            assert!(examples.contains("\n[[stage.exit]]\n"), "{examples}");
            assert_ne!(child, examples);
        }
    }

    #[test]
    fn a_copy_keeps_all_but_its_id_name_and_version() {
        let text = "# Ours\nprocess = { id = 'a', version = 4, name = 'A' } # kept\n";
        let expected = "# Ours\nprocess = { id = \"b\", version = 1, name = \"B\" } # kept\n";
        assert_eq!(copy(text, &id("b")).as_deref(), Some(expected));
        assert_eq!(copy("process = ", &id("b")), None);
    }
}
