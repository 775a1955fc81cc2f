//! What a field is on the way through a session: how it counts, and where its
//! answer leads.

use crate::interview::field::Field;
use crate::interview::popup::Popup;

/// How a field counts on the way through a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// The agenda marks its lack, and Enter stops there until it is kept.
    Expected,
    /// Enter stops there until it is kept, but nothing lacks without it.
    Offered,
    /// Known from before, or offered by Tab alone: Enter goes by.
    Known,
    /// There to be seen: Enter stops there each time.
    OnlySeen,
}

/// Where an answer leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To the next field.
    On,
    /// To another field, where that is asked.
    To(Field),
    /// To a popup over the walk.
    Over(Popup),
    /// To saying the next call once.
    ToRehearsal,
}
