//! A decided deal is looked back on: the rep first, then what the records say, then
//! one thing that changes.

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::domain::session::{Points, Session, SessionState};

use crate::support::acme::agreed;
use crate::support::answers::Answer;
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";
const RECORDS: &str = "What the records say";
const FIRST_SIGN: &str = "What was the first sign";
/// What the rep says of the deal, up to the first sign.
const TOLD: &[Answer<'_>] = &[
    ("What do you want", "Know why we lost"),
    ("What happened, in dates", "Legal wrote on 20 Nov, Dana called on the 30th."),
    ("When was it decided", "On the 27th, we heard on the 30th."),
    ("What reason did they give", "Dana said the price, to Tom."),
    ("What reason do you think", "Nobody there wanted to sign."),
];
const TRACED: &[Answer<'_>] = &[
    (FIRST_SIGN, "Legal asked for the data sheet. I sent it and did not ask why."),
    ("Which exit criterion", "The owner of the result."),
    ("At which stage would more work", "d"),
    ("What was in our hands", "Asking who signs."),
    ("What would you do again", "The visit to their plant."),
];
const CHANGED: &[Answer<'_>] = &[
    ("Which one reason comes closest?", "2"),
    ("What shows it?", "Tom wants to wait a year"),
    ("What one thing changes", "Ana: ask who signs before the first demo by 14 dec"),
    ("Should the process change?", "2"),
    ("Which outcome?", "1"),
    ("When do we look again?", "1 mar"),
    ("did well", "She told them first that we would be late"),
    ("Ana, read your steps aloud", "y"),
];

/// The deal after a session, lost on its page for the first of its reasons, at the
/// page.
fn lost() -> Play {
    closed("21<enter>3")
}

/// The deal after a session, decided on its page by those keys, at the page.
fn closed(keys: &str) -> Play {
    let mut play = agreed().again(date(2026, 12, 2)).keys("<esc>");
    for _ in 0..3 {
        if play.screen().contains("Outcome") {
            break;
        }
        play = play.keys("2<enter>");
    }
    for _ in 0..80 {
        if play.screen().lines().any(|line| line.contains('▸') && line.contains("Outcome")) {
            break;
        }
        play = play.keys("<down>");
    }
    play.keys("<enter>").keys(keys).keys("<home>")
}

/// At the first question of its debrief.
pub(crate) fn begun() -> Play {
    lost().keys("s").until("What do you want")
}

fn debrief(play: &Play) -> &Session {
    let books = play.model.books.as_ref().unwrap();
    let mut sessions = books.deals.values().flat_map(|book| book.sessions.values());
    sessions.find(|session| session.is_debrief()).unwrap()
}

#[test]
fn a_lost_deal_offers_its_debrief() {
    let mut play = lost();
    let screen = play.screen();
    assert!(screen.contains("Hold the debrief: while it is fresh"), "{screen}");
    assert_snapshot!("how_it_begins", play.keys("s").shot());
}

#[test]
fn a_lost_deal_waits_on_today_and_enter_begins_its_debrief() {
    let mut play = lost().again(date(2026, 12, 17)).keys("<esc>");
    let screen = play.screen();
    let row = screen.lines().find(|line| line.contains(" debrief ")).expect(&screen);
    assert!(row.contains("Acme Robotics") && row.contains("lost Wed 2 Dec"), "{screen}");
    let play = at_debrief(play);
    assert_snapshot!("on_today", { play }.shot());
    let play = at_debrief(lost().again(date(2026, 12, 17)).keys("<esc>")).keys("<enter>");
    let mut play = play.keys("d").until("What do you want");
    assert!(play.screen().contains("Lost on Wed 2 Dec"), "{}", play.screen());
    let mut play = lost().again(date(2027, 1, 1)).keys("<esc>");
    assert!(!play.screen_in((80, 60)).contains(" debrief "), "{}", play.screen());
}

/// With the cursor on the row of the debrief.
fn at_debrief(mut play: Play) -> Play {
    for _ in 0..40 {
        if play.screen().lines().any(|line| line.contains("▸ debrief")) {
            break;
        }
        play = play.keys("<down>");
    }
    play
}

