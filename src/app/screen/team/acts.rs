//! What is done with the figures of a rep: somebody is coached in what is lacking, a
//! session asks why a figure is so, a call gets the role that nobody told.

use super::super::{Ctx, Next, Sight};
use crate::app::dialog::{CallDialog, Coach, DialogKind};
use crate::app::model::Notice;
use crate::domain::books::Books;
use crate::domain::figures::{Gap, Line, Presence, Which};
use crate::domain::id::{CallId, DealId, MetricId, PersonId, SkillId};
use crate::domain::team::TeamRole;
use crate::pages::Page;
use crate::pages::team::{About, Rep, TeamPage, about, can_be_asked, is_wanted, to_be_asked};

/// What is done with a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// Somebody is coached, or does it alone by now.
    Coach,
    /// The next session asks about it, or not after all.
    AskNext,
    /// It is told who was on a call.
    TellRole,
}

/// With what it is done.
enum With<'a> {
    Gap(&'a Gap),
    Skill(&'a SkillId),
    Figure(&'a Line),
    Call(DealId, CallId),
}

/// What a key does with the line under the cursor, or with the first one of the rep
/// under it that fits.
pub(super) fn perform(act: Act, is_of_figures: bool, at: usize, ctx: &mut Ctx<'_>) -> Next {
    let Page::Team(page) = ctx.page else { return Next::nothing() };
    let Some((rep, lines)) = meant(page, is_of_figures, at) else {
        return ctx.say("That is for a rep: go down to one.");
    };
    let name = ctx.books.team.first_name_of(&rep.id).to_owned();
    if !is_allowed(rep, ctx.books) {
        return ctx.say(format!("That is for {name} and for whoever coaches them."));
    }
    match with(act, rep, &lines, page, ctx.books) {
        Some(With::Gap(gap)) => Next::ask(DialogKind::Coach(Coach::in_a_gap(&rep.id, gap))),
        Some(With::Skill(skill)) => done(&rep.id, skill, ctx),
        Some(With::Figure(line)) => ask_next(rep, line, ctx),
        Some(With::Call(deal, id)) => Next::ask(DialogKind::Call(CallDialog { deal, id })),
        None => ctx.say(nothing(act, &name)),
    }
}

/// Whether the key does anything there.
pub(super) fn works(act: Act, is_of_figures: bool, at: usize, sight: Sight<'_>) -> bool {
    let Page::Team(page) = sight.page else { return false };
    let meant = meant(page, is_of_figures, at).filter(|(rep, _)| is_allowed(rep, sight.books));
    meant.is_some_and(|(rep, lines)| with(act, rep, &lines, page, sight.books).is_some())
}

/// Whether whoever looks may do something with the figures of a rep.
fn is_allowed(rep: &Rep, books: &Books) -> bool {
    let me = books.known_me().map(|(me, _)| me);
    me.is_none_or(|me| *me == rep.id || rep.manager.as_ref() == Some(me))
}

/// The rep that is meant, and what the lines are about that are.
fn meant(page: &TeamPage, is_of_figures: bool, at: usize) -> Option<(&Rep, Vec<About<'_>>)> {
    let rep = page.figures.reps.get(if page.of_one { 0 } else { page.below(at)? })?;
    let lines = about(rep);
    let meant = if page.of_one && is_of_figures {
        lines.get(page.below(at)?).cloned().into_iter().collect()
    } else {
        lines
    };
    Some((rep, meant))
}

/// What is said where a key fits nothing.
fn nothing(act: Act, name: &str) -> String {
    match act {
        Act::Coach => format!("c is for a gap or a skill of {name}'s."),
        Act::TellRole => {
            format!("There is no call of {name}'s of which nobody told who was there.")
        }
        Act::AskNext => format!("n is for a figure of {name}'s that is counted from enough deals."),
    }
}

/// With what it is done where these lines are meant; none where nothing fits.
fn with<'a>(
    act: Act,
    rep: &'a Rep,
    lines: &[About<'a>],
    page: &TeamPage,
    books: &Books,
) -> Option<With<'a>> {
    match act {
        Act::Coach => coached(lines),
        Act::AskNext => asked(rep, lines).map(With::Figure),
        Act::TellRole => untold(rep, page, books),
    }
}

/// The first gap, else the skill that somebody is done with.
fn coached<'a>(lines: &[About<'a>]) -> Option<With<'a>> {
    let gap = |it: &About<'a>| if let About::Gap(gap) = it { Some(With::Gap(gap)) } else { None };
    lines.iter().find_map(gap).or(match lines {
        [About::Skill(skill, _)] => Some(With::Skill(skill)),
        _ => None,
    })
}

/// They can do it alone by now.
fn done(rep: &PersonId, skill: &SkillId, ctx: &mut Ctx<'_>) -> Next {
    let (today, name) = (ctx.now.wall.date(), ctx.books.team.first_name_of(rep).to_owned());
    let change = ctx.books.profile_changed(rep, |profile| {
        if let Some(skill) = profile.skills.get_mut(skill) {
            skill.closed = Some(today);
        }
    });
    let effects = ctx.make(vec![change]);
    *ctx.notice = Some(Notice::news(format!("{name} does it alone by now. Ctrl-Z takes it back.")));
    Next::stay(effects)
}

/// The figure of which the next session can ask why it is so.
fn asked<'a>(rep: &'a Rep, lines: &[About<'a>]) -> Option<&'a Line> {
    match lines {
        [About::Result(line)] => Some(*line).filter(|line| can_be_asked(line)),
        [_] => None,
        _ => to_be_asked(rep),
    }
}

/// The next session asks why a figure is so, or not after all.
fn ask_next(rep: &Rep, line: &Line, ctx: &mut Ctx<'_>) -> Next {
    let measure = line.measure;
    let Ok(metric) = measure.as_str().parse::<MetricId>() else { return Next::nothing() };
    let (today, name) = (ctx.now.wall.date(), ctx.books.team.first_name_of(&rep.id).to_owned());
    let is_asked = !is_wanted(rep, line);
    let change = ctx.books.profile_changed(&rep.id, |profile| {
        profile.next_session.remove(&metric);
        if is_asked {
            profile.next_session.insert(metric, today);
        }
    });
    let what = measure.name();
    let said = if is_asked {
        format!("{what}: {name}'s next standard or full session asks why.")
    } else {
        format!("{what}: no session of {name}'s is to ask about it.")
    };
    let effects = ctx.make(vec![change]);
    *ctx.notice = Some(Notice::news(said));
    Next::stay(effects)
}

/// The newest call of which nobody told whether the manager was there.
fn untold<'a>(rep: &Rep, page: &TeamPage, books: &Books) -> Option<With<'a>> {
    let line = about(rep).iter().position(|it| *it == About::Together)?;
    let call = page.records.get(page.above + line)?.iter().find_map(|record| {
        let Which::Call { id, presence: Presence::NotTold, .. } = &record.which else {
            return None;
        };
        Some((record.deal.clone(), id.clone()))
    });
    let (deal, id) = call.filter(|(deal, _)| books.deals.contains_key(deal))?;
    Some(With::Call(deal, id))
}

/// Notes that the team met on a day, or did not after all.
pub(super) fn meets(ctx: &mut Ctx<'_>) -> Next {
    let me = ctx.books.known_me().filter(|(_, person)| person.role == TeamRole::Manager);
    match me.map(|(id, _)| id.clone()) {
        Some(me) => Next::ask(DialogKind::Coach(Coach::team_met(me))),
        None => ctx.say("A manager ticks the team meeting: w says who you are."),
    }
}
