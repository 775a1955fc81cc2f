//! One line of a draft log.

use serde::{Deserialize, Serialize};

/// Up to so many bytes a field is logged whole, so that the last line alone
/// shows what was being typed.
const WHOLE: usize = 1024;

/// One line of a draft log. Fields are named by their keys in the record, as in
/// `action.h7k2p9qd.text`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Line {
    /// The field that the cursor is in.
    Here(String),
    /// The field of the walk that a small form with that field lies over.
    Under(String),
    /// The record with that field is on the disk.
    Kept(String),
    /// The whole text of a field.
    #[serde(untagged)]
    Field {
        /// The field.
        #[serde(rename = "field")]
        key: String,
        /// Its text.
        text: String,
    },
    /// An edit of a long field, in bytes of UTF-8.
    #[serde(untagged)]
    Edit {
        /// The field.
        #[serde(rename = "field")]
        key: String,
        /// Where it begins.
        at: usize,
        /// How much is taken out.
        cut: usize,
        /// What is put in.
        put: String,
    },
    /// The first line.
    #[serde(untagged)]
    Head(Head),
}

/// What a log is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The format of the log.
    draft: Version,
    /// The workspace, as it was opened.
    pub workspace: String,
    /// The deal.
    pub deal: String,
    /// The session, or the form's own id outside a session.
    pub session: String,
    /// How the session began, or that it is about no session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// The one format there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
struct Version;

impl From<Version> for u32 {
    fn from(_: Version) -> Self {
        1
    }
}

impl TryFrom<u32> for Version {
    type Error = String;
    fn try_from(version: u32) -> Result<Self, String> {
        (version == 1).then_some(Self).ok_or_else(|| format!("draft log of format {version}"))
    }
}

impl Head {
    /// The first line of the log of a session, or of a form outside one.
    pub fn new(
        workspace: impl Into<String>,
        deal: impl Into<String>,
        session: impl Into<String>,
    ) -> Self {
        let (workspace, deal, session) = (workspace.into(), deal.into(), session.into());
        Self { draft: Version, workspace, deal, session, kind: None }
    }

    /// The same, with how the session began.
    #[must_use]
    pub fn of_kind(self, kind: impl Into<String>) -> Self {
        Self { kind: Some(kind.into()), ..self }
    }
}

impl Line {
    /// The line that takes the field `key` from `old`, the text by the last
    /// line of the same log, to `new`. None before: the log does not have the
    /// field yet, so it is logged whole.
    pub fn typed(key: impl Into<String>, old: Option<&str>, new: &str) -> Self {
        let key = key.into();
        match old {
            Some(old) if new.len() > WHOLE => Self::edit(key, old, new),
            _ => Self::Field { key, text: new.to_owned() },
        }
    }

    /// What is the same at both ends is left out.
    fn edit(key: String, old: &str, new: &str) -> Self {
        let at = shared(old.chars(), new.chars());
        let (old, new) = (old.get(at..).unwrap_or_default(), new.get(at..).unwrap_or_default());
        let end = shared(old.chars().rev(), new.chars().rev());
        let put = new.get(..new.len() - end).unwrap_or_default().to_owned();
        Self::Edit { key, at, cut: old.len() - end, put }
    }
}

/// How many bytes of two texts are the same, read side by side.
fn shared(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_looks_as_the_formats_say() {
        #[track_caller]
        fn case(line: &Line, expected: &str) {
            assert_eq!(serde_json::to_string(line).unwrap(), expected);
            assert_eq!(serde_json::from_str::<Line>(expected).unwrap(), *line);
        }
        let key = "answer.align.told-or-assumed.rep";
        let head = Head::new("/home/goran/sales", "acme-robotics-plant-rollout", "k3v9x2m4");
        case(
            &Line::Head(head.clone()),
            r#"{"draft":1,"workspace":"/home/goran/sales","deal":"acme-robotics-plant-rollout","session":"k3v9x2m4"}"#,
        );
        case(
            &Line::Head(head.of_kind("quick")),
            r#"{"draft":1,"workspace":"/home/goran/sales","deal":"acme-robotics-plant-rollout","session":"k3v9x2m4","kind":"quick"}"#,
        );
        case(&Line::Here(key.into()), r#"{"here":"answer.align.told-or-assumed.rep"}"#);
        case(&Line::Under(key.into()), r#"{"under":"answer.align.told-or-assumed.rep"}"#);
        case(
            &Line::typed(key, Some("The"), "The board"),
            r#"{"field":"answer.align.told-or-assumed.rep","text":"The board"}"#,
        );
        case(&Line::Kept(key.into()), r#"{"kept":"answer.align.told-or-assumed.rep"}"#);
        let (old, new) = ("x".repeat(1024) + "e", "x".repeat(1024) + "é");
        case(
            &Line::typed("action.h7k2p9qd.text", Some(&old), &new),
            r#"{"field":"action.h7k2p9qd.text","at":1024,"cut":1,"put":"é"}"#,
        );
    }

    #[test]
    fn a_long_field_is_whole_in_its_first_line() {
        let long = "x".repeat(5000);
        assert_eq!(
            Line::typed("k", None, &long),
            Line::Field { key: "k".into(), text: long.clone() }
        );
    }
}
