//! A program in a real terminal, as a person sees it: keys in, screen out.
//!
//! Nothing waits for a time to pass: every wait is for something to be seen, and
//! fails with the screen when it is not seen within [`PATIENCE`]. The terminal
//! answers no queries.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use filedescriptor::FileDescriptor;
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, Signal, kill_process};

use super::keys::key_bytes;

/// How long anything may take: far longer than it does.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Code(u32),
    /// Killed, with the system's name for the signal.
    Signal(String),
}

/// What a program is run with. Its environment is empty but for the kind of
/// terminal, the language and the path.
#[derive(Clone, Debug)]
pub(crate) struct Command(CommandBuilder);

impl Command {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let mut builder = CommandBuilder::new(program);
        builder.env_clear();
        Self(builder)
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            // Else it starts in the home folder.
            .folder(std::env::current_dir().unwrap())
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.0.arg(arg);
        self
    }

    pub(crate) fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.0.args(args);
        self
    }

    pub(crate) fn env(mut self, name: impl AsRef<OsStr>, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn folder(mut self, folder: impl AsRef<OsStr>) -> Self {
        self.0.cwd(folder);
        self
    }
}

/// A terminal with a program in it.
pub(crate) struct Pty {
    /// Our end, as a file to write to. Closed together with `window`.
    keys: Option<File>,
    window: Option<Box<dyn MasterPty + Send>>,
    /// Closing it ends the reading thread, which holds our end open too.
    reading: Option<UnixStream>,
    seen: Arc<Seen>,
    pid: u32,
    modes_before: String,
}

/// What the terminal shows, shared with the threads that keep it up to date.
struct Seen {
    now: Mutex<Now>,
    changed: Condvar,
}

struct Now {
    parser: vt100::Parser,
    bytes: usize,
    /// All that came, as it came.
    raw: Vec<u8>,
    /// Nothing more will come: the program and its children closed their end.
    over: bool,
    exit: Option<Exit>,
}

impl Pty {
    /// Starts the program as the leader of a new session in a new terminal.
    pub(crate) fn spawn(command: Command, rows: u16, cols: u16) -> Self {
        let size = PtySize { rows, cols, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let window = pair.master;
        let modes_before = modes(window.as_ref());
        let keys = FileDescriptor::dup(&window.as_raw_fd().unwrap()).unwrap().as_file().unwrap();
        let mut child = pair.slave.spawn_command(command.0).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Seen {
            now: Mutex::new(Now {
                parser: vt100::Parser::new(cells(rows), cells(cols), 0),
                bytes: 0,
                raw: Vec::new(),
                over: false,
                exit: None,
            }),
            changed: Condvar::new(),
        });
        let (reading, stop) = UnixStream::pair().unwrap();
        let output = keys.try_clone().unwrap();
        let reader = Arc::clone(&seen);
        thread::spawn(move || read(output, &stop, &reader));
        let pid = child.process_id().unwrap();
        let waiter = Arc::clone(&seen);
        thread::spawn(move || {
            let status = child.wait().unwrap();
            let exit = match status.signal() {
                Some(name) => Exit::Signal(name.to_owned()),
                None => Exit::Code(status.exit_code()),
            };
            waiter.change(|now| now.exit = Some(exit));
        });
        Self {
            keys: Some(keys),
            window: Some(window),
            reading: Some(reading),
            seen,
            pid,
            modes_before,
        }
    }

    /// Sends text as if typed, all at once.
    pub(crate) fn type_text(&self, text: &str) {
        self.send(text.as_bytes());
    }

    /// Presses a key: `enter`, `<shift-tab>`, `ctrl-left`, `alt-enter`, `f1`, ...
    #[track_caller]
    pub(crate) fn key(&self, name: &str) {
        self.send(&key_bytes(name));
    }

    /// Pastes as terminals do that put pastes in brackets.
    pub(crate) fn paste(&self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    /// Sends bytes as they are, such as a late answer of the terminal.
    pub(crate) fn send(&self, bytes: &[u8]) {
        self.keys.as_ref().expect("the window is closed").write_all(bytes).unwrap();
    }

    /// Waits until the text is on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(&format!("{text:?} on the screen"), |now| now.rows().contains(text));
    }

    /// Waits until the text is not on the screen.
    #[track_caller]
    pub(crate) fn wait_gone(&self, text: &str) {
        self.wait(&format!("{text:?} gone from the screen"), |now| !now.rows().contains(text));
    }

    /// Waits until the screen is as wanted; see [`Self::screen`].
    #[track_caller]
    pub(crate) fn wait_until(&self, wanted: impl Fn(&str) -> bool) {
        self.wait("the screen to be as wanted", |now| wanted(&now.rows()));
    }

    /// Waits until the cursor stands right behind that text.
    #[track_caller]
    pub(crate) fn wait_for_cursor_after(&self, text: &str) {
        self.wait(&format!("the cursor after {text:?}"), |now| {
            let (row, column) = now.parser.screen().cursor_position();
            let rows = now.rows();
            let line = rows.lines().nth(row.into()).unwrap_or_default();
            let before: String = line.chars().take(column.into()).collect();
            before.ends_with(text)
        });
    }

    /// Waits for the program to end and for all it wrote.
    ///
    /// All that was read of it, that is, if reading was stopped.
    #[track_caller]
    pub(crate) fn wait_exit(&self) -> Exit {
        self.wait("the end of the program", |now| now.exit.is_some() && now.over);
        self.now().exit.clone().unwrap()
    }

