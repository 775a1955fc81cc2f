//! Kinds of sessions: how they begin, what they ask, how long they take, and
//! what becomes of those that were left.

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::app::message::Message;
use sideline::app::model::Wanted;
use sideline::app::screen::Screen;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Beginning, Session, SessionState, StepId};
use sideline::domain::walk::{is_asked, minutes_left, planned, points, to_next_call};

use crate::screens::NEW_DEAL;
use crate::support::play::Play;
use crate::support::table::{TODAY, Table};

const DEAL: &str = "deals/acme-robotics-plant-rollout";

/// A deal, and the question before its first session.
fn before() -> Play {
    Play::first_start().keys(NEW_DEAL.strip_suffix("<enter>").unwrap())
}

/// The field in focus.
#[track_caller]
fn field(play: &mut Play) -> String {
    let screen = play.screen();
    let Some(Screen::Session(at)) = play.model.screen() else { panic!("{screen}") };
    at.form.focused().map(|row| row.key().to_owned()).unwrap_or_default()
}

/// Answers each field by the first of these whose name its key begins with, and
/// by Enter where none does, until the session is over; the fields it came by.
fn walked(mut play: Play, answers: &[(&str, &str)]) -> (Play, Vec<String>) {
    let mut fields = Vec::new();
    for _ in 0..200 {
        if !matches!(play.model.screen(), Some(Screen::Session(_))) {
            return (play, fields);
        }
        let key = field(&mut play);
        let answer = answers.iter().find(|(name, _)| key.starts_with(name));
        // Enter leaves a criterion open.
        play = play.keys(answer.map_or("<enter>", |(_, keys)| keys));
        fields.push(key);
    }
    panic!("no end in sight: {fields:?}\n{}", play.screen());
}

/// The minutes of the only session.
fn minutes(play: &Play) -> String {
    let names = play.names(&format!("{DEAL}/sessions"));
    assert_eq!(names.len(), 1, "{names:?}");
    play.file(&format!("{DEAL}/sessions/{}", names[0]))
}

/// The session on the screen, or the one that is over.
fn session(play: &Play) -> Session {
    let (deal, id) = match play.model.screen() {
        Some(Screen::Session(at)) => (&at.deal, &at.session),
        Some(Screen::Summary(at)) => (&at.deal, &at.session),
        other => panic!("no session: {other:?}"),
    };
    play.model.books.as_ref().unwrap().deals[deal].sessions[id].clone()
}

/// What ends a walk: a step, and both agree.
const AGREED: [(&str, &str); 2] = [("call.", "<enter>"), ("agreed.", "y")];

// What each kind goes through.

/// The agenda in short: each step with its minutes and the number of fields at
/// which Enter stops.
fn agenda(table: &mut Table) -> String {
    let steps = table.steps();
    table.with(|setting, session, _| {
        let line = |step: &sideline::domain::walk::Step| {
            let asked = step.fields.iter().filter(|field| is_asked(session, setting, field));
            let minutes = step.minutes.map(|minutes| format!(" {minutes}m")).unwrap_or_default();
            format!("{}{minutes} {}", step.name, asked.count())
        };
        steps.iter().map(line).collect::<Vec<_>>().join(", ")
    })
}

#[test]
fn each_kind_goes_through_its_steps_in_its_time() {
    #[track_caller]
    fn case(mut table: Table, beginning: Beginning, expected: &str) {
        table = table.beginning(beginning);
        assert_eq!(agenda(&mut table), expected, "{beginning:?}");
    }
    let simple = || Table::at("simple", "propose");
    let later = || simple().owing("aaaa1111", "ana", date(2026, 11, 20));
    let full = Beginning::now(SessionKind::Full);
    let standard = Beginning::now(SessionKind::Standard);
    let quick = Beginning::now(SessionKind::Quick);
    case(simple(), quick, QUICK);
    case(later(), quick, LATE_QUICK);
    case(simple().owing("aaaa1111", "ana", TODAY), quick, QUICK);
    case(simple(), standard, STANDARD);
    case(later(), standard, &STANDARD.replace("Open 2m 1", "Open 2m 1, Look back 4m 1"));
    case(simple(), full, FULL);
    case(simple(), Beginning::AFTERWARDS, AFTERWARDS);
    case(simple(), Beginning::PREP, PREP);
}

