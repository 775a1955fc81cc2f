//! Who may read and write what is made.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use crate::domain::change::Change;
use crate::domain::deal::DealStatus;
use crate::record::config::{self, Config};

use super::{DEAL, Desk};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// Saves a change of the deal, a new deal and an export.
fn save_all(desk: &Desk) {
    let deal = desk.book().deal;
    let mut after = deal.clone();
    after.status = DealStatus::Won;
    desk.store().save(&Change::of(deal.clone(), after)).unwrap();
    let mut new = deal;
    new.id = "beta".parse().unwrap();
    desk.store().save(&Change::new(new)).unwrap();
    let day = jiff::civil::date(2026, 11, 24);
    desk.store().export(&"beta".parse().unwrap(), day, ("minutes", "md"), "text").unwrap();
}

const FILES: [&str; 4] =
    [DEAL, "deals/beta/deal.toml", "exports/2026-11-24-beta-minutes.md", ".lock"];
const FOLDERS: [&str; 2] = ["deals/beta", "exports"];

#[test]
fn all_that_is_made_is_for_its_owner_alone() {
    let desk = Desk::with_examples();
    fs::set_permissions(desk.root(), Permissions::from_mode(0o775)).unwrap();
    save_all(&desk);
    for file in FILES {
        assert_eq!(mode(&desk.root().join(file)), 0o600, "{file}");
    }
    for folder in FOLDERS {
        assert_eq!(mode(&desk.root().join(folder)), 0o700, "{folder}");
    }
    let history = desk.store().history().unwrap().versions(DEAL).remove(0).path;
    assert_eq!(mode(&history), 0o600);
    let above = history.ancestors().skip(1).take_while(|path| *path != desk.state.path());
    for folder in above {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[test]
fn a_shared_workspace_keeps_the_rights_of_its_group() {
    #[track_caller]
    fn case(root: u32, file: u32, folder: u32) {
        let desk = Desk::with_examples();
        desk.edit("sideline.toml", "shared = false", "shared = true");
        fs::set_permissions(desk.root(), Permissions::from_mode(root)).unwrap();
        save_all(&desk);
        let group = fs::metadata(desk.root()).unwrap().gid();
        for (names, expected) in [(&FILES[..], file), (&FOLDERS[..], folder)] {
            for name in names {
                let path = desk.root().join(name);
                assert_eq!(mode(&path), expected, "{name}");
                assert_eq!(fs::metadata(path).unwrap().gid(), group, "{name}");
            }
        }
    }
    case(0o2770, 0o660, 0o2770);
    case(0o750, 0o640, 0o2750);
    case(0o700, 0o600, 0o700);
}

#[test]
fn a_team_file_that_cannot_be_read_takes_no_rights_from_the_group() {
    #[track_caller]
    fn case(was: &str, now: &str, team: u32, file: u32) {
        let desk = Desk::with_examples();
        fs::set_permissions(desk.root(), Permissions::from_mode(0o2770)).unwrap();
        let deal = desk.book().deal;
        desk.edit("sideline.toml", was, now);
        let path = desk.root().join("sideline.toml");
        fs::set_permissions(path, Permissions::from_mode(team)).unwrap();
        let mut after = deal.clone();
        after.status = DealStatus::Won;
        desk.store().save(&Change::of(deal, after)).unwrap();
        assert_eq!(mode(&desk.root().join(DEAL)), file, "{now} {team:o}");
    }
    for now in ["shared =", "shared = yes", "shared = \"yes\"", "<<<<<<< ours\nshared = true"] {
        case("shared = false", now, 0o660, 0o660);
        case("shared = false", now, 0o600, 0o600);
    }
    // What is said counts, whatever else is wrong.
    case("shared = false", "shared = true\ndate_order = 7", 0o600, 0o660);
    case("name = \"EMEA field sales\"", "name = 7", 0o660, 0o600);
}

#[test]
fn a_team_that_shares_from_now_on_shares_its_own_file_at_once() {
    let desk = Desk::with_examples();
    fs::set_permissions(desk.root(), Permissions::from_mode(0o2770)).unwrap();
    let team = desk.load().team;
    let mut after = team.clone();
    after.shared = true;
    desk.store().save(&Change::of(team, after)).unwrap();
    assert_eq!(mode(&desk.root().join("sideline.toml")), 0o660);
}

#[test]
fn no_link_is_followed_whatever_is_written() {
    let desk = Desk::with_examples();
    let outside = tempfile::tempdir().unwrap();
    let link = |name: &str| symlink(outside.path(), desk.root().join(name)).unwrap();
    let day = jiff::civil::date(2026, 11, 24);
    link("exports");
    assert!(desk.store().export(&"beta".parse().unwrap(), day, ("minutes", "md"), "text").is_err());

    let book = desk.book();
    fs::remove_dir_all(desk.root().join("coaching")).unwrap();
    fs::create_dir(outside.path().join("coaching")).unwrap();
    symlink(outside.path().join("coaching"), desk.root().join("coaching")).unwrap();
    let mut session = book.held()[0].clone();
    session.id = "b2k7m3pd".parse().unwrap();
    session.coaching.lesson = Some("Ours".into());
    assert!(desk.store().save(&Change::new(session)).is_err());

    let settings = desk.root().join("settings");
    fs::create_dir(&settings).unwrap();
    let target = outside.path().join("config.toml");
    symlink(&target, settings.join("config.toml")).unwrap();
    let me = Config { me: Some("ana".parse().unwrap()), ..Config::default() };
    assert!(config::save(&settings, &Config::default(), &me).is_err());
    assert!(!target.exists());
    let left: Vec<_> = fs::read_dir(outside.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}
