//! `config.toml`: what belongs to the one at the keyboard.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::PersonId;
use crate::domain::settings::{Shown, Sort, Whose};
use crate::record::config::Config;

use super::Wire;
use super::format::Format;
use super::word::Word;

/// The settings as their file has them.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ConfigFile {
    format: Format,
    me: Option<Word<PersonId>>,
    /// Looked at, so that a wrong word is told.
    mouse: Option<bool>,
    editor: Option<String>,
    deals_shown: Option<Word<Shown>>,
    deals_sort: Option<Word<Sort>>,
    actions_of: Option<Word<Whose>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    workspaces: BTreeMap<String, WorkspaceTable>,
}

/// What is of one workspace alone.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WorkspaceTable {
    me: Option<Word<PersonId>>,
}

impl Wire for ConfigFile {
    const GROUPS: &'static [&'static str] = &["keys", "workspaces"];
}

impl From<Config> for ConfigFile {
    fn from(config: Config) -> Self {
        Self {
            format: Format,
            me: config.me.map(Word),
            mouse: None,
            editor: config.editor,
            deals_shown: config.deals_shown.map(Word),
            deals_sort: config.deals_sort.map(Word),
            actions_of: config.actions_of.map(Word),
            workspaces: config
                .me_in
                .into_iter()
                .map(|(place, me)| (place, WorkspaceTable { me: Some(Word(me)) }))
                .collect(),
        }
    }
}

impl From<ConfigFile> for Config {
    fn from(file: ConfigFile) -> Self {
        Self {
            me: file.me.map(Word::into_inner),
            me_in: file
                .workspaces
                .into_iter()
                .filter_map(|(place, table)| Some((place, table.me?.into_inner())))
                .collect(),
            editor: file.editor,
            deals_shown: file.deals_shown.map(Word::into_inner),
            deals_sort: file.deals_sort.map(Word::into_inner),
            actions_of: file.actions_of.map(Word::into_inner),
        }
    }
}
