//! The planned calls of a deal that lie ahead, and what becomes of them today.
//!
//! One that is kept or called off stands among what was looked back on; one that
//! is changed, among the calls of the session; one that is moved, at both.

use crate::domain::action::Side;
use crate::domain::call::{Call, CallPlan, CallStatus, Held};
use crate::domain::id::CallId;
use crate::domain::session::{CallLookedBack, Session};
use crate::domain::word::words;
use crate::interview::situation::SoFar;

words! {
    /// What becomes of a planned call.
    Stands, "what becomes of a planned call" {
        /// It stays as it is.
        Kept = "kept",
        /// Another day.
        Moved = "moved",
        /// Another plan.
        Changed = "changed",
        /// We called it off.
        OffByUs = "off-by-us",
        /// They did.
        OffByThem = "off-by-them",
    }
}

impl Stands {
    const fn is_off_by(self) -> Option<Side> {
        match self {
            Self::Kept | Self::Moved | Self::Changed => None,
            Self::OffByUs => Some(Side::Ours),
            Self::OffByThem => Some(Side::Buyer),
        }
    }
}

/// The planned calls from today on, the next one first.
pub(super) fn ahead(s: SoFar<'_>) -> Vec<&Call> {
    let today = s.situation.today();
    let is_ahead = |call: &&Call| {
        call.status == CallStatus::Planned && call.plan.date.is_some_and(|day| day >= today)
    };
    let mut ahead: Vec<_> = s.situation.background.calls.iter().filter(is_ahead).collect();
    ahead.sort_by_key(|call| (call.plan.slot(), &call.id));
    ahead
}

/// One of them.
pub(super) fn one<'a>(s: SoFar<'a>, id: &CallId) -> Option<&'a Call> {
    ahead(s).into_iter().find(|call| call.id == *id)
}

/// What becomes of one of them, as far as somebody said.
pub(super) fn stands(session: &Session, id: &CallId) -> Option<Stands> {
    let looked_back = session.outcomes.get(id).map(|look| look.held.moved_by);
    match (looked_back, session.calls.contains_key(id)) {
        (Some(Some(Side::Ours)), _) => Some(Stands::OffByUs),
        (Some(Some(Side::Buyer)), _) => Some(Stands::OffByThem),
        (Some(None), true) => Some(Stands::Moved),
        (Some(None), false) => Some(Stands::Kept),
        (None, true) => Some(Stands::Changed),
        (None, false) => None,
    }
}

/// Says what becomes of one of them, or takes that back.
pub(super) fn say(session: &mut Session, call: &Call, said: Option<Stands>, title: String) {
    session.outcomes.remove(&call.id);
    session.calls.remove(&call.id);
    let Some(said) = said else { return };
    if said != Stands::Changed {
        let held = Held { moved_by: said.is_off_by(), ..Held::default() };
        session.outcomes.insert(call.id.clone(), CallLookedBack { text: title, held });
    }
    if matches!(said, Stands::Moved | Stands::Changed) {
        let mut plan = call.plan.clone();
        plan.set_slot(plan.slot().filter(|_| said == Stands::Changed));
        session.calls.insert(call.id.clone(), plan);
    }
}

/// Whether one of them stands by now, on whatever day.
pub(super) fn has_one(s: SoFar<'_>) -> bool {
    ahead(s).into_iter().any(|call| !is_off(s.session, &call.id))
}

fn is_off(session: &Session, id: &CallId) -> bool {
    stands(session, id).is_some_and(|stands| stands.is_off_by().is_some())
}

/// The call that is planned today beside those, where somebody began one.
pub(super) fn new(s: SoFar<'_>) -> Option<&CallId> {
    let is_new = |id: &&CallId| one(s, id).is_none();
    s.session.calls.keys().find(is_new)
}

/// The next call by now, with its plan: one that is planned or changed today,
/// else the one that is kept.
pub(super) fn next(s: SoFar<'_>) -> Option<&CallPlan> {
    let of_today = s.session.calls.values();
    let kept = ahead(s).into_iter().filter(|call| !is_off(s.session, &call.id));
    let kept = kept.filter(|call| !s.session.calls.contains_key(&call.id)).map(|call| &call.plan);
    of_today.chain(kept).min_by_key(|plan| (plan.date.is_none(), plan.slot()))
}
