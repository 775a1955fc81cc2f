//! Why a figure is what it is, as it was said in a session.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::id::{MetricId, PersonId};

/// What a rep said of a figure in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain::figures) struct Said {
    pub(in crate::domain::figures) rep: PersonId,
    pub(in crate::domain::figures) metric: MetricId,
    pub(in crate::domain::figures) day: Date,
    pub(in crate::domain::figures) why: String,
}

impl Said {
    /// What was said in the sessions on a deal that are over.
    pub(in crate::domain::figures) fn all(book: &DealBook) -> impl Iterator<Item = Self> {
        let over = book.sessions.values().filter(|session| !session.is_draft());
        over.flat_map(|session| {
            session.coaching.metric_why.iter().map(|(metric, said)| Self {
                rep: session.rep.clone(),
                metric: metric.clone(),
                day: session.day(),
                why: said.why.clone(),
            })
        })
    }
}
