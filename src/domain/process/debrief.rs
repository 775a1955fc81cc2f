//! How a decided deal is looked back on, as the process has it.

use crate::domain::id::{DebriefPartId, short_form};

/// How a decided deal is looked back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debrief {
    /// One primary reason is chosen from these.
    pub lost_reasons: Vec<String>,
    /// The parts in order.
    pub parts: Vec<DebriefPart>,
}

/// One part of a debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebriefPart {
    /// Its name as records have it.
    pub id: DebriefPartId,
    /// What people call it.
    pub name: String,
    /// Minutes it should take.
    pub minutes: Option<u32>,
    /// What is asked.
    pub questions: Vec<String>,
}

/// Minutes of a debrief whose parts the process does not say.
pub const DEBRIEF_MINUTES: u32 = 30;
/// Minutes of a part that says none, and of the one change at the end.
pub const PART_MINUTES: u32 = 5;

impl super::Process {
    /// What it asks in a debrief; nothing where it leaves that to the usual one.
    pub fn debrief_parts(&self) -> &[DebriefPart] {
        self.debrief.as_ref().map(|debrief| debrief.parts.as_slice()).unwrap_or_default()
    }
}

impl Debrief {
    /// Minutes of the whole, with those of the one change; none without parts.
    pub fn minutes(&self) -> Option<u32> {
        let parts = self.parts.iter().map(DebriefPart::minutes_planned);
        (!self.parts.is_empty()).then(|| parts.sum::<u32>() + PART_MINUTES)
    }
}

impl DebriefPart {
    /// The id of a part called so, beside others: records name it by its name.
    pub fn id_of(name: &str, others: &[Self]) -> DebriefPartId {
        let slug = short_form(name);
        let base = if slug.is_empty() { "part" } else { &slug };
        DebriefPartId::named(base, |id| others.iter().any(|other| other.id == *id))
    }

    /// Minutes it should take.
    pub fn minutes_planned(&self) -> u32 {
        self.minutes.unwrap_or(PART_MINUTES)
    }
}
