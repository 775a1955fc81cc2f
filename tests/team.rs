//! Team: how much coaching there was, and what to look at. The figures are those that
//! were worked out by hand.

use std::path::PathBuf;

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::app::effect::Effect;
use sideline::app::key::{Code, Key};
use sideline::app::message::Message;
use sideline::app::update::update;
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Session, Sitting};
use sideline::interview::background::Background;

use crate::support::acme;
use crate::support::play::Play;

/// What stands in a window of each size.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (60, 20)];

/// Somebody in the workspace that was worked out by hand, at Team.
fn team_of(me: &str) -> Play {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/figures/workspace"].iter().collect();
    Play::in_copy_of(&folder, date(2026, 11, 25), me).keys("4")
}

/// The screen in each size.
fn sizes(play: &mut Play) -> String {
    SIZES.map(|size| format!("{} x {}\n{}", size.0, size.1, play.screen_in(size))).join("\n")
}

#[test]
fn a_manager_sees_their_own_lines_then_their_reps() {
    assert_snapshot!(sizes(&mut team_of("goran")));
    assert_snapshot!("team_in_colour", team_of("goran").shot());
}

#[test]
fn a_manager_sees_everybody_by_a_key() {
    let mut play = team_of("goran");
    assert!(!play.screen().contains("Ben Cole"));
    play = play.keys("v");
    assert_snapshot!(sizes(&mut play));
    assert!(!play.keys("v").screen().contains("Ben Cole"));
}

#[test]
fn of_a_rep_whom_nobody_coaches_that_is_said() {
    let play = team_of("mia");
    change(&play, "sideline.toml", "manager = \"goran\"\n", "");
    let mut play = play.today(date(2026, 11, 25), "mia").keys("4");
    assert!(play.screen().contains("Ana Ruiz (nobody coaches them)"), "{}", play.screen());
    let mut page = play.keys("<enter>");
    assert!(page.screen().contains("┌ Ana Ruiz (nobody coaches them)"), "{}", page.screen());
}

#[test]
fn all_of_one_rep_is_an_enter_away_and_esc_comes_back() {
    let mut play = team_of("goran").keys("<down>");
    let before = play.screen();
    let mut play = play.keys("<up><enter>");
    assert_snapshot!(sizes(&mut play));
    assert_eq!(play.keys("<esc><down>").screen(), before);
}

#[test]
fn a_figure_opens_to_its_records_and_a_record_to_its_minutes() {
    let mut play = team_of("goran").keys("<enter>");
    let rep = play.screen();
    let mut play = play.keys("<enter>");
    let records = play.screen();
    assert_snapshot!(sizes(&mut play));
    let mut play = play.keys("<enter>");
    let minutes = play.screen();
    assert!(minutes.contains("Minutes") && minutes != records, "{minutes}");
    let mut play = play.keys("<esc>");
    assert_eq!(play.screen(), records);
    let mut play = play.keys("<esc>");
    assert_eq!(play.screen(), rep);
}

#[test]
fn calls_steps_and_deals_are_records_too() {
    let records = |downs: usize| {
        let keys = format!("<enter>{}<enter>", "<down>".repeat(downs));
        team_of("goran").keys(&keys).screen()
    };
    assert_snapshot!([1, 2, 3, 4, 5, 6, 8].map(records).join("\n"));
}

#[test]
fn the_lines_of_a_manager_open_to_their_records_too() {
    let mut play = team_of("goran").keys("<up>");
    let own = play.screen();
    assert!(own.contains("Nothing") || own.contains('▌'), "{own}");
    let met = play.keys("<enter>").screen();
    assert!(met.contains("Nothing more stands behind this line."), "{met}");
    let kept = team_of("goran").keys("<up><up><enter>").screen();
    let stepped = team_of("goran").keys("<home><enter>").screen();
    assert_snapshot!([&kept, &stepped].map(String::as_str).join("\n"));
    let mut back = team_of("goran").keys("<home><enter><esc>");
    assert_eq!(back.screen(), team_of("goran").keys("<home>").screen());
    // A rep sees what is behind the lines of their manager, too.
    let of_ana = team_of("ana").keys("<home><enter>").screen();
    assert!(of_ana.contains("Step-ins") && of_ana.contains("took over"), "{of_ana}");
    let said = team_of("goran").keys("<home>c").screen();
    assert!(said.contains("That is for a rep: go down to one."), "{said}");
}

#[test]
fn a_rep_sees_their_own_page_below_the_lines_of_their_manager() {
    let mut play = team_of("ana");
    assert_snapshot!(sizes(&mut play));
    let screen = play.keys("v<enter>").screen();
    assert!(!screen.contains("Ben") && !screen.contains("Dag"), "{screen}");
}

