//! A deal that is in flight while its process changes: it moves at its next
//! session, told in words, and nothing that was recorded is lost.

use std::fmt::Write as _;

use jiff::civil::date;
use sideline::domain::deal::{Deal, Finding, NewDeal, Status};
use sideline::domain::fold::fold;
use sideline::domain::id::Draw;
use sideline::domain::person::Buyer;
use sideline::domain::process::Process;
use sideline::domain::session::{Answer, SessionState};
use sideline::domain::version::Moved;
use sideline::interview::topic::prompt;
use sideline::template::read;

use super::kinds::{field, session};
use crate::support::acme::new_deal;
use crate::support::binary::User;
use crate::support::play::Play;
use crate::support::table::{TODAY, Table};

const OLD: &str = r#"
format = 1
process = { id = "ours", name = "Our sale" }
role.economic-buyer.name = "Economic buyer"

[[stage]]
id = "explore"
exit = [{ id = "problem", outcome = "The buyer named the problem" }]

[[stage]]
id = "demo"
exit = [{ id = "seen", outcome = "The buyer saw it work" }]

[[stage]]
id = "poc"
exit = [
  { id = "pass-marks", outcome = "The buyer set pass marks" },
  { id = "shown", outcome = "The buyer showed it around" },
]
question = [{ id = "who", ask = "Who wrote them?" }]

[[stage]]
id = "sign"
exit = [{ id = "signed", outcome = "The buyer signed" }]
"#;

const NEW: &str = r#"
format = 1
process = { id = "ours", name = "Our sale", version = 4 }
role.sponsor = { name = "Sponsor", was = ["economic-buyer"] }

[[stage]]
id = "explore"
exit = [
  { id = "problem", outcome = "The buyer named the problem" },
  { id = "funder", outcome = "The buyer named who funds it" },
]

[[stage]]
id = "validate"
was = ["poc"]
exit = [
  { id = "marks", was = ["pass-marks"], outcome = "The buyer set pass marks" },
  { id = "seen", outcome = "The buyer saw it work" },
  { id = "security", outcome = "The buyer named a security reviewer" },
]
question = [{ id = "who", ask = "Who wrote them?" }]

[[stage]]
id = "sign"
exit = [{ id = "signed", outcome = "The buyer signed" }]

[[retired]]
stage = "demo"
into = "validate"
since = 2
"#;

fn process(text: &str) -> Process {
    read(text.as_bytes()).unwrap()
}

/// A deal that was worked with the old version.
fn deal(stage: &str) -> Deal {
    let new = NewDeal {
        account: "Acme Robotics".to_owned(),
        name: "Plant rollout".to_owned(),
        owner: "ana".parse().unwrap(),
        stage: Some("explore".parse().unwrap()),
        amount: None,
        close_date: None,
    };
    let old = process(OLD);
    let mut deal = Deal::new(new, &old, date(2026, 9, 1), &mut Draw::seeded(1), |_| false);
    deal.enter(&stage.parse().unwrap(), date(2026, 11, 10));
    let said = |status| Finding { status, on: Some(date(2026, 11, 10)), ..Finding::NOT_ASKED };
    for (id, status) in [
        ("poc.pass-marks", Status::Partial),
        ("poc.shown", Status::No),
        ("demo.seen", Status::Yes),
        ("explore.problem", Status::Yes),
    ] {
        deal.exit.insert(id.parse().unwrap(), said(status));
    }
    let roles = vec!["economic-buyer".parse().unwrap()];
    deal.people.insert("dana-fox".parse().unwrap(), Buyer { roles, ..Buyer::named("Dana Fox") });
    deal
}

/// The next session of that deal, on the new version.
fn table(deal: Deal) -> Table {
    let mut table = Table::at("simple", "discover");
    let beginning = table.session.beginning();
    (table.process, table.book.deal) = (process(NEW), deal);
    table.beginning(beginning)
}

fn agreed(table: &Table) -> Deal {
    let mut session = table.session.clone();
    session.state = SessionState::Agreed;
    let mut deal = table.book.deal.clone();
    fold(&session, &mut deal);
    deal
}

fn status(deal: &Deal, id: &str) -> Status {
    deal.finding(&id.parse().unwrap()).status
}

#[test]
fn a_deal_on_this_version_does_not_move() {
    assert_eq!(Moved::between(&deal("poc"), &process(OLD)), None);
    let moved = agreed(&table(deal("poc")));
    assert_eq!(Moved::between(&moved, &process(NEW)), None, "twice");
}

