//! One record saved, with all that may be in the way.

use std::fs;

use crate::domain::change::{Change, Record};
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::session::Session;
use crate::domain::team::{Person, TeamRole};
use crate::record::config::{self, Config};
use crate::record::store::init;

use super::{ACTION, DEAL, Desk, SESSION};

fn won(deal: &Deal) -> Change {
    let mut after = deal.clone();
    after.status = DealStatus::Won;
    Change::of(deal.clone(), after)
}

#[test]
fn a_saved_change_is_there_when_it_is_read_again() {
    let desk = Desk::with_examples();
    let before = desk.text(DEAL);
    desk.store().save(&won(&desk.book().deal)).unwrap();
    assert_eq!(desk.text(DEAL), before.replace("status = \"open\"", "status = \"won\""));
    assert_eq!(desk.book().deal.status, DealStatus::Won);
}

#[test]
fn a_new_deal_gets_its_folder_and_never_another_ones_file() {
    let desk = Desk::with_examples();
    let mut deal = desk.book().deal;
    deal.id = "beta".parse().unwrap();
    desk.store().save(&Change::new(deal.clone())).unwrap();
    assert_eq!(desk.load().deals.len(), 2);

    let text = desk.text("deals/beta/deal.toml");
    deal.name = "Another".into();
    let error = desk.store().save(&Change::new(deal)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "deals/beta/deal.toml is there already and stays as it is: move that file away, then save again"
    );
    assert_eq!(desk.text("deals/beta/deal.toml"), text);
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_not_written_over() {
    #[track_caller]
    fn case(from: &str, to: &str, expected: &str) {
        let desk = Desk::with_examples();
        let deal = desk.book().deal;
        desk.edit(DEAL, from, to);
        let there = desk.files();
        let error = desk.store().save(&won(&deal)).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "{DEAL}:{expected}; nothing was written over it: put the file right, then save again"
            )
        );
        assert_eq!(desk.files(), there);
    }
    case("owner = \"ana\"", "owner = ", "5:9: a value is missing");
    case(
        "format = 1",
        "format = 2",
        "1:10: written by a newer sideline, in format 2: this one reads format 1, and changes nothing here; update it",
    );
}

#[test]
fn a_file_that_has_gone_does_not_come_back_by_itself() {
    let desk = Desk::with_examples();
    let deal = desk.book().deal;
    fs::remove_file(desk.root().join(DEAL)).unwrap();
    let error = desk.store().save(&won(&deal)).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("{DEAL} has gone, so nothing was written: bring the file back, then save again")
    );
    assert!(!desk.root().join(DEAL).exists());
}

#[test]
fn the_minutes_of_a_closed_session_never_change() {
    let desk = Desk::with_examples();
    let session = desk.book().held()[0].clone();
    let there = desk.text(SESSION);
    // A second window still has it as a draft.
    let draft = Session { state: crate::domain::session::SessionState::Draft, ..session };
    let mut after = draft.clone();
    after.goal = Some("Something else".into());
    let error = desk.store().save(&Change::of(draft, after)).unwrap_err();
    assert!(error.to_string().contains("this session is over and stays as it is"), "{error}");
    assert_eq!(desk.text(SESSION), there);
}

#[test]
fn a_team_that_cannot_be_read_is_not_written_over_by_the_usual_one() {
    let desk = Desk::with_examples();
    desk.edit("sideline.toml", "role = \"rep\"", "role = rep");
    let there = desk.files();
    let books = desk.load();
    assert_eq!(books.unread.len(), 1);
    let mut after = books.team.clone();
    after.shared = true;
    let change = Change::of(books.team, after);
    assert!(desk.store().save(&change).is_err());
    assert_eq!(desk.files(), there);
    // Nor once it can be read again: nobody has seen who is in it.
    desk.edit("sideline.toml", "role = rep", "role = \"rep\"");
    let there = desk.files();
    assert!(desk.store().save(&change).is_err());
    assert_eq!(desk.files(), there);
}

