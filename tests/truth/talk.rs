//! Somebody talks while their hands are on the keyboard.

use std::collections::BTreeMap;
use std::time::Duration;

use sideline::domain::session::Session;
use sideline::interview::prompt::Entry;

use crate::support::acme::{before_agreement, in_stage, really};
use crate::support::play::Play;

/// What people say over a question; many begin with a key of some choice.
const SPOKEN: [&str; 42] = [
    "3rd floor, next to the lift",
    "2nd of december she said",
    "not sure, Dana said she would call",
    "yes but only if legal agrees",
    "no idea, ask Tom",
    "Ana told me that on Monday",
    "probably, they looked happy",
    "a mail came yesterday",
    "next week maybe",
    "you know how they are",
    "partly, I think",
    "we talked about that already",
    "2 of them were there",
    "1 is out, the other stays",
    "3 weeks ago I think",
    "what was the date again",
    "let me look that up",
    "he never answered",
    "she sent something",
    "they want a discount",
    "fine, go on",
    "ok wait a second",
    "order numbers are late",
    "up to them, really",
    "twice this month",
    "rather not say",
    "good question",
    "in a way, yes",
    "so far so good",
    "different people said different things",
    "from what I heard, yes",
    "until Friday, they said",
    "perhaps in January",
    "and then Dana left",
    "nobody told me",
    "yesterday was fine",
    "almost, one signature is missing",
    "new people came in",
    "please write that down",
    "absolutely not",
    "why do you ask",
    "well, it depends",
];
/// Between two keys, in milliseconds.
const PACES: [u64; 3] = [60, 150, 350];

fn said(play: &Play) -> Session {
    let mut session = play.session().clone();
    session.seconds.clear();
    session
}

fn focus(play: &Play) -> (String, String) {
    let form = &play.session_screen().unwrap().form;
    let row = form.focused().unwrap();
    (row.key().to_owned(), form.stray().unwrap_or_default().to_owned())
}

/// Says each sentence at each pace on the question in focus: nothing is chosen,
/// and the sentence is caught there; Esc puts it aside.
#[track_caller]
fn talks_over(mut play: Play, skips: &[char]) -> Play {
    let before = said(&play);
    let (key, _) = focus(&play);
    for sentence in SPOKEN.iter().filter(|said| !said.starts_with(skips)) {
        for pace in PACES {
            play = play.at_pace(sentence, Duration::from_millis(pace));
            assert_eq!(said(&play), before, "{key}: {sentence:?} at {pace}");
            assert_eq!(focus(&play), (key.clone(), (*sentence).to_owned()), "at {pace}");
            play = play.keys("<esc>");
            assert_eq!(focus(&play), (key.clone(), String::new()), "at {pace}");
        }
        play = play.paste(sentence).keys("<esc>");
        assert_eq!(said(&play), before, "{key}: {sentence:?} at once");
        // A slow line delivers the first key alone, and the rest in one go.
        let (first, rest) = sentence.split_at(1);
        play = play.at_pace(first, Duration::from_millis(60)).paste(rest);
        assert_eq!(said(&play), before, "{key}: {sentence:?} by a slow line");
        assert_eq!(focus(&play), (key.clone(), (*sentence).to_owned()), "by a slow line");
        play = play.keys("<esc>");
    }
    play
}

#[test]
fn talk_over_a_choice_answers_nothing() {
    let is_choice = |play: &Play| {
        let row = play.session_screen().unwrap().form.focused().unwrap();
        assert!(matches!(row.ask.prompt.entry, Entry::Choice(..)));
    };
    let play = really();
    is_choice(&play);
    let play = talks_over(play, &[]).until("Where do we work now?");
    talks_over(play, &[]);
    let play = before_agreement();
    is_choice(&play);
    talks_over(play, &[]);
}

