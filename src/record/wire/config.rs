//! `config.toml`: what belongs to the one at the keyboard.

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
    editor: Option<String>,
    deals_shown: Option<Word<Shown>>,
    deals_sort: Option<Word<Sort>>,
    actions_of: Option<Word<Whose>>,
}

impl Wire for ConfigFile {
    const GROUPS: &'static [&'static str] = &["keys"];
    const LATER: &'static [&'static str] = &["mouse", "workspaces"];
}

impl From<Config> for ConfigFile {
    fn from(config: Config) -> Self {
        Self {
            format: Format,
            me: config.me.map(Word),
            editor: config.editor,
            deals_shown: config.deals_shown.map(Word),
            deals_sort: config.deals_sort.map(Word),
            actions_of: config.actions_of.map(Word),
        }
    }
}

impl From<ConfigFile> for Config {
    fn from(file: ConfigFile) -> Self {
        Self {
            me: file.me.map(Word::into_inner),
            editor: file.editor,
            deals_shown: file.deals_shown.map(Word::into_inner),
            deals_sort: file.deals_sort.map(Word::into_inner),
            actions_of: file.actions_of.map(Word::into_inner),
        }
    }
}