const QUICK: &str = "In the way 4m 1, Next call 3m 2, Agree 2m 3";
const LATE_QUICK: &str = "Look back 1m 1, In the way 4m 1, Next call 3m 2, Agree 2m 3";
const STANDARD: &str = "Open 2m 1, 1 Discover 3m 1, 2 Propose 7m 8, Buyer map 3m 2, \
    In the way 4m 1, Next call 3m 2, Agree 3m 6";
const FULL: &str = "Open 3m 1, 1 Discover 4m 1, 2 Propose 11m 9, Buyer map 4m 2, \
    In the way 6m 1, Next call 6m 2, Agree 4m 6";
const AFTERWARDS: &str = "Open 2, 1 Discover 1, 2 Propose 8, Buyer map 2, \
    In the way 1, Next call 2, Agree 6";
const PREP: &str = "Open 1, 1 Discover 1, 2 Propose 8, Buyer map 2, \
    In the way 1, Next call 2, Ready 1";

#[test]
fn stages_behind_share_their_minutes() {
    let shown = |table: &mut Table| {
        let steps = table.steps();
        let behind = steps.iter().find(|step| step.name.starts_with('1')).unwrap();
        planned(&steps, behind)
    };
    assert_eq!(shown(&mut Table::at("b2b-buyer-aligned", "align")), "3 minutes together");
    assert_eq!(shown(&mut Table::at("b2b-buyer-aligned", "diagnose")), "3 minutes");
    assert_eq!(shown(&mut Table::at("b2b-buyer-aligned", "explore")), "7 minutes");
    let prep = Table::at("b2b-buyer-aligned", "align").beginning(Beginning::PREP);
    assert_eq!(shown(&mut { prep }), "");
}

// How a session begins.

#[test]
fn the_question_before_a_session() {
    assert_snapshot!(before().shot());
}

#[test]
fn a_draft_of_another_day_is_asked_about() {
    let play = before().keys("<enter>Is the date real?<enter>").again(date(2026, 11, 30));
    assert_snapshot!(play.keys("<enter>").shot());
}

#[test]
fn each_way_to_begin_has_its_key() {
    #[track_caller]
    fn case(key: &str, kind: SessionKind, planned: Option<u32>, spontaneous: bool) {
        let play = before().keys(key);
        let session = session(&play);
        assert_eq!(
            (session.kind, session.planned_minutes, session.spontaneous),
            (kind, planned, spontaneous),
            "{key}"
        );
        assert_eq!(play.model.shows_clock(), planned.is_some(), "{key}");
    }
    case("<enter>", SessionKind::Standard, Some(30), false);
    case("1", SessionKind::Quick, Some(10), true);
    case("2", SessionKind::Standard, Some(30), false);
    case("3", SessionKind::Full, Some(45), false);
    case("r", SessionKind::Standard, None, true);
    case("p", SessionKind::Prep, None, false);
    case("<down><enter>", SessionKind::Full, Some(45), false);
}

#[test]
fn esc_goes_back_and_begins_nothing() {
    let mut play = before().keys("<esc>");
    assert!(play.screen().contains("Which deal"), "{}", play.screen());
    assert_eq!(play.file_count(), 0);
}

