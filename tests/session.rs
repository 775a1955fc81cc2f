//! Whole sessions by keys, without a terminal: what happens on the screen, and
//! what stands in the files afterwards.

use std::fmt::Write as _;
use std::fs::File;
use std::time::{Duration, UNIX_EPOCH};

use insta::assert_snapshot;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use sideline::app::screen::Screen;
use sideline::domain::change::Change;
use sideline::domain::id::DealId;
use sideline::domain::session::{Points, SessionState};

use crate::support::acme::{
    AGREED, GOAL, agreed, before_agreement, behind, in_stage, new_deal, session, wanted,
};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";

/// All records of the deal, one after the other.
fn records(play: &Play) -> String {
    let mut text = format!("sideline.toml\n{}\n", play.file("sideline.toml"));
    writeln!(text, "{DEAL}/deal.toml\n{}", play.file(&format!("{DEAL}/deal.toml"))).unwrap();
    for folder in ["actions", "calls", "sessions"] {
        for name in play.names(&format!("{DEAL}/{folder}")) {
            let name = format!("{DEAL}/{folder}/{name}");
            writeln!(text, "{name}\n{}", play.file(&name)).unwrap();
        }
    }
    text
}

#[test]
fn a_session_becomes_plain_files() {
    assert_snapshot!(records(&agreed()));
}

#[test]
fn minutes_are_handed_on_in_a_file_that_is_never_written_over() {
    let mut play = agreed().keys("fd");
    let name = format!("exports/2026-11-24-{}-minutes.md", DEAL.trim_start_matches("deals/"));
    let screen = play.screen();
    assert!(screen.contains(" Written") && screen.contains("exports/2026-11-24"), "{screen}");
    let text = play.file(&name);
    assert!(text.starts_with("# Acme Robotics · Plant rollout\n\n- **Session:** "), "{text}");
    assert!(text.contains("\n| who | what | by | done when |\n"), "{text}");
    assert!(!text.contains("## Coaching"), "{text}");
    let play = play.keys("<f1>hand<enter>d");
    assert_eq!(play.file(&name.replace(".md", "-2.md")), text);
    assert_eq!(play.names("exports").len(), 2);
}

#[test]
fn minutes_that_cannot_be_exported_stand_all_the_same() {
    let play = agreed();
    std::fs::write(play.root().join("exports"), "in the way").unwrap();
    let mut play = play.keys("fd");
    let screen = play.screen();
    assert!(screen.contains("Not written: "), "{screen}");
    assert!(play.keys("c").copied.is_some());
}

#[test]
fn the_next_session_starts_from_the_agreed_steps() {
    let play = agreed().again(date(2026, 12, 8)).keys("<enter>");
    let mut play = play.answers(&[(GOAL, "See why it slips")]).until("Book the room");
    let screen = play.screen();
    assert!(screen.contains("2 open steps, 1 call since the session of Tue 24 Nov"), "{screen}");
    // Goran's promise is done; Ana's waits for the buyer and gets a new date.
    let play = play.answers(&[
        ("Book the room", "y"),
        ("What came of it?", "Room 4"),
        ("Send Tom the cost baseline", "n"),
        ("What got in the way?", "2"),
        ("And now?", "1"),
        ("By when?", "<ctrl-u>in 2 days"),
    ]);
    let play = play.keys("<esc><end><enter>").answers(&[
        ("Not worked today", "1"),
        ("No call is planned", "She is away"),
        ("Ana, read your steps", "y"),
    ]);
    let actions = play.names(&format!("{DEAL}/actions"));
    let texts: Vec<String> =
        actions.iter().map(|name| play.file(&format!("{DEAL}/actions/{name}"))).collect();
    let room = texts.iter().find(|text| text.contains("Book the room")).unwrap();
    assert!(room.contains("status = \"done\"") && room.contains("result = \"Room 4\""), "{room}");
    let baseline = texts.iter().find(|text| text.contains("cost baseline")).unwrap();
    assert!(baseline.contains("due = 2026-12-10"), "{baseline}");
    assert!(baseline.contains("[moved.2026-12-08]"), "{baseline}");
    assert!(baseline.contains("got_in_the_way = \"waiting-for-buyer\""), "{baseline}");
    assert!(baseline.contains("due = 2026-12-01"), "as agreed: {baseline}");
}

