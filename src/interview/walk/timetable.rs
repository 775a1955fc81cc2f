//! How long each part should take.

use jiff::civil::Date;

use super::{Part, Way};
use crate::domain::process::SessionKind;
use crate::domain::session::{PartId, Session};
use crate::interview::situation::Situation;

/// Days before the end of our quarter in which a close date is asked about.
const LAST_DAYS: i32 = 14;

/// Minutes of a part where the process sets no other total; stages behind
/// share theirs.
///
/// Source: the contract of a session, its timetable.
const fn usual(kind: SessionKind, part: &Part) -> Option<u32> {
    let (standard, full, quick) = match (&part.id, part.way) {
        (PartId::Open, _) => (2, 3, 0),
        (PartId::LookBack, _) => (4, 5, 1),
        (PartId::Stage(_), Some(Way::Behind)) | (PartId::BuyerMap, _) => (3, 4, 0),
        (PartId::Stage(_), Some(Way::Current)) => (7, 11, 0),
        (PartId::Stage(_), Some(Way::Next)) => (1, 2, 0),
        (PartId::InTheWay, _) => (4, 6, 4),
        (PartId::NextCall, _) => (3, 6, 3),
        (PartId::Agree, _) => (3, 4, 2),
        (PartId::Stage(_) | PartId::Rehearse, _) => return None,
    };
    let minutes = match kind {
        SessionKind::Quick => quick,
        SessionKind::Full => full,
        SessionKind::Standard | SessionKind::Debrief | SessionKind::Prep => standard,
    };
    if minutes == 0 { None } else { Some(minutes) }
}

/// The usual minutes of a whole session.
const fn usual_total(kind: SessionKind) -> u32 {
    match kind {
        SessionKind::Quick => 10,
        SessionKind::Full => 45,
        SessionKind::Standard | SessionKind::Debrief | SessionKind::Prep => 30,
    }
}

/// Minutes planned for a part, in proportion where the process sets another
/// total; none where nothing is planned.
pub(super) fn minutes(session: &Session, part: &Part) -> Option<u32> {
    share(session.kind, session.planned_minutes?, part)
}

fn share(kind: SessionKind, planned: u32, part: &Part) -> Option<u32> {
    let total = usual_total(kind);
    let scaled = (usual(kind, part)? * planned * 2 + total) / (total * 2);
    Some(scaled.max(1))
}

/// Whether a quick session asks whose date the close date is: it lies near the
/// end of our quarter.
pub(super) fn asks_whose_date(situation: &Situation<'_>) -> bool {
    let Some(close) = situation.deal.close_date else { return false };
    let end = quarter_end(close, situation.team.fiscal_year_start);
    (end - close).get_days() < LAST_DAYS
}

/// The last day of the fiscal quarter that a day lies in; the fiscal year
/// begins with a month from 1 to 12.
fn quarter_end(day: Date, fiscal_year_start: u32) -> Date {
    let into_year = u32::from(day.month().unsigned_abs()) + 12 - fiscal_year_start;
    let left = i64::from(2 - into_year % 3);
    day.first_of_month().saturating_add(jiff::Span::new().months(left)).last_of_month()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Every part that a session can have, one stage on each step of the way.
    fn agenda() -> Vec<Part> {
        let part = |id: PartId| Part::new(id, Vec::new());
        let stage = |way: Way| Part {
            way: Some(way),
            ..part(PartId::Stage("align".parse().expect("an id")))
        };
        let ways = [Way::Behind, Way::Current, Way::Next, Way::Later];
        let others = [
            PartId::Open,
            PartId::LookBack,
            PartId::BuyerMap,
            PartId::InTheWay,
            PartId::NextCall,
            PartId::Rehearse,
            PartId::Agree,
        ];
        others.map(part).into_iter().chain(ways.map(stage)).collect()
    }

    #[test]
    fn the_minutes_of_the_steps_are_those_of_the_session() {
        #[track_caller]
        fn case(kind: SessionKind, planned: u32, expected: u32) {
            let sum: u32 = agenda().iter().filter_map(|part| share(kind, planned, part)).sum();
            assert_eq!(sum, expected, "{kind} of {planned} minutes");
        }
        case(SessionKind::Quick, 10, 10);
        case(SessionKind::Standard, 30, 30);
        case(SessionKind::Full, 45, 45);
        // Where the process sets other totals.
        case(SessionKind::Quick, 20, 20);
        case(SessionKind::Standard, 60, 60);
        case(SessionKind::Full, 90, 90);
    }

    #[test]
    fn a_step_is_shortened_in_proportion_and_never_to_nothing() {
        #[track_caller]
        fn case(planned: u32, expected: [u32; 3]) {
            let part = |id| Part::new(id, Vec::new());
            let parts = [PartId::Open, PartId::InTheWay, PartId::NextCall].map(part);
            let shares = parts.map(|part| share(SessionKind::Standard, planned, &part));
            assert_eq!(shares, expected.map(Some), "{planned} minutes");
        }
        case(30, [2, 4, 3]);
        case(20, [1, 3, 2]);
        case(15, [1, 2, 2]);
        case(5, [1, 1, 1]);
    }

    #[test]
    fn a_quarter_ends_by_the_fiscal_year() {
        #[track_caller]
        fn case(day: Date, start: u32, expected: Date) {
            assert_eq!(quarter_end(day, start), expected, "{day} from month {start}");
        }
        case(date(2026, 11, 24), 1, date(2026, 12, 31));
        case(date(2026, 12, 31), 1, date(2026, 12, 31));
        case(date(2027, 1, 1), 1, date(2027, 3, 31));
        case(date(2026, 11, 24), 2, date(2027, 1, 31));
        case(date(2026, 4, 30), 4, date(2026, 6, 30));
        case(date(2026, 2, 1), 3, date(2026, 2, 28));
    }
}
