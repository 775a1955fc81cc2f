//! How whoever sits at the keyboard looks at the lists, as it is remembered.

use crate::domain::word::words;

words! {
    /// Which deals are listed.
    Shown, "a choice of deals" {
        /// The open ones that are mine to look after.
        Mine = "mine",
        /// All that are open.
        Open = "open",
        /// Those that are won, lost, or closed without a decision.
        Decided = "decided",
        /// All.
        All = "all",
    }
}

words! {
    /// What the list goes by.
    Sort, "an order of deals" {
        /// The day they should order, the soonest first.
        CloseDate = "close-date",
        /// The last session, the one longest ago first.
        LastSession = "last-session",
        /// The stage, the last one of the process first.
        Stage = "stage",
        /// The amount, the largest first.
        Amount = "amount",
        /// The rep.
        Rep = "rep",
        /// Customer and name.
        Name = "name",
    }
}

/// How somebody looks at the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Which deals are listed.
    pub shown: Shown,
    /// What they go by.
    pub sort: Sort,
}

words! {
    /// Whose steps and asks are listed.
    Whose, "whose steps are listed" {
        /// My own.
        Mine = "mine",
        /// Everybody's on the deals that are mine to look after, and my own.
        Everyones = "everyones",
    }
}
