//! The only reader of clock, environment, folders and chance. `main` reads it
//! once and hands it down as values.
//!
//! `SIDELINE_NOW` holds the clock, `SIDELINE_SEED` the ids, so that tests and
//! demonstrations come out the same every time.

#![expect(clippy::disallowed_methods, reason = "this is the room that may read the world")]

use std::env;
use std::io::{IsTerminal, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use directories::ProjectDirs;
use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use crate::domain::id::Draw;
use crate::domain::now::Now;
use crate::failure::Failure;

/// How much later than asked for a timer may be set off.
const LATE: Duration = Duration::from_millis(20);

/// What the program runs in, where a variable says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Another computer's terminal.
    Ssh,
    /// tmux.
    Tmux,
    /// Linux under Windows.
    Wsl,
    /// A Wayland desktop.
    Wayland,
    /// An X11 desktop.
    X11,
}

impl Around {
    /// Each with its variable.
    const ALL: [(Self, &'static str); 5] = [
        (Self::Ssh, "SSH_CONNECTION"),
        (Self::Tmux, "TMUX"),
        (Self::Wsl, "WSL_DISTRO_NAME"),
        (Self::Wayland, "WAYLAND_DISPLAY"),
        (Self::X11, "DISPLAY"),
    ];
}

/// What the program finds around itself.
#[derive(Clone, Debug)]
pub struct World {
    fixed: Option<ZonedDateTime>,
    zone: Zone,
    started: Instant,
    seed: u64,
    /// The workspace named by `SIDELINE_WORKSPACE`.
    pub workspace: Option<PathBuf>,
    /// The current folder.
    pub here: PathBuf,
    /// Where settings are kept.
    pub config: PathBuf,
    /// Where drafts are kept.
    pub state: PathBuf,
    /// Where a workspace is made by itself.
    pub data: PathBuf,
    /// The command of the editor that `VISUAL` or `EDITOR` names.
    pub editor: Option<String>,
    /// What it runs in.
    pub around: Vec<Around>,
    /// Whether the screens may have colours: the terminal has 256, and nobody
    /// asked for none.
    pub screens_have_colour: bool,
    /// Whether screens are drawn in colours at all: not where that was asked.
    pub screens_may_have_colour: bool,
    /// How many columns the terminal has that is printed to, where it is one.
    pub columns: Option<usize>,
    /// Whether what is printed may have colours: it goes to a terminal that has
    /// some, and nobody asked for none.
    pub shows_colour: bool,
}

impl World {
    /// Reads what is around; what was said about colours goes before it.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where `SIDELINE_NOW` or `SIDELINE_SEED` cannot be
    /// understood, or the user has no folders.
    pub fn read(said: Option<Colour>) -> Result<Self, Failure> {
        let dirs = ProjectDirs::from("", "", "sideline")
            .ok_or_else(|| Failure::not_done("no home folder was found for you"))?;
        let state =
            dirs.state_dir().map_or_else(|| dirs.data_local_dir().join("state"), Into::into);
        let colour = said.unwrap_or_else(|| Colour::of(set));
        let is_dumb = set("TERM").is_none_or(|terminal| terminal == "dumb");
        let folder = |name: &str, usual: PathBuf| set(name).map_or(usual, PathBuf::from);
        Ok(Self {
            fixed: set("SIDELINE_NOW").map(|text| fixed(&text)).transpose()?,
            zone: Zone::read(),
            started: Instant::now(),
            seed: set("SIDELINE_SEED").map_or_else(|| Ok(fastrand::u64(..)), |text| seed(&text))?,
            workspace: set("SIDELINE_WORKSPACE").map(PathBuf::from),
            here: env::current_dir()
                .map_err(|e| Failure::not_done("the current folder cannot be read").because(e))?,
            config: folder("SIDELINE_CONFIG_DIR", dirs.config_dir().into()),
            state: folder("SIDELINE_STATE_DIR", state),
            data: dirs.data_dir().into(),
            editor: set("VISUAL").or_else(|| set("EDITOR")),
            around: Around::ALL
                .into_iter()
                .filter_map(|(around, name)| set(name).map(|_| around))
                .collect(),
            screens_have_colour: colour.unless_asked(has_256_colours(set)),
            screens_may_have_colour: colour.unless_asked(true),
            columns: columns(),
            shows_colour: colour.unless_asked(stdout().is_terminal() && !is_dumb),
        })
    }

