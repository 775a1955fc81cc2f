//! The time of a session: what is planned, what is left, and the way to the
//! next call when nothing else is.

use super::{Setting, Step, Way, walk};
use crate::domain::phrase::count;
use crate::domain::session::{Session, StepId};

/// The minutes planned for a step, in words; stages behind share theirs.
pub fn planned(steps: &[Step], step: &Step) -> String {
    let Some(minutes) = step.minutes else { return String::new() };
    let minutes = count(minutes as usize, "minute");
    let behind = steps.iter().filter(|step| step.way == Some(Way::Behind)).count();
    if step.way == Some(Way::Behind) && behind > 1 {
        format!("{minutes} together")
    } else {
        minutes
    }
}

/// The minutes that are left `at` a step before the next call, once they are
/// no more than the next call and the agreement need. None before that, and
/// where no time was planned.
pub fn minutes_left(session: &Session, steps: &[Step], at: &StepId, spent: u32) -> Option<u32> {
    let place = |id: &StepId| steps.iter().position(|step| step.id == *id);
    if place(at)? >= place(&StepId::NextCall)? {
        return None;
    }
    let is_last = |step: &&Step| matches!(step.id, StepId::NextCall | StepId::Agree);
    let needed: u32 = steps.iter().filter(is_last).filter_map(|step| step.minutes).sum();
    let left = (session.planned_minutes? * 60).saturating_sub(spent);
    (left <= needed * 60).then(|| left.div_ceil(60))
}

/// For want of time the next call comes now: of what lies between it and `at`,
/// each step that asks something and was not gone through is out of time.
/// A rep who prepares has all the time there is.
pub fn to_next_call(setting: &Setting<'_>, session: &mut Session, at: &StepId) {
    if session.is_prep() {
        return;
    }
    let steps = walk(setting, session).into_iter();
    let between =
        steps.take_while(|step| step.id != StepId::NextCall).skip_while(|step| step.id != *at);
    for step in between.filter(|step| !step.fields.is_empty()) {
        let was_there = session.seconds.contains_key(&step.id);
        if !was_there && !session.left_out.contains_key(&step.id) {
            session.run_out_of_time(&step.id, setting.process);
        }
    }
}
