//! How a decided deal is looked back on, as the process has it.

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
    /// What people call it.
    pub name: String,
    /// Minutes it should take.
    pub minutes: Option<u32>,
    /// What is asked.
    pub questions: Vec<String>,
}