    /// A world that stands still, with all folders inside `base`: for tests
    /// and demonstrations.
    pub fn still(now: ZonedDateTime, seed: u64, base: &Path) -> Self {
        Self {
            fixed: Some(now),
            zone: Zone { zone: TimeZone::UTC, unknown: None },
            started: Instant::now(),
            seed,
            workspace: None,
            here: base.to_owned(),
            config: base.join("config"),
            state: base.join("state"),
            data: base.join("data"),
            editor: None,
            around: Vec::new(),
            screens_have_colour: true,
            screens_may_have_colour: true,
            columns: None,
            shows_colour: false,
        }
    }

    /// The same world, with all folders inside `base`.
    #[must_use]
    pub fn within(&self, base: &Path) -> Self {
        Self {
            workspace: None,
            config: base.join("config"),
            state: base.join("state"),
            data: base.join("data"),
            ..self.clone()
        }
    }

    /// Whether somebody can be asked: they read what is said, and type.
    pub fn can_be_asked(&self) -> bool {
        stdin().is_terminal() && stderr().is_terminal()
    }

    /// This moment. With `SIDELINE_NOW` the time of day stands still.
    pub fn now(&self) -> Now {
        let clock = || Timestamp::now().to_zoned_datetime(self.zone.zone.clone());
        let wall = self.fixed.clone().unwrap_or_else(clock);
        Now { wall, steady: self.started.elapsed() }
    }

    /// The day of a moment; none of one that no calendar has.
    pub fn day_of(&self, moment: SystemTime) -> Option<Date> {
        let moment = Timestamp::try_from(moment).ok()?;
        Some(moment.to_zoned_datetime(self.zone.zone.clone()).date())
    }

    /// How long it is until the clock shows another day for sure, as timers are
    /// not exact; nothing where it stands still.
    pub fn until_midnight(&self) -> Option<Duration> {
        until_midnight(&self.fixed.is_none().then(|| self.now().wall)?)
    }

    /// That the days are those of another zone, where nobody knows the one of
    /// here.
    pub fn zone_trouble(&self) -> Option<String> {
        let unknown = self.zone.unknown.as_ref().filter(|_| self.fixed.is_none())?;
        Some(format!("{unknown}: days are UTC's"))
    }

    /// Where new ids come from.
    pub fn draw(&self) -> Draw {
        Draw::seeded(self.seed)
    }

    /// Where the ids come from of what is no record: never the same ones.
    pub fn draw_apart(&self) -> Draw {
        Draw::seeded(!self.seed)
    }
}

fn until_midnight(now: &ZonedDateTime) -> Option<Duration> {
    let midnight = now.tomorrow().ok()?.start_of_day().ok()?;
    Duration::try_from(now.duration_until(&midnight)).ok().map(|left| left + LATE)
}

/// The zone of the clock on the wall.
#[derive(Clone, Debug)]
struct Zone {
    zone: TimeZone,
    /// Why it is not the one of here.
    unknown: Option<String>,
}

impl Zone {
    fn read() -> Self {
        let named = || match set("TZ") {
            Some(name) => format!("{name:?} is no zone known here"),
            None => "this computer does not say its zone".to_owned(),
        };
        match TimeZone::try_system() {
            Ok(zone) => Self { zone, unknown: None },
            Err(_) => Self { zone: TimeZone::UTC, unknown: Some(named()) },
        }
    }
}

/// Columns that a terminal is taken to have, at least.
const FEWEST: usize = 40;

/// The columns of the terminal that is printed to, where it is one: what `COLUMNS`
/// says, else what the terminal does.
fn columns() -> Option<usize> {
    let asked = stdout().is_terminal().then(asked_columns)?;
    let said = set("COLUMNS").and_then(|text| text.parse().ok()).filter(|columns| *columns > 0);
    said.or(asked).map(|columns: usize| columns.max(FEWEST))
}

#[cfg(unix)]
fn asked_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
const fn asked_columns() -> Option<usize> {
    None
}

/// A variable that is set to something.
fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether something is shown in colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// Where the terminal has some
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

impl Colour {
    /// What the environment asks for: none before all.
    fn of(set: impl Fn(&str) -> Option<String>) -> Self {
        let is_forced = || set("CLICOLOR_FORCE").is_some_and(|value| value != "0");
        match set("NO_COLOR") {
            Some(_) => Self::Never,
            None if is_forced() => Self::Always,
            None => Self::Auto,
        }
    }

