//! What a person means by a name on the command line.

mod candidate;
mod theirs;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use self::candidate::{Candidate, Kind, by_name, first_hits, folded, none, only};
pub(super) use self::theirs::{buyer, buyers, known};
use super::call::{is_open, purpose};
use crate::domain::action::Action;
use crate::domain::ask::{Ask, Asked, Executive};
use crate::domain::books::{Books, Cause, DealBook, Unread};
use crate::domain::call::Call;
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::{DealId, PersonId};
use crate::domain::names::{self, Match};
use crate::domain::printable::one_line;
use crate::domain::session::Session;
use crate::domain::team::{Person, Team};
use crate::failure::Failure;
use crate::reading::person;
use crate::record::config;

const DEAL: Kind = Kind { one: "deal", several: "deals", list: "sideline deal list" };
const ACTION: Kind = Kind { one: "action", several: "actions", list: "sideline action list --all" };
const ASK: Kind = Kind { one: "ask", several: "asks", list: "sideline ask list --all" };
const CALL: Kind = Kind { one: "call", several: "calls", list: "sideline call list" };
const SESSION: Kind = Kind { one: "session", several: "sessions", list: "sideline session list" };
const PERSON: Kind = Kind { one: "person", several: "people", list: "" };

/// The deal that was meant, which must have been read whole: by id, start of the
/// id, or words of its name.
///
/// # Errors
///
/// A [`Failure`] where none or several fit, or the one that does cannot be read.
pub(super) fn deal<'a>(books: &'a Books, typed: &str) -> Result<&'a DealBook, Failure> {
    let id = deal_id(books, typed)?;
    let is_meant = |file: &&Unread| file.deal() == Some(id.as_str());
    books.deals.get(&id).ok_or_else(|| none(&DEAL, typed, books.unread.iter().find(is_meant)))
}

/// The id of the deal that was meant, open or decided.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn deal_id(books: &Books, typed: &str) -> Result<DealId, Failure> {
    let heads: Vec<_> = books.heads().collect();
    let candidate = |head| -> Candidate<'_, &DealId> {
        let head: &Cow<'_, Head> = head;
        Candidate {
            item: &head.id,
            id: head.id.as_str(),
            name: head.title(),
            is_open: head.status == DealStatus::Open,
        }
    };
    let all: Vec<_> = heads.iter().map(candidate).collect();
    only(&DEAL, typed, &by_name(&all, typed))?.cloned().ok_or_else(|| {
        let words = folded(typed).join("-");
        let is_meant = |file: &&Unread| {
            let own = if let Cause::Renamed(own) = &file.cause { own } else { &file.file };
            let id = own.strip_prefix("deals/");
            let id = id.map(|id| id.strip_suffix("/deal.toml").unwrap_or(id));
            let is_deal = !words.is_empty() && id.is_some_and(|id| id.starts_with(&words));
            // Of a folder that nobody can look into, each deal may be one.
            is_deal || file.file == "deals"
        };
        none(&DEAL, typed, books.unread.iter().find(is_meant))
    })
}

/// The team, for what cannot be done without it: its usual values, or whom a text
/// names.
///
/// # Errors
///
/// A [`Failure`] where it cannot be read.
pub(super) fn team(books: &Books) -> Result<&Team, Failure> {
    is_read(&books.team).map(|()| &books.team)
}

fn is_read(team: &Team) -> Result<(), Failure> {
    let Some(unread) = &team.unread else { return Ok(()) };
    Err(Failure::not_done("the team cannot be read")
        .because(one_line(&unread.to_string()))
        .hint("put the file right in an editor, then try again"))
}

/// The person of the team that was meant, none where nobody fits.
///
/// # Errors
///
/// A [`Failure`] where several fit, or the team cannot be read.
pub(super) fn person(team: &Team, typed: &str) -> Result<Option<PersonId>, Failure> {
    is_read(team)?;
    let candidate = |(id, person)| -> Candidate<'_, &PersonId> {
        let (item, person): (&PersonId, &Person) = (id, person);
        let (id, name, is_open) = (item.as_str(), person.name.clone(), person.left.is_none());
        Candidate { item, id, name, is_open }
    };
    let all: Vec<_> = team.people.iter().map(candidate).collect();
    only(&PERSON, typed, &by_name(&all, typed)).map(Option::<&PersonId>::cloned)
}

