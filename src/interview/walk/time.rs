//! The time of a session: what is planned, what is left, and the way to the
//! next call when nothing else is.

use crate::domain::phrase::count;
use crate::domain::session::{PartId, Session};

use super::{Part, Situation, Way, walk};

/// The minutes planned for a part, in words; stages behind share theirs.
pub fn planned(parts: &[Part], part: &Part) -> String {
    let Some(minutes) = part.minutes else { return String::new() };
    let minutes = count(minutes as usize, "minute");
    let behind = parts.iter().filter(|part| part.way == Some(Way::Behind)).count();
    if part.way == Some(Way::Behind) && behind > 1 {
        format!("{minutes} together")
    } else {
        minutes
    }
}

/// The minutes that are left `at` a part before the next call, once they are
/// no more than the next call and the agreement need. None before that, and
/// where no time was planned.
pub fn minutes_left(session: &Session, parts: &[Part], at: &PartId, spent: u32) -> Option<u32> {
    let place = |id: &PartId| parts.iter().position(|part| part.id == *id);
    if place(at)? >= place(&PartId::NextCall)? {
        return None;
    }
    let is_last = |part: &&Part| matches!(part.id, PartId::NextCall | PartId::Agree);
    let needed: u32 = parts.iter().filter(is_last).filter_map(|part| part.minutes).sum();
    let left = (session.planned_minutes? * 60).saturating_sub(spent);
    (left <= needed * 60).then(|| left.div_ceil(60))
}

/// For want of time the next call comes now: of what lies between it and `at`,
/// each part that asks something and was not gone through is out of time.
/// A rep who prepares has all the time there is.
pub fn to_next_call(situation: &Situation<'_>, session: &mut Session, at: &PartId) {
    if session.is_prep() {
        return;
    }
    let parts = walk(situation, session).into_iter();
    let between =
        parts.take_while(|part| part.id != PartId::NextCall).skip_while(|part| part.id != *at);
    for part in between.filter(|part| !part.fields.is_empty()) {
        let was_there = session.seconds.contains_key(&part.id);
        if !was_there && !session.left_out.contains_key(&part.id) {
            session.run_out_of_time(&part.id, situation.process);
        }
    }
}
