//! What a manager is to do by a step of the rep's, or by the words of a call:
//! "have Goran call Dana". That is an ask of the rep's; where it bargains, the
//! step is the manager's, and its gate opens.

use jiff::civil::Date;

use super::on_step::{manages, sides};
use crate::domain::action::Owner;
use crate::domain::ask::{Ask, Asked, Recipient};
use crate::domain::id::{ActionId, PersonId};
use crate::interview::field::CallLine;
use crate::interview::keeping::Keeping;
use crate::interview::leads::Leads;
use crate::interview::popup::Popup;
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::wording::{self, Selling};

/// Who manages and is to act by a text, what they would do, and how that sells.
fn acting<'t>(s: SoFar<'_>, text: &'t str) -> Option<(PersonId, &'t str, Selling)> {
    let team = s.situation.team;
    team.here().filter(|(id, _)| manages(s, id)).find_map(|(id, person)| {
        let others = team.people.iter().filter(|(other, _)| *other != id);
        let others: Vec<&str> = others.map(|(_, other)| other.name.as_str()).collect();
        let act = wording::act_of(&person.name, &others, text)?;
        Some((id.clone(), act, wording::selling(act, &sides(s, id))?))
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
        Some((manager, act, Selling::Contact)) => {
            k.session.actions.remove(id);
            raise(k, &manager, act, step.due)
        }
        Some((manager, act, Selling::Bargain)) => {
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
pub(crate) fn has_manager_act(
    k: &mut Keeping<'_, '_>,
    line: CallLine,
    text: &str,
) -> Result<Option<Leads>, Refusal> {
    let is_theirs = matches!(line, CallLine::Objective | CallLine::Fallback | CallLine::Sentence);
    let acting = acting(k.so_far(), text);
    let acting = acting.filter(|(_, _, how)| is_theirs && *how == Selling::Contact);
    acting.map(|(manager, act, _)| raise(k, &manager, act, None)).transpose()
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
    let recipients = Recipient::list(&theirs.join("; "), &s.buyers())?;
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
