//! What is half typed outside of sessions, by field. A form that is opened again
//! has it again, also after a crash.
//!
//! A field is named by the place of its form and its own key, as in
//! `new-deal.account`.

use std::collections::BTreeMap;

use super::effect::Note;
use crate::app::message::Draft;

/// What is half typed outside of sessions.
#[derive(Clone, Debug, Default)]
pub struct Unsaved {
    texts: BTreeMap<String, String>,
    /// The field one was on, by the place of its form.
    here: BTreeMap<String, String>,
    /// Fields of forms that are done with, each with the number of the last save
    /// that it waits for.
    done: Vec<(String, u64)>,
}

/// What a form has to give to the draft log, or gets from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What was typed or chosen, by field.
    pub texts: BTreeMap<String, String>,
    /// The field one is on.
    pub here: Option<String>,
}

impl Unsaved {
    /// What a window left behind.
    pub(super) fn take_up(&mut self, draft: &Draft) {
        self.texts.clone_from(&draft.fields);
        if let Some((place, key)) = draft.here.as_deref().and_then(|here| here.rsplit_once('.')) {
            self.here.insert(place.to_owned(), key.to_owned());
        }
    }

    /// What was left in the form of a place.
    pub(super) fn left(&self, place: &str) -> Typed {
        let texts = self.texts.iter().filter_map(|(field, text)| {
            let key = field.strip_prefix(place)?.strip_prefix('.')?;
            Some((key.to_owned(), text.clone()))
        });
        Typed { texts: texts.collect(), here: self.here.get(place).cloned() }
    }

    /// The form of a place has changed: the lines that say so.
    pub(super) fn note(&mut self, place: &str, now: &Typed) -> Vec<Note> {
        let before = self.left(place);
        let mut notes = Vec::new();
        for (key, text) in &now.texts {
            let old = before.texts.get(key);
            if old != Some(text) {
                let key = format!("{place}.{key}");
                self.texts.insert(key.clone(), text.clone());
                let before = old.cloned().unwrap_or_default();
                notes.push(Note::Typed { key, before, after: text.clone() });
            }
        }
        for key in before.texts.keys().filter(|key| !now.texts.contains_key(*key)) {
            let key = format!("{place}.{key}");
            self.texts.remove(&key);
            notes.push(Note::Kept(key));
        }
        if let Some(here) = now.here.as_ref().filter(|_| !now.texts.is_empty())
            && (before.here.as_ref() != Some(here) || before.texts.is_empty())
        {
            self.here.insert(place.to_owned(), here.clone());
            notes.push(Note::Here(format!("{place}.{here}")));
        }
        notes
    }

    /// The form of a place is done with; what came of it is saved when so many
    /// saves were answered.
    pub(super) fn done_with(&mut self, place: &str, saves: u64) {
        let keys = self.left(place).texts.into_keys();
        let fields: Vec<String> = keys.map(|key| format!("{place}.{key}")).collect();
        self.texts.retain(|field, _| !fields.contains(field));
        self.here.remove(place);
        self.done.extend(fields.into_iter().map(|field| (field, saves)));
    }

    /// So many saves were answered: the lines that say what is saved by that.
    pub(super) fn saved(&mut self, answered: u64) -> Vec<Note> {
        let saved = self.done.extract_if(.., |(_, saves)| *saves <= answered);
        saved.map(|(field, _)| Note::Kept(field)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(texts: &[(&str, &str)], here: &str) -> Typed {
        let own = |(key, text): &(&str, &str)| ((*key).to_owned(), (*text).to_owned());
        Typed { texts: texts.iter().map(own).collect(), here: Some(here.to_owned()) }
    }

    #[test]
    fn a_form_finds_what_was_left_in_it_and_no_other_form_does() {
        let mut unsaved = Unsaved::default();
        assert_eq!(unsaved.note("new-deal", &typed(&[], "account")), [], "nothing was typed");
        let form = typed(&[("account", "Ac")], "account");
        let typed = |before: &str, after: &str| Note::Typed {
            key: "new-deal.account".to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let here = Note::Here("new-deal.account".to_owned());
        assert_eq!(unsaved.note("new-deal", &form), [typed("", "Ac"), here]);
        assert_eq!(unsaved.note("new-deal", &form), [], "nothing is new");
        assert_eq!(unsaved.left("new-deal"), form);
        assert_eq!(unsaved.left("new"), Typed::default());
    }

    #[test]
    fn a_form_that_is_done_with_is_forgotten_once_it_is_saved() {
        let mut unsaved = Unsaved::default();
        unsaved.note("new-deal", &typed(&[("account", "Ac")], "account"));
        unsaved.done_with("new-deal", 2);
        assert_eq!(unsaved.left("new-deal"), Typed::default());
        assert_eq!(unsaved.saved(1), []);
        assert_eq!(unsaved.saved(2), [Note::Kept("new-deal.account".to_owned())]);
        assert_eq!(unsaved.saved(3), []);
    }
}
