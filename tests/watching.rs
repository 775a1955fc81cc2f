//! The real program beside an editor: process files that are saved while
//! somebody looks at them, and the editor that it opens itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::pty::{Command, Exit, Pty};

const SALE: &str = "format = 1\nprocess = { id = \"our-sale\", name = \"Our sale\" }\n\n\
    [[stage]]\nid = \"discover\"\nbuyer_step = \"See what it costs us\"\n\
    exit = [\"The buyer has named the problem and what it costs them\"]\n";

/// A home with a workspace in it, and in that a process file.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(TempDir::new().unwrap());
        fs::create_dir_all(home.file().parent().unwrap()).unwrap();
        fs::write(home.0.path().join("sales/sideline.toml"), "format = 1\n").unwrap();
        fs::write(home.file(), SALE).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("sales/process-templates/our-sale.toml")
    }

    fn command(&self) -> Command {
        let folder = |name: &str| self.0.path().join(name);
        Command::new(env!("CARGO_BIN_EXE_sideline"))
            .env("HOME", self.0.path())
            .env("SIDELINE_CONFIG_DIR", folder("config"))
            .env("SIDELINE_STATE_DIR", folder("state"))
            .env("SIDELINE_NOW", "2026-11-24T14:30:00+01:00")
            .folder(folder("sales"))
    }

    /// An editor that does what the script says; the file is its last argument.
    fn editor(&self, script: &str) -> PathBuf {
        let path = self.0.path().join("my editor.sh");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
        path
    }
}

/// The preview of the file, in its first stage.
fn preview(command: Command) -> Pty {
    let file = "process-templates/our-sale.toml";
    let pty = Pty::spawn(command.args(["process", "preview", file]), 24, 80);
    pty.wait_for("Our sale v1");
    pty.key("pgdn");
    pty.wait_for("Buyer   \"See what it costs us\"");
    pty
}

/// Saves as editors do that write beside the file and rename.
fn replace(file: &Path, text: &str) {
    let beside = file.with_file_name(".our-sale.toml.swp");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, file).unwrap();
}

#[test]
fn a_preview_follows_each_save_whichever_way_it_is_written() {
    let home = Home::new();
    let pty = preview(home.command());
    fs::write(home.file(), SALE.replace("buyer_step", "buyers_step")).unwrap();
    pty.wait_for("[[stage]] has no key \"buyers_step\"");
    pty.wait_for("Buyer   \"See what it costs us\"");
    replace(&home.file(), &SALE.replace("what it costs", "how much it costs"));
    pty.wait_for("Buyer   \"See how much it costs us\"");
    pty.wait_gone("has no key");
    fs::rename(home.file(), home.file().with_extension("bak")).unwrap();
    pty.wait_for("there is no such file");
    fs::write(home.file(), SALE).unwrap();
    pty.wait_for("Buyer   \"See what it costs us\"");
    pty.wait_gone("there is no such file");
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    assert!(pty.restored());
    assert!(!home.0.path().join("state").exists(), "nothing was written");
}

#[test]
fn the_list_follows_files_that_come_and_go_and_a_folder_that_is_made() {
    let home = Home::new();
    let folder = home.file().parent().unwrap().to_owned();
    fs::remove_dir_all(&folder).unwrap();
    fs::create_dir_all(home.0.path().join("config")).unwrap();
    let deal = "deal add Plant --account Acme --owner Ana";
    let added = std::process::Command::new(env!("CARGO_BIN_EXE_sideline"))
        .args(deal.split(' '))
        .current_dir(home.0.path().join("sales"))
        .env("SIDELINE_STATE_DIR", home.0.path().join("state"))
        .env("SIDELINE_CONFIG_DIR", home.0.path().join("config"))
        .status();
    assert!(added.unwrap().success());
    fs::write(home.0.path().join("config/config.toml"), "format = 1\nme = \"ana\"\n").unwrap();
    let pty = Pty::spawn(home.command(), 24, 80);
    pty.wait_for("Ana's week");
    pty.type_text("5");
    pty.wait_for("None yet");
    fs::create_dir(&folder).unwrap();
    fs::write(home.file(), SALE).unwrap();
    pty.wait_for("our-sale.toml");
    fs::write(folder.join("second.toml"), "format = 2").unwrap();
    pty.wait_for("second.toml");
    fs::remove_file(home.file()).unwrap();
    pty.wait_gone("our-sale.toml");
}

#[cfg(target_os = "linux")]
#[test]
fn a_preview_that_nothing_happens_to_sleeps() {
    let home = Home::new();
    let pty = preview(home.command());
    replace(&home.file(), &SALE.replace("Our sale", "Their sale"));
    pty.wait_for("Their sale v1");
    let settled = crate::whole::settle(&pty);
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!((crate::whole::wakes(&pty), pty.bytes_seen()), settled);
}

#[test]
fn the_editor_has_the_terminal_and_what_it_saves_is_seen_at_once() {
    let home = Home::new();
    // It reads a line, which only a cooked terminal gives, and lives through
    // a Ctrl-C that is typed at it.
    let editor = home.editor(
        "trap ': interrupted' INT\n\
         echo \"edits with $1 $2\"\n\
         read -r name || read -r name\n\
         sed \"s/Our sale/$name/\" \"$3\" > \"$3.new\" && mv \"$3.new\" \"$3\"",
    );
    let editor = format!("'{}' --wait \"two words\"", editor.display());
    let pty = preview(home.command().env("VISUAL", editor).env("EDITOR", "/bin/false"));
    pty.type_text("e");
    pty.wait_for("edits with --wait two words");
    assert!(pty.restored(), "as the shell left it: {}", pty.screen());
    pty.key("ctrl-c");
    pty.wait_for("^C");
    pty.type_text("Their sale\n");
    pty.wait_for("Their sale v1");
    pty.wait_for("▸ 1 Discover");
    assert!(!pty.restored(), "the screens have it again");
    pty.key("ctrl-q");
    assert_eq!(pty.wait_exit(), Exit::Code(0));
    assert!(pty.restored());
}

#[test]
fn an_editor_that_fails_is_said_and_the_screens_come_back() {
    #[track_caller]
    fn case(editor: &str, said: &str) {
        let home = Home::new();
        let pty = preview(home.command().env("EDITOR", editor));
        pty.type_text("e");
        pty.wait_for(said);
        pty.wait_for("▸ 1 Discover");
        assert_eq!(fs::read_to_string(home.file()).unwrap(), SALE);
    }
    case("/nowhere/ed --wait", "The editor /nowhere/ed --wait cannot be started");
    case("/bin/false", "The editor /bin/false ended with an error");
    case("'open", "has a quote that is not closed");
    case("", "No editor is named: set EDITOR");
}

#[test]
fn the_editor_of_the_settings_is_used_where_the_environment_names_none() {
    let home = Home::new();
    fs::create_dir_all(home.0.path().join("config")).unwrap();
    let settings = home.0.path().join("config/config.toml");
    fs::write(settings, "format = 1\neditor = \"/bin/false\"\n").unwrap();
    let pty = preview(home.command());
    pty.type_text("e");
    pty.wait_for("The editor /bin/false ended with an error");
}
