//! The draft logs of this machine: the one that is being written, and those
//! that a crash left behind.

mod log;
mod logs;

use std::path::PathBuf;

use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::{DealId, SessionId};
use crate::domain::process::SessionKind;
use crate::domain::session::{Beginning, Session, Sitting};
use crate::record::draft::{self, DraftLog, Head};
use crate::record::layout;
use crate::workspace::Workspace;
use crate::world::World;

pub use logs::Logs;

/// What the first line of a log says that is about no session.
const FORMS: &str = "forms";
/// How it says that a session is written down after it was held.
const AFTERWARDS: &str = "afterwards";

/// How a session began, in the word of the log.
fn word(beginning: Beginning) -> &'static str {
    if beginning.is_afterwards { AFTERWARDS } else { beginning.kind.as_str() }
}

/// How a session began; as most do, where the log does not say.
fn beginning(word: Option<&str>) -> Beginning {
    match word {
        Some(AFTERWARDS) => Beginning::AFTERWARDS,
        word => {
            let kind = word.and_then(|word| word.parse().ok());
            Beginning::now(kind.unwrap_or(SessionKind::Standard))
        }
    }
}

/// The deals that were worked on when the program was cut off.
pub fn deals(world: &World, workspace: &Workspace) -> Vec<DealId> {
    let heads = logs(world, workspace).into_iter().filter_map(|path| draft::read(&path).ok()?.head);
    heads.filter_map(|head| head.deal.parse().ok()).collect()
}

/// Gives each log whose session was never written a session to belong to: the
/// program was cut off between the first key and the first save. Whether there
/// was any.
pub fn adopt_orphans(world: &World, workspace: &Workspace, books: &Books) -> bool {
    let mut is_any_adopted = false;
    for path in logs(world, workspace) {
        // A log that another window writes belongs to that window.
        let Ok(_held) = DraftLog::open(&path) else { continue };
        let Ok(draft) = draft::read(&path) else { continue };
        let session = draft.head.and_then(|head| orphan(&head, world, books));
        let change = session.map(Change::new);
        is_any_adopted |= change.is_some_and(|change| workspace.save(&change).is_ok());
    }
    is_any_adopted
}

/// The session that a log belongs to, where the books do not have it.
fn orphan(head: &Head, world: &World, books: &Books) -> Option<Session> {
    let id: SessionId = head.session.parse().ok()?;
    let book = books.deals.get(&head.deal.parse().ok()?)?;
    // Without the team nobody knows who coaches: the log waits for it.
    if books.has_session(&id) || books.team.unread.is_some() {
        return None;
    }
    let process = books.processes.get(&book.deal.process)?;
    let manager = books.team.coach_of(&book.deal.owner, books.me.as_ref());
    let Beginning { kind, is_afterwards } = beginning(head.kind.as_deref());
    let sitting = Sitting { id, kind, manager, started: world.now().wall };
    let session = Session::start(sitting, &book.deal, process);
    Some(if is_afterwards { session.recorded_afterwards() } else { session })
}

/// The logs of a workspace. Without a workspace, or without a log in it,
/// nothing was cut off.
fn logs(world: &World, workspace: &Workspace) -> Vec<PathBuf> {
    let state = layout::state_folder(&world.state, workspace.root());
    state.and_then(|state| draft::logs(&state)).unwrap_or_default()
}

/// Finishes sessions that were agreed when the program was cut off: their log
/// is still there, and no other window holds it. Whether any was.
pub fn finish_interrupted(world: &World, workspace: &Workspace, books: &Books) -> bool {
    let mut is_any_finished = false;
    for path in logs(world, workspace) {
        let Ok(log) = DraftLog::open(&path) else { continue };
        let name = path.file_stem().and_then(|stem| stem.to_str());
        let Some(id) = name.and_then(|name| name.parse::<SessionId>().ok()) else { continue };
        let mut found =
            books.deals.values().filter_map(|book| Some((book.sessions.get(&id)?, book)));
        let Some((session, book)) = found.next() else { continue };
        if !session.is_draft() && workspace.store.agree(session, book).is_ok() {
            is_any_finished = true;
            // A log that stays is finished again next time, which changes nothing.
            let _ = log.remove();
        }
    }
    is_any_finished
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_knows_how_its_session_began() {
        let ways = SessionKind::ALL.iter().copied().map(Beginning::now);
        for way in ways.chain([Beginning::AFTERWARDS]) {
            assert_eq!(beginning(Some(word(way))), way);
        }
        for unknown in [None, Some("long")] {
            assert_eq!(beginning(unknown), Beginning::now(SessionKind::Standard));
        }
    }
}