#[test]
fn what_the_program_knows_waits_for_the_reps_words() {
    let mut play = session();
    assert!(!play.screen().contains("In this stage"));
    let mut play = play.answers(&[(GOAL, "Is the date real?")]).keys("<pgup>");
    assert!(play.screen().contains("In this stage"));
}

#[test]
fn esc_ten_times_loses_no_text_and_does_not_leave() {
    let mut play = wanted("Is the date real?").keys("ydana mail");
    play = play.keys(&"<esc>".repeat(10));
    assert_eq!(play.left, None);
    assert!(play.screen().contains("Ctrl-Q leaves"), "{}", play.screen());
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("dana mail"), "{}", play.screen());
}

#[test]
fn a_half_typed_answer_is_there_again_on_the_same_field() {
    for text in ["Board on 14 J", "Zoë 山田 👍🏽 é", "שלום", "\"quotes\" \\ and = signs"]
    {
        let play = behind().keys(text);
        // The window goes away without a word; another one opens.
        let mut play = play.again(date(2026, 11, 24)).keys("<enter>");
        let screen = play.screen();
        let Some(Screen::Session(at)) = play.model.screen() else { panic!("{screen}") };
        let row = at.form.focused().unwrap();
        assert_eq!(row.key(), "answer.align.decision-path.rep");
        assert_eq!(row.typed(), Some(text));
    }
}

/// The program was cut off on a day, and goes on on another.
fn cut_off_on(day: Date, play: Play, again: Date) -> Play {
    let typed = day.at(12, 0, 0, 0).to_zoned_datetime(TimeZone::UTC).unwrap().timestamp();
    let seconds = u64::try_from(typed.as_second()).unwrap();
    for log in play.drafts() {
        let log = File::options().append(true).open(log).unwrap();
        log.set_modified(UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }
    play.again(again)
}

#[test]
fn yesterday_of_then_is_the_same_day_when_the_session_goes_on() {
    let shows = |play: Play, goes_on: &str, typed: &str| {
        let mut play = play.keys(goes_on);
        let screen = play.screen();
        assert!(screen.contains(typed) && screen.contains("email · Mon 23 Nov"), "{screen}");
        play
    };
    let play = wanted("Is the date real?").keys("ydana mail yesterday");
    let play = cut_off_on(date(2026, 11, 24), play, date(2026, 11, 26));
    let play = shows(play, "<enter>g", "dana mail Mon 23 Nov");
    // And on the day after, as it stands by now.
    let play = cut_off_on(date(2026, 11, 26), play, date(2026, 11, 27));
    let play = shows(play, "<enter>g", "dana mail Mon 23 Nov");
    drop(play);
    // On the same day nothing is changed.
    let play = wanted("Is the date real?").keys("ydana mail yesterday");
    let play = cut_off_on(date(2026, 11, 24), play, date(2026, 11, 24));
    shows(play, "<enter>", "dana mail yesterday");
}

#[test]
fn a_new_step_that_was_being_written_is_there_again() {
    let play = wanted("Is the date real?").keys("<esc><end><enter><enter>Send Tom the");
    let mut play = play.again(date(2026, 11, 24)).keys("<enter>");
    assert!(play.screen().contains("Send Tom the"), "{}", play.screen());
    let play = play.keys(" list<enter><enter><enter>");
    let session = play.names(&format!("{DEAL}/sessions")).remove(0);
    let minutes = play.file(&format!("{DEAL}/sessions/{session}"));
    assert!(minutes.contains("text = \"Send Tom the list\""), "{minutes}");
}

#[test]
fn a_draft_of_another_day_is_not_resumed_silently() {
    let play = wanted("Is the date real?");
    let mut play = play.again(date(2026, 11, 26));
    assert!(play.screen().contains("begun 24 Nov"), "{}", play.screen());
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("Unfinished session of Tue 24 Nov"), "{}", play.screen());
}

#[test]
fn a_session_in_which_nothing_was_said_leaves_nothing_behind() {
    let play = session().keys("<esc><esc>");
    assert_eq!(play.file_count(), 0);
}

