//! What a deal lacks of the stages behind it.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::deal::{CriterionStanding, DealStatus};
use crate::domain::id::CriterionRef;
use crate::domain::process::Process;
use crate::domain::version::Moved;

/// The required outcomes of the stages behind an open deal that nobody has shown, by
/// the process as it is now.
pub(super) fn lacks(book: &DealBook, process: &Process, today: Date) -> Vec<CriterionRef> {
    let mut deal = book.deal.clone();
    if deal.status != DealStatus::Open {
        return Vec::new();
    }
    if let Some(moved) = Moved::between(&deal, process) {
        moved.apply(&mut deal, process.version);
    }
    let here = process.position(&deal.stage).unwrap_or_default();
    let behind = process.stages.iter().take(here);
    let required = behind.flat_map(|stage| stage.required().map(|it| stage.criterion(it)));
    required.filter(|id| deal.standing(id, today) != CriterionStanding::Verified).collect()
}
