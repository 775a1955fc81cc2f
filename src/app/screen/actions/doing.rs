//! What is done with the line under the cursor, or with all marked ones.

use super::Actions;
use crate::app::command::Command;
use crate::app::dialog::{DialogKind, ManyWhat, NewStepDialog, StepsDialog};
use crate::app::effect::{Effect, Setting};
use crate::app::model::Notice;
use crate::app::screen::{Component, Ctx, Next, deal};
use crate::app::thing;
use crate::domain::action::Action;
use crate::domain::change::Change;
use crate::domain::settings::Whose;
use crate::pages::thing::Thing;

/// What is said where there is no line to do something with.
const NOTHING: &str = "There is no line here. a writes a step down.";
/// What is said where one of several is to be changed.
const ONE_AT_A_TIME: &str = "Several are marked, and one is changed at a time: Esc first.";
/// What is said where nothing marked can be done.
const NONE_CLOSED: &str = "That is for closed steps, and no marked one is closed.";
const NONE_OPEN: &str = "That is for open steps, and no marked one is open.";

impl Actions {
    /// Mine, or everyone's; it is kept in the settings.
    pub(super) fn turn_over(&mut self, ctx: &mut Ctx<'_>) -> Next {
        self.cursor.put(0);
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
    pub(super) fn mark(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let spots = ctx.page.spots();
        let Some(Thing::Step(_, id)) = spots.thing(self.at()) else {
            return ctx.say("Only steps can be marked.");
        };
        if !self.marked.remove(id) {
            self.marked.insert(id.clone());
        }
        self.cursor.go(&Command::Down, spots, 0);
        Next::nothing()
    }

    /// Does what changes something, or leads elsewhere.
    pub(super) fn perform(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let here = ctx.page.spots().thing(self.at());
        let near = here.and_then(Thing::deal).cloned();
        if *command == Command::NewStep {
            return Next::ask(DialogKind::NewStep(NewStepDialog { deal: None, near }));
        }
        if *command == Command::NewAsk {
            return Next::ask(DialogKind::raise(near));
        }
        if let Some(done) = self.with_all(command, ctx) {
            return done;
        }
        let Some(here) = here else { return nothing(command, ctx) };
        let next = if *command == Command::Keep {
            self.open(here, ctx)
        } else {
            thing::act(here, command, ctx).unwrap_or(Next::nothing())
        };
        if next.effects.iter().any(|effect| matches!(effect, Effect::Save(..))) {
            self.made(&[]);
        }
        next
    }

    /// Opens an ask or a call; else the line is seen whole, and once more opens its
    /// deal.
    fn open(&mut self, here: &Thing, ctx: &mut Ctx<'_>) -> Next {
        if let Some(opened) = thing::opened(here, ctx) {
            return opened;
        }
        if !std::mem::replace(&mut self.is_whole, true) {
            return Next::nothing();
        }
        here.deal().map_or(Next::nothing(), |deal| deal::open(deal, ctx.books))
    }

    /// What goes for all marked steps; none where nothing is marked, or the command
    /// is for one line alone.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other commands are for one line")]
    fn with_all(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Option<Next> {
        let things = ctx.page.spots().all().iter().filter_map(|spot| spot.thing.as_ref());
        let marked = things.filter(|thing| self.is_marked(Some(thing)));
        let marked: Vec<Action> =
            marked.filter_map(|thing| thing::step(thing, ctx.books)).cloned().collect();
        if marked.is_empty() {
            return None;
        }
        let what = match command {
            Command::Done => ManyWhat::Done,
            Command::Move => ManyWhat::Move,
            Command::Drop => ManyWhat::Drop,
            Command::Reopen => return Some(self.reopen(&marked, ctx)),
            _ => return thing::is_deed(command).then(|| ctx.say(ONE_AT_A_TIME)),
        };
        let open = marked.iter().filter(|step| what.is_for(step));
        let ids: Vec<_> = open.map(|step| step.id.clone()).collect();
        if ids.is_empty() {
            return Some(ctx.say(NONE_OPEN));
        }
        if let Some(left) = left_out(what, &marked) {
            *ctx.notice = Some(Notice::news(left));
        }
        Some(Next::ask(DialogKind::Steps(StepsDialog { ids, what })))
    }

    fn reopen(&mut self, marked: &[Action], ctx: &mut Ctx<'_>) -> Next {
        let closed = marked.iter().filter(|step| !step.is_open());
        let reopened = closed.map(|step| thing::reopened(step, ctx.books));
        match reopened.collect::<Result<Vec<Change>, _>>() {
            Ok(changes) if changes.is_empty() => ctx.say(NONE_CLOSED),
            Ok(changes) => {
                let effects = ctx.make(changes);
                self.made(&[]);
                Next::stay(effects)
            }
            Err(why) => ctx.say(why.to_string()),
        }
    }
}

/// Which marked steps the form is not for, and why.
fn left_out(what: ManyWhat, marked: &[Action]) -> Option<String> {
    let (open, left): (Vec<&Action>, Vec<&Action>) = marked.iter().partition(|it| what.is_for(it));
    let closed = left.iter().filter(|step| !step.is_open()).count();
    let why = match (closed, left.len()) {
        (_, 0) => return None,
        (0, _) => "Where its owner has yet to confirm, m on the step alone gives another day.",
        (closed, all) if closed == all => "What is closed stays as it is.",
        _ => "What is closed stays, and a step to confirm gets another day alone.",
    };
    Some(format!("For {} of the {} that are marked. {why}", open.len(), marked.len()))
}

/// Says that there is no line, but where one only wants to copy it.
fn nothing(command: &Command, ctx: &mut Ctx<'_>) -> Next {
    if *command == Command::Copy { Next::nothing() } else { ctx.say(NOTHING) }
}