/// Somebody of the team to be given something, who must be there and not have left.
///
/// # Errors
///
/// A [`Failure`] where nobody or several fit, or who fits has left.
pub(super) fn taker(team: &Team, typed: &str, today: Date) -> Result<PersonId, Failure> {
    let id = member(team, typed)?;
    takes_on(team, &id, today).map(|()| id)
}

/// Refuses to give something to who has left.
///
/// # Errors
///
/// A [`Failure`] where they have.
pub(super) fn takes_on(team: &Team, id: &PersonId, today: Date) -> Result<(), Failure> {
    team.takes_on(id, today).map_err(|gone| {
        Failure::not_done(gone.to_string()).hint(format!("one of {}", names_here(team)))
    })
}

/// The names of those who are in the team.
pub(super) fn names_here(team: &Team) -> String {
    let here: Vec<&str> = team.here().map(|(_, person)| person.name.as_str()).collect();
    here.join(", ")
}

/// Somebody of the team, who must be there.
///
/// # Errors
///
/// A [`Failure`] where nobody or several fit.
pub(super) fn member(team: &Team, typed: &str) -> Result<PersonId, Failure> {
    person(team, typed)?.ok_or_else(|| nobody(team, typed))
}

/// Who sits at the keyboard, for commands that take an --owner.
///
/// # Errors
///
/// A [`Failure`] where that is not known.
pub(super) fn me(books: &Books) -> Result<PersonId, Failure> {
    is_no_stranger(books)?;
    if let Some(me) = &books.me {
        return Ok(me.clone());
    }
    settings_say(books, "put the file right, or use --owner PERSON")?;
    Err(Failure::not_done("it is not known yet who you are")
        .hint("sideline me PERSON, or use --owner PERSON"))
}

/// That nothing keeps the settings from saying who sits at the keyboard.
///
/// # Errors
///
/// A [`Failure`] with what to do, where they cannot be read.
pub(super) fn settings_say(books: &Books, to_do: &str) -> Result<(), Failure> {
    let Some(unread) = config::no_me(&books.unread) else { return Ok(()) };
    Err(Failure::not_done("your settings cannot be read, so it is not known who you are")
        .because(one_line(&unread.to_string()))
        .hint(to_do))
}

/// That the team knows who sits at the keyboard, or nobody has said who that is.
///
/// # Errors
///
/// A [`Failure`] with those it knows.
pub(super) fn is_no_stranger(books: &Books) -> Result<(), Failure> {
    let Some(stranger) = &books.stranger else { return Ok(()) };
    let ids: Vec<&str> = books.team.here().map(|(id, _)| id.as_str()).collect();
    let who = format!("this team knows no \"{stranger}\". Who are you here? {}", ids.join(", "));
    Err(Failure::not_done(who)
        .hint(format!("sideline me {} says so", ids.first().copied().unwrap_or("PERSON"))))
}

/// That nobody of the team is called so, with who is, and how somebody new joins.
pub(super) fn nobody(team: &Team, typed: &str) -> Failure {
    let near = names::near(typed, &team.people);
    let all = || team.here().map(|(_, it)| it.name.as_str()).collect::<Vec<_>>();
    let known = if near.is_empty() { all() } else { near };
    let name = names::as_a_name(typed);
    let is_one = person::is_a_members(&name, std::iter::empty()).is_ok();
    let name = if is_one { format!("\"{name}\"") } else { "NAME".to_owned() };
    let add = format!("sideline team add {name} --role rep");
    let hint = match known.as_slice() {
        [] => add,
        known if is_one => format!("one of {}; or first: {add}", known.join(", ")),
        known => format!("one of {}", known.join(", ")),
    };
    Failure::not_done(format!("nobody in the team is called \"{typed}\"")).hint(hint)
}

/// The action step whose id begins like this, with its deal.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn action<'a>(
    books: &'a Books,
    typed: &str,
) -> Result<(&'a Action, &'a DealBook), Failure> {
    let all = books.deals.values().flat_map(|book| {
        book.actions.values().map(move |action| Candidate {
            item: (action, book),
            id: action.id.as_str(),
            name: action.text.clone(),
            is_open: action.is_open(),
        })
    });
    by_id(&ACTION, &all.collect::<Vec<_>>(), typed, &books.unread)
}

