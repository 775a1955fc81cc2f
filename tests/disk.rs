//! The disk refuses: nothing that was said or typed is lost, the screen says
//! what is missing, and it is saved as soon as that can be.

use std::fs;
use std::path::PathBuf;

use sideline::app::form::Form;

use crate::support::acme::{GOAL, NEW_DEAL, before_agreement, in_stage, session, wanted};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";

fn minutes(play: &Play) -> String {
    let name = play.names(&format!("{DEAL}/sessions")).remove(0);
    play.file(&format!("{DEAL}/sessions/{name}"))
}

/// Puts a link to nowhere where a folder of records should be: nothing can be
/// saved there.
fn block(play: &Play, folder: &str) -> PathBuf {
    let path = play.root().join(folder);
    std::os::unix::fs::symlink("nowhere", &path).unwrap();
    path
}

#[test]
fn an_answer_that_cannot_be_saved_waits_and_is_saved_by_itself() {
    let play = session();
    let blocked = block(&play, &format!("{DEAL}/sessions"));
    let mut play =
        play.answers(&[(GOAL, "Is it real?"), ("A named person", "?"), ("The person with", "?")]);
    insta::assert_snapshot!(play.screen());
    play = play.keys("<ctrl-s>");
    assert!(play.screen().contains("Not everything is saved yet"), "{}", play.screen());
    fs::remove_file(blocked).unwrap();
    play = play.wait(1).wait(1).wait(1).wait(1);
    let screen = play.screen();
    assert!(screen.contains("saved 14:30:00") && !screen.contains("not saved"), "{screen}");
    let minutes = minutes(&play);
    assert!(minutes.contains("goal = \"Is it real?\""), "{minutes}");
    assert_eq!(minutes.matches("status = \"unknown\"").count(), 2, "{minutes}");
}

#[test]
fn a_workspace_that_is_moved_away_is_not_made_again_and_saved_when_it_is_back() {
    let play = wanted("Is it real?");
    let root = play.root().to_owned();
    let away = root.with_extension("away");
    fs::rename(&root, &away).unwrap();
    let mut play = play.keys("?");
    let screen = play.screen();
    assert!(screen.contains("moved, or its drive is off. Nothing is lost"), "{screen}");
    assert!(!screen.contains("sideline init") && !root.exists(), "{screen}");
    fs::rename(&away, &root).unwrap();
    play = play.keys("p");
    assert!(!play.screen().contains("not saved"), "{}", play.screen());
    assert!(minutes(&play).contains("status = \"unknown\""), "{}", minutes(&play));
}

#[test]
fn a_change_based_on_an_unsaved_one_is_written_with_it() {
    let play = wanted("Is it real?");
    // The folder is away for a while, as a drive may be.
    let folder = play.root().join(DEAL).join("sessions");
    let away = folder.with_extension("away");
    fs::rename(&folder, &away).unwrap();
    let mut play = play.keys("?");
    assert!(play.screen().contains("The session is not saved"), "{}", play.screen());
    fs::rename(&away, &folder).unwrap();
    play = play.keys("p");
    assert!(!play.screen().contains("not saved"), "{}", play.screen());
    let minutes = minutes(&play);
    assert_eq!(minutes.matches("status = \"unknown\"").count(), 1, "{minutes}");
    assert_eq!(minutes.matches("status = \"partial\"").count(), 1, "{minutes}");
}

#[test]
fn leaving_with_unsaved_answers_is_asked_once() {
    let play = session();
    block(&play, &format!("{DEAL}/sessions"));
    let mut play = play.answers(&[(GOAL, "Is it real?")]).keys("<ctrl-q>");
    insta::assert_snapshot!(play.screen());
    assert_eq!(play.left, None);
    play = play.keys("a<ctrl-q>");
    assert_eq!(play.left, None, "another key takes it back");
    assert!(play.keys("<ctrl-q>").left.is_some());
    let play = session();
    block(&play, &format!("{DEAL}/sessions"));
    let mut play = play.answers(&[(GOAL, "Is it real?")]).keys("<ctrl-c>");
    assert!(play.screen().contains("Not everything is saved"), "{}", play.screen());
    assert!(play.keys("<ctrl-c>").left.is_some());
}

#[test]
fn a_draft_that_cannot_be_kept_is_told_until_it_can() {
    let play = session();
    let drafts = play.block_drafts();
    let mut play = play.keys("Is it");
    assert!(play.screen().contains("Draft not kept: a file stands where a folder should be"));
    play = play.keys(" real");
    assert!(play.screen().contains("Draft not kept"), "{}", play.screen());
    assert!(play.screen().contains("Is it real"), "{}", play.screen());
    fs::remove_file(drafts).unwrap();
    play = play.keys("?");
    assert!(!play.screen().contains("Draft not kept"), "{}", play.screen());
    let mut play = play.killed().keys("<enter>");
    assert!(play.screen().contains("Is it real?"), "{}", play.screen());
}

#[test]
fn an_agreement_that_stops_half_way_goes_on_by_itself() {
    let play = before_agreement();
    let blocked = block(&play, &format!("{DEAL}/actions"));
    let mut play = play.keys("yy");
    let screen = play.screen();
    assert!(screen.contains("The session is kept, but not yet what follows from it"), "{screen}");
    assert!(minutes(&play).contains("state = \"agreed\""), "{}", minutes(&play));
    play = play.keys("x");
    assert!(play.screen().contains("this session is over"), "{}", play.screen());
    fs::remove_file(blocked).unwrap();
    play = play.wait(3);
    assert!(play.screen().contains("✓ Goran agreed"), "{}", play.screen());
    assert!(!play.names(&format!("{DEAL}/actions")).is_empty());
    play = play.wait(3);
    assert!(!play.screen().contains("not yet what follows"), "{}", play.screen());
    assert!(play.drafts().is_empty());
}