    /// Waits until the terminal is as it was before the program took it: on the
    /// ordinary screen, with the cursor, without brackets around pastes, without
    /// mouse reports, in the modes it was in.
    #[track_caller]
    pub(crate) fn wait_restored(&self) {
        self.wait("the terminal to be restored", |now| self.is_restored(now));
    }

    /// Whether the terminal is as it was; see [`Self::wait_restored`].
    pub(crate) fn restored(&self) -> bool {
        self.is_restored(&self.now())
    }

    /// The text that was put on the clipboard last.
    pub(crate) fn clipboard(&self) -> Option<String> {
        let raw = self.raw();
        let (_, copied) = raw.rsplit_once("\u{1b}]52;c;")?;
        let (coded, _) = copied.split_once(['\u{7}', '\u{1b}'])?;
        Some(decoded(coded))
    }

    /// All that came, as it came.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen.now.lock().unwrap().raw).into_owned()
    }

    /// The rows of the screen, without the blanks at their ends.
    pub(crate) fn screen(&self) -> String {
        self.now().rows()
    }

    /// Whether the first letter of the screen has a colour of its own.
    pub(crate) fn begins_in_colour(&self) -> bool {
        let now = self.now();
        let cell = now.parser.screen().cell(0, 0).unwrap();
        cell.fgcolor() != vt100::Color::Default
    }

    /// Where the cursor is, row and column from zero.
    pub(crate) fn cursor(&self) -> (u16, u16) {
        self.now().parser.screen().cursor_position()
    }

    /// How many bytes the program has written so far.
    pub(crate) fn bytes_seen(&self) -> usize {
        self.now().bytes
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&self, rows: u16, cols: u16) {
        // The screen first: what is drawn for the new size finds it there.
        self.now().parser.screen_mut().set_size(cells(rows), cells(cols));
        let size = PtySize { rows, cols, ..PtySize::default() };
        self.window.as_ref().expect("the window is closed").resize(size).unwrap();
    }

    /// Closes the window.
    pub(crate) fn close(&mut self) {
        self.keys = None;
        self.window = None;
        self.reading = None;
        // The reading thread closes the last of our ends.
        self.wait("the window to close", |now| now.over);
    }

    /// Lets the terminal read no more of what the program writes.
    pub(crate) fn stop_reading(&mut self) {
        self.reading = None;
        self.wait("the reading to end", |now| now.over);
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// Sends a signal to the program.
    pub(crate) fn signal(&self, number: i32) {
        signal(self.pid, number);
    }

    /// Ends the program at once.
    pub(crate) fn kill9(&self) {
        self.signal(9);
    }

    fn is_restored(&self, now: &Now) -> bool {
        let screen = now.parser.screen();
        let window = self.window.as_ref().expect("the window is closed");
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && !screen.application_keypad()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && modes(window.as_ref()) == self.modes_before
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.seen.now.lock().unwrap()
    }

    #[track_caller]
    fn wait(&self, what: &str, wanted: impl Fn(&Now) -> bool) {
        let start = Instant::now();
        let mut now = self.now();
        while !wanted(&now) {
            let hopeless = now.over && now.exit.is_some();
            let late = start.elapsed() > PATIENCE;
            if hopeless || late {
                let (rows, exit) = (now.rows(), now.exit.clone());
                drop(now);
                panic!("waited for {what}; ended: {exit:?}; on the screen:\n{rows}");
            }
            // Modes of the terminal change unseen: look now and then.
            now = self.seen.changed.wait_timeout(now, Duration::from_millis(5)).unwrap().0;
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.now().exit.is_none() {
            self.kill9();
        }
    }
}

impl Now {
    fn rows(&self) -> String {
        let screen = self.parser.screen();
        let rows: Vec<_> =
            screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect();
        rows.join("\n").trim_end().to_owned()
    }
}

impl Seen {
    fn change(&self, change: impl FnOnce(&mut Now)) {
        change(&mut self.now.lock().unwrap());
        self.changed.notify_all();
    }
}

/// Sends a signal to a process.
pub(crate) fn signal(pid: u32, number: i32) {
    let pid = Pid::from_raw(pid.try_into().unwrap()).unwrap();
    // A process that has just ended needs none.
    let _ = kill_process(pid, Signal::from_named_raw(number).unwrap());
}

/// Reads until the program's end is closed or ours is to be.
fn read(mut output: File, stop: &UnixStream, seen: &Seen) {
    let mut bytes = vec![0; 65536];
    loop {
        let mut watched = [PollFd::new(&output, PollFlags::IN), PollFd::new(stop, PollFlags::IN)];
        poll(&mut watched, None).unwrap();
        if watched.get(1).is_some_and(|stop| !stop.revents().is_empty()) {
            break;
        }
        match output.read(&mut bytes) {
            Ok(count) if count > 0 => seen.change(|now| {
                now.bytes += count;
                now.raw.extend_from_slice(&bytes[..count]);
                now.parser.process(&bytes[..count]);
            }),
            // What Linux says when nobody has the other end any more.
            _ => break,
        }
    }
    drop(output);
    seen.change(|now| now.over = true);
}

/// The text of a base64 code.
fn decoded(code: &str) -> String {
    const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in code.trim_end_matches('=').chars() {
        let six = SIGNS.find(sign).expect("a sign of base64");
        held = (held << 6) | u32::try_from(six).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_le_bytes()[0]);
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn modes(window: &dyn MasterPty) -> String {
    format!("{:?}", window.get_termios())
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has at least one row and one column")
}
