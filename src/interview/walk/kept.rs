//! How a part stands, by what was kept and what is expected of it.

use super::{Part, Way, walk};
use crate::domain::session::{Points, Session};
use crate::interview::field::Field;
use crate::interview::leads::Counts;
use crate::interview::situation::{Situation, SoFar};
use crate::interview::topic;

/// How a part stands on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nobody was there yet.
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
    } else if !session.seconds.contains_key(&part.id) {
        Mark::NotYet
    } else if part.fields.iter().any(is_open) {
        Mark::Open
    } else {
        Mark::Done
    }
}

/// Whether a part was gone through, and not just past: of what it expects,
/// something was kept.
fn is_worked(s: SoFar<'_>, part: &Part) -> bool {
    let mut expected = part.fields.iter().filter(|f| is_expected(s, f)).peekable();
    s.session.seconds.contains_key(&part.id)
        && !s.session.left_out.contains_key(&part.id)
        && (expected.peek().is_none() || expected.any(|f| topic::is_kept(s, f)))
}

fn is_expected(s: SoFar<'_>, field: &Field) -> bool {
    topic::counts(s, field) == Counts::Expected
}

/// Adherence: parts gone through of those on the agenda. Stages ahead count in
/// neither, nor do parts for which no time was left.
pub fn points(situation: &Situation<'_>, session: &Session) -> Points {
    let parts = walk(situation, session);
    let counts = |part: &&Part| {
        !matches!(part.way, Some(Way::Next | Way::Later)) && !session.out_of_time.contains(&part.id)
    };
    let expected = parts.iter().filter(counts);
    let worked = expected.clone().filter(|part| is_worked(SoFar { situation, session }, part));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Points { worked: count(worked.count()), expected: count(expected.count()) }
}
