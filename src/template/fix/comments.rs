//! What is noted in a list, so that it is not lost with the brackets.

use toml_edit::{Array, KeyMut, RawString};

/// The comments in and around a list, by what they are beside.
pub(super) struct Comments {
    /// Lines above each item.
    above: Vec<Vec<String>>,
    /// What stands behind each item, in its line.
    behind: Vec<Option<String>>,
}

impl Comments {
    /// Those of the list under `key`.
    pub(super) fn of(key: &KeyMut<'_>, list: &Array) -> Self {
        let mut comments =
            Self { above: vec![Vec::new(); list.len()], behind: vec![None; list.len()] };
        comments.put(0, &lines(key.leaf_decor().prefix()));
        comments.put(0, &lines(list.decor().suffix()));
        for (at, item) in list.iter().enumerate() {
            comments.between(at, &lines(item.decor().prefix()));
            let after = lines(item.decor().suffix());
            comments.between(at + 1, &after);
        }
        comments.between(list.len(), &lines(Some(list.trailing())));
        comments
    }

    /// Lines with what is noted above an item.
    pub(super) fn above(&self, at: usize) -> String {
        self.above.get(at).into_iter().flatten().flat_map(|line| [line.as_str(), "\n"]).collect()
    }

    /// What is noted behind an item.
    pub(super) fn behind(&self, at: usize) -> Option<&str> {
        self.behind.get(at)?.as_deref()
    }

    /// Lines before item `at`: what is noted in the first of them is behind the
    /// one before it.
    fn between(&mut self, at: usize, lines: &[String]) {
        let before = at.checked_sub(1).and_then(|before| self.behind.get_mut(before));
        match (before, lines.split_first()) {
            (Some(slot @ None), Some((first, rest))) => {
                *slot = Some(first.clone()).filter(|first| !first.is_empty());
                self.put(at, rest);
            }
            (Some(Some(_)) | None, _) | (_, None) => self.put(at, lines),
        }
    }

    /// Lines above item `at`, or above the last one.
    fn put(&mut self, at: usize, lines: &[String]) {
        let last = self.above.len().saturating_sub(1);
        let lines = lines.iter().filter(|line| !line.is_empty()).cloned();
        self.above.get_mut(at.min(last)).into_iter().for_each(|above| above.extend(lines.clone()));
    }
}

/// What is noted in each line, empty where nothing is.
fn lines(raw: Option<&RawString>) -> Vec<String> {
    let raw = raw.and_then(RawString::as_str).unwrap_or_default();
    raw.split('\n').map(|line| line.trim().to_owned()).collect()
}
