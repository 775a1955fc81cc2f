//! What a debrief taught, asked once on the next deals of the same rep.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::books::{Books, DealBook};
use crate::domain::debriefing::WAITING_DAYS;
use crate::domain::id::{DealId, SessionId, StageId};
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{Session, WhichStage};

/// Days for which a debrief is asked about, its own among them.
const DAYS: i32 = 90;

/// What the debrief of another deal taught, and what is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learned {
    /// The debrief.
    pub debrief: SessionId,
    /// The question.
    pub ask: String,
}

/// What is asked in a session: of the newest debrief that fits the deal and was not
/// asked about on it before.
pub(super) fn learned(
    books: &Books,
    book: &DealBook,
    session: &Session,
    process: &Process,
) -> Option<Learned> {
    if !matches!(session.kind, SessionKind::Standard | SessionKind::Full) {
        return None;
    }
    let before = book.sessions.values().filter(|it| it.id != session.id);
    let asked: Vec<&SessionId> =
        before.filter_map(|it| it.in_the_way.from_debrief.as_ref()).collect();
    let others = books.deals.values().filter(|it| it.deal.id != book.deal.id);
    let debriefs = others.flat_map(|it| it.sessions.values().map(move |debrief| (it, debrief)));
    let fits = debriefs.filter(|(_, debrief)| {
        debrief.is_debrief()
            && !debrief.is_draft()
            && debrief.rep == session.rep
            && debrief.process.id == process.id
            && is_late_enough(debrief.day(), session.day())
            && is_up_to(process, &session.stage_at_start, debrief)
            && !asked.contains(&&debrief.id)
    });
    let taught = fits.filter_map(|(of, debrief)| Some((of, debrief, what(debrief)?)));
    let (of, debrief, what) = taught.max_by_key(|(_, debrief, _)| (debrief.day(), &debrief.id))?;
    Some(Learned { debrief: debrief.id.clone(), ask: question(of, what) })
}

/// Decided deals that nobody opened and whose debrief a session on this one may ask
/// about: those of the same rep that waited for it within these days.
pub fn unread(books: &Books, deal: &DealId, today: Date) -> Vec<DealId> {
    let Some(book) = books.deals.get(deal) else { return Vec::new() };
    let days = i64::from(DAYS + WAITING_DAYS);
    let first = today.saturating_sub(days.days());
    let heads = books.decided.values().filter(|head| {
        head.owner == book.deal.owner && head.decided.is_some_and(|day| day >= first)
    });
    heads.map(|head| head.id.clone()).collect()
}

fn is_late_enough(debrief: Date, today: Date) -> bool {
    (0..DAYS).contains(&(today - debrief).get_days())
}

/// Whether a stage is not after the one at which more work would have changed it.
fn is_up_to(process: &Process, stage: &StageId, debrief: &Session) -> bool {
    let Some(WhichStage::At(at)) = &debrief.debrief.stage else { return false };
    let at = process.position(&process.stage_id_now(at));
    process.position(stage).zip(at).is_some_and(|(here, there)| here <= there)
}

/// What it taught: the step that it ended with, else how the process is to change,
/// else what shows why it was decided so.
fn what(debrief: &Session) -> Option<&str> {
    let step = debrief.change().and_then(|id| debrief.actions.get(id));
    let proposed = || debrief.proposals.values().find_map(|it| it.text.as_deref());
    let said = step.map(|step| step.text.as_str()).or_else(proposed);
    said.or(debrief.debrief.why.as_deref()).filter(|said| !said.trim().is_empty())
}

/// "From Norvik, lost in November: ask who signs. Here too?"
fn question(of: &DealBook, what: &str) -> String {
    let deal = &of.deal;
    let account = if deal.account.trim().is_empty() { &deal.name } else { &deal.account };
    let decided =
        deal.decided.map(|day| format!(", {} in {}", deal.status.in_words(), day.strftime("%B")));
    let what = what.trim().trim_end_matches('.');
    format!("From {account}{}: {what}. Here too?", decided.unwrap_or_default())
}