#[test]
fn the_kind_that_was_held_last_is_marked_and_a_prep_is_none() {
    let (play, _) = walked(before().keys("1"), &AGREED);
    assert_eq!(session(&play).state, SessionState::Agreed);
    // The rep gets ready, and the next one is a quick one again.
    let (play, _) = walked(play.keys("<enter><enter>p"), &[]);
    assert_eq!(session(&play).kind, SessionKind::Prep);
    let play = play.keys("<enter><enter>");
    let mut play = play;
    assert!(play.screen().contains("▸ 1  quick"), "{}", play.screen());
    play = play.keys("<enter>");
    assert_eq!(session(&play).kind, SessionKind::Quick);
}

// Quick.

#[test]
fn a_quick_session_from_the_first_key_to_its_files() {
    let answers = [
        ("in_the_way.holding_up", "Nobody owns the date<enter>"),
        ("in_the_way.costing_us", "1"),
        ("call.", "<enter>"),
        ("agreed.", "y"),
    ];
    let play = before().keys("1");
    let (mut play, fields) = walked(play, &answers);
    assert!(play.screen().contains("Ana and Goran agreed."), "{}", play.screen());
    assert_eq!(fields[0], "in_the_way.holding_up", "it begins with the rep");
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"agreed\"\nkind = \"quick\""), "{minutes}");
    assert!(minutes.contains("planned_minutes = 10"), "{minutes}");
    assert!(minutes.contains("spontaneous = true"), "{minutes}");
    assert!(minutes.contains("holding_up = \"Nobody owns the date\""), "{minutes}");
    assert!(!minutes.contains("[stage."), "no stage is gone through: {minutes}");
    assert!(play.file(&format!("{DEAL}/deal.toml")).contains("[folded]"));
}

// Recorded afterwards.

#[test]
fn what_was_held_before_takes_as_long_as_was_said() {
    let answers = [("minutes", "25<enter>"), ("goal", "Is it real?<enter>"), ("agreed.", "y")];
    let mut play = before().keys("r");
    assert_eq!(field(&mut play), "minutes");
    assert!(!play.screen().contains(" / "), "no clock: {}", play.screen());
    let (mut play, _) = walked(play, &answers);
    assert!(play.screen().contains("25 minutes."), "{}", play.screen());
    let minutes = minutes(&play);
    assert!(minutes.contains("minutes = 25\n"), "{minutes}");
    assert!(!minutes.contains("planned_minutes"), "{minutes}");
    assert!(minutes.contains("spontaneous = true"), "{minutes}");
}

#[test]
fn minutes_that_were_said_outlive_a_disk_that_takes_nothing() {
    let play = before().keys("r25<enter>Is it real?<enter>");
    let (mut books, id) = (play.model.books.clone().unwrap(), session(&play).id);
    let book = books.deals.values_mut().next().unwrap();
    let session = book.sessions.get_mut(&id).unwrap();
    session
        .close(&play.model.now.wall, sideline::domain::session::Points { worked: 1, expected: 9 });
    assert_eq!(session.minutes, Some(25));
    session.reopen();
    assert!(session.is_draft());
    assert_eq!(session.minutes, Some(25));
}

// The rep gets ready alone.

/// What Ana prepares.
const PREPARES: &[(&str, &str)] = &[
    ("goal", "Is the date real?<enter>"),
    ("exit.diagnose.impact-sized", "ydana mail 18 nov<enter>"),
    ("answer.align.decision-path.rep", "Board on 14 Jan<enter>"),
    ("in_the_way.holding_up", "Nobody owns the date<enter>"),
    ("in_the_way.costing_us", "0"),
    ("in_the_way.option_1", "Ask Dana<enter>"),
    ("in_the_way.option_2", "Ask Tom<enter>"),
    ("in_the_way.chosen", "2"),
    ("in_the_way.need", "An hour<enter>"),
    ("start_now", "Security review<enter>"),
    ("move_one", "Dana Fox<enter>"),
];