#[test]
fn every_text_is_kept_exactly_and_the_cursor_stands_after_it() {
    let long = "word ".repeat(2000);
    let cases = [
        ("Zoë 山田 👍🏽 é", Some(4 + 3 + 1 + 4 + 1 + 2 + 1 + 1)),
        ("شركة Acme", Some(4 + 9)),
        ("e\u{301}\u{302}\u{303}", Some(5)),
        ("\u{1b}[31mred\u{7}", Some(4 + 9)),
        (long.trim_end(), None),
    ];
    for (text, column) in cases {
        let mut play = session().paste(text);
        if let Some(column) = column {
            assert_eq!(play.cursor().0, column + 1, "{text:?}");
        }
        let play = play.keys("<enter>");
        let session = play.names(&format!("{DEAL}/sessions")).remove(0);
        let minutes = play.file(&format!("{DEAL}/sessions/{session}"));
        let record: toml_edit::DocumentMut = minutes.parse().unwrap();
        assert_eq!(record["goal"].as_str(), Some(text));
    }
}

#[test]
fn what_steers_a_terminal_is_shown_as_a_mark() {
    let mut play = session().paste("\u{1b}]0;gone\u{7} \u{202e}evil");
    let screen = play.screen();
    assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'), "{screen}");
    assert!(screen.contains("␛]0;gone␇"), "{screen}");
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let novel = "line\r\nline\rline\n\u{11}".repeat(200);
    let mut play = session().paste(&novel);
    assert_eq!(play.left, None);
    let Some(Screen::Session(at)) = play.model.screen() else { panic!("{}", play.screen()) };
    assert_eq!(at.form.focused().unwrap().typed().unwrap().matches("line\n").count(), 600);
    // On a criterion a paste is no answer.
    let mut play = play.keys("<enter>").until("A named person described").paste("yyy");
    assert!(play.screen().contains("not asked"), "{}", play.screen());
}

#[test]
fn ctrl_c_once_says_how_to_leave_and_twice_leaves() {
    let mut play = session().keys("Is it real<ctrl-c>");
    assert!(play.screen().contains("Ctrl-C once more leaves"), "{}", play.screen());
    assert_eq!(play.left, None);
    let play = play.keys("<ctrl-c>");
    let said = play.left.unwrap();
    assert!(said.contains("The session on Acme Robotics · Plant rollout is kept"), "{said}");
}

#[test]
fn keys_typed_before_the_books_are_read_are_not_lost() {
    let play = agreed();
    let (books, now) = (play.model.books.clone().unwrap(), play.model.now.clone());
    let mut early = play;
    early.model.books = None;
    early.model.screens.clear();
    let mut early = early.keys("<enter><enter>Two words");
    assert!(early.screen().contains("Reading"));
    early.tell(sideline::app::message::Message::Loaded(Box::new((*books).clone())));
    assert!(early.screen().contains("Two words"), "{} {now:?}", early.screen());
}

#[test]
fn an_agreement_that_cannot_be_written_is_not_made() {
    let play = before_agreement().answers(&AGREED[..1]);
    std::fs::remove_file(play.root().join(DEAL).join("deal.toml")).unwrap();
    let mut play = play.keys("y");
    let screen = play.screen();
    assert!(!screen.contains("agreed."), "{screen}");
    assert!(screen.contains("gone from the disk"), "{screen}");
    let session = play.names(&format!("{DEAL}/sessions")).remove(0);
    assert!(play.file(&format!("{DEAL}/sessions/{session}")).contains("state = \"draft\""));
}

#[test]
fn an_agreement_that_was_cut_off_is_finished_at_the_next_start() {
    let play = before_agreement();
    let books = play.model.books.clone().unwrap();
    let book = &books.deals[&"acme-robotics-plant-rollout".parse::<DealId>().unwrap()];
    let draft = book.sessions.values().next().unwrap().clone();
    let mut agreed = draft.clone();
    agreed.agree(&play.model.now.wall, Points { worked: 6, expected: 6 });
    assert_eq!(agreed.state, SessionState::Agreed);
    // The one commit point is passed, and then the power goes.
    play.workspace().save(&Change::of(draft, agreed)).unwrap();
    let play = play.again(date(2026, 11, 24));
    assert_eq!(play.names(&format!("{DEAL}/actions")).len(), 2);
    assert_eq!(play.names(&format!("{DEAL}/calls")).len(), 1);
    assert!(play.file(&format!("{DEAL}/deal.toml")).contains("[folded]"));
    let twice = play.again(date(2026, 11, 24));
    assert_eq!(twice.names(&format!("{DEAL}/actions")).len(), 2);
}