/// The ask whose id begins like this, with its deal.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn ask<'a>(books: &'a Books, typed: &str) -> Result<(&'a Ask, &'a DealBook), Failure> {
    let all = books.deals.values().flat_map(|book| {
        book.asks.values().map(move |ask| Candidate {
            item: (ask, book),
            id: ask.id.as_str(),
            name: ask.summary(),
            is_open: ask.is_open(),
        })
    });
    by_id(&ASK, &all.collect::<Vec<_>>(), typed, &books.unread)
}

/// The call whose id begins like this, with its deal.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn call<'a>(books: &'a Books, typed: &str) -> Result<(&'a Call, &'a DealBook), Failure> {
    let all = books.deals.values().flat_map(|book| {
        book.calls.values().map(move |call| Candidate {
            item: (call, book),
            id: call.id.as_str(),
            name: purpose(call).to_owned(),
            is_open: is_open(call),
        })
    });
    by_id(&CALL, &all.collect::<Vec<_>>(), typed, &books.unread)
}

/// Who may be asked under that name: somebody of the team, else an executive
/// who was asked before; none where nobody fits.
///
/// # Errors
///
/// A [`Failure`] where several fit.
pub(super) fn asked(
    team: &Team,
    executives: impl FnOnce() -> BTreeMap<String, Executive>,
    typed: &str,
) -> Result<Option<Asked>, Failure> {
    if let Some(person) = person(team, typed)? {
        return Ok(Some(Asked::Ours(person)));
    }
    let mut executives = executives();
    match names::find(typed, &executives) {
        Match::One(known) => Ok(executives.remove(&known).map(Asked::Executive)),
        Match::None => Ok(None),
        Match::Several(known) => {
            let known: Vec<String> = known.iter().map(|name| one_line(name)).collect();
            let sentence = format!("\"{typed}\" fits several people; nothing was changed");
            Err(Failure::not_done(sentence).because(known.join("\n")).hint("write the whole name"))
        }
    }
}

/// The session whose id begins like this, with its deal.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn session<'a>(
    books: &'a Books,
    typed: &str,
) -> Result<(&'a Session, &'a DealBook), Failure> {
    let all = books.deals.values().flat_map(|book| {
        book.sessions.values().map(move |session| Candidate {
            item: (session, book),
            id: session.id.as_str(),
            name: format!("{}  {}", session.day(), book.deal.title()),
            is_open: session.is_draft(),
        })
    });
    let found = by_id(&SESSION, &all.collect::<Vec<_>>(), typed, &books.unread);
    found.or_else(|failure| {
        let Ok(book) = deal(books, typed) else { return Err(failure) };
        let sessions = book.sessions.values().filter(|session| !session.is_draft());
        let latest = sessions.max_by_key(|session| session.started.timestamp());
        let none = || format!("no session on {} is agreed or ended yet", book.deal.title());
        latest.map(|session| (session, book)).ok_or_else(|| Failure::not_done(none()))
    })
}

/// By the start of an id. `i` and `l` read as `1`, `o` as `0`: no id has them.
fn by_id<T: Copy>(
    kind: &Kind,
    all: &[Candidate<'_, T>],
    typed: &str,
    unread: &[Unread],
) -> Result<T, Failure> {
    let read = |letter: char| match letter {
        'i' | 'l' => '1',
        'o' => '0',
        letter => letter,
    };
    let start: String = typed.trim().to_lowercase().chars().map(read).collect();
    let hits = first_hits(all, &[&|one| one.starts_with(&start)]);
    only(kind, typed, &hits)?.ok_or_else(|| {
        let is_it = |file: &String| id_in(file, kind).is_some_and(|id| id.starts_with(&start));
        let is_meant = |unread: &&Unread| {
            !start.is_empty() && (is_it(&unread.file) || unread.hides().iter().any(is_it))
        };
        none(kind, typed, unread.iter().find(is_meant))
    })
}

/// The id that the name of a file says, if it is one of this kind. Those of
/// sessions begin with the day.
fn id_in<'f>(file: &'f str, kind: &Kind) -> Option<&'f str> {
    let (folder, name) = file.rsplit_once('/')?;
    let is_kind = folder.ends_with(&format!("/{}", kind.several));
    let id = name.split('.').next()?;
    is_kind.then(|| id.rsplit_once('-').map_or(id, |(_, id)| id))
}
