//! The list of processes, and the preview of one: keys in, picture out.

use std::fs;

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::app::message::Message;
use sideline::domain::pasting::{At, Paste, paste};
use sideline::domain::process::Process;
use sideline::domain::proposal::{ProposalKind, Proposed};
use sideline::pages::sheet::{Problem, Weight};
use sideline::template;
use sideline::template::fault::Severity;
use sideline::template::shipped::SHIPPED;
use sideline::template::spots::spots;
use sideline::template::uses::Uses;

use crate::support::play::Play;

const SALE: &str = "format = 1\nprocess = { id = \"our-sale\", name = \"Our sale\" }\n\n\
    [[stage]]\nid = \"discover\"\nbuyer_step = \"See what it costs us\"\n\
    question = [\"What happens if they do nothing?\"]\n\
    exit = [\"The buyer has named the problem and what it costs them\"]\n\n\
    [[stage]]\nid = \"propose\"\n\
    exit = [\"The buyer has told us who decides and by what date\"]\n";

/// In the list of processes, with that file of the team's.
fn with_file(name: &str, text: &str) -> Play {
    let play = crate::support::acme::session();
    put(&play, name, text);
    play.today(date(2026, 11, 24), "goran").keys("5")
}

/// The same file with another text, as it is seen when an editor saves it.
fn saved(mut play: Play, name: &str, text: &str) -> Play {
    put(&play, name, text);
    play.reads_processes();
    play
}

fn put(play: &Play, name: &str, text: &str) {
    let folder = play.root().join("process-templates");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), text).unwrap();
}

/// The preview of a file that was broken in the editor a moment ago.
pub(crate) fn broken() -> Play {
    let play = with_file("our-sale.toml", SALE).keys("<enter><pgdn>");
    saved(
        play,
        "our-sale.toml",
        &SALE.replace("id = \"propose\"\n", "id = \"Propose\"\nnmae = 1\n"),
    )
}

fn in_demo() -> Play {
    Play::demo().keys("5")
}

#[test]
fn the_list() {
    assert_snapshot!(in_demo().shot());
}

#[test]
fn the_list_with_files_of_the_team() {
    let play = with_file("our-sale.toml", SALE);
    put(&play, "old.toml", "format = 1\nprocess = { id = \"old\", nme = \"Old sale\" }\n");
    assert_snapshot!(play.keys("5").shot());
}

#[test]
fn the_preview_of_a_stage() {
    assert_snapshot!(in_demo().keys("<enter><pgdn><pgdn><pgdn>").shot());
}

#[test]
fn the_preview_of_a_file_that_was_broken_a_moment_ago() {
    assert_snapshot!(broken().shot());
}

#[test]
fn the_preview_of_a_file_that_could_never_be_read() {
    let text = SALE.replace("format = 1", "format = one");
    assert_snapshot!(with_file("our-sale.toml", &text).keys("<enter>").shot());
}

#[test]
fn the_preview_of_a_file_with_warnings() {
    let mut play = with_file("our-sale.toml", SALE).keys("<enter><pgdn>");
    let mut sheets = play.sheets();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.file.is_some()) {
        sheet.problems = vec![Problem {
            weight: Weight::Warning,
            file: Some("base.toml".to_owned()),
            line: 7,
            column: 1,
            message: "nobody reads \u{1b}[31mthis".to_owned(),
            help: Some("say what the buyer does".to_owned()),
        }];
    }
    play.tell(Message::Sheets(sheets));
    assert_snapshot!(play.shot());
}

#[test]
fn help_in_a_preview() {
    assert_snapshot!(in_demo().keys("<enter><f1>").shot());
}

#[test]
fn the_processes_are_found_by_name() {
    let mut play = Play::demo().keys("<ctrl-p>processes<enter>");
    assert!(play.screen().contains("Shipped with sideline"), "{}", play.screen());
}

/// All that the steps show, walked line by line from the first to the last.
fn walked(mut play: Play) -> String {
    play = play.keys("<home>");
    let mut seen = String::new();
    loop {
        let screen = play.screen_in((60, 20));
        if seen.ends_with(&screen) {
            return seen;
        }
        seen.push_str(&screen);
        play = play.keys("<down>");
    }
}

fn texts(process: &Process) -> Vec<&str> {
    let mut texts = Vec::new();
    for stage in &process.stages {
        texts.extend([stage.purpose.as_deref(), stage.buyer_step.as_deref()].into_iter().flatten());
        texts.extend(stage.questions.iter().map(|it| it.ask.as_str()));
        texts.extend(stage.questions.iter().filter_map(|it| it.why.as_deref()));
        texts.extend(stage.exit.iter().map(|it| it.outcome.as_str()));
        texts.extend(stage.exit.iter().filter_map(|it| it.evidence.as_deref()));
        texts.extend(stage.objectives.iter().map(|it| it.prompt.as_str()));
        texts.extend(stage.objectives.iter().filter_map(|it| it.fallback.as_deref()));
        texts.extend(stage.traps.iter().map(String::as_str));
    }
    texts
}

