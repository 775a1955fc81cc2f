//! What is filled in where somebody changes the books outside of a session.

use jiff::civil::Date;

use super::Books;
use crate::domain::deal::Deal;
use crate::domain::process::ActionRules;

impl Books {
    /// The day a step on the deal is due that is agreed today, where nobody says
    /// otherwise.
    pub fn usual_due(&self, deal: &Deal, today: Date) -> Date {
        let rules = self.process_of(deal).map(|process| process.actions.due_days);
        let days = rules.unwrap_or_else(|| ActionRules::default().due_days);
        today.saturating_add(jiff::Span::new().days(i64::from(days)))
    }
}
