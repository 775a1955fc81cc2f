//! The real program in a real terminal: two sessions by keys alone, and what
//! happens when it is cut off.

use std::path::{Path, PathBuf};

use jiff::civil::date;
use tempfile::TempDir;

use crate::support::acme::{AGREED, BEHIND, GOAL, NEW_DEAL, WORDS};
use crate::support::answers::Answer;
use crate::support::play::{Play, names};
use crate::support::pty::{Command, Exit, PATIENCE, Pty};
use crate::support::shape;

/// A home of its own.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn command(&self, now: &str) -> Command {
        self.around(Command::new(env!("CARGO_BIN_EXE_sideline")), now)
    }

    /// A command with this home around it.
    fn around(&self, command: Command, now: &str) -> Command {
        let folder = |name: &str| self.0.path().join(name);
        command
            .env("HOME", self.0.path())
            .env("TERM", "xterm-256color")
            .env("XDG_DATA_HOME", folder("data"))
            .env("SIDELINE_CONFIG_DIR", folder("config"))
            .env("SIDELINE_STATE_DIR", folder("state"))
            .env("SIDELINE_NOW", now)
            .env("SIDELINE_SEED", "7")
            .folder(self.0.path())
    }

    fn start(&self, now: &str) -> Pty {
        Pty::spawn(self.command(now), 36, 120)
    }

    fn workspace(&self) -> PathBuf {
        self.0.path().join("data/sideline")
    }

    fn deal(&self) -> PathBuf {
        self.workspace().join("deals/acme-robotics-plant-rollout")
    }

    fn sessions(&self) -> Vec<String> {
        texts(&self.deal().join("sessions"))
    }

    fn actions(&self) -> Vec<String> {
        texts(&self.deal().join("actions"))
    }
}

