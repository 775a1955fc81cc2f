//! Where things lie: in the workspace, and in the state folder of this computer.

use std::fmt::{self, Write};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::domain::id::{ActionId, AskId, CallId, DealId, PersonId, ProposalId, SessionId};
use crate::domain::session::Session;

use super::lock;

/// Folder of the team's own processes, in the workspace.
pub const PROCESS_TEMPLATES: &str = "process-templates";
/// Folder of the deals, in the workspace.
pub(crate) const DEALS: &str = "deals";
/// Folder of what is said about reps, in the workspace.
pub(crate) const COACHING: &str = "coaching";
/// Folder of how debriefs would have processes changed, in the workspace.
pub(crate) const PROPOSALS: &str = "proposals";
/// The file of what is known of somebody, in their folder there.
pub(crate) const PERSON: &str = "person.toml";
/// Folder of what is handed on, in the workspace.
pub(crate) const EXPORTS: &str = "exports";
/// What the files of records end with.
pub(crate) const ENDING: &str = ".toml";

/// The place of a record in the workspace. Prints the path from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// `sideline.toml`
    Team,
    /// `deals/<deal>/deal.toml`
    Deal(DealId),
    /// `deals/<deal>/actions/<id>.toml`
    Action(DealId, ActionId),
    /// `deals/<deal>/asks/<id>.toml`
    Ask(DealId, AskId),
    /// `deals/<deal>/calls/<id>.toml`
    Call(DealId, CallId),
    /// `deals/<deal>/sessions/<date>-<id>.toml`
    Session(DealId, Date, SessionId),
    /// `coaching/<person>/person.toml`
    Profile(PersonId),
    /// `proposals/<id>.toml`
    Proposal(ProposalId),
}

impl Place {
    /// The id that stands in the record; the team has none.
    pub(crate) fn id(&self) -> Option<&str> {
        match self {
            Self::Team => None,
            Self::Deal(id) => Some(id.as_str()),
            Self::Action(_, id) => Some(id.as_str()),
            Self::Ask(_, id) => Some(id.as_str()),
            Self::Call(_, id) => Some(id.as_str()),
            Self::Session(_, _, id) => Some(id.as_str()),
            Self::Profile(id) => Some(id.as_str()),
            Self::Proposal(id) => Some(id.as_str()),
        }
    }

    /// The deal whose folder it lies in.
    pub(crate) const fn deal(&self) -> Option<&DealId> {
        match self {
            Self::Team | Self::Profile(_) | Self::Proposal(_) => None,
            Self::Deal(deal)
            | Self::Action(deal, _)
            | Self::Ask(deal, _)
            | Self::Call(deal, _)
            | Self::Session(deal, ..) => Some(deal),
        }
    }

    /// The place of the same record in the folder of that deal.
    pub(crate) fn within(&self, deal: &DealId) -> Self {
        let deal = deal.clone();
        match self.clone() {
            Self::Team => Self::Team,
            Self::Deal(_) => Self::Deal(deal),
            Self::Action(_, id) => Self::Action(deal, id),
            Self::Ask(_, id) => Self::Ask(deal, id),
            Self::Call(_, id) => Self::Call(deal, id),
            Self::Session(_, day, id) => Self::Session(deal, day, id),
            Self::Profile(id) => Self::Profile(id),
            Self::Proposal(id) => Self::Proposal(id),
        }
    }
}

/// Whether a file is another program's: the system's, an editor's, a sync's.
pub(crate) fn is_of_others(name: &str) -> bool {
    const NAMES: [&str; 2] = ["Thumbs.db", "desktop.ini"];
    let has_ending = |ending| name.ends_with(ending);
    NAMES.contains(&name) || name.starts_with("~$") || [".bak", "~"].into_iter().any(has_ending)
}

/// Whether a file is one that records are read from, here or in the workspace of
/// somebody else: no paper takes its place.
pub(crate) fn is_record(path: &Path) -> bool {
    let path = really(path).unwrap_or_else(|_| path.to_owned());
    let is_team = path.file_name().is_some_and(|name| *name == *Place::Team.to_string());
    // A workspace of which the team's file has gone still has its lock.
    let has = |folder: &Path, name: &str| folder.join(name).is_file();
    let is_workspace =
        |folder: &&Path| has(folder, &Place::Team.to_string()) || has(folder, lock::FILE);
    let within = |root: &Path| path.strip_prefix(root).is_ok_and(is_of_records);
    is_team || path.ancestors().skip(1).filter(is_workspace).any(within)
}

