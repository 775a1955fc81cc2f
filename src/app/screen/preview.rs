//! The preview of a process: its steps as a session shows them, without a deal.
//! Nothing is typed in it, and nothing of it is kept.

use super::processes::open_editor;
use super::session::{SessionScreen, begin};
use super::{Component, Ctx, Next, Sight};
use crate::app::command::Command;
use crate::app::edits::Edits;
use crate::app::effect::Shelf;
use crate::app::form::Ask;
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::id::Draw;
use crate::domain::now::Now;
use crate::domain::process::SessionKind;
use crate::domain::session::{Beginning, PartId};
use crate::interview::field::{ExitLine, Field};
use crate::interview::prompt::Entry;
use crate::pages::Page;
use crate::pages::preview::{Aside, Trial, asides};
use crate::pages::sheet::Sheet;

/// The preview of a process.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The file.
    pub sheet: Sheet,
    /// The walk of what the file held when it could last be read; none where it
    /// never could.
    pub walk: Option<Walk>,
    /// Whether it is all that is shown: there is no list to go back to.
    is_alone: bool,
}

/// A session that is looked at and not held.
#[derive(Clone, Debug)]
pub struct Walk {
    /// What it is held on.
    pub trial: Trial,
    /// Its screen.
    pub screen: SessionScreen,
    /// The moment it stands still at.
    now: Now,
    draw: Draw,
}

impl Component for Preview {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Preview]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            Command::OpenEditor => return open_editor(&self.sheet, self.shelf(), ctx),
            Command::Out if self.is_alone => *ctx.notice = Some(Notice::news("Ctrl-Q leaves.")),
            Command::Out => return Next::pop(Vec::new()),
            _ => {
                if let Some(walk) = &mut self.walk {
                    walk.go(command);
                }
            }
        }
        Next::nothing()
    }
}

impl Preview {
    /// The preview of a file, over the list.
    pub fn of(sheet: Sheet, now: &Now, draw: &Draw) -> Self {
        let walk = Walk::of(&sheet, now, draw);
        Self { sheet, walk, is_alone: false }
    }

    /// The preview of a file, and nothing else.
    pub fn alone(sheet: Sheet, now: &Now, draw: &Draw) -> Self {
        Self { is_alone: true, ..Self::of(sheet, now, draw) }
    }

    /// The file was read again. One stays at the line one was on.
    pub fn read(&mut self, sheet: Sheet, now: &Now, draw: &Draw) {
        let sheet = sheet.after(&self.sheet);
        if sheet.process != self.sheet.process {
            self.walk = match self.walk.take() {
                Some(before) => before.again(&sheet),
                None => Walk::of(&sheet, now, draw),
            };
        }
        self.sheet = sheet;
    }

    /// Where its file lies.
    fn shelf(&self) -> Shelf {
        match &self.sheet.file {
            Some(file) if self.is_alone => Shelf::File(file.clone()),
            Some(_) | None => Shelf::Workspace,
        }
    }
}

impl Walk {
    fn of(sheet: &Sheet, now: &Now, draw: &Draw) -> Option<Self> {
        let mut draw = draw.clone();
        let mut trial = Trial::of(sheet.process.clone()?, &now.wall, &mut draw);
        let (deal, manager) = (trial.deal.clone(), trial.manager.clone());
        let mut ctx = Ctx {
            books: &mut trial.books,
            page: Page::NOTHING,
            now,
            draw: &mut draw,
            notice: &mut None,
            edits: &mut Edits::default(),
            rows: 0,
        };
        let whole = Beginning::now(SessionKind::Full);
        let screen = *begin(&deal, Some(manager), whole, &mut ctx).ok()?;
        Some(Self { trial, screen, now: now.clone(), draw })
    }

    /// The same walk through a file that has changed, at the same line where it
    /// is still there.
    fn again(self, sheet: &Sheet) -> Option<Self> {
        let mut walk = Self::of(sheet, &self.now, &self.draw)?;
        let at = self.screen.at;
        walk.come_to(&at);
        if let Some(row) = self.screen.form.focused() {
            walk.screen.form.focus_on(row.key());
        }
        Some(walk)
    }

    /// Goes on or back: a line, a step, or to one end.
    fn go(&mut self, command: &Command) {
        let before = self.screen.at.clone();
        if let Command::First | Command::Last = command {
            self.screen.is_in_agenda = true;
        }
        self.with_desk(|screen, ctx| drop(screen.act(command, ctx)));
        self.screen.is_in_agenda = false;
        let at = self.screen.at.clone();
        if at != before {
            self.come_to(&at);
            if *command == Command::PreviousField {
                self.screen.form.last();
            }
        }
    }

    /// Comes to a step. A stage is shown as the one that the deal is in.
    fn come_to(&mut self, step: &PartId) {
        let PartId::Stage(id) = step else {
            return self.with_desk(|screen, ctx| screen.enter(step.clone(), ctx));
        };
        let stage = self.trial.process().and_then(|process| Some((process, process.stage(id)?)));
        let Some((process, stage)) = stage else { return };
        let asides = asides(process, stage);
        let needed: Vec<String> = stage
            .required()
            .map(|it| Field::Exit(stage.criterion(it), ExitLine::Status).to_string())
            .collect();
        self.trial.enter(id);
        self.with_desk(|screen, ctx| {
            screen.enter(step.clone(), ctx);
            let fields =
                screen.form.rows().iter().map(|row| of_criterion(row.ask.clone(), &needed));
            let asks = fields.chain(asides.into_iter().enumerate().map(ask)).collect();
            screen.form.show(asks);
            screen.form.first();
        });
    }

    /// Its screen with what it works with.
    fn with_desk(&mut self, act: impl FnOnce(&mut SessionScreen, &mut Ctx<'_>)) {
        let Self { trial, screen, now, draw } = self;
        let edits = &mut Edits::default();
        let page = Page::NOTHING;
        act(
            screen,
            &mut Ctx {
                books: &mut trial.books,
                page,
                now,
                draw,
                notice: &mut None,
                edits,
                rows: 0,
            },
        );
    }
}

/// A criterion says whether it is needed to leave the stage: nothing was found
/// of it yet.
fn of_criterion(mut ask: Ask, needed: &[String]) -> Ask {
    if matches!(ask.prompt.entry, Entry::Criterion(_)) {
        let word = if needed.contains(&ask.key) { "needed" } else { "not needed" };
        word.clone_into(&mut ask.prompt.standing);
    }
    ask
}

/// What stands beside questions and criteria, as a line that one comes to.
fn ask((number, aside): (usize, Aside)) -> Ask {
    let key = format!("aside.{number}");
    let mut ask = Ask::new(&key, aside.text, Entry::Confirm).with_aside(aside.more);
    aside.section.clone_into(&mut ask.prompt.section);
    ask
}
