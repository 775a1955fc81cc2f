//! A file that somebody else changed between reading and saving.

use crate::domain::change::{Change, Record};
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::session::SessionState;
use crate::record::error::Clash;
use crate::record::store::Store;

use super::{COACHING, DEAL, Desk, SESSION};

/// Saves the deal with another name and as won, after somebody else replaced
/// text in its file.
fn save(desk: &Desk, store: &Store, edits: &[(&str, &str)]) -> Vec<Clash> {
    let deal = desk.book().deal;
    let mut after = Deal { status: DealStatus::Won, name: "Ours".into(), ..deal.clone() };
    after.people.get_mut(&"dana-fox".parse().unwrap()).unwrap().title = Some("CEO".into());
    for (from, to) in edits {
        desk.edit(DEAL, from, to);
    }
    store.save(&Change::of(deal, after)).unwrap()
}

#[test]
fn fields_that_one_side_changed_are_both_there_and_nothing_is_said() {
    let desk = Desk::with_examples();
    let edits = [
        ("amount = \"120000\"", "amount = \"90000\" # said Dana"),
        ("[crm]", "[person.new]\n\n[crm]"),
    ];
    assert_eq!(save(&desk, &desk.store(), &edits), []);
    let text = desk.text(DEAL);
    for line in
        ["name = \"Ours\"", "amount = \"90000\" # said Dana", "[person.new]", "title = \"CEO\""]
    {
        assert!(text.contains(line), "{line}");
    }
}

#[test]
fn the_same_change_on_both_sides_is_no_clash() {
    let desk = Desk::with_examples();
    assert_eq!(save(&desk, &desk.store(), &[("status = \"open\"", "status = 'won'")]), []);
}

#[test]
fn on_one_field_ours_is_saved_theirs_kept_and_the_clash_named() {
    let desk = Desk::with_examples();
    let store = desk.store();
    let edits = [
        ("name = \"Plant rollout\"", "name = \"Theirs\""),
        ("title = \"CFO\"", "title = \"Chair\""),
    ];
    let clashes = save(&desk, &store, &edits);
    let expected = Clash {
        file: DEAL.to_owned(),
        fields: vec!["name".into(), "title of person dana-fox".into()],
        replaced: Vec::new(),
        is_kept: true,
    };
    assert_eq!(clashes, [expected]);
    assert_eq!(
        clashes[0].to_string(),
        format!(
            "Changed elsewhere too: name, title of person dana-fox. Yours is saved, theirs is kept in the history: {DEAL}"
        )
    );
    assert!(desk.text(DEAL).contains("name = \"Ours\""));
    let theirs = store.history().unwrap().versions(DEAL)[0].text().unwrap();
    assert!(theirs.contains("name = \"Theirs\"") && theirs.contains("title = \"Chair\""));
}

#[test]
fn each_version_of_theirs_is_kept_however_soon_it_comes() {
    let desk = Desk::with_examples();
    let store = desk.store();
    save(&desk, &store, &[("name = \"Plant rollout\"", "name = \"First\"")]);
    desk.edit(DEAL, "status = \"won\"", "status = \"open\"");
    desk.edit(DEAL, "title = \"CEO\"", "title = \"CFO\"");
    desk.edit(DEAL, "name = \"Ours\"", "name = \"Plant rollout\"");
    save(&desk, &store, &[("name = \"Plant rollout\"", "name = \"Second\"")]);
    let versions = store.history().unwrap().versions(DEAL);
    let texts: Vec<String> =
        versions.iter().filter_map(crate::record::history::Version::text).collect();
    assert!(texts.iter().any(|text| text.contains("\"First\"")));
    assert!(texts.iter().any(|text| text.contains("\"Second\"")));
}

#[test]
fn what_one_side_took_away_and_the_other_changed_is_named() {
    #[track_caller]
    fn case(from: &str, to: &str, change: fn(&mut Deal), fields: &[&str]) {
        let desk = Desk::with_examples();
        let deal = desk.book().deal;
        let mut after = deal.clone();
        change(&mut after);
        desk.edit(DEAL, from, to);
        let clashes = desk.store().save(&Change::of(deal, after)).unwrap();
        let found: Vec<&str> =
            clashes.iter().flat_map(|it| &it.fields).map(String::as_str).collect();
        assert_eq!(found, fields, "{to}");
    }
    case("close_date = 2027-01-31\n", "", |deal| deal.close_date = None, &[]);
    case(
        "close_date = 2027-01-31\n",
        "",
        |deal| deal.close_date = Some(jiff::civil::date(2027, 2, 1)),
        &["close date"],
    );
    case(
        "close_date = 2027-01-31\n",
        "close_date = 2027-03-01\n",
        |deal| deal.close_date = None,
        &["close date"],
    );
    case(
        "influence = \"medium\"",
        "influence = \"low\"",
        |deal| drop(deal.people.remove(&"tom-ode".parse().unwrap())),
        &["person tom-ode"],
    );
}

#[test]
fn theirs_in_a_session_that_is_going_on_is_kept_too() {
    let desk = Desk::with_examples();
    desk.edit(SESSION, "state = \"agreed\"", "state = \"draft\"");
    let draft = desk.book().sessions.pop_first().unwrap().1;
    assert_eq!(draft.state, SessionState::Draft);
    let mut after = draft.clone();
    after.goal = Some("Ours".into());
    after.coaching.lesson = Some("Ours".into());
    desk.edit(SESSION, "Is the January date real?", "Theirs");
    desk.edit(COACHING, "Ask who told you before writing a name down", "Theirs");
    let store = desk.store();
    let clashes = store.save(&Change::of(draft, after)).unwrap();
    let named: Vec<_> = clashes.iter().map(|it| (it.file.as_str(), it.is_kept)).collect();
    assert_eq!(named, [(COACHING, true), (SESSION, true)]);
    for file in [SESSION, COACHING] {
        assert!(desk.text(file).contains("\"Ours\""));
        let theirs = store.history().unwrap().latest_readable(file).unwrap().1;
        assert!(theirs.contains("\"Theirs\""));
    }
}

#[test]
fn where_theirs_has_no_place_that_is_said() {
    let desk = Desk::with_examples();
    let store = Store::new(desk.root().to_path_buf());
    let clashes = save(&desk, &store, &[("name = \"Plant rollout\"", "name = \"Theirs\"")]);
    assert!(clashes[0].to_string().contains("theirs could not be kept"), "{}", clashes[0]);
    assert!(matches!(desk.book().deal.into(), Record::Deal(deal) if deal.name == "Ours"));
}