#[test]
fn the_next_session_walks_the_new_version_and_says_what_became_of_the_old_one() {
    let mut table = table(deal("poc"));
    assert_eq!(table.session.stage_at_start.as_str(), "validate");
    let names: Vec<String> = table.steps().into_iter().map(|step| step.name).collect();
    assert_eq!(names[1..4], ["1 Explore", "2 Validate", "3 Sign"]);
    let moved = table.session.changed.process.clone().unwrap();
    assert_eq!(
        moved.in_words(&table.process, &table.session.stage_at_start),
        [
            "Our sale is at version 4; the deal was on 1",
            "Validate is renamed from poc",
            "Asked since v4: The buyer named who funds it",
            "Asked since v4: The buyer named a security reviewer",
        ]
    );
    let mut standing = |field: &str| {
        let field = field.parse().unwrap();
        table.with(|situation, session, _| prompt(situation, session, &field).standing)
    };
    assert_eq!(standing("exit.explore.funder.status"), "asked since v4");
    assert_eq!(standing("exit.validate.marks.status"), "partly");
    assert_eq!(standing("exit.validate.seen.status"), "we assume so");
}

#[test]
fn the_move_is_made_when_the_session_is_over_and_nothing_is_lost() {
    let table = table(deal("poc"));
    let before = deal("poc");
    assert_eq!(table.book.deal, before, "not while it is walked");
    let after = agreed(&table);
    assert_eq!((after.stage.as_str(), after.process_version), ("validate", 4));
    assert_eq!(after.entered[&"validate".parse().unwrap()], date(2026, 11, 10));
    let moved = [("validate.marks", Status::Partial), ("validate.seen", Status::Yes)];
    for (id, expected) in moved {
        assert_eq!(status(&after, id), expected, "{id}");
    }
    assert_eq!(status(&after, "poc.shown"), Status::No, "asked no more, and kept");
    let new = after.finding(&"explore.funder".parse().unwrap());
    let standing = after.standing(&"explore.funder".parse().unwrap(), date(2026, 11, 24));
    assert_eq!(new.in_words(standing, date(2026, 11, 24)), "asked since v4");
    let dana = &after.people[&"dana-fox".parse().unwrap()];
    assert_eq!(dana.roles, ["sponsor".parse().unwrap()]);
    let lost = before.exit.values().filter(|finding| finding.on.is_some());
    let kept = after.exit.values().filter(|finding| finding.on.is_some());
    assert_eq!(lost.count(), kept.count());
}

#[test]
fn what_was_found_under_the_new_id_is_not_overwritten_by_the_old_one() {
    let mut deal = deal("poc");
    let yes = Finding { status: Status::Yes, on: Some(TODAY), ..Finding::NOT_ASKED };
    deal.exit.insert("validate.marks".parse().unwrap(), yes);
    let after = agreed(&table(deal));
    assert_eq!(status(&after, "validate.marks"), Status::Yes);
    assert_eq!(status(&after, "poc.pass-marks"), Status::Partial);
}

#[test]
fn a_deal_in_a_stage_that_was_taken_out_goes_on_where_that_went() {
    let table = table(deal("demo"));
    assert_eq!(table.session.stage_at_start.as_str(), "validate");
    let moved = table.session.changed.process.clone().unwrap();
    let news = moved.in_words(&table.process, &table.session.stage_at_start);
    assert_eq!(news[1], "demo is now part of Validate (retired in v2)");
    assert_eq!(agreed(&table).stage.as_str(), "validate");
}

#[test]
fn answers_from_before_are_found_under_their_new_stage() {
    let mut table = table(deal("poc"));
    let mut last = table.session.clone();
    (last.id, last.state) = ("zzzz0000".parse().unwrap(), SessionState::Agreed);
    let answer = Answer {
        ask: "Who wrote them?".to_owned(),
        rep: Some("Tom did".to_owned()),
        follow_ups: Vec::new(),
        left_out: None,
    };
    last.answers.insert("poc.who".parse().unwrap(), answer);
    table.book.sessions.insert(last.id.clone(), last);
    let field = "answer.validate.who.rep".parse().unwrap();
    let standing = table.with(|situation, session, _| prompt(situation, session, &field).standing);
    assert!(standing.ends_with("Tom did"), "{standing}");
}