/// The prefixes of some keys, one key longer each time.
fn prefixes(keys: &str) -> impl Iterator<Item = &str> {
    keys.char_indices().map(move |(at, letter)| &keys[..at + letter.len_utf8()])
}

#[test]
fn a_new_deal_that_was_being_typed_is_there_again_after_a_kill_at_any_key() {
    for typed in prefixes("Acme Robotics") {
        let mut play = Play::first_start().keys("<enter>").keys(typed).killed();
        let screen = play.screen();
        assert!(screen.contains("A new deal") && screen.contains(typed), "{typed}: {screen}");
        assert!(screen.contains("here it is again"), "{screen}");
    }
    for typed in prefixes("Ana Ruiz") {
        let deal = Play::first_start().keys("<enter>").answers(&NEW_DEAL[..3]);
        let mut play = deal.until("Whose deal is it?").keys(typed).killed();
        let screen = play.screen();
        assert!(screen.contains("Who is at the table?") && screen.contains(typed), "{screen}");
        play = play.keys("<esc>");
        let screen = play.screen();
        assert!(screen.contains("Acme") && screen.contains("Plant"), "{screen}");
        assert!(screen.contains("Align: "), "the stage was chosen: {screen}");
    }
}

#[test]
fn a_step_that_was_caught_in_passing_lies_over_its_field_after_a_kill() {
    let at = |play: &Play| {
        let screen = play.session_screen().unwrap();
        let key = |form: &Form| form.focused().unwrap().key().to_owned();
        (key(&screen.form), screen.below.as_ref().map(|below| key(&below.form)))
    };
    for typed in ["<ctrl-t>", "<ctrl-t>Call Tom", "<ctrl-t>Call Tom<enter>"] {
        let play = in_stage().keys(typed);
        let before = at(&play);
        assert!(before.1.as_ref().is_some_and(|under| under.starts_with("exit.")), "{before:?}");
        let play = play.killed().keys("<enter>");
        assert_eq!(at(&play), before, "{typed}");
        let play = play.keys("<esc>");
        assert_eq!(Some(at(&play).0), before.1, "{typed}");
    }
}

#[test]
fn a_form_that_was_finished_does_not_come_back() {
    let mut play = session().killed();
    assert!(play.screen().contains("Which deal"), "{}", play.screen());
    assert!(play.drafts().is_empty(), "{:?}", play.drafts());
    // One that was emptied again, neither.
    let mut play = play.keys("<ctrl-n>Be<backspace><backspace>").killed();
    assert!(play.screen().contains("Which deal"), "{}", play.screen());
}

#[test]
fn a_form_that_was_left_is_there_when_it_is_opened_again() {
    let play = session().keys("<esc><esc><ctrl-n>Beta Foods<enter>Spare");
    let mut play = play.keys("<esc>");
    assert!(play.screen().contains("Which deal"), "{}", play.screen());
    play = play.keys("<ctrl-n>");
    assert!(play.screen().contains("Beta Foods") && play.screen().contains("Spare"));
    // Another customer is another deal.
    play = play.keys("<esc>Gamma<enter>");
    let screen = play.screen();
    assert!(screen.contains("Gamma") && !screen.contains("Spare"), "{screen}");
}

#[test]
fn what_was_typed_to_find_a_deal_is_there_after_a_kill_and_not_after_leaving() {
    let play = session().keys("<esc><esc>");
    let mut play = play.keys("acm").killed();
    assert!(play.screen().contains("acm"), "{}", play.screen());
    play = play.keys("e<ctrl-q>").killed();
    assert!(!play.screen().contains("acme"), "{}", play.screen());
}

#[test]
fn a_deal_that_was_broken_by_hand_is_named_when_the_session_closes() {
    let play = before_agreement();
    let file = play.root().join(DEAL).join("deal.toml");
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, whole.replace("stage = \"align\"", "stage = align")).unwrap();
    let mut play = play.keys("yy").wait(1);
    let screen = play.screen();
    assert!(screen.contains("put deal.toml line 9 right"), "{screen}");
    assert!(!screen.contains("gone from the disk"), "{screen}");
}

#[test]
fn without_the_team_nobody_is_made_up_for_a_deal_or_a_session() {
    let play = Play::first_start().keys("<enter>").answers(NEW_DEAL);
    let (team, deal) = (play.file("sideline.toml"), play.file(&format!("{DEAL}/deal.toml")));
    let broken = format!("{team}[person\n");
    fs::write(play.root().join("sideline.toml"), &broken).unwrap();
    let mut play = play.killed().keys("<enter>");
    let screen = play.screen();
    assert!(screen.contains("No session: who is in the team? sideline.toml:20:8"), "{screen}");
    play = play.keys("<ctrl-n>");
    let screen = play.screen();
    assert!(screen.contains("No new deal: who is in the team? sideline.toml:20:8"), "{screen}");
    assert_eq!(play.file("sideline.toml"), broken);
    assert_eq!((play.names("deals").len(), play.file_count()), (1, 0));
    assert_eq!(play.file(&format!("{DEAL}/deal.toml")), deal);
}