#[test]
fn a_new_workspace_is_a_usual_team_with_a_word_on_its_keys() {
    let desk = Desk::with_examples();
    let root = desk.root().join("new/sales");
    let store = init(&root).unwrap();
    let text = fs::read_to_string(root.join("sideline.toml")).unwrap();
    assert!(text.contains("shared = false                         # true: keep"), "{text}");
    assert_eq!(fs::read_to_string(root.join(".gitignore")).unwrap(), ".lock\n.*.tmp\n");
    assert!(root.join("deals").is_dir() && root.join("process-templates").is_dir());

    let books = store.load(std::collections::BTreeMap::new());
    assert_eq!(books.unread, []);
    let mut after = books.team.clone();
    after.name = Some("EMEA".into());
    after.people.insert("ana".parse().unwrap(), ana());
    store.save(&Change::of(books.team, after)).unwrap();
    let saved = fs::read_to_string(root.join("sideline.toml")).unwrap();
    let expected = text.replace("format = 1\n", "format = 1\nname = \"EMEA\"\n");
    assert_eq!(saved, expected + "\n[person.ana]\nname = \"Ana Ruiz\"\nrole = \"rep\"\n");

    assert!(init(&root).unwrap_err().to_string().contains("sideline.toml is there already"));
}

fn ana() -> Person {
    Person::new("Ana Ruiz", TeamRole::Rep)
}

#[test]
fn a_team_without_a_file_gets_one_with_its_first_change() {
    let desk = Desk::with_examples();
    fs::remove_file(desk.root().join("sideline.toml")).unwrap();
    let with_ana = |desk: &Desk| {
        let before = desk.load().team;
        let mut after = before.clone();
        after.people.insert("ana".parse().unwrap(), ana());
        Change::of(before, after)
    };
    // Where there are deals there was a team.
    assert_eq!(desk.load().unread.len(), 1);
    assert!(desk.store().save(&with_ana(&desk)).is_err());
    fs::remove_dir_all(desk.root().join("deals")).unwrap();
    assert_eq!(desk.load().unread, []);
    let change = with_ana(&desk);
    desk.store().save(&change).unwrap();
    let Record::Team(after) = change.after else { panic!() };
    assert_eq!(desk.load().team, after);
    assert!(desk.text("sideline.toml").contains("# for new deals"));
}

#[test]
fn lines_that_git_ignores_already_are_kept() {
    let desk = Desk::with_examples();
    desk.put("new/.gitignore", "*.bak\n.lock");
    init(&desk.root().join("new")).unwrap();
    assert_eq!(desk.text("new/.gitignore"), "*.bak\n.lock\n.*.tmp\n");
}

#[test]
fn settings_keep_what_this_version_does_not_know() {
    let desk = Desk::with_examples();
    let folder = desk.root().join("config/sideline");
    assert_eq!(config::read(&folder).unwrap(), Config::default());
    let ana = Config { me: Some("ana".parse().unwrap()), ..Config::default() };
    config::save(&folder, &Config::default(), &ana).unwrap();
    assert_eq!(desk.text("config/sideline/config.toml"), "format = 1\nme = \"ana\"\n");

    let known = "format = 1\nme = \"ana\" # me\ntheme = \"dark\"\n\n[keys]\nkeep = [\"enter\"]\n";
    desk.put("config/sideline/config.toml", known);
    let goran = Config { me: Some("goran".parse().unwrap()), ..Config::default() };
    config::save(&folder, &ana, &goran).unwrap();
    assert_eq!(desk.text("config/sideline/config.toml"), known.replace("\"ana\"", "\"goran\""));
    assert_eq!(config::read(&folder).unwrap(), goran);

    desk.put("config/sideline/config.toml", "format = 1\nme = 5\n");
    assert_eq!(config::read(&folder).unwrap(), Config::default());
    let found = config::found(&folder);
    let told = found.no_me().map(ToString::to_string).unwrap_or_default();
    assert!(told.ends_with("config.toml:2:6: me is 5, not a text in quotes"), "{told}");
    config::save(&folder, &Config::default(), &Config::default()).unwrap();
    assert_eq!(desk.text("config/sideline/config.toml"), "format = 1\nme = 5\n");
    desk.put("config/sideline/config.toml", "format = 1\nme = goran\n");
    assert!(config::read(&folder).is_err() && config::save(&folder, &ana, &goran).is_err());
    let large = "# large\n".repeat(40_000);
    desk.put("config/sideline/config.toml", large);
    assert!(config::read(&folder).unwrap_err().message.starts_with("too large"));
}

