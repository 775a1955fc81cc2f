//! How long each part should take.

use super::{Part, Way};
use crate::domain::process::SessionKind;
use crate::domain::session::{PartId, Session};

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
        (
            PartId::Stage(_)
            | PartId::Rehearse
            | PartId::Steps
            | PartId::Asks
            | PartId::Debrief(_)
            | PartId::OneChange,
            _,
        ) => return None,
    };
    let minutes = match kind {
        SessionKind::Quick => quick,
        SessionKind::Full => full,
        // Its minutes are those of its own parts.
        SessionKind::Debrief => 0,
        SessionKind::Standard | SessionKind::Prep => standard,
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Every part that a session can have, one stage on each part of the way.
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
    fn the_minutes_of_the_parts_are_those_of_the_session() {
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
    fn a_part_is_shortened_in_proportion_and_never_to_nothing() {
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
}