/// Whether records lie there, seen from a workspace.
fn is_of_records(file: &Path) -> bool {
    let mut parts = file.iter().map(|part| part.to_str().unwrap_or_default());
    match (parts.next(), parts.next_back()) {
        (Some(only), None) => only == lock::FILE,
        (Some(DEALS | COACHING | PROPOSALS), _) => true,
        (Some(PROCESS_TEMPLATES), Some(name)) => name.ends_with(ENDING),
        _ => false,
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Team => f.write_str("sideline.toml"),
            Self::Deal(deal) => write!(f, "{DEALS}/{deal}/deal{ENDING}"),
            Self::Action(deal, id) => write!(f, "{DEALS}/{deal}/actions/{id}{ENDING}"),
            Self::Ask(deal, id) => write!(f, "{DEALS}/{deal}/asks/{id}{ENDING}"),
            Self::Call(deal, id) => write!(f, "{DEALS}/{deal}/calls/{id}{ENDING}"),
            Self::Session(deal, day, id) => {
                write!(f, "{DEALS}/{deal}/{SESSIONS}/{day}-{id}{ENDING}")
            }
            Self::Profile(person) => write!(f, "{COACHING}/{person}/{PERSON}"),
            Self::Proposal(id) => write!(f, "{PROPOSALS}/{id}{ENDING}"),
        }
    }
}

impl Place {
    /// The place of the record in that file, seen from the workspace; none
    /// where no record belongs there.
    pub(crate) fn of(file: &str) -> Option<Self> {
        let parts: Vec<&str> = file.split('/').collect();
        let place = match *parts.as_slice() {
            [_] => Some(Self::Team),
            [DEALS, deal, _] => Some(Self::Deal(deal.parse().ok()?)),
            [PROPOSALS, name] => Some(Self::Proposal(name.strip_suffix(ENDING)?.parse().ok()?)),
            [COACHING, person, PERSON] => Some(Self::Profile(person.parse().ok()?)),
            [DEALS, deal, folder, name] => {
                let (_, shelf) = SHELVES.iter().find(|(shelf, _)| *shelf == folder)?;
                shelf(&deal.parse().ok()?, name.strip_suffix(ENDING)?)
            }
            _ => None,
        };
        place.filter(|place| place.to_string() == file)
    }
}

/// The folder of a deal's sessions.
pub(crate) const SESSIONS: &str = "sessions";
/// The folder of the steps of a deal.
pub(crate) const ACTIONS: &str = "actions";
/// The folder of its asks.
pub(crate) const ASKS: &str = "asks";
/// The folder of the calls of a deal.
pub(crate) const CALLS: &str = "calls";

/// Reads the place that a file of some name has in a folder of a deal.
pub(crate) type Shelf = fn(&DealId, &str) -> Option<Place>;

/// The folders of a deal, and what lies in each.
pub(crate) const SHELVES: &[(&str, Shelf)] = &[
    (ACTIONS, |deal, name| Some(Place::Action(deal.clone(), name.parse().ok()?))),
    (ASKS, |deal, name| Some(Place::Ask(deal.clone(), name.parse().ok()?))),
    (CALLS, |deal, name| Some(Place::Call(deal.clone(), name.parse().ok()?))),
    (SESSIONS, |deal, name| {
        let (day, id) = name.split_at_checked(10)?;
        let id = id.strip_prefix('-')?.parse().ok()?;
        Some(Place::Session(deal.clone(), day.parse().ok()?, id))
    }),
];

/// The file of what a session said about its rep, in the workspace.
pub(crate) fn coaching(session: &Session) -> String {
    let Session { rep, id, .. } = session;
    format!("{COACHING}/{rep}/{}-{id}{ENDING}", session.day())
}

/// The file of what is handed on, in the workspace; all but the first of its name
/// have a number.
pub(crate) fn export(
    deal: &DealId,
    day: Date,
    (what, ending): (&str, &str),
    number: u32,
) -> String {
    let number = if number > 1 { format!("-{number}") } else { String::new() };
    format!("{EXPORTS}/{day}-{deal}-{what}{number}.{ending}")
}