fn prepared() -> Play {
    let call = ["3 dec", "dana, tom ode", "editing the plan", "4 dec", "a date", "a mail"];
    let play = before().keys("p");
    let mut answers: Vec<(String, String)> =
        PREPARES.iter().map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned())).collect();
    let parts = ["date", "with", "objective", "act_by", "fallback", "evidence_wanted"];
    let Some(Screen::Session(at)) = play.model.screen() else { panic!("no session") };
    for (part, said) in parts.iter().zip(call) {
        let keys = format!("<ctrl-u>{said}<enter>");
        answers.push((format!("call.{}.{part}", at.fresh.call), keys));
    }
    let answers: Vec<(&str, &str)> =
        answers.iter().map(|(name, keys)| (name.as_str(), keys.as_str())).collect();
    walked(play, &answers).0
}

#[test]
fn a_prep_is_the_reps_alone_and_is_kept() {
    let mut play = before().keys("p");
    let screen = play.screen();
    assert!(!screen.contains("listens") && !screen.contains(" / 30:00"), "{screen}");
    let mut play = prepared();
    assert!(
        play.screen().contains("Kept. The session begins with what is still open."),
        "{}",
        play.screen()
    );
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"ended\"\nkind = \"prep\""), "{minutes}");
    for never in ["manager", "minutes", "points_", "ended_why", "agreed"] {
        assert!(!minutes.contains(never), "{never}: {minutes}");
    }
    assert!(play.file(&format!("{DEAL}/deal.toml")).contains("[folded]"));
}

#[test]
fn nothing_half_typed_is_lost_when_the_rep_is_done() {
    let mut play = before().keys("pIs it re<esc><end><enter><enter>");
    let screen = play.screen();
    assert!(screen.contains("typed, but not kept yet: enter keeps it"), "{screen}");
    assert_eq!(field(&mut play), "goal");
}

#[test]
fn a_session_offers_what_the_rep_prepared() {
    let play = prepared().keys("<enter><enter><enter>");
    let (play, fields) = walked(play, &AGREED);
    let session = session(&play);
    assert_eq!(session.state, SessionState::Agreed);
    // Enter alone kept it.
    assert_eq!(session.goal.as_deref(), Some("Is the date real?"));
    assert_eq!(session.start_now.as_deref(), Some("Security review"));
    assert_eq!(session.move_one.as_ref().unwrap().as_str(), "dana-fox");
    let way = &session.in_the_way;
    assert_eq!(way.holding_up.as_deref(), Some("Nobody owns the date"));
    assert_eq!(way.costing_us.as_deref(), Some("none"));
    assert_eq!(way.options, ["Ask Dana", "Ask Tom"]);
    assert_eq!((way.chosen, way.need.as_deref()), (Some(2), Some("An hour")));
    let call = session.calls.values().next().unwrap();
    assert_eq!((call.date, call.act_by), (Some(date(2026, 12, 3)), Some(date(2026, 12, 4))));
    assert_eq!(call.with.len(), 2);
    assert_eq!(call.objective.as_deref(), Some("editing the plan"));
    assert_eq!(call.fallback.as_deref(), Some("a date"));
    assert_eq!(call.evidence_wanted.as_deref(), Some("a mail"));
    // What is settled is not asked again.
    assert!(!fields.iter().any(|field| field == "answer.align.decision-path.rep"), "{fields:?}");
    assert!(!fields.iter().any(|field| field.contains("impact-sized")), "{fields:?}");
}

#[test]
fn a_day_that_has_passed_is_offered_no_more() {
    let mut play = prepared();
    let books = play.model.books.clone().unwrap();
    play = play.again(date(2026, 12, 10));
    play.model.books = Some(books);
    let mut play = play.keys("<enter><enter><f9>");
    let screen = play.screen();
    assert!(screen.contains("When is the next call?") && !screen.contains("3 Dec"), "{screen}");
}