#[test]
fn every_field_can_be_reached_and_seen_in_the_smallest_window() {
    for process in ["b2b-buyer-aligned", "simple"] {
        let play = new_deal(Play::first_start_on(process), "1").keys("<enter>");
        let mut play = play.keys("<ctrl-t>Send the list<enter><enter><enter><shift-tab>");
        let mut seen = Vec::new();
        for _ in 0..60 {
            let screen = play.screen_in((60, 16));
            let Some(Screen::Session(at)) = play.model.screen() else { panic!("{screen}") };
            let row = at.form.focused();
            if let Some(row) = row {
                let ask: String = row.ask.prompt.ask.chars().take(20).collect();
                assert!(screen.contains(&ask), "{} is out of sight:\n{screen}", row.key());
                seen.push(row.key().to_owned());
            }
            play = play.keys("<tab>");
        }
        seen.dedup();
        for wanted in ["goal", "changed.buyer_stage", "changed.stage", "start_now", "next_session"]
        {
            assert!(seen.iter().any(|key| key == wanted), "{process}: {wanted} not in {seen:?}");
        }
        assert!(seen.iter().any(|key| key.starts_with("agreed.")), "{process}: {seen:?}");
    }
}

#[test]
fn an_unnamed_owner_is_told_who_is_there() {
    let play =
        session().keys("<esc><end><enter><enter>Send it<enter><shift-tab><ctrl-u>nobody<enter>");
    let mut play = play;
    assert!(play.screen().contains("no one called \"nobody\""), "{}", play.screen());
    let mut play = play.keys("<shift-tab><tab>");
    assert!(play.screen().contains("no one called"), "going back is never blocked, the note stays");
}

#[test]
fn undo_takes_back_the_text_first_and_then_the_last_answer() {
    let mut play = wanted("Is it real?").keys("yda");
    play = play.keys("<ctrl-z><ctrl-z>");
    assert!(play.screen().contains("Who did it, when"), "the text is gone, the answer not");
    play = play.keys("<ctrl-z>");
    assert!(play.screen().contains("not asked"), "{}", play.screen());
    play = play.keys("<ctrl-z>");
    assert!(play.screen().contains("half hour"), "back at the first answer: {}", play.screen());
    play = play.keys("<ctrl-z>");
    assert!(play.screen().contains("Nothing to take back"), "{}", play.screen());
    play = play.keys("<ctrl-y><ctrl-y>");
    let session = play.names(&format!("{DEAL}/sessions")).remove(0);
    let minutes = play.file(&format!("{DEAL}/sessions/{session}"));
    assert!(minutes.contains("goal = \"Is it real?\""), "{minutes}");
    assert!(minutes.contains("status = \"yes\""), "{minutes}");
}

#[test]
fn every_command_can_be_found_by_a_part_of_its_name() {
    let mut play = session().keys("<ctrl-p>nxt prt");
    let screen = play.screen();
    assert!(screen.contains("Next part of the session"), "{screen}");
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("1 Explore"), "{}", play.screen());
}

/// The minutes of the only session.
fn minutes(play: &Play) -> String {
    let session = play.names(&format!("{DEAL}/sessions")).remove(0);
    play.file(&format!("{DEAL}/sessions/{session}"))
}

#[test]
fn a_step_is_left_out_with_a_reason_and_enter_goes_past_it() {
    let play = wanted("Is it real?").keys("<esc><down>x");
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("say why"), "{}", play.screen());
    let mut play = play.keys("Nothing new there<enter>");
    assert!(play.screen().contains("▸ 3 Align"), "{}", play.screen());
    assert!(minutes(&play).contains("[left_out.stage]\ndiagnose = \"Nothing new there\""));
    // Who goes back and answers does not leave it out.
    let play = play.keys("<pgup><enter>n");
    assert!(!minutes(&play).contains("left_out"), "{}", minutes(&play));
}

