//! What a manager is to do by a step of the rep's, or by the words of a call:
//! "have Goran call Dana". That is an ask of the rep's; where it bargains, the
//! step is the manager's, and its gate opens.

use jiff::civil::Date;

use super::on_step::{manages, sides};
use crate::domain::action::Owner;
use crate::domain::ask::{Ask, Asked};
use crate::domain::id::{ActionId, PersonId};
use crate::interview::field::CallLine;
use crate::interview::keeping::Keeping;
use crate::interview::leads::Leads;
use crate::interview::popup::Popup;
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::recipient;
use crate::reading::wording::{self, Selling};

/// What a manager would do by a text.
struct Acting<'t> {
    manager: PersonId,
    /// What they would do, and how that sells.
    act: &'t str,
    how: Selling,
    /// Whether the text says nothing before it.
    is_all: bool,
}

/// Who manages and is to act by a text, or by a part of it.
fn acting<'t>(s: SoFar<'_>, text: &'t str) -> Option<Acting<'t>> {
    wording::clauses(text).enumerate().find_map(|(at, clause)| {
        let (manager, act, how) = acting_by(s, text, clause)?;
        Some(Acting { manager, act, how, is_all: at == 0 })
    })
}

fn acting_by<'t>(
    s: SoFar<'_>,
    whole: &str,
    clause: &'t str,
) -> Option<(PersonId, &'t str, Selling)> {
    let team = s.situation.team;
    team.here().filter(|(id, _)| manages(s, id)).find_map(|(id, person)| {
        let others = team.people.iter().filter(|(other, _)| *other != id);
        let others: Vec<&str> = others.map(|(_, other)| other.name.as_str()).collect();
        let act = wording::act_of(&person.name, &others, clause)?;
        Some((id.clone(), act, wording::selling_within(whole, act, &sides(s, id))?))
    })
}

/// Makes an ask of a step of the rep's in which a manager acts; one that
/// bargains becomes the manager's.
pub(crate) fn asks_instead(k: &mut Keeping<'_, '_>, id: &ActionId) -> Result<Leads, Refusal> {
    let s = k.so_far();
    let Some(step) = s.session.actions.get(id).cloned() else { return Ok(Leads::On) };
    let Some(Owner::Ours(owner)) = &step.owner else { return Ok(Leads::On) };
    let acting = acting(s, &step.text).filter(|_| !manages(s, owner));
    match acting {
        None => Ok(Leads::On),
        Some(Acting { manager, is_all: false, .. }) => {
            let manager = s.situation.team.first_name_of(&manager).to_owned();
            Err(Refusal::TwoSteps { manager })
        }
        Some(Acting { manager, act, how: Selling::Contact, .. }) => {
            k.session.actions.remove(id);
            raise(k, &manager, act, step.due)
        }
        Some(Acting { manager, act, how: Selling::Bargain, .. }) => {
            let text = act.to_owned();
            if let Some(step) = k.session.actions.get_mut(id) {
                step.owner = Some(Owner::Ours(manager));
                step.text = text;
            }
            Ok(Leads::On)
        }
    }
}

/// Makes an ask of what the buyer was to agree to on a call, where a manager is
/// to speak to somebody; none where nobody does.
///
/// # Errors
///
/// That what they agree to is missing, where the manager would bargain, or acts in a
/// part of it.
pub(crate) fn has_manager_act(
    k: &mut Keeping<'_, '_>,
    line: CallLine,
    text: &str,
) -> Result<Option<Leads>, Refusal> {
    let is_theirs = matches!(line, CallLine::Objective | CallLine::Fallback | CallLine::Sentence);
    let s = k.so_far();
    let Some(acting) = acting(s, text).filter(|_| is_theirs) else { return Ok(None) };
    if acting.is_all && acting.how == Selling::Contact {
        return raise(k, &acting.manager, acting.act, None).map(Some);
    }
    let manager = s.situation.team.first_name_of(&acting.manager).to_owned();
    Err(Refusal::ActsForThem { manager })
}

/// Raises an ask of a manager, filled with what it was to be.
pub(super) fn raise(
    k: &mut Keeping<'_, '_>,
    manager: &PersonId,
    act: &str,
    needed_by: Option<Date>,
) -> Result<Leads, Refusal> {
    let s = k.so_far();
    let (kind, theirs) = wording::help(act, &sides(s, manager));
    let recipients = recipient::list(&theirs.join("; "), &s.buyers())?;
    let (fresh, deal, rep) =
        (k.situation.fresh.ask.clone(), k.session.deal.clone(), k.session.rep.clone());
    let asked = Asked::Ours(manager.clone());
    let mut ask = Ask {
        needed_by,
        gist: Some(act.to_owned()),
        session: Some(k.session.id.clone()),
        ..Ask::new(fresh.clone(), deal, kind, rep, asked, k.situation.today())
    };
    for recipient in recipients {
        ask.add_recipient(recipient, k.draw);
    }
    k.session.asks.insert(fresh.clone(), ask);
    Ok(Leads::Over(Popup::Ask(fresh)))
}
