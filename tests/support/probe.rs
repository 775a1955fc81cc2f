//! A tiny program made of the pieces of `runtime` alone: it takes the terminal
//! and shows what it was woken by.
//!
//! It is this test binary started again with nothing but [`child`] to run, so
//! that nothing is built or shipped for it.

use std::io::Write;
use std::process::exit;
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent};
use sideline::runtime::clerk::Clerk;
use sideline::runtime::input::{Input, Woken};
use sideline::runtime::signals;
use sideline::runtime::terminal::{Guard, Output, restore, restore_on_panic};

use super::pty::Command;

/// The variable that tells the probe how to run.
pub(crate) const MODE: &str = "SIDELINE_PROBE";

/// Runs the probe: `plain`, `silent` to say nothing when a signal ends it, or
/// `unwatched` to leave the signals alone.
pub(crate) fn probe(mode: &str) -> Command {
    Command::new(std::env::current_exe().unwrap()).args(ARGUMENTS).env(MODE, mode)
}

/// Runs the probe from a shell: the script finds its command line in `"$0" "$@"`.
pub(crate) fn probe_in(script: &str, mode: &str) -> Command {
    let myself = std::env::current_exe().unwrap();
    Command::new("sh").args(["-c", script]).arg(myself).args(ARGUMENTS).env(MODE, mode)
}

/// What makes this binary run the probe and nothing else.
pub(crate) const ARGUMENTS: [&str; 3] = ["--exact", "support::probe::child", "--nocapture"];

/// What the probe ends with when the terminal has gone: the same whether the
/// signal is noticed first or the closed end.
pub(crate) const GONE: u32 = 129;
/// What it ends with when it cannot have the terminal.
pub(crate) const REFUSED: u32 = 8;

#[test]
fn child() {
    if let Ok(mode) = std::env::var(MODE) {
        let code = run(&mode);
        exit(code.try_into().unwrap());
    }
}

fn run(mode: &str) -> u32 {
    restore_on_panic();
    let mut input = Input::new().unwrap();
    match mode {
        "plain" => signals::watch(input.waker(), || {
            restore();
            println!("saved before the end");
        }),
        "silent" => signals::watch(input.waker(), || ()),
        _ => Ok(()),
    }
    .unwrap();
    let _guard = match Guard::enter() {
        Ok(guard) => guard,
        Err(refusal) => {
            eprintln!("refused: {refusal}");
            return REFUSED;
        }
    };
    let mut shown = Shown::default();
    let mut clerk =
        Clerk::start(input.waker(), |(): (), _: &mut dyn FnMut(())| panic!("of the clerk"))
            .unwrap();
    loop {
        shown.draw();
        clerk.reports();
        let woken = match input.wait(None) {
            Ok(woken) if woken.gone => return GONE,
            other => other.unwrap(),
        };
        shown.note(&woken);
        for event in woken.events {
            let Event::Key(KeyEvent { code: KeyCode::Char(letter), .. }) = event else { continue };
            match letter {
                'Q' => return 0,
                'P' => panic!("on \x1b]0;trial\x07"),
                'C' => clerk.hand(()),
                'F' => shown.flood(),
                'R' => {
                    let waker = input.waker();
                    thread::spawn(move || {
                        thread::sleep(Duration::from_millis(10));
                        waker.wake();
                    });
                }
                _ => (),
            }
        }
    }
}

#[derive(Default)]
struct Shown {
    output: Output,
    wakes: usize,
    keys: usize,
    resumed: usize,
    pasted: usize,
    last: String,
}

impl Shown {
    fn note(&mut self, woken: &Woken) {
        self.wakes += 1;
        self.resumed += usize::from(woken.resumed);
        for event in &woken.events {
            self.last = if let Event::Key(KeyEvent { code, modifiers, .. }) = event {
                self.keys += 1;
                format!("{modifiers}+{code}")
            } else if let Event::Paste(text) = event {
                self.pasted += text.len();
                "paste".to_owned()
            } else {
                format!("{event:?}")
            };
        }
    }

    /// Writes more than a terminal takes without reading.
    fn flood(&mut self) {
        for _ in 0..1000 {
            self.output.write_all(&[b'.'; 4096]).unwrap();
            self.output.flush().unwrap();
        }
    }

    fn draw(&mut self) {
        let Self { output, wakes, keys, resumed, pasted, last } = self;
        write!(
            output,
            "\x1b[?25l\x1b[H\x1b[Jprocess {}.\r\nkeys {keys}.\r\npasted {pasted}.\r\n\
             resumed {resumed}.\r\nlast {last}.\r\nwakes {wakes}.",
            std::process::id()
        )
        .unwrap();
        // A terminal that is gone is found out by the wait.
        let _ = output.flush();
    }
}
