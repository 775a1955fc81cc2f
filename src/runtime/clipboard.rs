//! The clipboard. A tool of this computer takes the text, and the terminal is asked
//! to in any case: which of the two a person pastes from, nobody can tell.
//!
//! Tools are waited for on a thread of their own, never long, and never ended: some
//! hold what was copied for as long as they live.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use super::clerk::Clerk;
use super::input::Waker;
use super::terminal::Output;
use crate::app::message::Copied;
use crate::domain::printable::printable;
use crate::world::Around;

/// Bytes of a text that terminals take; a longer one some of them cut.
const LIMIT: usize = 70_000;

/// How long a tool is waited for.
const WAIT: Duration = Duration::from_millis(300);

/// A program that takes a text for the clipboard on its standard input.
#[derive(Clone, Copy, Debug)]
struct Tool {
    program: &'static str,
    arguments: &'static [&'static str],
    /// Whether it is for a computer like this one.
    fits: fn(&[Around]) -> bool,
    /// The text as it wants it.
    bytes: fn(&str) -> Vec<u8>,
}

/// The first that starts takes the text.
const TOOLS: [Tool; 5] = [
    Tool { program: "pbcopy", arguments: &[], fits: |_| cfg!(target_os = "macos"), bytes: utf8 },
    Tool {
        program: "clip.exe",
        arguments: &[],
        fits: |around| cfg!(windows) || around.contains(&Around::Wsl),
        bytes: utf16,
    },
    Tool {
        program: "wl-copy",
        arguments: &[],
        fits: |around| around.contains(&Around::Wayland),
        bytes: utf8,
    },
    Tool {
        program: "xclip",
        arguments: &["-selection", "clipboard"],
        fits: |around| around.contains(&Around::X11),
        bytes: utf8,
    },
    Tool {
        program: "xsel",
        arguments: &["-b", "-i"],
        fits: |around| around.contains(&Around::X11),
        bytes: utf8,
    },
];

/// Keeps the text in tmux, and has it handed on to the terminals outside. Whether one
/// of those took it, it does not say.
const TMUX: Tool = Tool {
    program: "tmux",
    arguments: &["load-buffer", "-w", "-"],
    fits: |around| around.contains(&Around::Tmux),
    bytes: utf8,
};

fn utf8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// Little end first, with the mark that says so.
fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Puts texts on the clipboard.
#[derive(Debug)]
pub(super) struct Clipboard {
    clerk: Clerk<(u64, String), Copied>,
    /// The number of the newest text: older ones are not worth waiting for.
    newest: Arc<AtomicU64>,
}

impl Clipboard {
    /// Starts the thread. `waker` is rung for each answer.
    ///
    /// # Errors
    ///
    /// When the system has no thread to give.
    pub(super) fn start(around: Vec<Around>, waker: Waker) -> io::Result<Self> {
        let newest = Arc::new(AtomicU64::new(0));
        let latest = Arc::clone(&newest);
        let clerk = Clerk::start(waker, move |(number, text): (u64, String), say| {
            if number == latest.load(Ordering::Acquire) {
                let tmux = Handing::to(fitting(&[TMUX], &around), &text);
                say(copied(&text, &around));
                // So that it has the text before the program ends; it decides nothing.
                tmux.is_taken();
            }
        })?;
        Ok(Self { clerk, newest })
    }

    /// Copies a text. Never waits for a tool.
    pub(super) fn copy(&self, text: &str) {
        let text = printable(text);
        if text.len() <= LIMIT {
            hand_to_terminal(&text);
        }
        let number = self.newest.fetch_add(1, Ordering::AcqRel) + 1;
        self.clerk.hand((number, text));
    }

    /// What became of the texts since the last call.
    pub(super) fn reports(&mut self) -> Vec<Copied> {
        self.clerk.reports()
    }
}

fn hand_to_terminal(text: &str) {
    let mut out = Output::default();
    // A terminal that cannot be written to is found out by the wait.
    let _ = execute!(out, CopyToClipboard::to_clipboard_from(text)).and_then(|()| out.flush());
}

/// Those of the tools that are for a computer like this one.
fn fitting(tools: &[Tool], around: &[Around]) -> Vec<Tool> {
    tools.iter().filter(|tool| (tool.fits)(around)).copied().collect()
}