#[test]
fn a_debrief_from_first_page_to_last() {
    let mut play = begun();
    assert_snapshot!("open", play.layouts());
    let mut play = play.answers(&TOLD[..1]).until("What happened, in dates");
    assert_snapshot!("facts", play.shot());
    let mut play =
        play.answers(&TOLD[1..]).until(FIRST_SIGN).answers(&TRACED[..2]).until("At which stage");
    assert_snapshot!("trace_back", play.layouts());
    let mut play = play.answers(&TRACED[2..]).until("Which one reason comes closest?");
    assert_snapshot!("one_change", play.layouts());
    let mut play = play.answers(&CHANGED[..7]).until("Ana, read your steps aloud");
    assert_snapshot!("agree", play.shot());
    let play = play.answers(&CHANGED[7..]);
    let session = debrief(&play);
    assert_eq!(session.state, SessionState::Agreed);
    assert!(session.points.is_some_and(Points::count), "{:?}", session.points);
    let names = play.names(&format!("{DEAL}/sessions"));
    let mut files = names.iter().map(|name| play.file(&format!("{DEAL}/sessions/{name}")));
    let file = files.find(|file| file.contains("kind = \"debrief\""));
    assert_snapshot!("file", file.unwrap());
    let deal = play.file(&format!("{DEAL}/deal.toml"));
    assert!(
        deal.contains("lost_reason = \"no-decision-status-quo\"\nlook_again = 2027-03-01\n"),
        "{deal}"
    );
}

#[test]
fn a_proposal_has_a_file_that_is_made_again_and_never_written_over() {
    let mut play = begun().answers(TOLD).answers(TRACED).answers(CHANGED);
    let names = play.names("proposals");
    let file = format!("proposals/{}", names.first().unwrap());
    assert_eq!(names.len(), 1);
    assert_snapshot!("proposal", play.file(&file));
    let agree = |play: &Play| {
        let session = debrief(play).clone();
        let store = &play.workspace().store;
        let book = store.open(&session.deal).book.unwrap();
        store.agree(&session, &book).unwrap();
    };
    let changed = play.file(&file).replace("status = \"open\"", "status = \"done\"");
    std::fs::write(play.root().join(&file), &changed).unwrap();
    agree(&play);
    assert_eq!(play.file(&file), changed);
    std::fs::remove_file(play.root().join(&file)).unwrap();
    agree(&play);
    assert!(play.file(&file).contains("status = \"open\""));
    assert!(play.screen().contains("agreed"), "{}", play.screen());
}

#[test]
fn a_proposal_is_said_in_as_few_fields_as_it_takes() {
    let at = || begun().answers(TOLD).answers(TRACED).until("Should the process change?");
    for (kind, rest) in [
        ("1", &["In which stage?", "What is asked there"][..]),
        ("2", &["Which outcome?"]),
        ("3", &["In which stage?", "What will the buyer have done"]),
        ("4", &["In which stage?", "What is there to watch out for?"]),
        ("5", &["What should change?"]),
        ("0", &[]),
    ] {
        let mut play = at().keys(kind);
        for ask in rest.iter().chain(&["When do we look again?"]) {
            assert!(play.question().contains(ask), "{kind}: {}", play.question());
            play = play.keys(if ask.contains("hich") { "1" } else { "Ask who signs<enter>" });
        }
    }
    // Enter proposes nothing.
    let play = at().keys("<enter>");
    assert!(play.session().proposals.is_empty() && play.question() == "When do we look again?");
}

