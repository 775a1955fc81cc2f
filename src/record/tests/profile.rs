//! What is known of somebody of our team: read and saved with all that others wrote.

use crate::domain::change::{Change, Record};
use crate::domain::profile::Profile;
use crate::record::layout::Place;

use super::Desk;

const FILE: &str = "coaching/ana/person.toml";

const WHOLE: &str = r#"format = 1
id = "ana"
focus = "Ask who signs"
quota = "200000"
currency = "EUR"

[skill.size-funder-named]
name = "Funder named"
process = "field"
criterion = "size.funder-named"
level = "prompts"
since = 2026-11-17
closed = 2027-02-01

[metric.selling-time.2026-11-03]
value = "0.42"
why = "Two fairs"

[team_meeting]
2026-11-23 = true

[next_session]
close-rate = 2026-11-25
"#;

fn desk(text: &str) -> (Desk, Profile) {
    let desk = Desk::with_examples();
    desk.put(FILE, text);
    let mut books = desk.load();
    assert_eq!((books.unread.len(), books.idle.len()), (0, 0), "{:?}", books.unread);
    let profile = books.profiles.remove(&"ana".parse().unwrap()).unwrap();
    (desk, profile)
}

#[test]
fn all_that_the_format_has_is_read_and_written_in_its_order() {
    let (desk, profile) = desk(WHOLE);
    assert_eq!((profile.skills.len(), profile.metrics.len()), (1, 1));
    std::fs::remove_file(desk.root().join(FILE)).unwrap();
    desk.store().save(&Change::new(profile.clone())).unwrap();
    assert_eq!(desk.text(FILE), WHOLE);
    assert_eq!(desk.store().profile(&profile.id), Ok(Some(profile.clone())));
    assert_eq!(Record::from(profile).place(), Place::of(FILE).unwrap());
}

#[test]
fn comments_and_keys_of_others_stay() {
    let theirs = WHOLE.replace("quota =", "# of the plan\nmood = 1\nquota =");
    let desk = Desk::with_examples();
    desk.put(FILE, &theirs);
    let before = desk.store().profile(&"ana".parse().unwrap()).unwrap().unwrap();
    let after = Profile { focus: Some("Ask first".to_owned()), ..before.clone() };
    desk.store().save(&Change::of(before, after)).unwrap();
    assert_eq!(desk.text(FILE), theirs.replace("Ask who signs", "Ask first"));
}

#[test]
fn a_file_of_somebody_else_is_not_theirs() {
    let desk = Desk::with_examples();
    desk.put(FILE, WHOLE.replace("id = \"ana\"", "id = \"ben\""));
    let books = desk.load();
    assert!(books.profiles.is_empty());
    assert_eq!(books.unread[0].file, FILE);
    assert!(books.unread[0].message.contains("coaching/ben/person.toml"), "{:?}", books.unread);
}

#[test]
fn one_of_a_newer_program_is_told_and_not_written_to() {
    let desk = Desk::with_examples();
    desk.put(FILE, WHOLE.replace("format = 1", "format = 2"));
    let books = desk.load();
    assert_eq!(books.unread.len(), 1);
    let before = books.profiles.values().next().unwrap().clone();
    let after = Profile { focus: None, ..before.clone() };
    let text = desk.text(FILE);
    assert!(desk.store().save(&Change::of(before, after)).is_err());
    assert_eq!(desk.text(FILE), text);
}