/// Hands a text to a tool, and says what came of it; it was handed to the terminal
/// before.
fn copied(text: &str, around: &[Around]) -> Copied {
    let is_here = !around.contains(&Around::Ssh);
    let tools = if is_here { fitting(&TOOLS, around) } else { Vec::new() };
    match (Handing::to(tools, text).is_taken(), text.len() <= LIMIT) {
        (true, _) => Copied::Taken,
        (false, true) => Copied::Handed,
        (false, false) => Copied::TooLong,
    }
}

/// A text on its way to the first tool that starts.
struct Handing {
    /// Whether the tool read all of it.
    is_read: Arc<AtomicBool>,
    /// Whether it ended well, once it did. Closed where none started.
    ended: Receiver<bool>,
}

impl Handing {
    /// Whoever waits for a tool that never ends waits on a thread that nobody waits
    /// for.
    fn to(tools: Vec<Tool>, text: &str) -> Self {
        let is_read = Arc::new(AtomicBool::new(false));
        let (say, ended) = mpsc::channel();
        let (text, read) = (text.to_owned(), Arc::clone(&is_read));
        let hand = move || {
            let started = tools.iter().find_map(|tool| Some((tool, start(tool).ok()?)));
            let Some((tool, mut child)) = started else { return };
            // Dropped behind it, which closes it.
            let stdin = child.stdin.take();
            let is_written = stdin.is_some_and(|mut it| it.write_all(&(tool.bytes)(&text)).is_ok());
            read.store(is_written, Ordering::Release);
            let is_well = child.wait().is_ok_and(|status| status.success());
            // Nobody waits any more for one that took its time.
            let _ = say.send(is_well);
        };
        // Without a thread it is as if no tool had started.
        drop(thread::Builder::new().name("clipboard tool".to_owned()).spawn(hand));
        Self { is_read, ended }
    }

    /// Whether a tool has the text: it ended well, or still holds it.
    fn is_taken(&self) -> bool {
        let is_well = match self.ended.recv_timeout(WAIT) {
            Ok(is_well) => is_well,
            Err(RecvTimeoutError::Timeout) => true,
            Err(RecvTimeoutError::Disconnected) => false,
        };
        is_well && self.is_read.load(Ordering::Acquire)
    }
}

/// Starts a tool without a shell, apart from the terminal: closing the window does not
/// end what holds the clipboard.
fn start(tool: &Tool) -> io::Result<Child> {
    let mut command = Command::new(tool.program);
    command.args(tool.arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    // pbcopy reads UTF-8 only where it is told so.
    #[cfg(target_os = "macos")]
    command.env("LC_CTYPE", "UTF-8");
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tool_is_the_one_of_this_computer() {
        #[track_caller]
        fn case(around: &[Around], expected: &[&str]) {
            let here = [fitting(&TOOLS, around), fitting(&[TMUX], around)].concat();
            let here = here.into_iter().map(|tool| tool.program);
            // That one is on a Mac whatever is around.
            let here: Vec<_> = here.filter(|program| *program != "pbcopy").collect();
            assert_eq!(here, expected, "{around:?}");
        }
        case(&[], &[]);
        case(&[Around::Wayland, Around::X11], &["wl-copy", "xclip", "xsel"]);
        case(&[Around::X11, Around::Tmux], &["xclip", "xsel", "tmux"]);
        case(&[Around::Wsl, Around::Wayland], &["clip.exe", "wl-copy"]);
    }

    #[test]
    fn windows_reads_two_bytes_a_letter_behind_a_mark() {
        assert_eq!(utf16("é👍"), [0xff, 0xfe, 0xe9, 0, 0x3d, 0xd8, 0x4d, 0xdc]);
    }

    #[test]
    fn without_a_tool_the_length_decides_what_is_said() {
        let around = [Around::Ssh, Around::Wayland];
        assert_eq!(copied(&"x".repeat(LIMIT), &around), Copied::Handed);
        assert_eq!(copied(&"x".repeat(LIMIT + 1), &around), Copied::TooLong);
    }

    #[test]
    fn of_many_texts_the_newest_is_worth_waiting_for() {
        let input = crate::runtime::input::Input::new().unwrap();
        let clipboard = Clipboard::start(vec![Around::Ssh], input.waker()).unwrap();
        clipboard.newest.store(2, Ordering::Release);
        clipboard.clerk.hand((1, "old".to_owned()));
        clipboard.clerk.hand((2, "new".to_owned()));
        assert_eq!(clipboard.clerk.finish(), [Copied::Handed]);
    }
}
