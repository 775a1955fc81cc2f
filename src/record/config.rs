//! `<config>/config.toml`: what belongs to the one at the keyboard and not to
//! the team.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::books::{IdleKey, Unread};
use crate::domain::id::PersonId;
use crate::domain::settings::{Listing, Shown, Sort, Whose};

use super::atomic;
use super::error::SaveError;
use super::fault::Fault;
use super::file::RecordFile;
use super::layout::really;
use super::patch::render;
use super::read::{CONFIG_LIMIT, Noticed, as_far_as_it_goes};
use super::rights::Rights;
use super::store::by_hand::{By, given};
use super::tree::Tree;
use super::wire::config::ConfigFile;

/// The file of the settings, in their folder.
pub const FILE: &str = "config.toml";

/// The settings this version knows; others are kept in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Who sits at the keyboard, in every team that knows them.
    pub me: Option<PersonId>,
    /// The same in one workspace, by where that really lies.
    pub me_in: BTreeMap<String, PersonId>,
    /// Which deals their list shows, where they chose.
    pub deals_shown: Option<Shown>,
    /// What their list of deals goes by, where they chose.
    pub deals_sort: Option<Sort>,
    /// Whose steps Actions shows, where they chose.
    pub actions_of: Option<Whose>,
    /// The command of the editor, where the environment names none.
    pub editor: Option<String>,
}

impl Config {
    /// Who sits at the keyboard in the workspace of that folder.
    pub fn me_at(&self, workspace: &Path) -> Option<&PersonId> {
        self.me_in.get(&key(workspace)).or(self.me.as_ref())
    }

    /// Says who sits there. Elsewhere they stay whom they said before.
    pub fn be(&mut self, me: PersonId, workspace: &Path) {
        let key = key(workspace);
        if self.me.is_none() && self.me_in.is_empty() {
            self.me = Some(me);
        } else if self.me_at(workspace) != Some(&me) {
            self.me_in.insert(key, me);
        }
    }

    /// How they look at the list of deals.
    pub fn listing(&self) -> Listing {
        Listing {
            shown: self.deals_shown.unwrap_or(Listing::USUAL.shown),
            sort: self.deals_sort.unwrap_or(Listing::USUAL.sort),
        }
    }
}

/// What was found in the settings.
#[derive(Debug, Default)]
pub struct Found {
    /// The settings: what cannot be read is not in them.
    pub config: Config,
    /// Keys that nobody reads.
    pub idle: Vec<IdleKey>,
    /// What cannot be read, each with the folder of the settings: they are not in the
    /// workspace.
    pub unread: Vec<Unread>,
}

impl Found {
    /// What keeps them from saying who sits at the keyboard.
    pub fn no_me(&self) -> Option<&Unread> {
        no_me(&self.unread)
    }
}

/// What keeps the settings from saying who sits at the keyboard, of all that cannot
/// be read.
pub fn no_me(unread: &[Unread]) -> Option<&Unread> {
    let is_of_me = |one: &Unread| {
        let key = one.wrong().and_then(|wrong| wrong.keys.first());
        key.is_none_or(|key| ["me", "workspaces"].contains(&key.as_str()))
    };
    unread.iter().find(|one| one.file.ends_with(FILE) && is_of_me(one))
}

/// Reads the settings in that folder; the usual ones where there is no file, and for
/// each value that is wrong.
///
/// # Errors
///
/// What is wrong with the file as a whole.
pub fn read(folder: &Path) -> Result<Config, Unread> {
    read_noticing(folder, &mut Noticed::default())
}

/// The same with what is wrong beside them.
pub fn found(folder: &Path) -> Found {
    let mut noticed = Noticed::default();
    let read = read_noticing(folder, &mut noticed);
    let name = folder.join(FILE).display().to_string();
    let (config, whole) = read.map_or_else(|why| (Config::default(), Some(why)), |it| (it, None));
    let wrong = noticed.wrong.into_iter().map(|fault| fault.of(&name));
    let whole = whole.map(|unread| Unread { file: name.clone(), ..unread });
    Found {
        config,
        idle: IdleKey::all(&name, noticed.idle).collect(),
        unread: whole.into_iter().chain(wrong).collect(),
    }
}

/// Where the settings say who sits at the keyboard in that workspace.
pub fn place_of_me(folder: &Path, workspace: &Path) -> Unread {
    let text = file(&place(folder)).text().ok().flatten().unwrap_or_default();
    let own = ["workspaces", &key(workspace), "me"].map(str::to_owned);
    let at = [&own[..], &own[2..]].map(|keys| Fault::at_name(&text, keys, "").of(""));
    let [here, anywhere] = at;
    let at = if here.line.is_some() { here } else { anywhere };
    Unread { file: folder.join(FILE).display().to_string(), ..at }
}

fn read_noticing(folder: &Path, noticed: &mut Noticed) -> Result<Config, Unread> {
    let place = place(folder);
    let file = file(&place);
    let Some(text) = file.text()? else { return Ok(Config::default()) };
    let found = as_far_as_it_goes::<ConfigFile>(&text, noticed);
    found.map(Config::from).map_err(|fault| fault.of(file.name()))
}

/// Changes the settings in that folder as they stand.
///
/// # Errors
///
/// Those of [`save`].
pub fn change(folder: &Path, change: impl FnOnce(&mut Config)) -> Result<(), SaveError> {
    let before = read(folder).map_err(SaveError::Unreadable)?;
    let mut after = before.clone();
    change(&mut after);
    save(folder, &before, &after)
}

/// Saves what changed of the settings in that folder, which is made where it is
/// missing.
///
/// # Errors
///
/// The file cannot be read, or the disk refuses; it is unharmed then.
pub fn save(folder: &Path, before: &Config, after: &Config) -> Result<(), SaveError> {
    let place = place(folder);
    let file = file(&place);
    let tree = |config: &Config| {
        Tree::of(&ConfigFile::from(config.clone())).map_err(|error| file.unwritable(error))
    };
    let (before, mut after) = (tree(before)?, tree(after)?);
    let Some(text) = file.text().map_err(SaveError::Unreadable)? else {
        atomic::make_root(folder).map_err(|error| file.refused(error))?;
        return file.create(&render(&after), Rights::PRIVATE);
    };
    let unreadable = |fault: Fault| SaveError::Unreadable(fault.of(file.name()));
    let mut noticed = Noticed::default();
    as_far_as_it_goes::<ConfigFile>(&text, &mut noticed).map_err(unreadable)?;
    given(&noticed.wrong, &before, &mut after, By::Hand).map_err(unreadable)?;
    match file.changed(&text, &before, &after)? {
        Some(text) => file.replace(&text, Rights::PRIVATE),
        None => Ok(()),
    }
}

/// How the settings call a workspace.
fn key(workspace: &Path) -> String {
    really(workspace).unwrap_or_else(|_| workspace.to_owned()).display().to_string()
}

/// Where the settings lie: what a link in their place leads to, as programs that
/// look after such files make them.
fn place(folder: &Path) -> PathBuf {
    let path = folder.join(FILE);
    if path.is_symlink() { path.canonicalize().unwrap_or(path) } else { path }
}

fn file(place: &Path) -> RecordFile<'_> {
    let folder = place.parent().unwrap_or(Path::new(""));
    let name = place.file_name().map_or(FILE.into(), |name| name.to_string_lossy().into_owned());
    RecordFile::new(folder, name, CONFIG_LIMIT)
}