#[test]
fn a_prep_goes_on_as_prep_and_a_session_as_session() {
    let play = before().keys("pIs it real?<enter>").keys("<esc><esc>");
    let mut play = play;
    assert!(play.screen().contains("What Ana prepared for Acme Robotics"), "{}", play.screen());
    // A session is asked for, and begins anew.
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("How long have we got"), "{}", play.screen());
    play = play.keys("2And who signs?<enter><esc><esc>");
    assert_eq!(play.file_count(), 2);
    // The session goes on as it was left.
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("It goes on where it was left."), "{}", play.screen());
    assert_eq!(session(&play).kind, SessionKind::Standard);
}

#[test]
fn a_prep_asks_nothing_of_the_manager() {
    let mut table = Table::at("b2b-buyer-aligned", "align").beginning(Beginning::PREP);
    for (field, text) in [
        ("call.NEW.date", "fri"),
        ("call.NEW.with", "dana"),
        ("call.NEW.objective", "she edits the plan"),
        ("in_the_way.holding_up", "Legal"),
        ("in_the_way.costing_us", "none"),
        ("in_the_way.option_1", "Ask Tom"),
        ("in_the_way.option_2", "Ask Dana"),
        ("in_the_way.chosen", "2"),
        ("in_the_way.need", "An hour"),
    ] {
        table.keep(field, text).unwrap();
    }
    let fields: Vec<String> =
        table.steps().iter().flat_map(|step| &step.fields).map(ToString::to_string).collect();
    for never in ["role", "asks_planned", "agreed", "strength", "manager_view", "make_ask"] {
        assert!(!fields.iter().any(|field| field.contains(never)), "{never}: {fields:?}");
    }
    assert_eq!(table.steps().last().unwrap().name, "Ready");
    assert!(fields.iter().any(|field| field == "in_the_way.need"), "{fields:?}");
}

// Time.

#[test]
fn what_is_left_is_said_when_only_the_next_call_has_time() {
    #[track_caller]
    fn case(kind: SessionKind, at: &StepId, spent: u32, expected: Option<u32>) {
        let mut table = Table::at("simple", "propose").beginning(Beginning::now(kind));
        let steps = table.steps();
        let left = minutes_left(&table.session, &steps, at, spent);
        assert_eq!(left, expected, "{kind} at {at} after {spent} seconds");
    }
    use SessionKind::{Full, Prep, Quick, Standard};
    case(Standard, &StepId::InTheWay, 24 * 60 - 1, None);
    case(Standard, &StepId::InTheWay, 24 * 60, Some(6));
    case(Standard, &StepId::Open, 24 * 60 + 1, Some(6));
    case(Standard, &StepId::InTheWay, 25 * 60, Some(5));
    case(Standard, &StepId::InTheWay, 40 * 60, Some(0));
    case(Standard, &StepId::NextCall, 25 * 60, None);
    case(Standard, &StepId::Agree, 25 * 60, None);
    case(Full, &StepId::InTheWay, 35 * 60 - 1, None);
    case(Full, &StepId::InTheWay, 35 * 60, Some(10));
    case(Quick, &StepId::InTheWay, 5 * 60, Some(5));
    case(Prep, &StepId::InTheWay, 90 * 60, None);
}

fn out_of_time(session: &Session) -> Vec<String> {
    session.out_of_time.iter().map(ToString::to_string).collect()
}

#[test]
fn what_lies_before_the_next_call_is_out_of_time_and_needs_no_reason() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.session.spend(&StepId::Open, 20);
    table.session.spend(&"stage.align".parse().unwrap(), 20);
    let at = "stage.align".parse().unwrap();
    table.with(|setting, session, _| to_next_call(setting, session, &at));
    assert_eq!(out_of_time(&table.session), ["stage.prove", "buyer-map", "in-the-way"]);
    assert_eq!(table.session.stages[&"prove".parse().unwrap()].name, "Prove");
    // What is visited after all is taken out again.
    table.session.spend(&StepId::BuyerMap, 0);
    assert_eq!(out_of_time(&table.session), ["stage.prove", "in-the-way"]);
    let points = table.with(|setting, session, _| points(setting, session));
    assert_eq!(points.expected, 7, "neither worked nor expected");
}

