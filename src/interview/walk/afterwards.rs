//! What is written down of a session that was held before: how long it took, what
//! was learned, the call, steps, asks. The other parts are there for who opens
//! them on the agenda.

use super::{Part, agree, whole};
use crate::domain::session::PartId;
use crate::interview::field::{Field, InTheWayLine};
use crate::interview::situation::SoFar;

/// What the parts that are asked are called.
const NAMES: [(PartId, &str); 3] = [
    (PartId::Open, "Minutes"),
    (PartId::BuyerMap, "What we learned"),
    (PartId::NextCall, "Next call"),
];

/// Whether it asks of a call that was held, or whether a deal is back: that is asked
/// in every session.
const fn is_of_a_call(field: &Field) -> bool {
    matches!(field, Field::Outcome(..) | Field::HandedBack(..))
}

/// All parts but the agreement; one that nobody opened asks of calls alone.
pub(super) fn parts(s: SoFar<'_>) -> Vec<Part> {
    let mut parts = whole(s);
    for part in &mut parts {
        match NAMES.iter().find(|(id, _)| *id == part.id) {
            Some((_, name)) => (*name).clone_into(&mut part.name),
            None if s.session.seconds.contains_key(&part.id) => {}
            None => part.fields.retain(is_of_a_call),
        }
    }
    parts.push(Part::new(PartId::Steps, agree::steps(s)));
    let ask = Field::InTheWay(InTheWayLine::MakeAsk);
    let asks = s.session.manager.is_some().then(|| Part::new(PartId::Asks, vec![ask]));
    parts.extend(asks);
    parts
}
