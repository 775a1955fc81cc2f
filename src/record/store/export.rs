//! What is handed on: files that people take away, made once and never written
//! again.

use jiff::civil::Date;

use crate::domain::id::DealId;
use crate::record::error::SaveError;
use crate::record::layout;

use super::Store;

impl Store {
    /// Writes what is handed on of `deal`, of that `day`, into a file whose name
    /// says `what` it is and has that `ending`. Gives the file, seen from the
    /// workspace; one that is there already stays as it is.
    ///
    /// # Errors
    ///
    /// The disk's refusal.
    pub fn export(
        &self,
        deal: &DealId,
        day: Date,
        (what, ending): (&str, &str),
        text: &str,
    ) -> Result<String, SaveError> {
        let mut number = 1_u32;
        loop {
            let name = layout::export(deal, day, (what, ending), number);
            match self.named(name.clone()).create(text, self.rights()) {
                Err(SaveError::Taken { .. }) => number += 1,
                made => return made.map(|()| name),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_export_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().to_owned());
        let deal = "acme".parse().unwrap();
        let export =
            |text| store.export(&deal, date(2026, 11, 24), ("minutes", "md"), text).unwrap();
        let names = [export("one"), export("two"), export("two")];
        let expected = [
            "exports/2026-11-24-acme-minutes.md",
            "exports/2026-11-24-acme-minutes-2.md",
            "exports/2026-11-24-acme-minutes-3.md",
        ];
        assert_eq!(names, expected);
        assert_eq!(fs::read_to_string(folder.path().join(expected[0])).unwrap(), "one");
    }
}
