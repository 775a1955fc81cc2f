//! Somebody else at the same files: another window or program that is saving,
//! and one that changed what is on the screen.

use std::fs::File;
use std::path::Path;
use std::time::Duration;

use jiff::civil::date;
use jiff::tz::TimeZone;
use sideline::app::message::Message;
use sideline::cli::Line;
use sideline::domain::change::{Change, Record};
use sideline::domain::deal::Deal;
use sideline::record::Patience;
use sideline::runtime::worker::{Job, Worker};
use sideline::workspace::Workspace;
use sideline::world::World;
use tempfile::TempDir;

use crate::support::acme::{GOAL, agreed, before_agreement, session};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";

/// Everything is on the disk.
fn saved() -> Message {
    Message::Saved { kept: Vec::new(), unsaved: None }
}

fn session_file(play: &Play) -> String {
    let name = play.names(&format!("{DEAL}/sessions")).remove(0);
    format!("{DEAL}/sessions/{name}")
}

/// Changes the session's file as an editor would.
fn edit(play: &Play, from: &str, to: &str) {
    let file = session_file(play);
    let text = play.file(&file);
    assert!(text.contains(from), "{text}");
    std::fs::write(play.root().join(file), text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_answer_that_was_changed_elsewhere_too_is_named_until_the_next_one_is_saved() {
    let play = session().answers(&[(GOAL, "Is it real?")]);
    edit(&play, "\"Is it real?\"", "\"Theirs\"");
    let mut play = play.keys("<shift-tab><ctrl-u>Ours<enter>");
    let screen = play.screen_in((80, 24));
    let said = " ! Changed elsewhere too: goal. Yours is saved, theirs is kept in the history";
    assert!(screen.contains(said), "{screen}");
    assert!(play.file(&session_file(&play)).contains("goal = \"Ours\""));
    let history = play.workspace().store.history().unwrap();
    let theirs = history.latest_readable(&session_file(&play)).unwrap().1;
    assert!(theirs.contains("goal = \"Theirs\""));
    let mut play = play.keys("<shift-tab><ctrl-u>Ours again<enter>");
    assert!(!play.screen().contains("Changed elsewhere"), "{}", play.screen());
}

#[test]
fn what_somebody_wrote_into_the_session_is_still_there_when_it_is_agreed() {
    let play = before_agreement();
    edit(&play, "spontaneous = false", "spontaneous = true # said Ana");
    let play = play.keys("yy");
    let text = play.file(&session_file(&play));
    assert!(text.contains("state = \"agreed\""), "{text}");
    assert!(text.contains("spontaneous = true # said Ana"), "{text}");
}

#[test]
fn what_is_wrong_in_the_deals_own_file_is_said_while_its_session_is_held() {
    let play = session();
    let file = play.root().join(DEAL).join("deal.toml");
    let whole = std::fs::read_to_string(&file).unwrap();
    let broken = whole.replace("status = \"open\"", "status = \"open");
    assert_ne!(broken, whole);
    let saved_at = |text: &str, seconds| {
        std::fs::write(&file, text).unwrap();
        let at = std::time::SystemTime::now() + Duration::from_secs(seconds);
        File::options().write(true).open(&file).unwrap().set_modified(at).unwrap();
    };
    saved_at(&broken, 5);
    let mut play = play.answers(&[(GOAL, "Is it real?")]);
    assert!(play.screen().contains("deal.toml line"), "{}", play.screen());
    saved_at(&whole, 9);
    let mut play = play.keys("<shift-tab><ctrl-u>Is it so?<enter>");
    assert!(!play.screen().contains("deal.toml line"), "{}", play.screen());
}

#[test]
fn a_wait_is_said_quietly_until_the_save_is_done() {
    let mut play = session();
    let sentence = "Another one is saving";
    play.tell(Message::Waiting(sentence));
    assert!(play.screen().contains(&format!(" {sentence}")), "{}", play.screen());
    assert!(!play.screen().contains(&format!("! {sentence}")));
    play.tell(saved());
    assert!(!play.screen().contains(sentence), "{}", play.screen());
}

/// A workspace with one deal, of somebody who gives up soon, and another
/// program that saves there all the time.
fn contended(base: &Path) -> (World, Workspace, Deal, File) {
    let now = date(2026, 11, 24).at(14, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap();
    let world = World::still(now, 7, base);
    let mut workspace = Workspace::find(&world, Some(&base.join("sales")));
    let books = sideline::demo::write(&world, &workspace).unwrap();
    let patience = Patience { pause: Duration::ZERO, said_after: 2, given_up_after: 4 };
    workspace.store = workspace.store.with_patience(patience);
    let other = File::create(workspace.root().join(".lock")).unwrap();
    other.lock().unwrap();
    let deal = books.deals.into_values().next().unwrap().deal;
    (world, workspace, deal, other)
}

#[test]
fn the_clerk_says_that_it_waits_gives_up_and_tries_again() {
    let base = TempDir::new().unwrap();
    let (world, workspace, deal, other) = contended(base.path());
    let mut worker = Worker::new(world, workspace);
    let change = Change::of(deal.clone(), Deal { name: "Ours".into(), ..deal });
    let mut perform = |job| {
        let mut said = Vec::new();
        worker.perform(job, &mut |message| said.push(message));
        said
    };
    let said = perform(Job::Save(Box::new(change), None));
    let [Message::Waiting(_), Message::Saved { kept, unsaved: Some(why) }] = &said[..] else {
        panic!("{said:?}")
    };
    assert!(kept.is_empty(), "{kept:?}");
    assert!(why.contains("another window or program is still saving in this workspace"), "{why}");
    drop(other);
    let said = perform(Job::Again);
    assert!(matches!(&said[..], [Message::Saved { unsaved: None, .. }]), "{said:?}");
}

#[test]
fn a_session_that_could_not_be_saved_goes_to_the_disk_with_its_next_answer() {
    let base = TempDir::new().unwrap();
    let (world, workspace, _, other) = contended(base.path());
    let books = workspace.books(&world);
    let session = books.deals.values().find_map(|book| {
        let draft = book.sessions.values().find(|session| session.is_draft());
        draft.or_else(|| book.sessions.values().next()).cloned()
    });
    let mut before = session.unwrap();
    before.id = "contends".parse().unwrap();
    before.reopen();
    workspace.store.save(&Change::new(before.clone())).unwrap();
    let mut first = before.clone();
    first.goal = Some("Who signs?".into());
    let mut second = first.clone();
    second.next_session = Some(date(2027, 1, 5).into());

    let mut worker = Worker::new(world.clone(), workspace.clone());
    let mut save = |before, after| {
        let mut said = Vec::new();
        let job = Job::Save(Box::new(Change::of(before, after)), None);
        worker.perform(job, &mut |message| said.push(message));
        said
    };
    save(before, first.clone());
    drop(other);
    let said = save(first, second.clone());
    let nothing_else = matches!(&said[..], [Message::Saved { unsaved: None, .. }]);
    assert!(nothing_else, "nothing was changed elsewhere: {said:?}");
    let file = workspace.root().join(Record::from(second).place().to_string());
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("Who signs?") && text.contains("2027-01-05"), "{text}");
}

#[test]
fn a_command_says_that_it_waits_and_that_nothing_was_changed() {
    let base = TempDir::new().unwrap();
    let (world, workspace, deal, _other) = contended(base.path());
    let words = ["sideline", "deal", "edit", deal.id.as_str(), "--name", "Ours"].map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let line = Line::read(words, &mut out, &mut err).unwrap().unwrap();
    let failure = line.run(&world, &workspace, &mut out, &mut err).unwrap_err();
    assert_eq!(
        String::from_utf8(err).unwrap(),
        "Another window or program is saving here: waiting for it.\n"
    );
    assert_eq!(failure.exit_code(), 1);
    assert_eq!(
        failure.to_string(),
        "nothing was changed: another window or program is still saving here\nhint: try again when it is done"
    );
    assert!(out.is_empty());
}

#[test]
fn today_follows_the_clock_over_midnight_and_back() {
    let mut play = agreed().today(date(2026, 12, 1), "ana");
    for (moment, header, is_late) in [
        ("2026-12-01T23:59:59+01:00[+01:00]", "Tue 1 Dec", false),
        ("2026-12-02T00:00:00+01:00[+01:00]", "Wed 2 Dec", true),
        // Somebody sets the clock back, and it gets there once more.
        ("2026-12-01T23:30:00+01:00[+01:00]", "Tue 1 Dec", false),
        ("2026-12-02T00:00:00+01:00[+01:00]", "Wed 2 Dec", true),
    ] {
        play = play.at_moment(moment.parse().unwrap());
        let screen = play.screen_in((80, 24));
        assert!(screen.contains(header), "{moment}\n{screen}");
        assert_eq!(screen.contains("1 day late"), is_late, "{moment}\n{screen}");
        // The day is known then: nothing wakes the program for it again.
        assert_eq!(play.model.now.wall.to_string(), moment);
    }
}