#[test]
fn a_deal_that_is_not_won_has_a_day_to_look_again_and_on_it_stands_on_today() {
    let mut play = lost();
    for _ in 0..40 {
        if play.screen().lines().any(|line| line.contains("▸ Look again")) {
            break;
        }
        play = play.keys("<down>");
    }
    let screen = play.screen();
    assert!(screen.contains("m look again"), "{screen}");
    let mut play = play.keys("m1 mar 2027<enter>");
    let screen = play.screen();
    assert!(screen.contains("Look again    Mon 1 Mar"), "{screen}");
    // On the line of the deal the same key asks the same.
    let mut play = play.keys("<home><down>m");
    assert!(play.screen().contains("When do we look again?"), "{}", play.screen());
    let row = |play: &mut Play| {
        let screen = play.screen_in((80, 60));
        screen.lines().find(|line| line.contains(" again ")).map(str::to_owned)
    };
    let play = play.keys("<esc>");
    let mut before = play.again(date(2027, 2, 28)).keys("<esc>");
    assert_eq!(row(&mut before), None);
    let mut there = before.again(date(2027, 3, 1)).keys("<esc>");
    let said = row(&mut there).unwrap();
    assert!(said.contains("Acme Robotics") && said.contains("look again today"), "{said}");
    for _ in 0..40 {
        if there.screen().lines().any(|line| line.contains("▸ again")) {
            break;
        }
        there = there.keys("<down>");
    }
    assert_snapshot!("looked_at_again", there.shot());
    // Opened again, nothing of it is left.
    let mut there = there.keys("o1<enter>");
    assert_eq!(row(&mut there), None);
    assert!(!there.file(&format!("{DEAL}/deal.toml")).contains("look_again"));
}

#[test]
fn what_the_records_say_is_in_no_frame_before_the_rep_has_answered() {
    let mut play = begun();
    let mut frames = 0;
    while !play.question().contains(FIRST_SIGN) {
        let screen = play.screen_in((80, 160));
        assert!(!screen.contains(RECORDS) && !screen.contains("Talks by stage"), "{screen}");
        play = play.keys("I think so<enter>");
        frames += 1;
        assert!(frames < 40, "{screen}");
    }
    for letter in "Legal asked".chars() {
        play = play.keys(&letter.to_string());
        let screen = play.screen_in((80, 160));
        assert!(!screen.contains(RECORDS) && !screen.contains("Talks by stage"), "{screen}");
    }
    let play = play.keys("<enter>").until("At which stage would more work");
    let screen = { play }.screen_in((80, 160));
    for said in [RECORDS, "Assumed at the end", "First sign", "Talks by stage", "took over"] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

#[test]
fn what_the_records_say_stays_beside_the_answer_that_they_led_to() {
    let play = begun().answers(TOLD).answers(&TRACED[..2]);
    let mut play = play.until("At which stage would more work").keys("<shift-tab>");
    assert!(!play.question().contains("At which stage"), "{}", play.question());
    let screen = play.screen_in((80, 60));
    for said in ["At which stage would more work", "First sign with a day", "Talks by stage"] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
}

#[test]
fn the_step_of_a_debrief_begins_on_a_day() {
    let mut changed = CHANGED.to_vec();
    changed[2] = ("What one thing changes", "Ana: ask who signs, from Mon 14 Dec");
    let play = begun().answers(TOLD).answers(TRACED).answers(&changed[..3]);
    let step = debrief(&play).actions.values().next().unwrap();
    assert_eq!((step.text.as_str(), step.due), ("ask who signs", Some(date(2026, 12, 14))));
}

#[test]
fn a_debrief_left_half_way_is_a_draft_and_goes_on() {
    let play = begun().answers(&TOLD[..2]).keys("<esc><esc>");
    let mut play = play.keys("<home>");
    let screen = play.screen();
    assert!(screen.contains("Go on with the debrief of today"), "{screen}");
    let mut play = play.keys("s");
    let screen = play.screen();
    assert!(screen.contains("Back where you left off"), "{screen}");
    assert_eq!(debrief(&play).state, SessionState::Draft);
}

#[test]
fn nobody_agrees_to_a_debrief_by_leaning_on_enter() {
    for key in ["<enter>", "<pgdn>", "<f9>"] {
        let mut play = begun();
        for _ in 0..60 {
            play = play.at_once(key);
        }
        let session = debrief(&play);
        assert_ne!(session.state, SessionState::Agreed, "{key}");
        assert!(session.points.is_none_or(|points| !points.count()), "{key}");
    }
}

#[test]
fn without_a_step_a_debrief_ends_with_its_reason() {
    let play = begun().answers(TOLD).answers(TRACED).answers(&CHANGED[..2]);
    let play = play.answers(&[("No step: why?", "Nothing would have helped")]);
    let play = play.answers(&[("It ends without a step, as you said", "")]);
    let session = debrief(&play);
    assert_eq!(session.state, SessionState::Ended);
    assert_eq!(session.ended_why.as_deref(), Some("Nothing would have helped"));
}

#[test]
fn what_a_debrief_learned_stands_without_a_step_and_teaches_the_next_deal() {
    let play = begun().answers(TOLD).answers(TRACED).answers(&CHANGED[..2]);
    let play = play.answers(&[("No step: why?", "Nothing would have helped")]);
    let play = play.answers(&[("Should the process change?", "2"), ("Which outcome?", "1")]);
    let play = play.answers(&[("It ends without a step, as you said", "")]);
    assert_eq!(debrief(&play).state, SessionState::Ended);
    let proposed = debrief(&play).proposals.values().next().unwrap().text.clone().unwrap();
    let names = play.names("proposals");
    assert_eq!(names.len(), 1);
    assert!(play.file(&format!("proposals/{}", names[0])).contains("status = \"open\""));
    let next = in_the_way_of_the_next(with_a_next_deal(play, "explore", date(2026, 12, 20)));
    let what = proposed.trim_end_matches('.');
    let here_too = format!("From Acme Robotics, lost in December: {what}. Here too?");
    assert_eq!(next.question(), here_too);
}

/// The next deal of the same rep, in a stage before the one that the debrief named.
fn with_a_next_deal(play: Play, stage: &str, day: jiff::civil::Date) -> Play {
    let id = "beta-foods-six-depots";
    let deal = format!(
        "format = 1\nid = \"{id}\"\naccount = \"Beta Foods\"\nname = \"Six depots\"\n\
         owner = \"ana\"\nstatus = \"open\"\nprocess = \"b2b-buyer-aligned\"\n\
         process_version = 1\nstage = \"{stage}\"\ncreated = 2026-12-01\n\n\
         [entered]\n{stage} = 2026-12-01\n"
    );
    let folder = play.root().join("deals").join(id);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("deal.toml"), deal).unwrap();
    play.again(day).keys("<esc>2").keys("beta<enter>").keys("s2")
}