fn texts(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Somebody who plays a session and counts. What is asked, and the keys that
/// answer it, come from the machine without a terminal, which plays the same.
struct Player {
    pty: Pty,
    play: Play,
    /// Answers given.
    fields: usize,
    /// Keys that were no content: all but the characters of a text and the one
    /// key of a choice.
    keys: usize,
}

impl Player {
    fn new(pty: Pty, play: Play) -> Self {
        Self { pty, play, fields: 0, keys: 0 }
    }

    /// At the first start, at the form of a new deal.
    fn first(home: &Home) -> Self {
        let mut player = Self::new(home.start(FIRST_DAY), Play::first_start().keys("<enter>"));
        player.pty.wait_for("start a session now");
        player.press("enter");
        player
    }

    fn press(&mut self, key: &str) {
        self.keys += 1;
        self.pty.key(key);
    }

    /// Gives these answers, as [`Play::answers`] does.
    fn answers(self, answers: &[Answer<'_>]) -> Self {
        self.follow(|play| play.answers(answers))
    }

    /// Goes on to this question.
    fn until(self, words: &str) -> Self {
        let player = self.follow(|play| play.until(words));
        player.asked(words);
        player
    }

    /// Waits for each question, and answers it.
    fn follow(self, play: impl FnOnce(Play) -> Play) -> Self {
        let mut player = Self { play: play(self.play), ..self };
        for asked in std::mem::take(&mut player.play.asked) {
            player.asked(&asked.question);
            player.fields += usize::from(asked.is_answer);
            player.types(&asked.keys);
        }
        player
    }

    /// Types keys as hands do: what comes faster is one text. Enter follows once
    /// the text is read, and the next key once the text is kept.
    fn types(&mut self, keys: &str) {
        let mut text = String::new();
        for name in names(keys) {
            match name {
                "space" => text.push(' '),
                name if name.chars().count() == 1 => text.push_str(name),
                name => {
                    self.typed(&std::mem::take(&mut text));
                    let before = in_focus(&self.pty.screen());
                    self.press(name);
                    self.pty.wait_until(|screen| in_focus(screen) != before);
                }
            }
        }
        self.typed(&text);
    }

    /// Types a text, and waits until its last word stands in focus.
    fn typed(&self, text: &str) {
        self.pty.type_text(text);
        if let Some(last) = text.split_whitespace().last().filter(|_| text.chars().count() > 2) {
            self.pty.wait_until(|screen| in_focus(screen).contains(last));
        }
    }

    /// The question is in focus: it has the bar beside it.
    #[track_caller]
    fn asked(&self, question: &str) {
        // As much as stands in one line.
        let question: String = question.chars().take(50).collect();
        let line = format!("▌{question}");
        // An outcome has its sign before it; a choice stands further in.
        let is_asked = |line: &str| {
            let asked = line.split_once('▌').map(|(_, asked)| asked);
            asked.is_some_and(|asked| !asked.starts_with("   ") && asked.contains(&question))
        };
        let criterion = |screen: &str| screen.lines().any(is_asked);
        self.pty.wait_until(|screen| screen.contains(&line) || criterion(screen));
    }
}

/// The lines with the bar of what is in focus beside them.
fn in_focus(screen: &str) -> String {
    screen.lines().filter(|line| line.contains('▌')).collect::<Vec<_>>().join(" ")
}

const FIRST_DAY: &str = "2026-11-24T14:00:00+01:00";
const SECOND_DAY: &str = "2026-12-08T14:00:00+01:00";

/// From the first start to the agreement.
fn first_session(home: &Home) -> Player {
    let player = Player::first(home).answers(NEW_DEAL).until(GOAL);
    assert!(player.keys <= 6, "{} keys before the session", player.keys);
    let player = player.answers(BEHIND).answers(WORDS).answers(FIRST).answers(AGREED);
    player.pty.wait_for("✓ Goran agreed");
    player
}

const FIRST: &[Answer<'_>] = &[
    ("Buyer wrote or corrected", "y"),
    ("Who did it, when", "document dana 18 nov her redline"),
    ("Buyer walked us through", "p"),
    ("Two more people", "n"),
    ("Buyer edited a plan", "n"),
    ("Where is the buyer?", "2"),
    ("What did they do that shows it?", "She asked finance for the number"),
    ("Where do we work now?", "1"),
    ("Who have you talked to", "spoke to Dana, Ilse Brandt is new"),
    ("What is Dana's role", "1"),
    ("How much say does Dana have?", "1"),
    ("Where does Dana stand?", "3"),
    ("What is Ilse's role", "2"),
    ("How much say does Ilse have?", "2"),
    ("Where does Ilse stand?", "0"),
    ("Explore needs a user, and we have none", "s"),
    ("Whose mind, if it changed", "Dana"),
    ("What is holding this deal up?", "Legal has no named reviewer"),
    ("Which of these costs us most?", "2"),
    ("What could you do about it?", "Ask Tom to name one"),
    ("And what else could you do?", "Ask Dana on the call"),
    ("Which of the two?", "2"),
    ("What do you need for that?", "An hour with our lawyer"),
    ("From Goran, or on your own?", "y"),
    ("What would help?", "4"),
    ("way fail, or would you just", "Dana can name one in the meeting"),
    ("Which is it?", "d"),
    ("When is the next call?", "3 dec"),
    ("Who from their side?", "dana, ilse brandt"),
    ("What will Dana agree to?", "editing the draft with us"),
    ("And if not, what smaller yes?", "the go-live date"),
    ("How will we see it?", "the plan with her date in it"),
    ("Does Goran come along?", "n"),
    ("Rehearse it now?", "n"),
    // The first step came from the buyer map.
    ("Another step?", "Send Tom Ode the cost baseline"),
    ("What will you do differently on the next deal?", "Ask who told you first"),
    ("One thing that Ana did well", "She asked for the decision path"),
];

/// The second session starts from what the first one agreed.
const SECOND: &[Answer<'_>] = &[
    (GOAL, "See who signs"),
    ("This is where the deal stands", ""),
    ("An hour with our lawyer", "y"),
    ("What came of it?", "She read the terms"),
    ("Find out who the User is", "n"),
    ("What got in the way?", "1"),
    ("And now?", "1"),
    ("Send Tom Ode the cost baseline", "y"),
    ("What came of it?", "He sent his own number"),
    ("What came of it?", "a"),
    ("What did they agree to do", "Dana sends her go-live date by 10 dec"),
    ("The person with the problem accepted", "y"),
    ("Who did it, when", "dana invite 20 nov"),
    ("Buyer put a number on the cost", "y"),
    ("Who did it, when", "tom ode mail 4 dec"),
    ("Buyer named who owns the result", "n"),
    ("What have you asked your champion", "?"),
    ("Which criterion helps a rival most", "Price per unit"),
    ("Buyer walked us through", "y"),
    ("Who did it, when", "dana call 3 dec"),
    ("Two more people", "p"),
    ("Buyer edited a plan", "p"),
    ("Where is the buyer?", "3"),
    ("What did they do that shows it?", "They shared the criteria list"),
    ("Where do we work now?", "1"),
    ("What will take them longest", "Nothing new"),
    ("Who have you talked to", "nobody"),
    ("Which one do we close now?", "1"),
    ("Explore needs a user, and we have none", "l"),
    ("Which one do we close now?", "1"),
    ("We have met nobody more than once, that we know of", "f"),
    ("Who else have you met more than once?", "Dana, Ilse"),
    ("Whose mind, if it changed", "Ilse"),
    ("What is holding this deal up?", "Nobody owns the date"),
    ("Which of these costs us most?", "0"),
    ("What could you do about it?", "Ask Dana who owns it"),
    ("No call is planned: why?", "Dana is away until the 15th"),
    ("What is the first step?", "Ask Dana who signs"),
    ("What will you do differently on the next deal?", "Ask for the date first"),
    ("One thing that Ana did well", "She named who is missing"),
];

#[test]
fn two_sessions_by_keys_alone() {
    let home = Home::new();
    let player = first_session(&home);
    println!("first session: {} fields, {} keys not content", player.fields, player.keys);
    assert!(player.keys * 10 <= player.fields * 11, "at most 1.1 keys a field");
    player.pty.type_text("q");
    assert_eq!(player.pty.wait_exit(), Exit::Code(0));
    player.pty.wait_restored();
    // The team, the deal, two steps, one ask, one call, one session, its notes.
    assert_eq!(shape::check(&home.workspace()), 8);
    let minutes = &home.sessions()[0];
    assert!(minutes.contains("state = \"agreed\""), "{minutes}");
    assert!(minutes.contains("goal = \"Is the January date real?\""), "{minutes}");
    assert!(home.actions()[0].contains("due = 2026-12-01"), "{}", home.actions()[0]);
    assert_eq!(drafts(&home), 0, "the draft log is gone");

    let play = player.play.today(date(2026, 12, 8), "goran").keys("2<enter><enter>");
    let mut player = Player::new(home.start(SECOND_DAY), play);
    // Said once, and what waits for a manager begins with what they promised.
    player.asked("Who are you?");
    player.pty.type_text("2");
    player.pty.wait_for("promise  ");
    player.pty.type_text("2");
    player.pty.wait_for("The deals of this team");
    player.press("enter");
    player.pty.wait_for("Start a session");
    player.press("enter");
    // Goran owes nothing, and is not asked.
    let player = player.answers(SECOND).answers(&AGREED[..1]);
    player.pty.wait_for("✓ Ana agreed");
    println!("second session: {} fields, {} keys not content", player.fields, player.keys);
    assert!(player.keys * 10 <= player.fields * 11, "at most 1.1 keys a field");
    player.pty.type_text("q");
    assert_eq!(player.pty.wait_exit(), Exit::Code(0));
    player.pty.wait_restored();
    // The team, the deal, three steps, an ask, a call, two sessions and their notes.
    assert_eq!(shape::check(&home.workspace()), 11);
    let settings = std::fs::read_to_string(home.0.path().join("config/config.toml")).unwrap();
    assert_eq!(settings, "format = 1\nme = \"goran\"\n");
    let done = home.actions().into_iter().find(|text| text.contains("cost baseline")).unwrap();
    assert!(done.contains("status = \"done\""), "{done}");
    assert!(done.contains("result = \"He sent his own number\""), "{done}");
    assert_eq!(home.sessions().len(), 2);
}

fn drafts(home: &Home) -> usize {
    let state = home.0.path().join("state");
    let workspaces = std::fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    workspaces.map(|folder| std::fs::read_dir(folder.join("drafts")).unwrap().count()).sum()
}

/// Into the first answer of the current stage.
fn typing(home: &Home) -> Pty {
    let player = Player::first(home).answers(NEW_DEAL).answers(BEHIND);
    let player = player.until("Walk me through their decision");
    wait_for_drafts(home, 1, &player.pty);
    player.pty
}

/// Waits until so many draft logs are left: that of the new deal's form goes
/// when the deal is on the disk.
#[track_caller]
fn wait_for_drafts(home: &Home, left: usize, pty: &Pty) {
    let start = std::time::Instant::now();
    while drafts(home) > left {
        assert!(start.elapsed() < PATIENCE, "never saved: {}", pty.screen());
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

/// Opens the draft again: the text is there, on the same field.
#[track_caller]
fn resumed(home: &Home, text: &str) {
    let pty = home.start(FIRST_DAY);
    pty.wait_for("Who are you?");
    pty.type_text("0");
    pty.wait_for("open since");
    pty.key("enter");
    pty.wait_for("▌Walk me through their decision");
    pty.wait_for_cursor_after(text);
}

#[test]
fn a_kill_in_the_middle_of_typing_costs_at_most_one_key() {
    let home = Home::new();
    let pty = typing(&home);
    pty.type_text("Board on 14 Jan decides, Dana prep");
    pty.wait_for("Dana prep");
    pty.kill9();
    pty.wait_exit();
    resumed(&home, "Board on 14 Jan decides, Dana prep");
}

#[cfg(unix)]
#[test]
fn every_way_out_gives_the_terminal_back_and_keeps_the_text() {
    for (signal, code) in [(15, 143), (1, 129), (2, 130), (3, 131)] {
        let home = Home::new();
        let pty = typing(&home);
        pty.type_text("Legal I assume");
        pty.wait_for("Legal I assume");
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), Exit::Code(code), "signal {signal}");
        pty.wait_restored();
        resumed(&home, "Legal I assume");
    }
}

/// In a session whose file cannot be written, with an answer kept.
#[cfg(unix)]
fn unsaved(home: &Home) -> Pty {
    let player = Player::first(home).answers(NEW_DEAL).until(GOAL);
    wait_for_drafts(home, 0, &player.pty);
    std::os::unix::fs::symlink("nowhere", home.deal().join("sessions")).unwrap();
    let player = player.answers(&[(GOAL, "Is the date real?")]);
    player.pty.wait_for("The session is not saved");
    player.pty
}

#[cfg(unix)]
#[test]
fn what_could_not_be_saved_is_printed_whatever_ends_the_program() {
    #[track_caller]
    fn case(end: impl FnOnce(&Pty), code: u32) {
        let home = Home::new();
        let pty = unsaved(&home);
        end(&pty);
        assert_eq!(pty.wait_exit(), Exit::Code(code));
        pty.wait_restored();
        let said = pty.screen();
        assert!(said.contains("This could not be written. Copy what you still need:"), "{said}");
        assert!(said.contains("goal: Is the date real?"), "{said}");
    }
    case(|pty| pty.signal(15), 143);
    case(|pty| pty.signal(1), 129);
    case(
        |pty| {
            pty.key("ctrl-q");
            pty.wait_for("Once more leaves, and prints it");
            pty.key("ctrl-q");
        },
        1,
    );
}

#[cfg(unix)]
#[test]
fn what_no_draft_log_could_take_is_printed_at_the_end() {
    let home = Home::new();
    // No file may become larger than a kilobyte.
    let script = format!("trap '' XFSZ; ulimit -f 2; exec {}", env!("CARGO_BIN_EXE_sideline"));
    let shell = home.around(Command::new("sh").args(["-c", &script]), FIRST_DAY);
    let pty = Pty::spawn(shell, 36, 120);
    pty.wait_for("start a session now");
    pty.key("enter");
    pty.wait_for("Who is the customer?");
    let mut typed = String::new();
    for letter in "The United Robotics Works of Upper Lower".chars() {
        typed.push(letter);
        pty.type_text(&letter.to_string());
        if letter != ' ' {
            pty.wait_for_cursor_after(&typed);
        }
    }
    pty.wait_for("Draft not kept: the file may not become so large");
    pty.type_text(" Saxony");
    pty.wait_for("Upper Lower Saxony");
    pty.signal(15);
    assert_eq!(pty.wait_exit(), Exit::Code(143));
    pty.wait_restored();
    let said = pty.screen();
    assert!(said.contains("The United Robotics Works of Upper Lower Saxony"), "{said}");
}

#[test]
fn a_form_that_was_being_typed_is_there_after_a_kill_at_any_key() {
    let home = Home::new();
    let mut typed = String::new();
    for part in ["Ac", "me", " Robo", "tics"] {
        let pty = home.start(FIRST_DAY);
        if typed.is_empty() {
            pty.wait_for("start a session now");
            pty.key("enter");
        }
        pty.wait_for("▌Who is the customer?");
        pty.wait_for_cursor_after(&typed);
        typed.push_str(part);
        pty.type_text(part);
        pty.wait_for_cursor_after(&typed);
        pty.kill9();
        pty.wait_exit();
    }
}

#[test]
fn a_second_window_looks_on_until_the_first_one_goes() {
    let home = Home::new();
    let first = typing(&home);
    first.type_text("Board on 14 Jan");
    first.wait_for("Board on 14 Jan");
    let second = home.start(FIRST_DAY);
    second.wait_for("Who are you?");
    second.type_text("0");
    second.wait_for("open since");
    second.key("enter");
    second.wait_for("here you can only look");
    second.type_text("x");
    second.wait_for("Nothing was changed");
    first.kill9();
    first.wait_exit();
    second.wait_for("It was closed in the other window");
    second.wait_for_cursor_after("Board on 14 Jan");
    second.type_text(" decides");
    second.wait_for("Board on 14 Jan decides");
}

#[test]
fn a_window_that_is_closed_ends_the_program_and_keeps_the_text() {
    let home = Home::new();
    let mut pty = typing(&home);
    pty.type_text("Legal I assume");
    pty.wait_for("Legal I assume");
    pty.close();
    pty.wait_exit();
    resumed(&home, "Legal I assume");
}

#[test]
fn a_window_that_becomes_too_small_recovers() {
    let home = Home::new();
    let pty = typing(&home);
    pty.type_text("Legal I assume");
    pty.resize(10, 40);
    pty.wait_for("Nothing is lost");
    pty.type_text("not for a field");
    pty.resize(36, 120);
    pty.wait_for("Legal I assume");
    assert!(!pty.screen().contains("not for a field"));
}

#[test]
fn leaving_says_where_the_session_is_parked() {
    let home = Home::new();
    let pty = typing(&home);
    pty.type_text("Legal");
    pty.wait_for("Legal");
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    pty.wait_restored();
    pty.wait_for("is kept. Open the deal to go on where you left it.");
}

/// How often the process gave up the processor by itself.
#[cfg(target_os = "linux")]
pub(crate) fn wakes(pty: &Pty) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", pty.pid())).unwrap();
    let of_task = |folder: std::path::PathBuf| -> u64 {
        let status = std::fs::read_to_string(folder.join("status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.unwrap().trim().parse().unwrap()
    };
    tasks.map(|task| of_task(task.unwrap().path())).sum()
}

/// Without a clock on the screen nothing runs and nothing is sent; with one,
/// only the clock.
#[cfg(target_os = "linux")]
#[test]
fn an_idle_program_sleeps() {
    let home = Home::new();
    let pty = home.start(FIRST_DAY);
    pty.wait_for("start a session now");
    let settled = settle(&pty);
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!((wakes(&pty), pty.bytes_seen()), settled);
}

/// Wakes and bytes once both have stopped changing.
#[cfg(target_os = "linux")]
pub(crate) fn settle(pty: &Pty) -> (u64, usize) {
    let mut last = (wakes(pty), pty.bytes_seen());
    for _ in 0..100 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        let now = (wakes(pty), pty.bytes_seen());
        if now == last {
            return now;
        }
        last = now;
    }
    last
}
