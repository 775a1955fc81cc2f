//! The pieces of the shell in a real terminal.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::probe::{ARGUMENTS, GONE, MODE, REFUSED, probe, probe_in};
use crate::support::pty::{self, Exit, Pty};

const HUP: i32 = 1;
const INT: i32 = 2;
const QUIT: i32 = 3;
const TERM: i32 = 15;

fn start(mode: &str) -> Pty {
    let pty = Pty::spawn(probe(mode), 24, 80);
    pty.wait_for("wakes 0.");
    assert!(!pty.restored(), "the probe has the terminal");
    pty
}

#[test]
fn the_terminal_is_given_back_at_the_end() {
    let pty = start("plain");
    pty.type_text("Q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    assert!(pty.restored());
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let pty = start("plain");
    pty.type_text("P");
    assert_eq!(pty.wait_exit(), Exit::Code(101));
    assert!(pty.restored());
    let said = pty.screen().replace('\n', "");
    assert!(said.contains("what you typed is kept in the draft"), "{said}");
    assert!(said.contains("on ?]0;trial?"), "{said}");
    assert!(!said.contains("stack backtrace"), "{said}");
}

#[test]
fn a_panic_of_the_clerk_ends_the_program_as_its_own_does() {
    let pty = start("plain");
    pty.type_text("C");
    assert_eq!(pty.wait_exit(), Exit::Code(101));
    assert!(pty.restored());
    let said = pty.screen().replace('\n', "");
    assert_eq!(said.matches("of the clerk").count(), 1, "told once: {said}");
}

#[test]
fn a_signal_saves_gives_the_terminal_back_and_ends_with_its_number() {
    #[track_caller]
    fn case(number: i32, code: u32) {
        let pty = start("plain");
        pty.signal(number);
        assert_eq!(pty.wait_exit(), Exit::Code(code));
        assert!(pty.restored());
        assert!(pty.screen().contains("saved before the end"), "{}", pty.screen());
    }
    case(HUP, 129);
    case(INT, 130);
    case(QUIT, 131);
    case(TERM, 143);
}

#[test]
fn a_closed_window_ends_the_program() {
    let mut pty = start("plain");
    let closed = Instant::now();
    pty.close();
    assert_eq!(pty.wait_exit(), Exit::Code(GONE));
    assert!(closed.elapsed() < Duration::from_millis(500), "took {:?}", closed.elapsed());
}

#[test]
fn a_closed_window_ends_the_program_when_the_signal_is_ignored_too() {
    #[track_caller]
    fn case(typed: &[u8]) {
        let mut pty = Pty::spawn(probe_in("trap '' HUP; exec \"$0\" \"$@\"", "unwatched"), 24, 80);
        pty.wait_for("wakes 0.");
        pty.send(b"a");
        pty.wait_for("keys 1.");
        pty.send(typed);
        let closed = Instant::now();
        pty.close();
        assert_eq!(pty.wait_exit(), Exit::Code(GONE));
        assert!(closed.elapsed() < Duration::from_millis(500), "took {:?}", closed.elapsed());
    }
    case(b"");
    case(b"\x1b[1;");
    case(b"\x1b[200~half a paste");
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_runs_and_nothing_is_written_while_nothing_happens() {
    let pty = start("plain");
    pty.type_text("a");
    pty.wait_for("keys 1.");
    let at_rest = || (switches(pty.pid()), pty.bytes_seen());
    // On a busy machine it may take a while to get there.
    for _ in 0..10 {
        let before = at_rest();
        std::thread::sleep(Duration::from_secs(1));
        if at_rest() == before {
            pty.type_text("a");
            pty.wait_for("keys 2.");
            return;
        }
    }
    panic!("never a second without a thread waking up or a byte written");
}

/// How often the threads of a process have gone to sleep so far.
#[cfg(target_os = "linux")]
fn switches(pid: u32) -> Vec<(String, String)> {
    let mut switches: Vec<_> = std::fs::read_dir(format!("/proc/{pid}/task"))
        .unwrap()
        .map(|task| {
            let status = std::fs::read_to_string(task.unwrap().path().join("status")).unwrap();
            let field = |name: &str| {
                status.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned()
            };
            (field("Name:"), field("voluntary_ctxt_switches:"))
        })
        .collect();
    switches.sort();
    switches
}

#[test]
fn a_burst_arrives_whole_and_in_few_waits() {
    let pty = start("plain");
    pty.type_text(&"a".repeat(3000));
    pty.wait_for("keys 3000.");
    let wakes: usize = pty
        .screen()
        .lines()
        .find_map(|line| line.strip_prefix("wakes ")?.strip_suffix('.')?.parse().ok())
        .unwrap();
    assert!(wakes < 50, "{wakes} waits for one burst");
}

#[test]
fn a_paste_arrives_as_one_piece() {
    let pty = start("plain");
    let text = "line\r\nline\rline\n\x11".repeat(300);
    pty.paste(&text);
    pty.wait_for(&format!("pasted {}.", text.len()));
    assert!(pty.screen().contains("keys 0."), "{}", pty.screen());
}

#[test]
fn keys_are_told_by_their_names() {
    #[track_caller]
    fn case(pty: &Pty, key: &str, expected: &str) {
        pty.key(key);
        pty.wait_for(&format!("last {expected}."));
    }
    let pty = start("plain");
    case(&pty, "<enter>", "+Enter");
    case(&pty, "tab", "+Tab");
    case(&pty, "shift-tab", "Shift+Back Tab");
    case(&pty, "esc", "+Esc");
    case(&pty, "up", "+Up");
    case(&pty, "ctrl-left", "Control+Left");
    case(&pty, "home", "+Home");
    case(&pty, "pgup", "+Page Up");
    case(&pty, "backspace", "+Backspace");
    case(&pty, "delete", "+Del");
    case(&pty, "f1", "+F1");
    case(&pty, "f12", "+F12");
    case(&pty, "ctrl-x", "Control+x");
    case(&pty, "alt-enter", "Alt+Enter");
    case(&pty, "é", "+é");
}

#[test]
fn escape_does_not_wait_for_another_key() {
    let pty = start("plain");
    pty.key("esc");
    pty.wait_for("last +Esc.");
    pty.type_text("\x1b\x1b\x1b");
    pty.wait_for("keys 4.");
}

#[test]
fn a_late_answer_of_the_terminal_is_no_key() {
    let pty = start("plain");
    pty.send(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?64;1c\x1b[12;1Ra");
    pty.wait_for("keys 1.");
}

#[test]
fn another_thread_ends_the_wait() {
    let pty = start("plain");
    pty.type_text("R");
    pty.wait_for("keys 1.");
    pty.wait_for("wakes 2.");
}

#[test]
fn a_new_size_is_told() {
    let pty = start("plain");
    pty.resize(30, 100);
    pty.wait_for("last Resize(100, 30).");
    pty.wait_gone("wakes 0.");
    pty.resize(24, 80);
    pty.wait_until(|screen| screen.lines().count() == 6 && screen.contains("Resize(80, 24)."));
    assert_eq!(pty.cursor(), (5, 8), "behind the count of wakes");
}

#[test]
#[cfg(target_os = "linux")]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    const TSTP: i32 = 20;
    const CONT: i32 = 18;
    let pty = start("plain");
    pty.signal(TSTP);
    pty.wait_restored();
    wait_for_state(pty.pid(), 'T');
    let bytes = pty.bytes_seen();
    pty.signal(CONT);
    pty.wait_for("resumed 1.");
    assert!(!pty.restored());
    assert!(pty.bytes_seen() > bytes);
    pty.type_text("a");
    pty.wait_for("keys 1.");

    pty.signal(TSTP);
    wait_for_state(pty.pid(), 'T');
    pty.signal(TERM);
    pty.signal(CONT);
    assert_eq!(pty.wait_exit(), Exit::Code(143));
    assert!(pty.restored());
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_is_written_from_the_background() {
    // A shell with job control, as a person has it. It goes on only when it has
    // seen the program stop a second time: brought forward while it is about to
    // stop, a program stops in the foreground.
    let shell = "set -m; \"$0\" \"$@\"; echo stopped; read line; bg; \
        until jobs > \"$JOBS\"; grep -q Stopped \"$JOBS\"; do :; done; echo behind; read line; fg";
    let jobs = tempfile::NamedTempFile::new().unwrap();
    let pty = Pty::spawn(probe_in(shell, "plain").env("JOBS", jobs.path()), 24, 80);
    pty.wait_for("wakes 0.");
    let pid = number_after(&pty.screen(), "process ");
    pty::signal(pid, 20);
    pty.wait_for("stopped");
    wait_for_state(pid, 'T');
    assert!(pty.restored());

    pty.key("enter");
    pty.wait_for("behind");
    wait_for_state(pid, 'T');
    assert!(pty.restored());
    assert!(!pty.screen().contains("resumed"), "{}", pty.screen());

    pty.key("enter");
    pty.wait_for("resumed 1.");
    assert!(!pty.restored());
    pty.type_text("Q");
    pty.wait_exit();
    assert!(pty.restored());
}

#[cfg(target_os = "linux")]
fn wait_for_state(pid: u32, state: char) {
    let start = Instant::now();
    loop {
        let line = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        if line.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with(state)) {
            return;
        }
        assert!(start.elapsed() < pty::PATIENCE, "never in state {state}: {line}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn number_after(screen: &str, word: &str) -> u32 {
    let (_, rest) = screen.split_once(word).unwrap();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_stopped_reading_keeps_nothing_alive() {
    let mut pty = start("silent");
    pty.stop_reading();
    let start = written(pty.pid());
    pty.type_text("F");
    let mut before = start;
    // Until more was written than by any frame, and then no more: it is stuck.
    while before < start + 4096 || written(pty.pid()) > before {
        before = written(pty.pid());
        std::thread::sleep(Duration::from_millis(20));
    }
    pty.signal(TERM);
    assert_eq!(pty.wait_exit(), Exit::Code(143));
}

/// How many bytes a process has written so far.
#[cfg(target_os = "linux")]
fn written(pid: u32) -> u64 {
    let counts = std::fs::read_to_string(format!("/proc/{pid}/io")).unwrap();
    counts.lines().find_map(|line| line.strip_prefix("wchar: ")?.parse().ok()).unwrap()
}

#[test]
fn a_pipe_is_refused() {
    let myself = std::env::current_exe().unwrap();
    let output = Command::new(myself)
        .args(ARGUMENTS)
        .env(MODE, "plain")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), i32::try_from(REFUSED).ok());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("the input is not a terminal"), "{said}");
}
