//! Kinds of sessions.
