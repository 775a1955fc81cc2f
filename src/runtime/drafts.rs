//! The draft logs of this machine: the one that is being written, and those
//! that a crash left behind.

use std::path::PathBuf;

use crate::app::effect::Note;
use crate::app::message::Draft;
use crate::domain::books::Books;
use crate::domain::id::{DealId, SessionId};
use crate::domain::session::SessionState;
use crate::record::draft::{self, DraftLog, Head, Line};
use crate::record::layout;
use crate::workspace::Workspace;
use crate::world::World;

/// Where the draft log of a session is.
pub(super) fn path(world: &World, workspace: &Workspace, session: &SessionId) -> PathBuf {
    layout::draft(&layout::state(&world.state, workspace.root()), session)
}

/// Begins the log of a session.
pub(super) fn begin(
    world: &World,
    workspace: &Workspace,
    session: &SessionId,
    deal: &DealId,
) -> Result<DraftLog, String> {
    let head = Head {
        workspace: workspace.root().to_owned(),
        deal: deal.clone(),
        session: session.clone(),
    };
    DraftLog::create(&path(world, workspace, session), &head)
        .map_err(|e| format!("draft not kept: {e}"))
}

/// Holds the log of a session that goes on, and reads what it still holds. A
/// session without a log, from another machine perhaps, gets a new one.
pub(super) fn hold(
    world: &World,
    workspace: &Workspace,
    session: &SessionId,
    deal: &DealId,
) -> Result<(DraftLog, Draft), String> {
    let path = path(world, workspace, session);
    if !path.exists() {
        return Ok((begin(world, workspace, session, deal)?, Draft::default()));
    }
    let log = DraftLog::open(&path).map_err(|e| match e {
        draft::DraftError::Held => "This session is open in another window.".to_owned(),
        other => format!("The draft of this session cannot be read: {other}"),
    })?;
    let kept = draft::read(&path)
        .map_err(|e| format!("The draft of this session cannot be read: {e}"))?;
    Ok((log, Draft { here: kept.here, fields: kept.fields }))
}

/// Writes a note.
pub(super) fn append(log: &mut DraftLog, note: Note) -> Result<(), String> {
    let line = match note {
        Note::Here(key) => Line::Here(key),
        Note::Kept(key) => Line::Kept(key),
        Note::Typed { key, before, after } => draft::edit(&key, &before, &after),
    };
    log.append(&line).map_err(|e| format!("draft not kept: {e}"))
}

/// Finishes sessions that were agreed when the program was cut off: their log
/// is still there, and no other window holds it. Whether any was.
pub(super) fn finish_interrupted(world: &World, workspace: &Workspace, books: &Books) -> bool {
    let state = layout::state(&world.state, workspace.root());
    let mut finished = false;
    for path in draft::logs(&state) {
        let Ok(log) = DraftLog::open(&path) else { continue };
        let name = path.file_stem().and_then(|stem| stem.to_str());
        let Some(id) = name.and_then(|name| name.parse::<SessionId>().ok()) else { continue };
        let of_it = books.deals.values().find_map(|book| Some((book.sessions.get(&id)?, book)));
        let Some((session, book)) = of_it else { continue };
        let is_over = session.state != SessionState::Draft;
        if is_over && workspace.store.agree(session, book).is_ok() {
            finished = true;
            // A log that stays is finished again next time, which changes nothing.
            let _ = log.remove();
        }
    }
    finished
}