#[test]
fn every_text_of_every_shipped_process_is_seen_in_a_small_window() {
    for (id, text) in SHIPPED {
        let process = template::read(text.as_bytes()).unwrap();
        let mut play = in_demo();
        while !play.screen().lines().any(|line| line.contains("▌    ") && line.contains(*id)) {
            play = play.keys("<down>");
        }
        let seen = walked(play.keys("<enter>"));
        // Lines are broken at spaces, and the frame stands between them.
        let words = |text: &str| {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.collect::<String>()
        };
        let seen = words(&seen.replace("not needed", "").replace("  needed ", ""));
        for text in texts(&process) {
            assert!(seen.contains(&words(text)), "{id}: {text}");
        }
    }
}

#[test]
fn up_goes_back_line_by_line_to_where_one_came_from() {
    let mut play = in_demo().keys("<enter><pgdn>");
    let first = play.screen();
    play = play.keys("<down><down><down><down><down><down><down><down><down><down><down><down>");
    assert_ne!(play.screen(), first);
    play = play.keys("<up><up><up><up><up><up><up><up><up><up><up><up>");
    assert_eq!(play.screen(), first);
}

#[test]
fn a_preview_leaves_nothing_behind() {
    let play = with_file("our-sale.toml", SALE);
    let (deals, drafts) = (play.names("deals"), play.drafts());
    let mut play = play.keys("<enter><pgdn>yabc<enter><tab><ctrl-t><pgdn><pgdn><pgdn><esc><esc>");
    assert_eq!((play.names("deals"), play.drafts()), (deals, drafts));
    assert_eq!(play.file_count(), 0);
    assert!(play.screen().contains("Goran's week"), "{}", play.screen());
}

#[test]
fn a_fault_is_shown_above_the_last_good_version_and_goes_when_it_is_mended() {
    let mut play = broken();
    let screen = play.screen();
    assert!(screen.contains("2 errors") && screen.contains("See what it costs us"), "{screen}");
    assert!(screen.contains("as it last was"), "{screen}");
    play = saved(play, "our-sale.toml", &SALE.replace("Our sale", "Their sale"));
    let screen = play.screen();
    assert!(screen.contains("Their sale v1") && !screen.contains("error"), "{screen}");
    assert!(screen.contains("▸ 1 Discover"), "one stays where one was: {screen}");
}

#[test]
fn a_file_that_is_broken_in_the_list_keeps_its_last_good_version_for_the_preview() {
    let play = with_file("our-sale.toml", SALE);
    let play = saved(play, "our-sale.toml", &SALE.replace("exit", "exits"));
    let mut play = play.keys("<enter><pgdn>");
    let screen = play.screen();
    assert!(screen.contains("2 errors") && screen.contains("See what it costs us"), "{screen}");
}

#[test]
fn a_file_that_could_never_be_read_is_walked_as_soon_as_it_can_be() {
    let play = with_file("our-sale.toml", "format = one").keys("<enter>");
    let mut play = saved(play, "our-sale.toml", SALE);
    assert!(play.screen().contains("What do you want from these 45"), "{}", play.screen());
}

#[test]
fn a_file_that_is_gone_is_said_and_shown_as_it_was() {
    let mut play = with_file("our-sale.toml", SALE).keys("<enter><pgdn>");
    fs::remove_file(play.root().join("process-templates/our-sale.toml")).unwrap();
    play.reads_processes();
    let screen = play.screen();
    assert!(screen.contains("there is no such file"), "{screen}");
    assert!(screen.contains("See what it costs us"), "{screen}");
}

#[test]
fn the_file_of_a_process_is_opened_and_one_that_ships_is_not() {
    let mut play = with_file("our-sale.toml", SALE).keys("e");
    let file = play.root().join("process-templates/our-sale.toml");
    assert_eq!(play.edited.take(), Some(file.clone()));
    play = play.keys("<enter>e");
    assert_eq!(play.edited.take(), Some(file), "from the preview, too");
    play = play.keys("<esc><down>e");
    assert_eq!(play.edited, None);
    let said = "sideline process copy b2b-buyer-aligned";
    assert!(play.screen_in((120, 40)).contains(said), "{}", play.screen());
}

#[test]
fn files_are_watched_while_somebody_looks_at_them_and_no_longer() {
    let mut play = in_demo().keys("<enter>");
    assert!(play.is_watching);
    play = play.keys("<esc><esc>");
    play.reads_processes();
    assert!(!play.is_watching);
}

