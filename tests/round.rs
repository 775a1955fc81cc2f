//! A rep's round between sessions, in a real terminal: each thing takes at most
//! six keys that are no content.

use std::path::Path;
use std::process::Command as Run;

use tempfile::TempDir;

use crate::support::pty::{Command, Exit, Pty};

/// When the steps are written down, and when Ana makes her round.
const BEFORE: &str = "2026-11-10T09:00:00+01:00";
const NOW: &str = "2026-11-24T09:00:00+01:00";
const DEAL: &str = "acme-robotics-plant-rollout";

/// What every command here is run with.
fn around(home: &Path, now: &str) -> [(&'static str, String); 7] {
    let folder = |name: &str| home.join(name).display().to_string();
    [
        ("HOME", home.display().to_string()),
        ("TERM", "xterm-256color".to_owned()),
        ("XDG_DATA_HOME", folder("data")),
        ("SIDELINE_CONFIG_DIR", folder("config")),
        ("SIDELINE_STATE_DIR", folder("state")),
        ("SIDELINE_SEED", now.len().to_string()),
        ("SIDELINE_NOW", now.to_owned()),
    ]
}

fn run(home: &Path, seed: &str, args: &[&str]) -> String {
    let mut command = Run::new(env!("CARGO_BIN_EXE_sideline"));
    command.env_clear().envs(around(home, BEFORE)).env("SIDELINE_SEED", seed).args(args);
    let done = command.current_dir(home).output().unwrap();
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// Ana's workspace, with three steps that are overdue.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let root = home.path();
    run(root, "1", &["team", "add", "Goran Petrovic", "--role", "manager"]);
    run(root, "1", &["team", "add", "Ana Ruiz", "--role", "rep", "--manager", "goran"]);
    let deal = ["deal", "add", "Plant rollout", "--account", "Acme Robotics", "--owner", "ana"];
    run(root, "1", &deal);
    let steps = [
        ("Send Tom the cost baseline", "2026-11-17"),
        ("Ask Dana which board meeting decides", "2026-11-18"),
        ("Show Ilse the plan", "2026-11-19"),
    ];
    for (at, (text, due)) in steps.into_iter().enumerate() {
        let add = ["action", "add", text, "--deal", "acme", "--due", due, "--owner", "ana"];
        run(root, &at.to_string(), &add);
    }
    std::fs::create_dir_all(root.join("config")).unwrap();
    std::fs::write(root.join("config/config.toml"), "format = 1\nme = \"ana\"\n").unwrap();
    home
}

/// The rep, and the keys pressed that are no content.
struct Rep {
    pty: Pty,
    keys: usize,
}

impl Rep {
    fn start(home: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sideline")).folder(home);
        for (name, value) in around(home, NOW) {
            command = command.env(name, value);
        }
        Self { pty: Pty::spawn(command, 36, 120), keys: 0 }
    }

    /// A key that is no content.
    fn press(&mut self, key: &str) {
        self.keys += 1;
        if key.chars().count() == 1 { self.pty.type_text(key) } else { self.pty.key(key) }
    }

    /// A text, until it is read: what follows at once would be more of it.
    fn types(&self, text: &str) {
        self.pty.type_text(text);
        self.pty.wait_for_cursor_after(text);
    }

    /// Counts the keys of one thing, and begins anew.
    #[track_caller]
    fn took(&mut self, what: &str) {
        assert!(self.keys <= 6, "{what} took {} keys", self.keys);
        self.keys = 0;
    }
}

#[test]
fn a_rep_makes_a_round_in_a_few_keys() {
    let home = home();
    let mut rep = Rep::start(home.path());
    rep.pty.wait_for("Ana's week");
    rep.pty.wait_until(|screen| screen.matches("days late").count() == 3);
    rep.took("seeing three overdue steps");

    rep.press("3");
    rep.pty.wait_until(|screen| screen.contains("Overdue") && screen.contains("Actions"));
    rep.press("d");
    rep.pty.wait_for("What came of it?");
    rep.types("He put 4 million on it");
    rep.press("enter");
    rep.pty.wait_for("▌Done on which day?");
    rep.press("enter");
    rep.pty.wait_for("Kept. Ctrl-Z takes it back.");
    rep.took("closing a step with a result");

    rep.press("m");
    rep.pty.wait_for("To which day?");
    rep.pty.type_text("next fri");
    rep.pty.wait_for("= Fri 4 Dec");
    rep.press("enter");
    rep.pty.wait_for("▌Why?");
    rep.types("Dana is away");
    rep.press("enter");
    rep.pty.wait_until(|screen| screen.matches("days late").count() == 1);
    rep.took("moving a step with a reason");

    rep.press("r");
    rep.pty.wait_for("What would help?");
    rep.press("4");
    rep.pty.wait_until(|screen| screen.contains("▌Of whom") || screen.contains("▌Who"));
    rep.press("enter");
    rep.pty.wait_for("▌What");
    rep.types("Two days of a presales engineer");
    rep.press("enter");
    rep.pty.wait_for("▌By when");
    rep.press("enter");
    rep.pty.wait_for("Resource: Two days");
    rep.press("c");
    rep.pty.wait_for("Handed to the terminal.");
    rep.took("raising an ask and copying its text");
    let text = rep.pty.clipboard().unwrap();
    assert!(text.contains("Two days of a presales engineer"), "{text}");
    rep.pty.key("ctrl-q");
    assert_eq!(rep.pty.wait_exit(), Exit::Code(0));

    let listed = run(home.path(), "1", &["action", "list", "--deal", DEAL, "--all", "--json"]);
    for fact in ["\"result\": \"He put 4 million on it\"", "\"due\": \"2026-12-04\""] {
        assert!(listed.contains(fact), "{fact}: {listed}");
    }
    let asked = run(home.path(), "1", &["ask", "list", "--json"]);
    assert!(asked.contains("\"gist\": \"Two days of a presales engineer\""), "{asked}");
}