#[test]
fn a_session_ends_without_an_agreement_and_what_was_learned_is_kept() {
    let mut play = behind().keys("<esc>eDana called<enter>");
    assert!(play.screen().contains("ended without an agreement"), "{}", play.screen());
    let minutes = minutes(&play);
    assert!(minutes.contains("state = \"ended\"\nended_why = \"Dana called\""), "{minutes}");
    let deal = play.file(&format!("{DEAL}/deal.toml"));
    assert!(deal.contains("[folded]") && deal.contains("who = \"dana-fox\""), "{deal}");
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("last talked"), "{}", play.screen());
}

#[test]
fn esc_out_of_a_small_form_goes_back_to_the_same_place() {
    let mut play = wanted("Is it real?").keys("<esc>eWe ran out<esc>");
    let screen = play.screen();
    assert!(screen.contains("Agenda") && !screen.contains("Why does it end"), "{screen}");
    let mut play = play.keys("e");
    assert!(play.screen().contains("We ran out"), "what was typed is there: {}", play.screen());
}

#[test]
fn a_program_cut_off_before_the_first_save_loses_no_key() {
    let play = session().keys("Is the January date re");
    let sessions = play.root().join(DEAL).join("sessions");
    std::fs::remove_dir_all(sessions).unwrap();
    let mut play = play.again(date(2026, 11, 24)).keys("<enter>");
    assert!(play.screen().contains("Is the January date re"), "{}", play.screen());
}

#[test]
fn typing_takes_the_place_of_an_offer_and_goes_on_with_a_sentence() {
    let mut play = wanted("Is it real?").keys("<esc><end><enter><enter>goran: send it");
    assert!(play.screen().contains("= send it · Goran Petrovic"), "{}", play.screen());
    play = play.keys("<enter>in 3 days");
    assert!(play.screen().contains("= Fri 27 Nov"), "{}", play.screen());
    let mut play = play.keys("<pgup>").answers(&[
        ("When is the next call?", "3 dec"),
        ("Who from their side?", "dana"),
        ("What will Dana agree to?", "editing it"),
    ]);
    assert!(play.screen().contains("Dana shows the plan is theirs too by editing it"));
    assert!(play.screen().contains("? "), "what is missing is a question: {}", play.screen());
}

#[test]
fn a_call_and_the_next_session_keep_the_time_that_is_said() {
    let mut play = wanted("Is it real?").until("When is the next call?");
    play = play.keys("thu 3 dec at 3pm");
    assert!(play.screen().contains("= Thu 3 Dec at 15:00"), "{}", play.screen());
    play = play
        .keys("<enter>dana<enter><shift-tab><shift-tab><ctrl-u>at 4pm<enter>")
        .until("When do we look at this deal again?");
    play = play.keys("tue 8 dec 10:00<enter>");
    let session = play.session();
    assert_eq!(session.next_session.unwrap().shown(date(2026, 11, 24)), "Tue 8 Dec at 10:00");
    let call = session.calls.values().next().unwrap();
    assert_eq!(call.slot().unwrap().shown(date(2026, 11, 24)), "Thu 3 Dec at 16:00");
}

#[test]
fn behind_an_ask_that_was_a_step_no_field_is_passed_by() {
    let play = wanted("Is it real?").keys("<esc><end><enter>").tab_to("What is the first step?");
    let mut play = play.keys("Send the list by fri<enter>").until("Another step?");
    play = play.keys("Goran: call the customer by fri<enter>2Tom Ode<enter>");
    for _ in 0..4 {
        assert!(play.screen().contains("Ana asks Goran"), "{}", play.screen());
        play = play.keys("<enter>");
    }
    assert_eq!(play.session().asks.len(), 1);
    assert!(play.screen().contains("▌Another step?"), "{}", play.screen());
}