#[test]
fn nobody_in_particular_is_asked_who_looks_and_sees_everybody() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/figures/workspace"].iter().collect();
    let mut play = Play::in_copy_of(&folder, date(2026, 11, 25), "");
    assert!(play.screen().contains("Who"), "{}", play.screen());
    assert_snapshot!(sizes(&mut play.keys("<esc>4")));
}

#[test]
fn until_all_deals_are_read_no_figure_is_told() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/figures/workspace"].iter().collect();
    let mut play = Play::in_copy_of(&folder, date(2026, 11, 25), "goran");
    let now = play.model.now.clone();
    let key = Key::plain(Code::Char('4'));
    let effects = update(&mut play.model, &now, Message::Key(key));
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Gather(deals) => Some(deals.len()),
        _ => None,
    });
    // Two were lost so lately that they are at hand for their debriefs.
    assert_eq!(asked, Some(11));
    assert_snapshot!(play.screen());
}

#[test]
fn every_value_stands_in_words_in_every_window() {
    let mut play = team_of("goran");
    for size in SIZES {
        let screen = play.screen_in(size);
        let words = ["126 of 180", "5 days", "3 of 2", "2 of 6", "Tue 1 Dec", "6 days since your"];
        for word in words {
            assert!(screen.contains(word), "{word} at {size:?}\n{screen}");
        }
    }
}