#[test]
fn where_a_deal_is_whose_stage_is_nowhere_the_rep_says() {
    let mut table = table(deal("pitch"));
    let opening = |table: &mut Table| table.steps()[0].fields.clone();
    let asked = "stage_at_start".parse().unwrap();
    assert!(opening(&mut table).contains(&asked));
    let ask = table.with(|situation, session, _| prompt(situation, session, &asked).ask);
    assert_eq!(ask, "pitch is gone from the process. Where is the deal now?");
    let no_stage = |table: &mut Table| table.steps().iter().all(|step| step.way.is_none());
    assert!(no_stage(&mut table), "none is behind, current or ahead");
    assert!(table.keep("stage_at_start", "demo").is_err());
    table.keep("stage_at_start", "sign").unwrap();
    assert!(!no_stage(&mut table));
    assert_eq!(table.session.stage_at_start.as_str(), "sign");
    table.keep("stage_at_start", "validate").unwrap();
    assert!(opening(&mut table).contains(&asked), "it can be changed");
    let after = agreed(&table);
    assert_eq!(after.stage.as_str(), "validate");
    assert!(!after.entered.contains_key(&"pitch".parse().unwrap()));
    table.keep("stage_at_start", "").unwrap();
    assert_eq!(agreed(&table).stage.as_str(), "pitch", "nobody said");
}

/// The screens of a session on a deal in that stage, up to the current stage;
/// then it is talked through.
fn talked(stage: &str, kind: &str) -> (Play, String) {
    let mut play = Play::first_start();
    let books = play.model.books.as_mut().unwrap().change();
    books.processes.insert("ours".parse().unwrap(), process(OLD));
    books.team.process = "ours".parse().unwrap();
    let (play, _) = new_deal(play, "3").keys("2").talk(|_| {});
    let before = play.file(DEAL).replace("stage = \"poc\"", &format!("stage = \"{stage}\""));
    std::fs::write(play.root().join(DEAL), &before).unwrap();
    let mut play = play.again(date(2026, 12, 8));
    let books = play.model.books.as_mut().unwrap().change();
    books.processes.insert("ours".parse().unwrap(), process(NEW));
    let play = play.keys(&format!("<enter>{kind}"));
    let mut pictures = String::new();
    let (play, _) = play.talk(|play| {
        let field = play.session_screen().unwrap().field().map(|field| field.to_string());
        let field = field.unwrap_or_default();
        if ["stage_at_start", "seconds.open", "exit.explore.funder.status"].contains(&&*field) {
            writeln!(pictures, "==== {field}\n{}", play.screen()).unwrap();
        }
        assert_eq!(play.file(DEAL), before, "never before it is agreed");
    });
    (play, pictures)
}

const DEAL: &str = "deals/acme-robotics-plant-rollout/deal.toml";

#[test]
fn a_whole_session_tells_the_move_and_writes_it_down() {
    let (play, pictures) = talked("poc", "2");
    insta::assert_snapshot!(pictures);
    let deal = play.file(DEAL);
    assert!(deal.contains("process_version = 4\nstage = \"validate\"\n"), "{deal}");
    assert!(!deal.contains("[exit.poc.pass-marks]"), "{deal}");
    let folder = "deals/acme-robotics-plant-rollout/sessions";
    let session = play.names(folder).into_iter().next_back().unwrap();
    let session = play.file(&format!("{folder}/{session}"));
    let logged = "[changed.process]\nfrom = 1\nnew = [\"explore.funder\", \"validate.security\"]\n";
    assert!(session.contains(logged), "{session}");
    assert!(session.contains("[changed.process.stage]\npoc = \"validate\"\n"), "{session}");
}

#[test]
fn ten_minutes_tell_it_too_and_ask_where_the_deal_is() {
    let (play, pictures) = talked("pitch", "1");
    insta::assert_snapshot!(pictures);
    assert!(play.file(DEAL).contains("stage = \"explore\"\n"));
}

#[test]
fn a_deal_that_has_yet_to_move_shows_what_its_next_session_changes() {
    let user = User::with_examples();
    user.put("process-templates/ours.toml", OLD);
    let add = "sideline deal add Lager --account Zoe --owner ana --process ours --stage demo";
    user.types(add).printed();
    let before = user.text("deals/zoe-lager/deal.toml");
    user.put("process-templates/ours.toml", NEW);
    let listed = user.types("sideline deal list").printed();
    assert!(listed.contains("Validate") && !listed.contains("demo"), "{listed}");
    let shown = user.types("sideline deal show zoe").printed();
    let news = "From the next session on\n  Our sale is at version 4; the deal was on 1\n  \
        demo is now part of Validate (retired in v2)\n";
    assert!(shown.contains(news) && shown.contains("> Validate"), "{shown}");
    assert_eq!(user.text("deals/zoe-lager/deal.toml"), before, "never on load");
    let doctor = user.types("sideline doctor").out;
    assert!(!doctor.contains("no stage"), "{doctor}");
}