#[test]
fn talk_over_a_criterion_answers_nothing_and_a_yes_goes_on_in_its_evidence() {
    drop(talks_over(in_stage(), &['y']));
    let mut play = in_stage();
    for pace in PACES {
        let yes = "yes but only if legal agrees";
        play = play.at_pace(yes, Duration::from_millis(pace));
        let row = play.session_screen().unwrap().form.focused().unwrap().clone();
        assert!(row.key().ends_with(".evidence"), "{}", row.key());
        assert_eq!(row.typed(), Some("but only if legal agrees"), "at {pace}");
        play = play.keys("<ctrl-u><shift-tab><ctrl-z>");
    }
}

#[test]
fn a_word_that_only_begins_as_yes_does_stands_whole_in_the_evidence() {
    let mut play = in_stage();
    for said in [
        "you know Dana, she mailed it on tuesday",
        "yesterday she mailed it",
        "your mail was answered",
        "you're right, Dana mailed it",
        "years ago Dana said so",
        "yvonne told us on tuesday",
        "yuri's mail came on tuesday",
    ] {
        for pace in PACES {
            play = play.at_pace(said, Duration::from_millis(pace));
            assert_eq!(typed(&play), said, "at {pace}");
            play = play.keys("<ctrl-u><shift-tab><ctrl-z>");
        }
        let (first, rest) = said.split_at(1);
        play = play.at_pace(first, Duration::from_millis(60)).paste(rest);
        assert_eq!(typed(&play), said, "by a slow line");
        play = play.keys("<ctrl-u><shift-tab><ctrl-z>");
    }
    for (said, left) in [
        ("yeah, dana mail 18 nov", "dana mail 18 nov"),
        ("yep dana mail", "dana mail"),
        ("ydana mail 18 nov", "dana mail 18 nov"),
        ("yetta mail 18 nov", "etta mail 18 nov"),
    ] {
        play = play.at_pace(said, Duration::from_millis(150));
        assert_eq!(typed(&play), left, "{said}");
        play = play.keys("<ctrl-u><shift-tab><ctrl-z>");
    }
}

#[test]
fn answers_typed_fast_stand() {
    let play = in_stage().at_pace("nnap", Duration::from_millis(100));
    let answers: Vec<&str> =
        play.session().exit.values().map(|found| found.finding.status.as_str()).collect();
    assert_eq!(answers.len(), 4 + BEHIND, "{answers:?}");
}

#[test]
fn evidence_typed_fast_behind_other_answers_leaves_them_as_they_are() {
    for pace in [100, 150] {
        let pace = Duration::from_millis(pace);
        let play = in_stage().at_pace("nydana mail 18 nov", pace);
        let found = &play.session().exit[&"align.criteria-written".parse().unwrap()];
        assert_eq!(found.finding.status.as_str(), "no");
        assert_eq!(typed(&play), "dana mail 18 nov");
        let said = in_stage().at_pace("any news from Dana", pace);
        assert_eq!(focus(&said).1, "any news from Dana", "letters of a word choose nothing");
        assert_eq!(said.session().exit.len(), BEHIND);
    }
}

/// The text in the field that has the cursor.
fn typed(play: &Play) -> String {
    let row = play.session_screen().unwrap().form.focused().unwrap().clone();
    assert!(row.key().ends_with(".evidence"), "{}", row.key());
    row.typed().unwrap_or_default().to_owned()
}

/// Outcomes of stages behind that were answered before.
const BEHIND: usize = 4;

#[test]
fn a_note_is_kept_where_it_was_typed_and_ctrl_z_brings_back_what_was_put_aside() {
    let play = really().at_pace("not sure, Dana said so", Duration::from_millis(150));
    let play = play.keys("<esc><ctrl-z>");
    assert_eq!(focus(&play).1, "not sure, Dana said so");
    let mut play = play.keys("<enter>");
    assert!(play.screen().contains("noted: not sure, Dana said so"), "{}", play.screen());
    let notes: Vec<&String> = play.session().notes.values().collect();
    assert_eq!(notes, ["Where is the buyer? not sure, Dana said so"]);
    assert_eq!(play.session().changed.buyer_stage, None);
}