/// At *In the way* of a session on the next deal, once the rep has said what holds
/// it up.
fn in_the_way_of_the_next(play: Play) -> Play {
    let play = play.until("What is holding this deal up?");
    play.keys("They wait for their budget<enter>")
}

#[test]
fn what_a_debrief_taught_is_asked_on_the_reps_next_deals_once_each() {
    const HERE_TOO: &str =
        "From Acme Robotics, lost in December: ask who signs before the first demo. Here too?";
    let held = || begun().answers(TOLD).answers(TRACED).answers(CHANGED);
    // Long after it is known by its head alone, and read when the session begins.
    let next = with_a_next_deal(held(), "explore", date(2027, 2, 20));
    let mut next = next.until("What is holding this deal up?");
    assert!(!next.screen_in((120, 160)).contains("Here too?"), "{}", next.screen());
    let mut next = next.keys("They wait for their budget<enter>");
    assert_eq!(next.question(), HERE_TOO);
    assert_snapshot!("here_too", next.shot());
    let next = next.keys("Yes: Tom never said who signs<enter>");
    let way = &next.session().in_the_way;
    assert_eq!(way.here_too.as_deref(), Some("Yes: Tom never said who signs"));
    assert!(way.from_debrief.is_some());
    // Ended as it stands; in the next one it does not come again.
    let next = next.again(date(2027, 2, 22)).keys("<esc>2").keys("beta<enter>").keys("se");
    let next = next.keys("No time<enter>").again(date(2027, 2, 23));
    let mut next = in_the_way_of_the_next(next.keys("<esc>2").keys("beta<enter>").keys("s2"));
    assert!(!next.question().contains("Here too?"), "{}", next.screen());
    // Ninety days, and only up to the stage that was named.
    for (stage, day, is_asked) in [
        ("diagnose", date(2027, 3, 1), true),
        ("diagnose", date(2027, 3, 2), false),
        ("align", date(2027, 2, 20), false),
    ] {
        let play = in_the_way_of_the_next(with_a_next_deal(held(), stage, day));
        assert_eq!(play.question() == HERE_TOO, is_asked, "{stage} {day}");
    }
}

