//! The plays of the sample deals, a file each.

macro_rules! plays {
    ($($name:literal),+ $(,)?) => {
        /// Every play, in the order in which they are told.
        pub(super) const PLAYS: &[&str] = &[$(include_str!(concat!("plays/", $name, ".txt"))),+];
    };
}

plays![
    "nordlys",
    "weber",
    "lumiere",
    "kirana",
    "brightwater",
    "aurora",
    "tanaka",
    "delft",
    "sahara",
];