#[test]
fn nothing_half_typed_is_agreed_over() {
    let play = wanted("Is it real?").keys("<ctrl-t>Send the list<enter><enter><enter>");
    let play = play.keys("<esc><end><up><enter>3 d");
    let mut play = play.keys("<pgdn>").tab_to("Ana, read your steps").keys("y");
    let screen = play.screen();
    assert!(screen.contains("typed, but not kept yet: enter keeps it"), "{screen}");
    assert!(screen.contains("When is the next call?"), "{screen}");
}

#[test]
fn who_does_not_agree_comes_to_what_that_is_about_and_half_a_text_waits() {
    let play = wanted("Is it real?").keys("<ctrl-t>Send the list<enter><enter><enter>");
    let play = play.keys("<esc><end><up><enter>3 d");
    let mut play = play.keys("<pgdn>").tab_to("Ana, read your steps").keys("n");
    assert!(play.screen().contains("▌Which one?"), "{}", play.screen());
    play = play.keys("1");
    assert!(play.screen().contains("Send the list"), "{}", play.screen());
    let form = &play.session_screen().unwrap().form;
    let here = form.focused().unwrap().key().to_owned();
    assert!(here.starts_with("action."), "{here}");
    assert!(form.half_typed().values().any(|text| text == "3 d"));
}

#[test]
fn a_call_alone_is_agreed_now_and_waits_for_no_later_word() {
    let call = [("When is the next call?", "fri"), ("Who from their side?", "dana")];
    let play = wanted("Is it real?").keys("<esc><end><up><enter>").answers(&call);
    let mut play = play.keys("<pgdn>").tab_to("Ana, read your steps");
    let screen = play.screen_in((120, 40));
    assert!(screen.contains("it waits for no later word"), "{screen}");
    assert!(!screen.contains("confirms later"), "{screen}");
    // With a step of hers there is something to confirm.
    let play = play.keys("<ctrl-t>Send the list<enter><enter><enter><enter>");
    let mut play = play.tab_to("Ana, read your steps");
    let screen = play.screen_in((120, 40));
    assert!(screen.contains("w  confirms later"), "{screen}");
}

#[test]
fn the_start_of_a_sentence_is_deleted_behind_its_text_and_undo_brings_it_back() {
    let play = wanted("Is it real?").keys("<esc><end><up><enter>fri<enter>dana<enter>");
    let start = "Dana shows the plan is theirs too by";
    let mut play = play.keys("send it");
    assert!(play.screen().contains(start), "{}", play.screen());
    play = play.keys("<ctrl-u>");
    assert!(play.screen().contains(start), "{}", play.screen());
    play = play.keys("<ctrl-u>");
    assert!(!play.screen().contains(start), "{}", play.screen());
    play = play.keys("<ctrl-z>");
    assert!(play.screen().contains(start), "{}", play.screen());
    play = play.keys("<ctrl-u>a visit of the plant<enter>");
    let session = play.session();
    let objective = session.calls.values().next().unwrap().objective.clone();
    assert_eq!(objective.as_deref(), Some("a visit of the plant"));
}

#[test]
fn no_outcome_is_passed_by_where_what_was_missing_is_said() {
    for missing in ["dana sent her redline<enter>last week<enter>", "18 nov<enter>dana<enter>2"] {
        let play = in_stage().keys("y").keys(missing);
        let field = play.session_screen().unwrap().form.focused().unwrap().key().to_owned();
        assert_eq!(field, "exit.align.decision-steps.status", "{missing}");
    }
}

#[test]
fn a_text_that_would_not_be_read_again_is_refused_at_its_field() {
    let long = "word ".repeat((950 << 10) / 5);
    let mut play = session().keys("Is it<enter><ctrl-z>");
    let sessions = format!("{DEAL}/sessions");
    let name = play.names(&sessions).remove(0);
    let file = |play: &Play| play.file(&format!("{sessions}/{name}"));
    let before = file(&play);
    play = play.paste(&long).keys("<enter>");
    let told = "too long: a record holds 900 KiB. Keep a part of it here";
    assert!(play.screen().contains(told), "{}", play.screen());
    assert_eq!(file(&play), before);
    play = play.keys("<ctrl-z><ctrl-n>n").paste(&long).keys("<enter>");
    assert!(play.screen().contains(told), "{}", play.screen());
    assert_eq!(file(&play), before);
}