#[test]
fn of_several_sentences_that_were_put_aside_each_comes_back_the_last_one_first() {
    let pace = Duration::from_millis(150);
    let mut play = really();
    for said in SPOKEN.iter().take(3) {
        play = play.at_pace(said, pace).keys("<esc>");
    }
    for count in 1..=3 {
        play = play.keys(if count == 2 { "<ctrl-_>" } else { "<ctrl-z>" });
        assert_eq!(focus(&play).1, SPOKEN[3 - count..3].join(" "), "after {count}");
    }
    let play = play.keys("<enter>");
    let noted = format!("Where is the buyer? {}", SPOKEN[..3].join(" "));
    assert_eq!(play.session().notes.values().collect::<Vec<_>>(), [&noted]);
}

#[test]
fn undo_takes_the_answer_back_and_then_brings_back_what_was_put_aside_before_it() {
    let pace = Duration::from_millis(150);
    let play = really().at_pace("not sure, Dana said so", pace).keys("<esc>");
    let (key, _) = focus(&play);
    let play = play.keys("<down><enter>");
    let row = play.session_screen().unwrap().form.focused().unwrap();
    assert_eq!(row.typed(), Some("not sure, Dana said so "), "its next line begins with it");
    let play = play.keys("<ctrl-z><ctrl-z><ctrl-z>");
    assert_eq!(focus(&play), (key, "not sure, Dana said so".to_owned()));
}

#[test]
fn what_was_put_aside_begins_the_evidence_and_a_spoken_yes_goes_on_behind_it() {
    for pace in PACES {
        let pace = Duration::from_millis(pace);
        let play = in_stage().at_pace("please write that down", pace).keys("<esc>");
        let play = play.at_pace("q", pace).keys("<esc>");
        let play = play.at_pace("yes but only if legal agrees", pace);
        assert_eq!(typed(&play), "please write that down but only if legal agrees");
        let play = in_stage().at_pace("please write that down", pace).keys("<esc>");
        let play = play.at_pace("ydana mail 18 nov", pace);
        assert_eq!(typed(&play), "please write that down dana mail 18 nov");
    }
}

#[test]
fn what_was_put_aside_is_evidence_only_where_it_is_said_to_be() {
    let outcome = "align.criteria-written".parse().unwrap();
    let evidence = |play: &Play| play.session().exit[&outcome].finding.evidence.clone();
    let pace = Duration::from_millis(150);
    let lunch = "we saw Dana Fox on 18 nov for lunch";
    let begun = || {
        let play = in_stage().at_pace("please write that down", pace).keys("<esc>");
        play.at_pace(lunch, pace).keys("<esc>").keys("y")
    };
    assert_eq!(typed(&begun()), format!("{lunch} "), "the last alone");
    let mut play = begun().keys("<enter>");
    assert!(play.screen().contains("Does it show what is asked?"), "{}", play.screen());
    assert_eq!(evidence(&play), None);
    let play = begun().keys("<enter><enter>");
    assert_eq!(evidence(&play), None, "Enter states no fact");
    let play = begun().keys("<enter>2");
    assert_eq!(evidence(&play), None);
    assert_ne!(focus(&play).0, "exit.align.criteria-written.evidence");
    let play = begun().keys("<enter>1");
    assert_eq!(evidence(&play).unwrap().text.as_deref(), Some(lunch));
    let play = begun().keys("<ctrl-u>dana mail 17 nov<enter>");
    assert_eq!(evidence(&play).unwrap().on, Some(jiff::civil::date(2026, 11, 17)));
}

#[test]
fn a_no_that_is_typed_out_answers_no_and_is_no_note() {
    let play = in_stage().at_pace("no", Duration::from_millis(120)).keys("<enter>");
    let answered = &play.session().exit[&"align.criteria-written".parse().unwrap()];
    assert_eq!(answered.finding.status.as_str(), "no");
    assert!(play.session().notes.is_empty());
    assert_eq!(focus(&play), ("exit.align.decision-steps.status".to_owned(), String::new()));
}

