//! What a debrief said.

use serde::Serialize;

use crate::cli::json::text;
use crate::domain::session::Session;

/// Why it was decided so, and what changes.
#[derive(Debug, Serialize)]
pub(super) struct Debrief {
    reason: Option<String>,
    why: Option<String>,
    stage: Option<String>,
    change: Option<String>,
    answers: Vec<Answer>,
}

#[derive(Debug, Serialize)]
struct Answer {
    part: String,
    number: u32,
    ask: String,
    rep: Option<String>,
    unknown: bool,
}

/// How it would have the process changed.
#[derive(Debug, Serialize)]
pub(super) struct Proposed {
    id: String,
    kind: &'static str,
    stage: Option<String>,
    criterion: Option<String>,
    text: Option<String>,
}

/// Its proposals, by id.
pub(super) fn proposals(session: &Session) -> Vec<Proposed> {
    let all = session.proposals.iter().map(|(id, proposed)| Proposed {
        id: id.to_string(),
        kind: proposed.kind.as_str(),
        stage: text(proposed.stage.as_ref()),
        criterion: text(proposed.criterion.as_ref()),
        text: proposed.text.clone(),
    });
    all.collect()
}

/// What it said; null of another kind of session.
pub(super) fn debrief(session: &Session) -> Option<Debrief> {
    let said = &session.debrief;
    let answers = said.answers.iter().map(|(question, answer)| Answer {
        part: question.part.to_string(),
        number: question.number,
        ask: answer.ask.clone(),
        rep: answer.rep.clone(),
        unknown: answer.is_unknown(),
    });
    session.is_debrief().then(|| Debrief {
        reason: said.reason.clone(),
        why: said.why.clone(),
        stage: text(said.stage.as_ref()),
        change: text(session.change()),
        answers: answers.collect(),
    })
}