/// The minutes of the debrief, as they are shown.
fn minutes(play: &Play) -> String {
    let id = debrief(play).id.clone();
    let books = play.model.books.as_ref().unwrap();
    let book = books.deals.values().next().unwrap();
    let paper = sideline::pages::minutes::minutes(
        &book.sessions[&id],
        book,
        books,
        date(2026, 12, 2),
        true,
    );
    sideline::exchange::text::text(&paper)
}

#[test]
fn the_minutes_of_a_debrief_say_what_it_came_down_to() {
    let minutes = minutes(&begun().answers(TOLD).answers(TRACED).answers(CHANGED));
    assert_snapshot!("minutes", minutes);
}

#[test]
fn a_deal_that_was_won_is_asked_where_our_work_won_it() {
    let mut play = closed("13").keys("s").until("What do you want");
    assert!(play.screen().contains("Won on Wed 2 Dec"), "{}", play.screen());
    let play = play.answers(TOLD).answers(&TRACED[..2]);
    let play = play.until("At which stage");
    assert_eq!(play.question(), "At which stage did our work win it?");
    let play = play.keys("d");
    let said = [TRACED[3], TRACED[4], ("Why us, in their words?", "You asked who signs")];
    let play = play.answers(&said).answers(&[CHANGED[2]]);
    // There is no reason for which it was lost, and no day to look again.
    let play = play.answers(&[CHANGED[3], CHANGED[4], CHANGED[6], CHANGED[7]]);
    let session = debrief(&play);
    assert_eq!((session.state, &session.debrief.reason), (SessionState::Agreed, &None));
    let minutes = minutes(&play);
    assert!(minutes.contains("\nWhy us: You asked who signs\nWon at: Diagnose\n"), "{minutes}");
    assert!(!minutes.contains("Look again") && !minutes.contains("More work"), "{minutes}");
}

#[test]
fn at_none_is_a_word_of_the_file_and_of_the_minutes() {
    let play = begun().answers(TOLD).answers(&TRACED[..2]);
    let play = play.answers(&[("At which stage would more work", "n")]);
    let play = play.answers(&TRACED[3..]).answers(CHANGED);
    let file = format!("{DEAL}/sessions/2026-12-02-{}.toml", debrief(&play).id);
    assert!(play.file(&file).contains("\nstage = \"none\"\n"), "{}", play.file(&file));
    // The word that was written first is read.
    let first = play.file(&file).replace("stage = \"none\"", "stage = \"at none\"");
    std::fs::write(play.root().join(&file), first).unwrap();
    let play = play.again(date(2026, 12, 2));
    let minutes = minutes(&play);
    assert!(minutes.contains("\nMore work: no stage\n"), "{minutes}");
}

#[test]
fn a_process_that_asks_nothing_in_a_debrief_asks_what_the_usual_one_does() {
    let folder: std::path::PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests/figures/workspace"].iter().collect();
    let play = Play::in_copy_of(&folder, date(2026, 11, 25), "goran");
    let file = play.root().join("process-templates/field.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let bare = text.split("[debrief]").next().unwrap();
    std::fs::write(file, bare).unwrap();
    let play = play.today(date(2026, 11, 25), "goran").keys("2<right>lost 2<enter>s");
    let play = play.until("What do you want").keys("<enter>");
    assert_eq!(play.question(), "What happened, in dates, without reasons yet?");
}
