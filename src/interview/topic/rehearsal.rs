//! The next call, said once: what the rep would say differently.

use crate::domain::session::{PartId, Session};
use crate::interview::keeping::{Keeping, some};
use crate::interview::prompt::{Entry, Prompt};
use crate::interview::situation::SoFar;

/// How the note of it begins.
const NOTE: &str = "Said once: ";

pub(crate) fn ask(s: SoFar<'_>) -> Prompt {
    let ask = format!("What would you say differently, {}?", s.rep());
    let (number, kept) = note(s.session);
    Prompt::new("Say it once", ask, Entry::Text)
        .kept(kept.filter(|_| s.session.notes.contains_key(&number)))
}

/// It stands among the notes of the session.
pub(crate) fn take(k: &mut Keeping<'_, '_>, text: &str) {
    k.session.spend(&PartId::Rehearse, 0);
    let (number, _) = note(k.session);
    match some(text) {
        Some(text) => drop(k.session.notes.insert(number, format!("{NOTE}{text}"))),
        None => drop(k.session.notes.remove(&number)),
    }
}

pub(crate) fn is_kept(s: SoFar<'_>) -> bool {
    note(s.session).1.is_some()
}

/// The number of the note of it, and what it says; the next number where there
/// is none.
fn note(session: &Session) -> (u32, Option<&str>) {
    let said = |(number, note): (&u32, &'_ String)| (*number, note.starts_with(NOTE));
    let number = session.notes.iter().map(said).find(|(_, is_it)| *is_it).map(|(number, _)| number);
    let text = number.and_then(|number| session.notes.get(&number)?.strip_prefix(NOTE));
    (number.unwrap_or_else(|| session.next_note()), text)
}