#[test]
fn what_is_left_out_with_a_reason_is_not_out_of_time() {
    let mut table = Table::at("simple", "propose");
    table.keep("left_out.buyer-map", "Nobody new").unwrap();
    table.with(|setting, session, _| to_next_call(setting, session, &StepId::Open));
    assert_eq!(
        out_of_time(&table.session),
        ["open", "stage.discover", "stage.propose", "in-the-way"]
    );
}

#[test]
fn what_was_out_of_time_comes_first_next_time() {
    let mut table = Table::at("simple", "propose");
    let mut last = table.session.clone();
    last.id = "zzzz0000".parse().unwrap();
    last.state = SessionState::Agreed;
    last.out_of_time.insert(StepId::InTheWay);
    table.book.sessions.insert(last.id.clone(), last);
    let names: Vec<String> = table.steps().into_iter().map(|step| step.name).collect();
    assert_eq!(names[..3], ["Open", "In the way", "1 Discover"]);
}

#[test]
fn one_key_goes_to_the_next_call() {
    for keys in ["<f9>", "<esc>o"] {
        let mut play = before().keys("<enter>Is it real?<enter>").keys(keys);
        assert!(field(&mut play).starts_with("call."), "{keys}: {}", field(&mut play));
        assert!(out_of_time(&session(&play)).contains(&"in-the-way".to_owned()), "{keys}");
        let screen = play.screen_in((120, 40));
        assert!(screen.contains("↷ In the way"), "{keys}: {screen}");
        // Going back takes it out again.
        let play = play.keys("<pgup>Legal<enter>");
        assert!(!out_of_time(&session(&play)).contains(&"in-the-way".to_owned()), "{keys}");
    }
}

#[test]
fn a_quiet_line_says_that_time_is_short() {
    let mut play = before().keys("<enter>Is it real?<enter>");
    assert!(!play.screen().contains("F9"), "{}", play.screen());
    play = play.wait(24 * 60);
    for size in [(120, 40), (80, 24), (60, 20)] {
        let screen = play.screen_in(size);
        assert!(screen.contains("6 minutes left: F9 goes to the next call"), "{screen}");
    }
    let mut play = play.keys("<f9>");
    assert!(!play.screen().contains("F9 goes"), "{}", play.screen());
}

