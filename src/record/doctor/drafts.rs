//! What was typed on this computer and is in no record: logs that no session
//! goes on with.

use std::fmt::Display;
use std::path::Path;

use super::{Doctor, Problem};
use crate::domain::phrase::count;
use crate::record::draft::{self, Head};
use crate::record::error::reason;
use crate::record::layout;

/// A problem for each of them. A computer that never kept a draft has none.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let Ok(folder) = layout::state_folder(doctor.state, doctor.store.root()) else {
        return Vec::new();
    };
    match draft::logs(&folder) {
        Ok(logs) => logs.iter().filter_map(|log| problem(doctor, log)).collect(),
        Err(error) => vec![unreadable(&layout::drafts(&folder), reason(&error))],
    }
}

fn problem(doctor: &Doctor<'_>, log: &Path) -> Option<Problem> {
    let draft = match draft::read(log) {
        Ok(draft) => draft,
        Err(error) => return Some(unreadable(log, reason(&error))),
    };
    let texts = count(draft.fields.len(), "text");
    let Some(head) = draft.head else {
        return Some(Problem::warning(
            log.display().to_string(),
            format!("a draft that does not say what it belongs to: {texts}"),
            "read it in an editor, keep what you need, then remove it",
        ));
    };
    if is_at_home(doctor, &head) {
        return None;
    }
    let Head { deal, session, .. } = head;
    Some(Problem::warning(
        log.display().to_string(),
        format!("the draft of session {session} on {deal}, a deal that is not here: {texts}"),
        "bring the deal back, or read it in an editor, keep what you need, then remove it",
    ))
}

/// Whether the screens find the deal of a draft, and go on with it there.
fn is_at_home(doctor: &Doctor<'_>, head: &Head) -> bool {
    let is_there = || doctor.books.deals.contains_key(&head.deal.parse().ok()?).then_some(());
    doctor.is_unread(&head.deal) || is_there().is_some()
}

fn unreadable(path: &Path, why: impl Display) -> Problem {
    Problem::error(
        path.display().to_string(),
        format!("cannot be read: {why}"),
        "what was typed may be in it: set its rights, then open the screens again",
    )
}