/// The process file of the team.
const FILE: &str = "process-templates/ours.toml";

/// A session on a deal in the third stage of the old process, left at its first
/// criterion, with a half-typed question behind it.
fn left() -> Play {
    let play = Play::first_start();
    std::fs::create_dir_all(play.root().join("process-templates")).unwrap();
    std::fs::write(play.root().join(FILE), OLD).unwrap();
    let play = new_deal(play.again(TODAY).following("ours"), "3").keys("2");
    let mut play = play.keys("Is it real?<enter>?<enter>pn");
    assert_eq!(field(&mut play), "answer.poc.who.rep");
    let mut play = play.keys("Tom did<enter><up>, they say<down>");
    assert_eq!(field(&mut play), "exit.poc.pass-marks.status");
    play
}

/// The program is closed, the process file changed, and the session opened.
fn resumed(play: Play, process: &str) -> Play {
    std::fs::write(play.root().join(FILE), process).unwrap();
    play.killed().keys("<enter>")
}

#[test]
fn a_session_that_is_open_goes_on_where_its_stage_is_by_now() {
    let mut play = resumed(left(), &NEW.replace("\"validate\"", "\"access\""));
    assert_eq!(field(&mut play), "exit.access.marks.status", "{}", play.screen());
    let told = "While this session was open: Poc is now Access (v4).";
    assert!(play.screen().contains(told), "{}", play.screen());
    let now = session(&play);
    assert_eq!(now.stage_at_start.as_str(), "access");
    assert_eq!((now.process.version, now.process.from_version), (4, Some(1)));
    assert!(now.exit.contains_key(&"access.seen".parse().unwrap()), "{:?}", now.exit.keys());
    // What was half typed is there, once, and under the new name from now on.
    let mut play = play.keys("<up>").killed().keys("<enter>");
    assert!(play.screen().contains("Tom did, they say"), "{}", play.screen());
    let mut play = play.keys("<enter>").killed().keys("<enter>");
    assert!(!play.screen().contains("While this session was open"), "{}", play.screen());
    let (play, _) = play.talk(|_| {});
    let deal = play.file(DEAL);
    assert!(deal.contains("process_version = 4\nstage = \"access\"\n"), "{deal}");
    let said = play.model.books.as_ref().unwrap().deals.values().next().unwrap().answers();
    assert_eq!(said[&"access.who".parse().unwrap()].1, "Tom did, they say");
    let folder = "deals/acme-robotics-plant-rollout/sessions";
    let held = play.file(&format!("{folder}/{}", play.names(folder)[0]));
    assert!(held.contains("state = \"agreed\""), "{held}");
    assert!(held.contains("from_version = 1\n") && held.contains("[answer.access.who]"), "{held}");
}

#[test]
fn a_session_whose_stage_is_gone_asks_where_the_deal_is() {
    let gone = NEW.replace("was = [\"poc\"]\n", "");
    let mut play = resumed(left(), &gone);
    assert_eq!(field(&mut play), "stage_at_start");
    let screen = play.screen();
    assert!(screen.contains("Poc is gone from the process. Where is the deal now?"), "{screen}");
    assert!(screen.contains("Poc: no stage any more"), "{screen}");
    assert!(screen.contains(" 1 of 5  ▸ Open  then Buyer map"), "no stage is a part: {screen}");
    let play = play.keys("2");
    assert_eq!(session(&play).stage_at_start.as_str(), "validate");
}

#[test]
fn a_deal_whose_stage_is_gone_is_shown_in_no_other_one() {
    let user = User::with_examples();
    user.put(FILE, OLD);
    let add = "sideline deal add Lager --account Zoe --owner ana --process ours --stage poc";
    user.types(add).printed();
    user.put(FILE, NEW.replace("was = [\"poc\"]\n", ""));
    assert!(user.types("sideline deal list").printed().contains("poc"));
    let shown = user.types("sideline deal show zoe --json").printed();
    assert!(!shown.contains("\"current\""), "{shown}");
    assert!(shown.contains("\"standing\": \"unknown\""), "{shown}");
}
