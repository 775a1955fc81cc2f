//! What can be told of somebody, part by part.

use crate::domain::word::words;

words! {
    /// What is asked about somebody on the buyer's side.
    PersonLine, "a part of what is known about a person" {
        /// Their title.
        Title = "title",
        /// The role of the process that they fill.
        Role = "roles",
        /// How much their view counts.
        Influence = "influence",
        /// Where they stand towards us.
        Stance = "stance",
        /// How well we have met them.
        Coverage = "coverage",
        /// Who they report to.
        ReportsTo = "reports_to",
        /// Whose view they move.
        Influences = "influences",
        /// Who they are at odds with.
        ConflictsWith = "conflicts_with",
        /// Power with the economic buyer.
        Power = "power",
        /// A stake of their own.
        Stake = "stake",
        /// Sells for us when we are absent.
        SellsForUs = "sells_for_us",
        /// The act that shows it.
        Evidence = "evidence",
        /// A number to call.
        Phone = "phone",
        /// A mail address.
        Mail = "mail",
    }
}
