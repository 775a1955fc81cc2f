//! What copying says, with tools that stand in for those of a desktop, in a real
//! terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use tempfile::TempDir;

use crate::support::pty::{Command, Exit, PATIENCE, Pty, signal};

const HANDED: &str = "Handed to the terminal. If pasting gives nothing, f writes it to a file.";

/// A home with a deal, and a folder of tools in it.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(TempDir::new().unwrap());
        fs::create_dir(home.file("tools")).unwrap();
        for line in [
            &["team", "add", "Ana Ruiz", "--role", "rep"][..],
            &["deal", "add", "Plant rollout", "--account", "Acme Robotics", "--owner", "ana"],
        ] {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sideline"));
            command.env_clear().envs(home.around()).args(line).current_dir(home.0.path());
            assert!(command.output().unwrap().status.success());
        }
        fs::create_dir_all(home.file("config")).unwrap();
        fs::write(home.file("config/config.toml"), "format = 1\nme = \"ana\"\n").unwrap();
        home
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// With a tool that does these lines. It finds the home in `$HOME`.
    fn with(self, tool: &str, lines: &str) -> Self {
        let path = self.file("tools").join(tool);
        fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn around(&self) -> [(&'static str, PathBuf); 6] {
        [
            ("HOME", self.0.path().to_owned()),
            ("XDG_DATA_HOME", self.file("data")),
            ("SIDELINE_CONFIG_DIR", self.file("config")),
            ("SIDELINE_STATE_DIR", self.file("state")),
            ("SIDELINE_NOW", "2026-11-24T09:00:00+01:00".into()),
            // No tool of this computer is found.
            ("PATH", self.file("tools")),
        ]
    }

    /// The page before a call of the deal, with these variables beside.
    fn paper(&self, variables: &[&str]) -> Pty {
        let command = Command::new(env!("CARGO_BIN_EXE_sideline")).folder(self.0.path());
        let around = self.around().into_iter();
        let command = around.fold(command, |command, (name, value)| command.env(name, value));
        let variables = variables.iter();
        let pty =
            Pty::spawn(variables.fold(command, |command, name| command.env(name, "x")), 30, 100);
        pty.wait_for("Ana's week");
        pty.type_text("2");
        pty.wait_for("+ Add a deal");
        pty.key("enter");
        pty.wait_for("Start a session");
        pty.type_text("b");
        pty.wait_for("Before the call");
        pty
    }

    /// Waits for a file that a tool writes.
    fn wait_for(&self, name: &str) -> String {
        let began = Instant::now();
        loop {
            match fs::read_to_string(self.file(name)) {
                Ok(text) if text.ends_with('\n') => return text,
                _ if began.elapsed() > PATIENCE => panic!("{name} was never written"),
                _ => std::thread::yield_now(),
            }
        }
    }
}

const KILL: i32 = 9;
#[cfg(target_os = "linux")]
const USR1: i32 = 10;
#[cfg(not(target_os = "linux"))]
const USR1: i32 = 30;

/// Reads all of it, so that its end is seen, and says so.
const TAKES: &str = "/bin/cat > \"$HOME/copied\"";

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

#[test]
fn what_a_tool_does_with_it_is_what_is_said() {
    #[track_caller]
    fn case(home: &Home, variables: &[&str], expected: &str, is_taken: bool) {
        let pty = home.paper(variables);
        pty.type_text("c");
        pty.wait_for(expected);
        assert!(pty.clipboard().unwrap().contains("Acme Robotics"), "the terminal is asked too");
        assert_eq!(is_there(&home.file("copied")), is_taken);
        if is_taken {
            assert_eq!(fs::read_to_string(home.file("copied")).unwrap(), pty.clipboard().unwrap());
        }
        pty.key("ctrl-q");
        assert_eq!(pty.wait_exit(), Exit::Code(0));
    }
    let well = || Home::new().with("wl-copy", TAKES);
    case(&well(), &["WAYLAND_DISPLAY"], "Copied.", true);
    case(&well(), &["WAYLAND_DISPLAY", "SSH_CONNECTION"], HANDED, false);
    case(&well(), &["DISPLAY"], HANDED, false);
    case(&well(), &[], HANDED, false);
    let fails = Home::new().with("wl-copy", &format!("{TAKES}\nexit 1"));
    case(&fails, &["WAYLAND_DISPLAY"], HANDED, true);
    // The first that is missing leaves it to the next one.
    let other = Home::new().with("xsel", &format!("[ \"$*\" = '-b -i' ] && {TAKES}"));
    case(&other, &["WAYLAND_DISPLAY", "DISPLAY"], "Copied.", true);
    // What it prints is not seen.
    let loud = Home::new().with("xclip", &format!("echo NOISE; echo NOISE >&2; {TAKES}"));
    case(&loud, &["DISPLAY"], "Copied.", true);
}

#[test]
fn tmux_keeps_it_as_well() {
    let keeps = "echo \"$*\" > \"$HOME/said\"; /bin/cat > \"$HOME/kept\"; echo > \"$HOME/done\"";
    let home = Home::new().with("tmux", keeps);
    let pty = home.paper(&["TMUX", "SSH_CONNECTION"]);
    pty.type_text("c");
    pty.wait_for(HANDED);
    home.wait_for("done");
    assert_eq!(home.wait_for("said"), "load-buffer -w -\n");
    assert_eq!(fs::read_to_string(home.file("kept")).unwrap(), pty.clipboard().unwrap());
}

#[test]
fn a_tool_that_never_ends_is_left_alone_and_no_key_waits_for_it() {
    let answers = "trap 'echo > \"$HOME/answered\"; exit' USR1";
    let lives = "while :; do /bin/sleep 0.1; done";
    let holds = format!("{answers}; {TAKES}; echo $$ > \"$HOME/pid\"; {lives}");
    let home = Home::new().with("wl-copy", &holds);
    let pty = home.paper(&["WAYLAND_DISPLAY"]);
    let before = pty.raw().len();
    pty.type_text("c2");
    pty.wait_for("Copied.");
    let drawn = pty.raw().split_off(before);
    // One word: blanks that were there before are not drawn again.
    let (key, said) = (drawn.find("Verified"), drawn.find("Copied."));
    assert!(key.is_some() && key < said, "{key:?} {said:?}");
    let pid: u32 = home.wait_for("pid").trim().parse().unwrap();
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    drop(pty);
    signal(pid, USR1);
    home.wait_for("answered");
}

#[test]
fn a_tool_that_does_not_read_holds_nothing_up() {
    // More bytes than a pipe takes: whoever copies it waits for the tool, and nobody else.
    let home = Home::new().with("wl-copy", "echo $$ > \"$HOME/pid\"; exec /bin/sleep 1000");
    let long = "山".repeat(23_000);
    let path = home.file("data/sideline/deals/acme-robotics-plant-rollout/deal.toml");
    let deal = fs::read_to_string(&path).unwrap();
    let deal = deal.replacen("name = \"Plant rollout\"", &format!("name = \"{long}\""), 1);
    fs::write(&path, deal).unwrap();
    let pty = home.paper(&["WAYLAND_DISPLAY"]);
    pty.type_text("c");
    pty.wait_for(HANDED);
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    let pid: u32 = home.wait_for("pid").trim().parse().unwrap();
    signal(pid, KILL);
}