/// A proposal as a debrief leaves it, in the workspace.
fn propose(play: &Play, id: &str, what: &str) {
    let folder = play.root().join("proposals");
    fs::create_dir_all(&folder).unwrap();
    let text = format!(
        "format = 1\nid = \"{id}\"\nprocess = \"our-sale\"\n\
         deal = \"acme-robotics-plant-rollout\"\nsession = \"936kjweb\"\nby = \"ana\"\n\
         created = 2026-11-20\n{what}\nstatus = \"open\"\n"
    );
    fs::write(folder.join(format!("{id}.toml")), text).unwrap();
}

const LONG: &str = "format = 1\nprocess = { id = \"our-sale\", name = \"Our sale\" }\n\n\
    [[stage]]\nid = \"discover\"\nname = \"Discover\"\nbuyer_step = \"See what it costs us\"\n\n\
    [[stage.exit]]\nid = \"problem-named\"\n\
    outcome = \"The buyer has named the problem\"\n\n\
    [[stage.exit]]\nid = \"owner-named\"\n\
    outcome = \"The buyer has named who owns the result\"\nrequired = false\n\n\
    [[stage]]\nid = \"propose\"\nname = \"Propose\"\n\
    exit = [\n  \"The buyer has told us who decides and by what date\",\n]\n";

/// In the list of processes, with that file and that proposal for it.
fn proposed(what: &str) -> Play {
    let play = crate::support::acme::session();
    put(&play, "our-sale.toml", LONG);
    propose(&play, "q4w8z2kd", what);
    play.today(date(2026, 11, 24), "goran").keys("5")
}

const REQUIRED: &str = "kind = \"required\"\nstage = \"discover\"\n\
    criterion = \"discover.owner-named\"\ntext = \"The buyer has named who owns the result\"";

#[test]
fn a_proposal_stands_beside_its_file_and_enter_shows_what_to_paste() {
    let mut play = proposed(REQUIRED);
    let screen = play.screen();
    let row = screen.lines().find(|line| line.contains("Our sale")).expect(&screen);
    assert!(row.contains("1 proposal"), "{screen}");
    let mut play = play.keys("<down><enter>");
    assert_snapshot!(play.layouts());
    let play = play.keys("c");
    assert_eq!(play.copied.as_deref(), Some("required = true"));
    let mut done = play.keys("d");
    assert!(!done.screen().contains("proposal"), "{}", done.screen());
    let file = done.file("proposals/q4w8z2kd.toml");
    assert!(file.ends_with("status = \"done\"\nclosed = 2026-11-24\n"), "{file}");
    let mut declined = proposed(REQUIRED).keys("<down><enter>x");
    assert!(declined.screen().contains("Declined: why?"), "{}", declined.screen());
    let declined = declined.keys("<enter>").keys("One deal is no rule<enter>");
    let file = declined.file("proposals/q4w8z2kd.toml");
    let said = "status = \"declined\"\nclosed = 2026-11-24\nwhy = \"One deal is no rule\"\n";
    assert!(file.ends_with(said), "{file}");
}

/// The text with the lines pasted where the page says.
fn pasted(text: &str, paste: &Paste) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let new: Vec<&str> = paste.lines.iter().map(String::as_str).collect();
    match paste.at {
        Some(At::Below(line) | At::InList(line)) => drop(lines.splice(line..line, new)),
        Some(At::InPlaceOf(line)) => drop(lines.splice(line - 1..line, new)),
        None => lines.extend(new),
    }
    lines.join("\n") + "\n"
}

#[test]
fn what_is_pasted_is_a_sound_process_that_has_it() {
    #[track_caller]
    fn case(kind: ProposalKind, place: &str, text: &str, has: fn(&Process) -> bool) {
        let before = template::check(LONG.as_bytes(), &Uses::default()).process.unwrap();
        let stage = place.split('.').next().and_then(|stage| stage.parse().ok());
        let criterion = place.contains('.').then(|| place.parse().unwrap());
        let proposed = Proposed { kind, stage, criterion, text: Some(text.to_owned()) };
        assert!(!has(&before), "{kind} {place}");
        let after = pasted(LONG, &paste(&proposed, &before, &spots(LONG)).unwrap());
        let checked = template::check(after.as_bytes(), &Uses::default());
        let is_error = |fault: &&template::fault::Fault| fault.severity == Severity::Error;
        assert_eq!(checked.faults.iter().find(is_error), None, "{after}");
        assert!(has(&checked.process.unwrap()), "{after}");
    }
    case(ProposalKind::Question, "discover", "Who \"signs\" it?", |process| {
        process.stages[0].questions.iter().any(|it| it.ask == "Who \"signs\" it?")
    });
    case(ProposalKind::Question, "propose", "Who signs it?", |process| {
        process.stages[1].questions.iter().any(|it| it.ask == "Who signs it?")
    });
    case(ProposalKind::Exit, "discover", "The buyer has booked a talk", |process| {
        process.stages[0].exit.len() == 3
    });
    case(ProposalKind::Exit, "propose", "The buyer has booked a talk", |process| {
        process.stages[1].exit.len() == 2
    });
    case(ProposalKind::Trap, "discover", "a price is no value", |process| {
        process.stages[0].traps == ["a price is no value"]
    });
    case(ProposalKind::Required, "discover.owner-named", "It", |process| {
        process.stages[0].exit[1].required
    });
}