#[test]
fn talk_over_the_agenda_does_not_end_the_session() {
    let play = in_stage().keys("<esc>");
    let play = play.at_pace("the next step is to end it", Duration::from_millis(100));
    assert_eq!(play.session().ended_why, None);
    let screen = play.session_screen().unwrap();
    assert!(screen.below.is_none(), "no form came up");
}

#[test]
fn what_was_caught_and_kept_or_put_aside_is_not_typed_again_when_the_session_goes_on() {
    for end in ["<enter>", "<esc>"] {
        let play = in_stage().at_pace("maybe next week", Duration::from_millis(60)).keys(end);
        let mut play = play.killed().keys("<enter>");
        assert_eq!(*play.session_screen().unwrap().form.half_typed(), BTreeMap::new(), "{end}");
        assert!(!play.screen().contains("not kept yet"), "{end}: {}", play.screen());
    }
}
#[test]
fn from_what_is_caught_and_not_kept_one_comes_back_to_the_read_back() {
    for end in ["<enter>", "<esc>"] {
        let play = before_agreement().keys("<esc><home>");
        let play = play.keys("<enter>").tab_to("Where is the buyer?").keys("q<pgdn>");
        let play = play.keys("<esc><end><enter>").tab_to("Ana, read your steps").keys("y");
        assert_eq!(focus(&play), ("changed.buyer_stage".to_owned(), "q".to_owned()));
        let mut play = play.keys(end);
        assert_eq!(focus(&play).0, "agreed.ana", "{end}");
        assert!(!play.screen().contains("not kept yet"), "{}", play.screen());
        let mut play = play.keys("yy");
        assert!(play.screen().contains("✓ Ana agreed"), "{}", play.screen());
    }
}

#[test]
fn who_goes_elsewhere_by_the_agenda_is_not_taken_back_to_the_read_back() {
    let play = before_agreement().keys("<esc><home>");
    let play = play.keys("<enter>").tab_to("Where is the buyer?").keys("q<pgdn>");
    let play = play.keys("<esc><end><enter>").tab_to("Ana, read your steps").keys("y<pgdn>");
    let play = play.keys("<esc><home><enter>").tab_to("Walk me through their decision");
    let play = play.keys(" too<enter>");
    assert!(!focus(&play).0.starts_with("agreed."), "{}", focus(&play).0);
}

#[test]
fn one_confirms_later_and_the_other_agrees_typed_fast_or_slowly() {
    for pace in PACES {
        let mut play = before_agreement().at_pace("wy", Duration::from_millis(pace)).wait(1);
        let screen = play.screen();
        assert!(screen.contains("~ Ana confirms later: 1 step proposed"), "{pace}:\n{screen}");
        assert!(screen.contains("✓ Goran agreed"), "{pace}:\n{screen}");
    }
}

#[test]
fn words_over_the_agenda_end_nothing_and_a_reason_is_typed_for_an_end() {
    for pace in PACES.map(Duration::from_millis) {
        for said in ["read it", "end it now", "he said so", "never mind", "we see"] {
            let mut play = in_stage().keys("<esc>").at_pace(said, pace).keys("<enter>");
            let screen = play.screen();
            assert!(!screen.contains("Ended") && !screen.contains("Nothing is agreed"), "{screen}");
        }
    }
    let mut play = in_stage().keys("<esc>e").at_pace("no time left", Duration::from_millis(60));
    play = play.keys("<enter>");
    assert!(play.screen().contains("No agreement  no time left"), "{}", play.screen());
}

#[test]
fn a_word_that_begins_with_the_key_and_a_sign_stands_whole() {
    let play = in_stage().at_pace("y'all saw it", Duration::from_millis(150));
    assert_eq!(typed(&play), "y'all saw it");
}

#[test]
fn a_short_word_of_keys_answers_no_row() {
    let play = in_stage().at_pace("nah", Duration::from_millis(60));
    assert_eq!(focus(&play), ("exit.align.criteria-written.status".to_owned(), "nah".to_owned()));
    assert_eq!(play.session().exit, in_stage().session().exit);
}