#[test]
fn in_a_small_window_all_that_there_is_to_look_at_can_be_gone_over() {
    let mut play = team_of("goran").keys("<tab>");
    let mut seen = String::new();
    for _ in 0..12 {
        seen.push_str(&play.screen_in((60, 20)));
        play = play.keys("<down>");
    }
    for words in ["54 minutes to go", "next one alone?", "2 calls", "7 of 9 of your talks"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    for words in ["would fund it", "h lists them", "Close rate 63 %", "▾", "▴"] {
        assert!(seen.contains(words), "{words}\n{seen}");
    }
    let last = play.screen_in((60, 20));
    assert!(last.contains("▌Why") && last.contains("asks it next time"), "{last}");
    // It is still Ana's, and the same key back leads to her row.
    assert!(last.contains("▸ Ana Ruiz"), "{last}");
    let mut play = play.keys("<shift-tab>");
    assert_eq!(play.screen(), team_of("goran").screen());
    // Below the last rep it goes on with what there is to look at.
    let mut play = play.keys("<down><down>");
    assert!(play.screen().contains("▌Coaching"), "{}", play.screen());
    assert!(play.keys("<up><up>").screen().contains("▸ Ana Ruiz"));
}

#[test]
fn the_lines_of_managers_say_how_many_are_above_and_below() {
    let mut play = team_of("ana").keys("<home><down><down>");
    let screen = play.screen_in((60, 20));
    assert!(screen.contains("▌ Team meeting"), "{screen}");
    let edge = screen.lines().nth(1).unwrap();
    assert!(edge.contains("▴ 1 more above"), "{screen}");
}

#[test]
fn the_last_line_names_the_keys_that_work_and_no_others() {
    let footer = |keys: &str, me: &str, size| {
        let mut play = team_of(me).keys(keys);
        play.screen_in(size).lines().last().unwrap().trim().to_owned()
    };
    for size in [(80, 24), (60, 20)] {
        let all = footer("", "goran", size);
        for key in ["c coach", "n ask why", "h help", "v all", "f1 help"] {
            assert!(all.contains(key), "{key}: {all}");
        }
        // Of Dag no figure is counted, and no outcome is lacking.
        let of_dag = footer("<down>", "goran", size);
        for key in ["c coach", "n ask why"] {
            assert!(!of_dag.contains(key), "{key}: {of_dag}");
        }
        assert!(of_dag.contains("v all") && of_dag.contains("t team met"), "{of_dag}");
    }
    // All of one rep: each key on the lines on which it works.
    for (line, keys) in
        [(0, ["", "r tell"]), (5, ["n ask why", "r tell"]), (9, ["c coach", "h help"])]
    {
        for me in ["goran", "ana"] {
            let to = if me == "goran" { "<enter>" } else { "" };
            let footer = footer(&format!("{to}{}", "<down>".repeat(line)), me, (80, 24));
            for key in ["n ask why", "c coach"] {
                assert_eq!(
                    footer.contains(key),
                    keys.contains(&key),
                    "{me} {line} {key}: {footer}"
                );
            }
            assert!(footer.contains("r tell"), "{footer}");
            assert_eq!(footer.contains("h help"), me == "goran", "{me}: {footer}");
        }
    }
}

#[test]
fn a_name_is_cut_only_where_nothing_else_can_give_way() {
    for (name, shown) in [
        ("Ana-Maria Ruiz Gil", "Ana-Maria Ruiz Gil 126 of 180"),
        ("Ana Ruiz Gil", "Ana Ruiz Gil ████"),
        ("Ana-Maria Ruiz Gil y Tomas", "Ana-Maria Ruiz Gil… 126 of 180"),
    ] {
        let play = team_of("goran");
        let file = play.root().join("sideline.toml");
        let team = std::fs::read_to_string(&file).unwrap().replace("Ana Ruiz", name);
        std::fs::write(file, team).unwrap();
        let mut play = play.today(date(2026, 11, 25), "goran").keys("4");
        let screen = play.screen();
        assert!(screen.contains(shown), "{shown}\n{screen}");
        assert!(play.screen_in((120, 36)).contains(name), "{}", play.screen_in((120, 36)));
    }
}

#[test]
fn a_team_is_looked_at_before_there_is_a_deal() {
    let mut play = Play::first_start();
    assert!(!play.screen().contains("4 team"), "{}", play.screen());
    std::fs::create_dir_all(play.root()).unwrap();
    let file = play.root().join("sideline.toml");
    let team = "format = 1\n[person.goran]\nname = \"Goran Petrovic\"\nrole = \"manager\"\n\
        [person.ana]\nname = \"Ana Ruiz\"\nrole = \"rep\"\nmanager = \"goran\"\n";
    std::fs::write(file, team).unwrap();
    let mut play = play.today(date(2026, 11, 25), "goran");
    assert!(play.screen().contains("4 team"), "{}", play.screen());
    let mut play = play.keys("4");
    assert!(play.screen().contains("Ana Ruiz") && play.screen().contains("Step-ins"));
    assert!(play.keys("<esc>").screen().contains("Welcome"));
}

#[test]
fn a_tick_of_the_team_meeting_goes_by_the_same_key() {
    let play = team_of("goran").keys("t<enter>");
    let file = "coaching/goran/person.toml";
    assert!(play.file(file).contains("2026-11-25 = true"), "{}", play.file(file));
    let mut play = play.keys("t<enter>");
    assert!(play.file(file).contains("2026-11-25 = false"), "{}", play.file(file));
    assert!(play.screen().contains("none written down"), "{}", play.screen());
    let play = play.keys("tlast mon<enter>");
    assert!(play.file(file).contains("2026-11-23 = true"), "{}", play.file(file));
}

/// The file of what is known of Ana.
const ANA: &str = "coaching/ana/person.toml";

#[test]
fn the_next_session_asks_about_a_figure_that_was_put_on_it() {
    let mut play = team_of("goran").keys("n");
    let screen = play.screen();
    assert!(
        screen.contains("Close rate: Ana's next standard or full session asks why"),
        "{screen}"
    );
    assert!(play.file(ANA).contains("close-rate = 2026-11-25"), "{}", play.file(ANA));
    let books = play.model.books.as_ref().unwrap();
    let mine = books.deals.values().filter(|book| book.deal.owner.as_str() == "ana");
    let book = mine.min_by_key(|book| book.deal.id.clone()).unwrap();
    let sitting = Sitting {
        kind: SessionKind::Standard,
        started: play.model.now.wall.clone(),
        ..book.sessions.values().next().unwrap().sitting()
    };
    let process = books.process_of(&book.deal).unwrap();
    let session = Session::start(sitting, &book.deal, process);
    let figures = Background::of(books, book, &session).figures;
    let asked: Vec<&str> = figures.iter().map(|figure| figure.ask.as_str()).collect();
    assert_eq!(asked, ["Close rate: 63 % (8 deals). Same here? Why?"]);
    let mut play = play.keys("n");
    assert!(!play.file(ANA).contains("close-rate"), "{}", play.file(ANA));
    assert!(play.screen().contains("no session of Ana's is to ask about it"), "{}", play.screen());
    let mut play = play.keys("n");
    assert!(play.screen().contains("Ana's next standard or full"), "{}", play.screen());
}

#[test]
fn what_several_deals_lack_is_coached_until_they_do_it_alone() {
    let play =
        team_of("goran").keys("<enter><down><down><down><down><down><down><down><down><down>");
    let mut play = play.keys("c");
    assert_snapshot!(play.screen());
    let mut play = play.keys("<ctrl-u>Funder<enter>p");
    let skill = "[skill.size-funder-named]\nname = \"Funder\"\nprocess = \"field\"\n\
        criterion = \"size.funder-named\"\nlevel = \"prompts\"\nsince = 2026-11-25\n";
    assert!(play.file(ANA).contains(skill), "{}", play.file(ANA));
    assert!(play.screen().contains("Funder: Goran prompts, since"), "{}", play.screen());
    let play = play.keys("c");
    assert!(play.file(ANA).contains("closed = 2026-11-25"), "{}", play.file(ANA));
}

#[test]
fn deals_that_are_stuck_are_listed_and_help_is_offered() {
    let mut play = team_of("goran").keys("h");
    assert_snapshot!(play.screen());
    let mut play = play.keys("h");
    assert!(play.screen().contains("Ana sees it on Today: could I help?"), "{}", play.screen());
}

#[test]
fn the_deals_of_a_rep_that_were_listed_lead_back_to_that_rep() {
    let mut play = team_of("goran").keys("vv<down><up>");
    let before = play.screen();
    assert_eq!(play.keys("h<esc>").screen(), before);
    // From the rep's own page they lead back to that.
    let mut page = team_of("goran").keys("<enter>");
    let title = page.screen().lines().next().unwrap().to_owned();
    assert_eq!(page.keys("h<esc>").screen().lines().next().unwrap(), title);
}

#[test]
fn a_process_that_cannot_be_read_stands_with_what_to_look_at() {
    let play = team_of("goran");
    let file = play.root().join("process-templates/field.toml");
    std::fs::write(file, "format = 1\n[process]\nid = \"field\"\n[[stage\n").unwrap();
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4");
    let not_read = "not read: process-templates/field.toml, line 4";
    assert!(play.screen().contains(not_read), "{}", play.screen());
}

#[test]
fn a_call_of_which_nobody_told_who_was_there_is_told() {
    let mut play = team_of("goran").keys("<enter><down><down>r");
    assert!(play.screen().contains("Call of Wed 18 Nov with Dana Fox"), "{}", play.screen());
}

#[test]
fn where_nobody_was_coached_yet_each_line_says_so() {
    let mut play = acme::agreed().today(date(2026, 12, 10), "goran").keys("4");
    assert_snapshot!(play.screen());
}

/// Writes something else into a file of the workspace.
fn change(play: &Play, file: &str, from: &str, to: &str) {
    let path = play.root().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} in {file}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_record_of_a_decided_deal_has_its_own_words() {
    let play = team_of("goran");
    let file = "deals/won-5/actions/a0000011.toml";
    change(&play, file, "2026-10-26", "2026-10-28");
    change(&play, file, "closed = 2026-10-25", "closed = 2026-10-29");
    let play = play.today(date(2026, 11, 25), "goran");
    let mut play = play.keys("4<enter><down><down><down><enter><end>");
    let screen = play.screen_in((120, 36));
    let row =
        "due Wed 28 Oct    Ask for the list, number 11 · late · done Thu 29 Oct · Won 5 · Order";
    assert!(screen.contains(row), "{screen}");
    // A step by which somebody stepped in, and the line that it stands behind.
    let gate = "\n[step_in]\nreason = \"make-number\"\n";
    let text = std::fs::read_to_string(play.root().join(file)).unwrap();
    let text = text.replace("owner = \"ana\"", "owner = \"goran\"");
    let text = text.replace("closed = 2026-10-29", "closed = 2026-11-24") + gate;
    std::fs::write(play.root().join(file), text).unwrap();
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4");
    let screen = play.screen_in((120, 36));
    assert!(screen.contains("Tue 24 Nov, Won 5, to make the number"), "{screen}");
    let mut play = play.keys("<home><enter>");
    let screen = play.screen_in((120, 36));
    assert!(screen.contains("Ask for the list, number 11 · to make the number"), "{screen}");
}

/// Everything on a process that no open deal follows.
fn with_an_old_process(play: &Play) {
    let change = |file: &str, from: &str, to: &str| change(play, file, from, to);
    let templates = play.root().join("process-templates");
    std::fs::copy(templates.join("field.toml"), templates.join("old.toml")).unwrap();
    change("process-templates/old.toml", "id = \"field\"", "id = \"old\"");
    change("process-templates/old.toml", "name = \"Field sale\"", "name = \"Old sale\"");
    let sessions = ["2026-09-10-s0000010.toml", "2026-09-24-s0000011.toml"];
    let sessions = sessions.map(|name| format!("deals/won-5/sessions/{name}"));
    change("deals/won-5/deal.toml", "process = \"field\"", "process = \"old\"");
    for session in sessions {
        change(&session, "id = \"field\"", "id = \"old\"");
    }
}

#[test]
fn a_process_that_only_decided_deals_follow_is_read_too() {
    let play = team_of("goran");
    with_an_old_process(&play);
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4<enter>");
    let talks = "Old sale: Sign 2";
    assert!(play.screen().contains(talks), "{}", play.screen());
    // Also when everything was read again, as somebody else changed it.
    let play = play.keys("<down><down><down><down><enter><enter>");
    let deal = play.root().join("deals/open-1/deal.toml");
    let text = std::fs::read_to_string(&deal).unwrap();
    std::fs::write(deal, text.replace("Open 1", "Open One")).unwrap();
    let mut play = play.keys("<esc>");
    assert!(play.screen().contains("Open One"), "{}", play.screen());
    let mut play = play.keys("<esc>");
    assert!(play.screen().contains(talks), "{}", play.screen());
    // What is wrong with its file is said as by the command.
    std::fs::write(play.root().join("process-templates/old.toml"), "format = 1\n[[stage\n")
        .unwrap();
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4<enter>");
    let screen = play.screen_in((80, 40));
    assert!(screen.contains("not read: process-templates/old.toml, line 2"), "{screen}");
}

#[test]
fn a_manager_is_told_before_a_talk_what_they_took_over() {
    let at = |me: &str| team_of(me).keys("2").keys("Open 2<enter>");
    let warning = "On open deals the second call in 30 days";
    let mut goran = at("goran");
    let folded = goran.screen_in((120, 60));
    assert!(folded.contains("n shows them") && !folded.contains(warning), "{folded}");
    let mut goran = goran.keys("n");
    let shown = goran.screen_in((120, 60));
    assert!(shown.contains(warning) && shown.contains("took over for Ana (2 of 3)"), "{shown}");
    // Ben has one alone, and a rep reads nothing of it.
    let mut ben = team_of("goran").keys("2").keys("Open 4<enter>n");
    assert!(!ben.screen_in((120, 60)).contains("took over"), "{}", ben.screen_in((120, 60)));
    let mut ana = at("ana").keys("n");
    assert!(!ana.screen_in((120, 60)).contains("took over"), "{}", ana.screen_in((120, 60)));
    // In the session that follows it stands nowhere.
    let mut session = goran.keys("s2");
    assert!(
        !session.screen_in((120, 60)).contains("took over"),
        "{}",
        session.screen_in((120, 60))
    );
}

#[test]
fn what_is_typed_of_somebody_is_never_none_where_it_cannot_be_known() {
    let play = team_of("goran");
    change(&play, "sideline.toml", "shared = false", "shared = true");
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4");
    assert!(play.screen().contains("Team meeting  not on this computer"), "{}", play.screen());
    let mut play = play.keys("<down><enter>");
    let dag = play.screen_in((120, 36));
    assert!(dag.contains("Pipeline to quota not on this computer"), "{dag}");
    assert!(dag.contains("why: not on this computer"), "{dag}");
    assert!(!dag.contains("no quota written") && !dag.contains("not talked about"), "{dag}");
    // Of Ana there is a file; one that cannot be read says so.
    let ana = play.keys("<esc><up><enter>").screen_in((120, 36));
    assert!(ana.contains("not talked about yet") && !ana.contains("not on this"), "{ana}");
    let play = team_of("goran");
    std::fs::write(play.root().join(ANA), "format = 1\nquota = [\n").unwrap();
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4<enter>");
    let ana = play.screen_in((120, 36));
    assert!(ana.contains("why: not read: coaching/ana/person.toml, line 2"), "{ana}");
    assert!(!ana.contains("not talked about"), "{ana}");
}

#[test]
fn what_cannot_be_read_of_a_decided_deal_is_said_with_each_figure() {
    let play = team_of("goran");
    let file = "deals/won-5/sessions/2026-09-24-s0000011.toml";
    std::fs::write(play.root().join(file), "format = 1\nid = [\n").unwrap();
    let mut play = play.today(date(2026, 11, 25), "goran").keys("4<enter>");
    let ana = play.screen_in((120, 36));
    assert!(ana.contains("Sign 3") && ana.matches("without 1 unread file").count() > 6, "{ana}");
    // The deal itself was opened, and its file is the same one.
    let play = play.keys("<down><down><down><down><down><enter><down><enter><esc><esc>");
    let ana = { play }.screen_in((120, 36));
    assert!(ana.contains("without 1 unread file"), "{ana}");
}