    /// What was asked for, else that.
    const fn unless_asked(self, auto: bool) -> bool {
        match self {
            Self::Auto => auto,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// Terminals that have 256 colours without `256color` in their name.
const COLOURFUL: [&str; 5] = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm"];

/// Whether the terminal says that it has 256 colours or more.
fn has_256_colours(set: impl Fn(&str) -> Option<String>) -> bool {
    let terminal = set("TERM").unwrap_or_default();
    let is_named = terminal.contains("256color") || terminal.ends_with("-direct");
    let depth = set("COLORTERM").unwrap_or_default();
    is_named
        || COLOURFUL.iter().any(|name| terminal.starts_with(name))
        || matches!(depth.as_str(), "truecolor" | "24bit")
        || set("WT_SESSION").is_some()
}

/// The moment that `SIDELINE_NOW` names, in the zone of its offset.
fn fixed(text: &str) -> Result<ZonedDateTime, Failure> {
    let wrong = || {
        Failure::wrong_use(format!("SIDELINE_NOW is {text:?}, which is no moment"))
            .hint("write it like 2026-11-24T14:00:00+01:00")
    };
    let pieces = Pieces::parse(text).map_err(|_| wrong())?;
    let offset = pieces.to_numeric_offset().ok_or_else(wrong)?;
    let time = pieces.time().ok_or_else(wrong)?;
    let moment = pieces.date().to_datetime(time);
    moment.to_zoned_datetime(TimeZone::fixed(offset)).map_err(|_| wrong())
}

fn seed(text: &str) -> Result<u64, Failure> {
    text.parse().map_err(|_| Failure::wrong_use(format!("SIDELINE_SEED is {text:?}, not a number")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(around: &[(&str, &str)], has_them: bool) {
        let set = |name: &str| {
            let found = around.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(has_256_colours(set), has_them, "{around:?}");
    }

    #[test]
    fn the_day_ends_at_its_own_midnight() {
        #[track_caller]
        fn case(now: &str, rule: &str, expected: u64) {
            let zone = TimeZone::posix(rule).unwrap();
            let now = now.parse::<Timestamp>().unwrap().to_zoned_datetime(zone);
            let expected = Duration::from_secs(expected) + LATE;
            assert_eq!(until_midnight(&now), Some(expected), "{now}");
        }
        const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";
        case("2026-11-29T23:59:56Z", "UTC0", 4);
        case("2026-11-29T22:59:56Z", BERLIN, 4);
        // Nights in which the clock is put forward, or back.
        case("2026-03-28T23:00:00Z", BERLIN, 23 * 3600);
        case("2026-10-24T22:00:00Z", BERLIN, 25 * 3600);
    }

    #[test]
    fn a_terminal_that_says_so_has_256_colours() {
        case(&[("TERM", "xterm-256color")], true);
        case(&[("TERM", "xterm-kitty")], true);
        case(&[("TERM", "foot-extra")], true);
        case(&[("TERM", "xterm-direct")], true);
        case(&[("TERM", "screen"), ("COLORTERM", "truecolor")], true);
        case(&[("TERM", "xterm"), ("COLORTERM", "24bit")], true);
        case(&[("WT_SESSION", "5d2e")], true);
        case(&[("TERM", "xterm")], false);
        case(&[("TERM", "screen"), ("COLORTERM", "yes")], false);
        case(&[("TERM", "linux")], false);
        case(&[("TERM", "dumb")], false);
        case(&[], false);
    }
}
