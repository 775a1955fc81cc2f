//! What is done with the line under the cursor, or with all marked ones.

use jiff::civil::Date;

use super::{Actions, is_offered_to_me, is_to_confirm, waits_for_me};
use crate::app::command::Command;
use crate::app::dialog::{
    AskDialog, AskWhat, DialogKind, ManyWhat, NewStepDialog, StepDialog, StepWhat, StepsDialog,
};
use crate::app::effect::{Effect, Setting};
use crate::app::model::Notice;
use crate::app::screen::{Ctx, Next, deal};
use crate::domain::action::{Action, Refusal};
use crate::domain::ask::Ask;
use crate::domain::books::Books;
use crate::domain::change::Change;
use crate::domain::id::DealId;
use crate::domain::settings::Whose;
use crate::pages::actions::{Owed, Row};

/// What is said where there is no line to do something with.
const NOTHING: &str = "There is no line here. a writes a step down.";

/// What a command comes to.
enum Deed {
    /// Nothing: it is for other lines.
    Nothing,
    /// A dialog.
    Ask(DialogKind),
    /// An edit, or why it is refused.
    Make(Result<Vec<Change>, String>),
    /// The line is seen whole.
    Whole,
    /// Its deal is opened.
    Open(DealId),
    /// News alone.
    Say(&'static str),
}

impl Actions {
    /// Mine, or everyone's; it is kept in the settings.
    pub(super) fn turn_over(&mut self, ctx: &mut Ctx<'_>) -> Next {
        self.at = 0;
        let (whose, says) = match ctx.books.whose {
            Whose::Mine => (Whose::Everyones, "Everyone's, on the deals that you look after."),
            Whose::Everyones => (Whose::Mine, "Yours alone."),
        };
        ctx.books.change().whose = whose;
        *ctx.notice = Some(Notice::news(says));
        Next::stay(vec![Effect::Remember(Setting::Whose(whose))])
    }

    /// Marks the step under the cursor, or takes its mark away, and goes on to
    /// the next line.
    pub(super) fn mark(&mut self, ctx: &mut Ctx<'_>) {
        let rows = self.rows(ctx.books, ctx.now.wall.date());
        let Some(step) = rows.get(self.at).and_then(Row::step) else {
            *ctx.notice = Some(Notice::news("Only steps can be marked."));
            return;
        };
        if !self.marked.remove(&step.id) {
            self.marked.insert(step.id.clone());
        }
        self.at = (self.at + 1).min(rows.len().saturating_sub(1));
    }

    /// Does what changes something, or guidance elsewhere.
    pub(super) fn perform(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match self.deed(command, ctx.books, ctx.now.wall.date()) {
            Deed::Nothing => Next::nothing(),
            Deed::Ask(kind) => Next::ask(kind),
            Deed::Make(Ok(changes)) => {
                let effects = ctx.make(changes.clone());
                self.made(&changes, ctx.books, ctx.now.wall.date());
                Next::stay(effects)
            }
            Deed::Make(Err(why)) => say(why, ctx),
            Deed::Say(what) => say(what, ctx),
            Deed::Open(deal) => deal::open(&deal, ctx.books),
            Deed::Whole => {
                self.is_whole = true;
                Next::nothing()
            }
        }
    }