#[test]
fn a_proposal_whose_place_is_gone_says_so_and_its_words_are_copied() {
    #[track_caller]
    fn case(what: &str, said: &str, copied: &str) {
        let mut play = proposed(what).keys("<down><enter>");
        let screen = play.screen();
        assert!(screen.contains(said), "{screen}");
        let play = play.keys("c");
        assert_eq!(play.copied.as_deref(), Some(copied));
    }
    let gone = "kind = \"question\"\nstage = \"scoping\"\ntext = \"Who signs?\"";
    case(gone, "The process no longer has the stage \"scoping\"", "Who signs?");
    let gone = REQUIRED.replace("owner-named", "sponsor-named");
    case(&gone, "The process no longer has the outcome", "The buyer has named who owns the result");
    let other = "kind = \"other\"\ntext = \"Shorter stages\"";
    case(other, "In own words: say it in the file as you see fit.", "Shorter stages");
    // Once it was pasted, the page says so.
    let mut play = proposed(REQUIRED).keys("<down><enter>");
    play = saved(play, "our-sale.toml", &LONG.replace("required = false", "required = true"));
    assert!(play.screen().contains("The file says so by now"), "{}", play.screen());
    // One that ships is copied first.
    let play = crate::support::acme::session();
    propose(&play, "q4w8z2kd", REQUIRED);
    let file = play.root().join("proposals/q4w8z2kd.toml");
    let shipped = fs::read_to_string(&file).unwrap();
    let shipped = shipped
        .replace("our-sale", "simple")
        .replace("discover.owner-named", "discover.next-talk-booked");
    fs::write(&file, shipped).unwrap();
    let mut play = play.today(date(2026, 11, 24), "goran").keys("5");
    for _ in 0..20 {
        if play.screen().lines().any(|line| line.contains("▸ ") && line.contains("proposal  ")) {
            break;
        }
        play = play.keys("<down>");
    }
    let mut play = play.keys("<enter>");
    let screen = play.screen();
    assert!(screen.contains("sideline process copy simple"), "{screen}");
}

#[test]
fn a_stage_that_only_the_parent_has_is_named_first() {
    const CHILD: &str = "format = 1\nextends = \"simple\"\n\n\
        [process]\nid = \"our-sale\"\nversion = 1\nname = \"Our sale\"\n";
    let play = crate::support::acme::session();
    let ours = |text: &str| {
        put(&play, "our-sale.toml", text);
        play.sheets().into_iter().find(|sheet| sheet.id == "our-sale").unwrap()
    };
    let before = ours(CHILD).process.unwrap();
    for (kind, place, text) in [
        (ProposalKind::Question, "discover", "Who signs it?"),
        (ProposalKind::Exit, "discover", "The buyer has named who signs"),
        (ProposalKind::Trap, "discover", "a price is no value"),
        (ProposalKind::Required, "discover.next-talk-booked", "It"),
    ] {
        let stage = place.split('.').next().and_then(|stage| stage.parse().ok());
        let criterion = place.contains('.').then(|| place.parse().unwrap());
        let proposed = Proposed { kind, stage, criterion, text: Some(text.to_owned()) };
        let after = pasted(CHILD, &paste(&proposed, &before, &spots(CHILD)).unwrap());
        let sheet = ours(&after);
        assert!(!sheet.is_broken(), "{after}\n{:?}", sheet.problems);
        let (old, new) = (&before.stages[0], &sheet.process.unwrap().stages[0]);
        let grown = match kind {
            ProposalKind::Question => new.questions.len() > old.questions.len(),
            ProposalKind::Exit => new.exit.len() > old.exit.len(),
            ProposalKind::Trap => new.traps.len() == old.traps.len() + 1,
            ProposalKind::Required => new.required().count() > old.required().count(),
            ProposalKind::Other => false,
        };
        assert!(grown, "{after}");
    }
}
