//! How a refusal repeats what was typed, and says what to write instead.

/// The most characters of a text that a refusal repeats.
const REPEATED: usize = 40;

/// A text as a refusal repeats it.
pub(super) fn repeated(text: &str) -> String {
    let text = text.trim();
    let start: String = text.chars().take(REPEATED).collect();
    if start.len() < text.len() { format!("{start}...") } else { start }
}

/// "A", "A or B", "A, B or C".
pub(super) fn either(all: &[String]) -> String {
    match all {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => all.concat(),
    }
}
