//! TOML text to a valid [`crate::domain::process::Process`], or every fault at once.
