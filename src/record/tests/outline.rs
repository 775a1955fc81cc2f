//! Whether a workspace looks as it did, without reading it.

use std::fs;

use super::{ACTION, Desk};

#[test]
fn what_is_written_made_or_taken_away_shows() {
    let desk = Desk::with_examples();
    let settings = desk.root().join("config.toml");
    let look = || desk.store().outline(&settings).unwrap();
    let mut last = look();
    assert_eq!(look(), last);
    let changes: [&dyn Fn(); 4] = [
        &|| desk.put(ACTION, format!("{}\n# a note\n", desk.text(ACTION))),
        &|| fs::create_dir(desk.root().join("deals/beta")).unwrap(),
        &|| desk.put("config.toml", "format = 1\n"),
        &|| fs::remove_file(desk.root().join(ACTION)).unwrap(),
    ];
    for change in changes {
        change();
        let now = look();
        assert_ne!(now, last);
        last = now;
    }
}
