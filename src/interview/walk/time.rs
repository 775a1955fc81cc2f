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

/// The next call comes now. Where that is for want of time, what lies between it
/// and `at`, asks something and was not gone through is out of time, but for
/// looking back on what is overdue; else it is passed, and asked about.
/// A rep who prepares has all the time there is.
pub fn to_next_call(situation: &Situation<'_>, session: &mut Session, at: &PartId, is_short: bool) {
    if session.is_prep() || !is_short {
        return;
    }
    let parts = walk(situation, session).into_iter();
    let between =
        parts.take_while(|part| part.id != PartId::NextCall).skip_while(|part| part.id != *at);
    for part in between.filter(|part| !part.fields.is_empty()) {
        let was_there = session.seconds.contains_key(&part.id);
        let is_owed =
            part.id == PartId::LookBack && situation.background.is_overdue(situation.today());
        if !was_there && !is_owed && !session.left_out.contains_key(&part.id) {
            session.run_out_of_time(&part.id, situation.process);
        }
    }
}