/// The folder of a workspace within the state folder of this computer, by a
/// digest of where the workspace really lies, or will lie once it is made.
///
/// # Errors
///
/// What the system says of the folders that it lies in.
pub fn state_folder(state: &Path, workspace: &Path) -> io::Result<PathBuf> {
    let workspace = really(workspace)?;
    let digest = Sha256::digest(workspace.as_os_str().as_encoded_bytes());
    let mut name = String::new();
    for byte in digest.iter().take(8) {
        // Writing to a text cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    Ok(state.join(name))
}

/// Where a folder really lies, also one that is not there yet.
pub(crate) fn really(folder: &Path) -> io::Result<PathBuf> {
    match (folder.canonicalize(), folder.parent(), folder.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == io::ErrorKind::NotFound => {
            Ok(really(parent)?.join(name))
        }
        (found, ..) => found,
    }
}

/// The folder of earlier versions in the state folder of a workspace.
pub(crate) fn history(state_folder: &Path) -> PathBuf {
    state_folder.join("history")
}

/// The folder of draft logs in the state folder of a workspace.
pub fn drafts(state_folder: &Path) -> PathBuf {
    state_folder.join("drafts")
}

/// The draft log of a session, or of a form outside one.
pub fn draft_log(state_folder: &Path, session: &SessionId) -> PathBuf {
    drafts(state_folder).join(format!("{session}.log"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_printed() {
        #[track_caller]
        fn case(folder: &str, name: &str, expected: Option<&str>) {
            let (_, shelf) = SHELVES.iter().find(|(shelf, _)| *shelf == folder).unwrap();
            let place = shelf(&"acme".parse().unwrap(), name).map(|place| place.to_string());
            assert_eq!(place.as_deref(), expected, "{folder}/{name}");
        }
        case("actions", "h7k2p9qd", Some("deals/acme/actions/h7k2p9qd.toml"));
        case("actions", "h7k2p9qd (1)", None);
        case("asks", "w2n6t8rb", Some("deals/acme/asks/w2n6t8rb.toml"));
        case("calls", "m4x8c2vj", Some("deals/acme/calls/m4x8c2vj.toml"));
        case(
            "sessions",
            "2026-11-24-k3v9x2m4",
            Some("deals/acme/sessions/2026-11-24-k3v9x2m4.toml"),
        );
        case("sessions", "2026-11-31-k3v9x2m4", None);
        case("sessions", "k3v9x2m4", None);
        case("sessions", "äääääääääää", None);
    }

    #[test]
    fn a_file_tells_which_record_belongs_in_it() {
        #[track_caller]
        fn case(file: &str, is_record: bool) {
            let place = Place::of(file).map(|place| place.to_string());
            assert_eq!(place.as_deref(), is_record.then_some(file));
        }
        case("sideline.toml", true);
        case("deals/acme/deal.toml", true);
        case("deals/acme/actions/h7k2p9qd.toml", true);
        case("deals/acme/sessions/2026-11-24-k3v9x2m4.toml", true);
        case("deals/acme/deal (1).toml", false);
        case("deals/acme/actions/h7k2p9qd.toml.orig", false);
        case("coaching/ana/2026-11-24-k3v9x2m4.toml", false);
        case("coaching/ana/person.toml", true);
        case("proposals/q4w8z2kd.toml", true);
        case("proposals/q4w8z2kd (1).toml", false);
        case("coaching/Ana/person.toml", false);
        case("exports/2026-11-24-acme.md", false);
    }

    #[test]
    fn a_workspace_has_one_state_folder_whatever_way_it_is_reached() {
        let folder = tempfile::tempdir().unwrap();
        let there = state_folder(Path::new("/state"), folder.path()).unwrap();
        let roundabout = folder.path().join("../").join(folder.path().file_name().unwrap());
        assert_eq!(state_folder(Path::new("/state"), &roundabout).unwrap(), there);
        let name = there.file_name().unwrap().to_str().unwrap();
        assert_eq!(name.len(), 16, "{name}");
        assert!(name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        let later = folder.path().join("not/yet");
        let before = state_folder(Path::new("/state"), &later).unwrap();
        std::fs::create_dir_all(&later).unwrap();
        assert_eq!(state_folder(Path::new("/state"), &later).unwrap(), before);
        let log = draft_log(&there, &"k3v9x2m4".parse().unwrap());
        assert!(log.ends_with("drafts/k3v9x2m4.log"), "{log:?}");
    }
}