#[test]
fn how_it_was_held_is_a_sentence() {
    let play = before().keys("<enter>Is it real?<enter><esc>xNothing new<enter>");
    let (mut play, _) = walked(play.keys("<f9>"), &AGREED);
    let screen = play.screen_in((120, 40));
    let said: String =
        screen.lines().map(|line| line.trim_matches(['│', ' '])).collect::<Vec<_>>().join(" ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("1 minute. We worked through"), "{said}");
    assert!(said.contains("Left out: Explore (Nothing new)."), "{said}");
    assert!(said.contains("Out of time: "), "{said}");
    assert!(said.contains("In the way."), "{said}");
}

// What the command line says.

/// The screens as they begin there, on the books of that play.
fn begins(mut play: Play, place: Wanted) -> Play {
    let books = play.model.books.clone().unwrap();
    play.model.wanted = place;
    play.tell(Message::Loaded(Box::new(books)));
    play
}

#[test]
fn what_the_command_line_says_is_not_asked_again() {
    let play = before().keys("<esc>");
    let deal = play.model.books.as_ref().unwrap().deals.keys().next().unwrap().clone();
    let quick = Beginning { kind: SessionKind::Quick, is_afterwards: true };
    let play = begins(play, Wanted::Session(deal.clone(), Some(quick)));
    assert_eq!(session(&play).kind, SessionKind::Quick);
    assert!(session(&play).is_recorded_afterwards());
    let mut play = begins(play.keys("<esc><esc>"), Wanted::Session(deal, None));
    assert!(play.screen().contains("How long have we got"), "{}", play.screen());
}

#[test]
fn who_chooses_the_deal_on_the_screen_is_not_asked_either() {
    let mut play = begins(before().keys("<esc>"), Wanted::Choose(Beginning::PREP));
    assert!(play.screen().contains("Which deal do you get ready for?"), "{}", play.screen());
    let mut play = play.keys("acme<enter>");
    assert_eq!(session(&play).kind, SessionKind::Prep);
    // Said for one deal, not for all that follow.
    play = play.keys("<esc><esc>");
    assert!(play.screen().contains("Which deal shall we talk about?"), "{}", play.screen());
}

#[cfg(unix)]
#[test]
fn the_command_line_knows_the_kinds() {
    let user = crate::support::binary::User::with_examples();
    for line in [
        "session acme --kind quick",
        "session acme --kind full --afterwards",
        "session --afterwards",
        "prep acme",
        "prep",
    ] {
        let said = user.types(&format!("sideline {line}")).refused(2);
        assert!(said.starts_with("sideline: the screens need a terminal"), "{line}: {said}");
    }
    let said = user.types("sideline session acme --kind debrief").refused(1);
    let open = "a debrief needs a decided deal, and Acme Robotics · Plant rollout is still open";
    assert!(said.contains(open), "{said}");
    let said = user.types("sideline session --kind debrief").refused(1);
    assert!(said.contains("a debrief needs a decided deal"), "{said}");
    assert_eq!(user.types("sideline session acme --kind short").code, 2);
}

// Drafts of another day.

fn left() -> Play {
    before().keys("<enter>Is it real?<enter>").again(date(2026, 11, 30)).keys("<enter>")
}

#[test]
fn a_draft_of_another_day_is_finished() {
    let mut play = left();
    assert!(play.screen().contains("The session of Tue 24 Nov is still open"), "{}", play.screen());
    play = play.keys("<enter>");
    assert!(field(&mut play).starts_with("exit.explore."), "{}", field(&mut play));
    let (play, _) = walked(play, &AGREED);
    assert!(minutes(&play).contains("state = \"agreed\""), "{}", minutes(&play));
}

#[test]
fn a_draft_of_another_day_is_ended_as_it_stands() {
    let mut play = left().keys("e");
    assert!(play.screen().contains("Why does it end"), "{}", play.screen());
    play = play.keys("Dana was ill<enter>");
    assert!(play.screen().contains("ended without an agreement"), "{}", play.screen());
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"ended\"\nended_why = \"Dana was ill\""), "{minutes}");
    assert!(minutes.contains("goal = \"Is it real?\""), "{minutes}");
}

#[test]
fn esc_leaves_a_draft_of_another_day_as_it_is() {
    let play = left().keys("<esc>");
    assert!(minutes(&play).contains("state = \"draft\""));
    let mut play = play.keys("<enter>e<esc>");
    assert!(field(&mut play).starts_with("exit.explore."), "back in the walk: {}", play.screen());
}

#[test]
fn a_prep_of_another_day_is_asked_about_and_kept_as_it_stands() {
    let mut play = before().keys("pIs it real?<enter>").again(date(2026, 11, 30));
    assert!(play.screen().contains("prep since Tue 24 Nov"), "{}", play.screen());
    play = play.keys("<enter>");
    assert!(play.screen().contains("Ana goes on getting ready alone"), "{}", play.screen());
    play = play.keys("p");
    let asks = "What Ana prepared on Tue 24 Nov is still open";
    assert!(play.screen().contains(asks), "{}", play.screen());
    let mut play = play.keys("e<enter>");
    assert!(play.screen().contains("Kept."), "{}", play.screen());
    assert!(minutes(&play).contains("state = \"ended\""), "{}", minutes(&play));
}
