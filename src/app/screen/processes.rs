//! The list of processes: those of the team, and those that ship. Enter walks
//! one, `e` opens its file.

use super::preview::Preview;
use super::{Component, Ctx, Next, Place, Screen, Sight};
use crate::app::command::Command;
use crate::app::effect::{Effect, Shelf};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::pages::sheet::{self, Sheet};

/// The list of processes.
#[derive(Clone, Debug, Default)]
pub struct Processes {
    /// The process files, those of the team first; none before they were read.
    sheets: Option<Vec<Sheet>>,
    /// The number of the line under the cursor.
    at: usize,
}

impl Component for Processes {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Processes, Scope::Home]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let last = self.sheets().map_or(0, |sheets| sheets.len().saturating_sub(1));
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::Keep => {
                let Some(sheet) = self.marked() else { return Next::nothing() };
                let preview = Preview::of(sheet.clone(), ctx.now, ctx.draw);
                return Next::push(Screen::Preview(Box::new(preview)));
            }
            Command::OpenEditor => {
                let Some(sheet) = self.marked() else { return Next::nothing() };
                return open_editor(sheet, Shelf::Workspace, ctx);
            }
            Command::Out => return Next::go(Place::Today),
            _ => {}
        }
        Next::nothing()
    }
}

impl Processes {
    /// The process files, those of the team first; none before they were read.
    pub fn sheets(&self) -> Option<&[Sheet]> {
        self.sheets.as_deref()
    }

    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The files were read. The cursor stays on its file.
    pub fn read(&mut self, read: Vec<Sheet>, books: &Books) {
        let before = self.sheets.take().unwrap_or_default();
        let mut sheets = sheet::read_again(read, &before, books);
        sheets.sort_by_key(|sheet| sheet.file.is_none());
        let marked = before.get(self.at);
        let same = marked.and_then(|it| {
            sheets.iter().position(|sheet| sheet.is_same_file(it.file.as_deref(), &it.id))
        });
        self.at = same.unwrap_or_else(|| self.at.min(sheets.len().saturating_sub(1)));
        self.sheets = Some(sheets);
    }

    fn marked(&self) -> Option<&Sheet> {
        self.sheets.as_ref()?.get(self.at)
    }
}

/// Opens the file in the editor, then reads its shelf; one that ships has no
/// file, and stays as it is.
pub(super) fn open_editor(sheet: &Sheet, shelf: Shelf, ctx: &mut Ctx<'_>) -> Next {
    if let Some(file) = &sheet.file {
        return Next::stay(vec![Effect::OpenEditor(file.clone()), Effect::Watch(shelf)]);
    }
    let id = &sheet.id;
    *ctx.notice =
        Some(Notice::news(format!("\"sideline process copy {id}\" makes it yours to change.")));
    Next::nothing()
}
