//! The list of processes: those of the team, and those that ship. Enter walks
//! one, `e` opens its file.

use super::preview::Preview;
use super::proposal::ProposalScreen;
use super::{Component, Ctx, Next, Place, Screen, Sight};
use crate::app::command::Command;
use crate::app::effect::{Effect, Shelf};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::proposal::Proposal;
use crate::pages::proposal;
use crate::pages::sheet::{self, Sheet};

/// The list of processes.
#[derive(Clone, Debug, Default)]
pub struct Processes {
    /// The process files, those of the team first; none before they were read.
    sheets: Option<Vec<Sheet>>,
    /// The number of the line under the cursor.
    at: usize,
}

/// A line of the list.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    /// A process file.
    Sheet(&'a Sheet),
    /// What a debrief would have changed in one.
    Proposal(&'a Sheet, &'a Proposal),
}

impl<'a> Line<'a> {
    const fn sheet(self) -> &'a Sheet {
        match self {
            Self::Sheet(sheet) | Self::Proposal(sheet, _) => sheet,
        }
    }

    /// Whether it is about the same, whatever stands in the file by now.
    fn is_same(&self, other: Line<'_>) -> bool {
        match (self, other) {
            (Self::Sheet(one), Line::Sheet(other)) => {
                one.is_same_file(other.file.as_deref(), &other.id)
            }
            (Self::Proposal(_, one), Line::Proposal(_, other)) => one.id == other.id,
            (Self::Sheet(_), Line::Proposal(..)) | (Self::Proposal(..), Line::Sheet(_)) => false,
        }
    }
}

fn lines<'a>(sheets: &'a [Sheet], books: &'a Books) -> Vec<Line<'a>> {
    let of_sheet = |sheet: &'a Sheet| {
        let proposals = proposal::open(sheet, books).into_iter();
        [Line::Sheet(sheet)].into_iter().chain(proposals.map(move |it| Line::Proposal(sheet, it)))
    };
    sheets.iter().flat_map(of_sheet).collect()
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
        let last = self.lines(ctx.books).len().saturating_sub(1);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::Keep => {
                let Some(sheet) = self.marked(ctx.books).cloned() else { return Next::nothing() };
                if let Some(Line::Proposal(_, proposal)) = self.line(ctx.books) {
                    let (id, sheet) = (proposal.id.clone(), sheet.clone());
                    let screen = ProposalScreen { id, sheet };
                    return Next::push(Screen::Proposal(Box::new(screen)));
                }
                let preview = Preview::of(sheet.clone(), ctx.now, ctx.draw);
                return Next::push(Screen::Preview(Box::new(preview)));
            }
            Command::OpenEditor => {
                let Some(sheet) = self.marked(ctx.books).cloned() else { return Next::nothing() };
                return open_editor(&sheet, Shelf::Workspace, ctx);
            }
            Command::Out => return Next::go(Place::Today),
            _ => {}
        }
        Next::nothing()
    }

    fn shows_books(&self) -> bool {
        true
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
        let marked = lines(&before, books).into_iter().nth(self.at);
        let now = lines(&sheets, books);
        let same = marked.and_then(|it| now.iter().position(|line| line.is_same(it)));
        self.at = same.unwrap_or_else(|| self.at.min(now.len().saturating_sub(1)));
        self.sheets = Some(sheets);
    }

    /// The lines of the list: each process file, then what is proposed for it.
    pub fn lines<'a>(&'a self, books: &'a Books) -> Vec<Line<'a>> {
        lines(self.sheets().unwrap_or_default(), books)
    }

    fn line<'a>(&'a self, books: &'a Books) -> Option<Line<'a>> {
        self.lines(books).into_iter().nth(self.at)
    }

    /// The process file under the cursor, or the one that a proposal there is for.
    fn marked<'a>(&'a self, books: &'a Books) -> Option<&'a Sheet> {
        self.line(books).map(Line::sheet)
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
