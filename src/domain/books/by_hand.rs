//! What is filled in where somebody changes the books outside of a session.

use jiff::civil::Date;

use super::Books;
use crate::domain::deal::Deal;
use crate::domain::id::PersonId;
use crate::domain::process::ActionRules;

impl Books {
    /// Who makes a change to what `owner` looks after: who sits at the keyboard,
    /// else the owner.
    pub fn by(&self, owner: &PersonId) -> PersonId {
        self.me.clone().unwrap_or_else(|| owner.clone())
    }

    /// The day a step on the deal is due that is agreed today, where nobody says
    /// otherwise.
    pub fn usual_due(&self, deal: &Deal, today: Date) -> Date {
        let rules = self.process_of(deal).map(|process| process.actions.due_days);
        let days = rules.unwrap_or_else(|| ActionRules::default().due_days);
        today.saturating_add(jiff::Span::new().days(i64::from(days)))
    }
}