    fn deed(&self, command: &Command, books: &Books, day: Date) -> Deed {
        let rows = self.rows(books, day);
        let row = rows.get(self.at);
        if *command == Command::NewStep {
            let near = row.map(|row| row.book.deal.id.clone());
            return Deed::Ask(DialogKind::NewStep(NewStepDialog { deal: None, near }));
        }
        if *command == Command::NewAsk {
            return Deed::Ask(DialogKind::raise(row.map(|row| row.book.deal.id.clone())));
        }
        let marked = rows.iter().filter(|row| self.is_marked(row)).filter_map(Row::step);
        let marked: Vec<&Action> = marked.collect();
        if let Some(deed) = with_all(command, &marked) {
            return deed;
        }
        match row.map(|row| (row, row.owed)) {
            None => Deed::Say(NOTHING),
            Some((row, Owed::Step(_)))
                if *command == Command::Keep && is_to_confirm(row, books) =>
            {
                agree(row, day)
            }
            Some((_, Owed::Ask(ask))) if *command == Command::Keep => {
                Deed::Ask(DialogKind::about_ask(ask, books))
            }
            Some((row, _)) if *command == Command::Keep && self.is_whole => {
                Deed::Open(row.book.deal.id.clone())
            }
            Some(_) if *command == Command::Keep => Deed::Whole,
            Some((row, Owed::Step(step))) => with_step(command, step, is_to_confirm(row, books)),
            Some((_, Owed::Ask(ask))) => with_ask(command, ask, books, day),
        }
    }
}

fn say(what: impl Into<String>, ctx: &mut Ctx<'_>) -> Next {
    *ctx.notice = Some(Notice::news(what));
    Next::nothing()
}

/// Agrees to a step as it stands.
fn agree(row: &Row<'_>, day: Date) -> Deed {
    let confirmed = row.step().and_then(|step| row.book.confirming(&step.id, day, None));
    confirmed.map_or(Deed::Nothing, |confirmed| {
        Deed::Make(confirmed.map(|change| vec![change]).map_err(|why| why.to_string()))
    })
}

/// What goes for all marked steps; none where nothing is marked, or the command
/// is for one line alone.
#[expect(clippy::wildcard_enum_match_arm, reason = "other commands are for one line")]
fn with_all(command: &Command, marked: &[&Action]) -> Option<Deed> {
    if marked.is_empty() {
        return None;
    }
    let what = match command {
        Command::Done => ManyWhat::Done,
        Command::Move => ManyWhat::Move,
        Command::Drop => ManyWhat::Drop,
        Command::Reopen => {
            let closed = marked.iter().filter(|step| !step.is_open());
            return Some(Deed::Make(closed.map(|step| reopened(step)).collect()));
        }
        Command::Change => {
            return Some(Deed::Say("Several are marked, and one is changed at a time: Esc first."));
        }
        _ => return None,
    };
    let open = marked.iter().filter(|step| what.is_for(step));
    let ids: Vec<_> = open.map(|step| step.id.clone()).collect();
    if ids.is_empty() {
        return Some(Deed::Say("That is for open steps, and no marked one is open."));
    }
    Some(Deed::Ask(DialogKind::Steps(StepsDialog { ids, what })))
}

/// What goes for one step. One that waits for my word moves by being agreed to.
fn with_step(command: &Command, step: &Action, is_to_confirm: bool) -> Deed {
    if *command == Command::Reopen {
        return Deed::Make(reopened(step).map(|change| vec![change]));
    }
    let is_other_date = is_to_confirm && matches!(command, Command::Move | Command::Change);
    let what = if is_other_date { Some(StepWhat::OtherDate) } else { StepWhat::of(command) };
    what.filter(|_| step.is_open()).map_or(Deed::Nothing, |what| {
        let (deal, id) = (step.deal.clone(), step.id.clone());
        Deed::Ask(DialogKind::Step(StepDialog { deal, id, what }))
    })
}

fn reopened(step: &Action) -> Result<Change, String> {
    let mut after = step.clone();
    after.reopen().map_err(|refusal: Refusal| refusal.to_string())?;
    Ok(Change::of(step.clone(), after))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "other commands are not for an ask")]
fn with_ask(command: &Command, ask: &Ask, books: &Books, day: Date) -> Deed {
    let is_mine_to_answer = waits_for_me(ask, books);
    let what = match command {
        Command::Accept if is_mine_to_answer => {
            let mut after = ask.clone();
            let accepted = after.accept(day).map_err(|refusal| refusal.to_string());
            return Deed::Make(accepted.map(|()| vec![Change::of(ask.clone(), after)]));
        }
        Command::Decline if is_mine_to_answer || is_offered_to_me(ask, books) => AskWhat::Decline,
        Command::Done => AskWhat::Done,
        _ => return Deed::Nothing,
    };
    let (deal, id) = (ask.deal.clone(), ask.id.clone());
    Deed::Ask(DialogKind::Ask(AskDialog { deal, id, what }))
}
