//! How a part stands, by what was kept and what is expected of it.

use super::Part;
use crate::domain::session::Session;
use crate::interview::field::Field;
use crate::interview::leads::Counts;
use crate::interview::situation::{Situation, SoFar};
use crate::interview::topic;

/// How a part stands on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nobody was there yet, or there is nothing to answer.
    NotYet,
    /// Gone through, nothing open.
    Done,
    /// Gone through, something open.
    Open,
    /// Left out, with a reason; or no time was left for it.
    LeftOut,
}

/// How a part stands, from what was kept so far.
pub fn mark(situation: &Situation<'_>, session: &Session, part: &Part) -> Mark {
    let s = SoFar { situation, session };
    let is_open = |field: &Field| is_expected(s, field) && !topic::is_kept(s, field);
    if session.left_out.contains_key(&part.id) || session.out_of_time.contains(&part.id) {
        Mark::LeftOut
    } else if part.fields.is_empty() || !session.seconds.contains_key(&part.id) {
        Mark::NotYet
    } else if part.fields.iter().any(is_open) {
        Mark::Open
    } else if part.fields.iter().any(|field| topic::is_kept(s, field)) {
        Mark::Done
    } else {
        Mark::NotYet
    }
}

fn is_expected(s: SoFar<'_>, field: &Field) -> bool {
    topic::counts(s, field) == Counts::Expected
}