#[test]
fn the_ends_of_lines_change_only_where_the_record_does() {
    #[track_caller]
    fn case(written: impl Fn(&str) -> String, saved: impl Fn(&str) -> String) {
        let desk = Desk::with_examples();
        let plain = desk.text(DEAL);
        for (file, text) in desk.relative() {
            desk.put(file.to_str().unwrap(), written(&text));
        }
        let mut expected = desk.relative();
        let deal = desk.book().deal;
        desk.store().save(&Change::of(deal.clone(), deal.clone())).unwrap();
        assert_eq!(desk.relative(), expected, "nothing was changed");
        desk.store().save(&won(&deal)).unwrap();
        let won = plain.replace("status = \"open\"", "status = \"won\"");
        expected.insert(DEAL.into(), saved(&won));
        assert_eq!(desk.relative(), expected);
    }
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    let without_end = |text: &str| text.trim_end().to_owned();
    case(crlf, crlf);
    case(marked, marked);
    case(|text| marked(&crlf(text)), |text| marked(&crlf(text)));
    case(without_end, ToOwned::to_owned);
    let mixed = |text: &str| text.replacen('\n', "\r\n", 1);
    case(mixed, mixed);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn files_and_folders_are_for_their_owner_alone() {
        let desk = Desk::with_examples();
        let mut deal = desk.book().deal;
        deal.id = "beta".parse().unwrap();
        desk.store().save(&Change::new(deal.clone())).unwrap();
        assert_eq!(mode(&desk.root().join("deals/beta")), 0o700);
        assert_eq!(mode(&desk.root().join("deals/beta/deal.toml")), 0o600);
        desk.store().save(&won(&deal)).unwrap();
        assert_eq!(mode(&desk.root().join("deals/beta/deal.toml")), 0o600);
    }

    #[test]
    fn a_link_is_never_written_through() {
        let desk = Desk::with_examples();
        let book = desk.book();
        let outside = Desk::with_examples();
        let there = outside.files();

        fs::remove_file(desk.root().join(DEAL)).unwrap();
        symlink(outside.root().join(DEAL), desk.root().join(DEAL)).unwrap();
        assert!(desk.store().save(&won(&book.deal)).is_err());

        let actions = desk.root().join(ACTION).parent().unwrap().to_path_buf();
        fs::remove_dir_all(&actions).unwrap();
        symlink(outside.root().join(ACTION).parent().unwrap(), &actions).unwrap();
        let mut action = book.actions.into_values().next().unwrap();
        let before = Record::from(action.clone());
        action.text = "Changed".into();
        let change = Change { before: Some(before), after: action.clone().into() };
        assert!(desk.store().save(&change).is_err());
        action.id = "b2k7m3pd".parse().unwrap();
        let error = desk.store().save(&Change::new(action)).unwrap_err();
        assert!(error.to_string().contains("where a folder should be"), "{error}");
        assert_eq!(outside.files(), there);
    }

    #[test]
    fn a_hard_link_is_replaced_and_what_it_leads_to_stays() {
        let (desk, outside) = (Desk::with_examples(), Desk::with_examples());
        let there = outside.files();
        fs::remove_file(desk.root().join(DEAL)).unwrap();
        fs::hard_link(outside.root().join(DEAL), desk.root().join(DEAL)).unwrap();
        desk.store().save(&won(&desk.book().deal)).unwrap();
        assert_eq!(desk.book().deal.status, DealStatus::Won);
        assert_eq!(outside.files(), there);
    }

    #[test]
    fn the_workspace_itself_may_be_a_link() {
        let (desk, elsewhere) = (Desk::with_examples(), Desk::empty());
        let link = elsewhere.root().join("sales");
        symlink(desk.root(), &link).unwrap();
        let store = crate::record::store::Store::new(link.clone());
        store.save(&won(&desk.book().deal)).unwrap();
        assert_eq!(desk.book().deal.status, DealStatus::Won);
        assert!(fs::symlink_metadata(link).unwrap().is_symlink());
    }

    #[test]
    fn a_disk_that_refuses_leaves_the_old_file_and_no_other() {
        let desk = Desk::with_examples();
        let deal = desk.book().deal;
        let there = desk.files();
        let folder = desk.root().join(DEAL).parent().unwrap().to_path_buf();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
        let saved = desk.store().save(&won(&deal));
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        // The one who may do everything is refused nothing.
        if let Err(error) = saved {
            assert!(
                error.to_string().contains("was not saved: you have no right to it"),
                "{error}"
            );
            assert_eq!(desk.files(), there);
        }
    }
}
