//! Texts that one person sends to another, in the first person of who sends them:
//! an ask, an offer of help, *please confirm*.
//!
//! None of our own words is in them: whoever reads them need not know what we call
//! things.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::paper::{Block, Paper};
use crate::domain::action::{Action, ActionStatus, Owner};
use crate::domain::ask::{Ask, AskKind, AskStatus, Asked, Recipient};
use crate::domain::books::{Books, DealBook};
use crate::domain::deal::Deal;
use crate::domain::id::PersonId;
use crate::domain::phrase::{clause, listed, shown};
use crate::domain::session::Session;
use crate::domain::team::Team;
use crate::interview::spoken::Speaking;

/// What is asked of an opinion for which no question was written.
const WHAT_WOULD_YOU_DO: &str = "What would you do?";
/// Where one confirms, and what else one may do.
const HOW_TO_ANSWER: &str =
    "If one does not stand, write me what to change. In sideline they are on Today: y agrees";

/// An ask, for whoever is asked; an offer of help, for the rep.
pub fn of_ask(ask: &Ask, deal: &Deal, team: &Team, today: Date) -> Paper {
    if ask.is_offer() { offer(ask, deal, team) } else { asking(ask, deal, team, today) }
}

fn asking(ask: &Ask, deal: &Deal, team: &Team, today: Date) -> Paper {
    let people = ask.recipients.values().map(Recipient::in_one_line).collect();
    let about = format!("It is about {}.", deal.title());
    let words = ask.wording.iter().flat_map(|words| {
        std::iter::once("The words:").chain(words.trim().lines()).map(str::to_owned)
    });
    let title = format!("{}, {}", ask.of.first_name(team), request(ask, today));
    letter(
        title,
        [
            vec![Block::Lines(if names_say_all(ask) { Vec::new() } else { people })],
            vec![Block::Plain(vec![about]), body(ask, today)],
            vec![Block::Plain(words.collect())],
        ],
        team.first_name_of(&ask.from),
    )
}

fn offer(ask: &Ask, deal: &Deal, team: &Team) -> Paper {
    let seen = ask.what_happened.as_deref().map(str::trim).map(str::to_owned);
    let lead = "You lead it either way: tell me what would help, or \"not now\" and why.";
    letter(
        format!("{}, could I help with {}?", team.first_name_of(&ask.from), deal.title()),
        [
            vec![Block::facts([("What I see", seen)])],
            vec![Block::Plain(vec![lead.to_owned()])],
            Vec::new(),
        ],
        ask.of.first_name(team),
    )
}

/// A text in three parts, and the first name of who sends it.
fn letter(title: String, parts: [Vec<Block>; 3], from: &str) -> Paper {
    let from = vec![Block::Plain(vec![from.to_owned()])];
    let parts = parts.into_iter().chain([from]);
    Paper::of(title, parts.map(|blocks| (String::new(), blocks)))
}

/// The request itself, with its day.
fn request(ask: &Ask, today: Date) -> String {
    let by = ask.needed_by.map(|day| format!(" by {}", shown(day, today))).unwrap_or_default();
    let names: Vec<&str> = ask.recipients.values().map(|one| one.name.as_str()).collect();
    match ask.kind {
        AskKind::Email if names.is_empty() => format!("could you write a mail{by}?"),
        AskKind::Email => format!("could you write to {}{by}?", listed(&names)),
        AskKind::Call if names.is_empty() => format!("could you make a call{by}?"),
        AskKind::Call => format!("could you call {}{by}?", listed(&names)),
        AskKind::Meeting => format!("could you help with a meeting{by}?"),
        AskKind::Resource => format!("could you help me out{by}?"),
        AskKind::Opinion => format!("what do you think? I would like to hear it{by}."),
        AskKind::Unsure => format!("could you think something through with me{by}?"),
    }
}

/// Whether the request names those who are called or written to, and there is no
/// more to say of them.
fn names_say_all(ask: &Ask) -> bool {
    let is_named = matches!(ask.kind, AskKind::Email | AskKind::Call);
    let has_more = |one: &Recipient| one.title.is_some() || one.contact.is_some();
    is_named && !ask.recipients.values().any(has_more)
}

/// What has to be known, a line each.
fn body(ask: &Ask, today: Date) -> Block {
    let due = ask.my_next_due.map(|day| format!(", by {}", shown(day, today)));
    let next = ask.my_next.as_deref();
    let next = next.map(|next| format!("{}{}.", clause(next), due.unwrap_or_default()));
    let said = |text: &Option<String>| text.as_deref().map(whole);
    let question = (ask.kind == AskKind::Opinion).then(|| WHAT_WOULD_YOU_DO.to_owned());
    Block::facts([
        (gist_label(ask.kind), said(&ask.gist).or(question)),
        ("What has happened", said(&ask.what_happened)),
        ("What I hope for", said(&ask.what_they_do)),
        ("What I do next", next),
        ("What I think", said(&ask.rep_view)),
    ])
}

/// A sentence with its end.
fn whole(text: &str) -> String {
    let text = text.trim();
    let is_open = text.ends_with(|last: char| last.is_alphanumeric() || ")%".contains(last));
    format!("{text}{}", if is_open { "." } else { "" })
}

const fn gist_label(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Email => "What it should say",
        AskKind::Meeting => "What it is for",
        AskKind::Resource => "What I need",
        AskKind::Opinion => "My question",
        AskKind::Call | AskKind::Unsure => "What it is about",
    }
}

/// Who has yet to give their word on steps of a session, but for who sits at the
/// keyboard.
pub fn has_yet_to_confirm<'a>(
    session: &Session,
    book: &'a DealBook,
    books: &Books,
) -> Option<&'a PersonId> {
    let me = books.known_me().map(|(me, _)| me);
    let owners = proposed(session, book).filter_map(|step| match &step.owner {
        Owner::Ours(id) => Some(id),
        Owner::Buyer(_) => None,
    });
    let asked = asked(session, book).filter_map(|ask| match &ask.of {
        Asked::Ours(id) => Some(id),
        Asked::Executive(_) => None,
    });
    owners.chain(asked).find(|id| Some(*id) != me)
}

/// The asks of a session that whoever sat there was to confirm later.
fn asked<'a>(session: &Session, book: &'a DealBook) -> impl Iterator<Item = &'a Ask> {
    let later = session.later();
    let asks = session.asks.keys().filter_map(|id| book.asks.get(id));
    asks.filter(move |ask| {
        ask.status == AskStatus::Open && later.iter().any(|person| ask.of.is(person))
    })
}

/// A step of a session that waits for the word of who sits at the keyboard.
pub fn waits_for_me<'a>(
    session: &Session,
    book: &'a DealBook,
    books: &Books,
) -> Option<&'a Action> {
    let (me, _) = books.known_me()?;
    proposed(session, book).find(|step| step.owner.is(me))
}

fn proposed<'a>(session: &Session, book: &'a DealBook) -> impl Iterator<Item = &'a Action> {
    of_session(session, book).filter(|step| step.status == ActionStatus::Proposed)
}

fn of_session<'a>(session: &Session, book: &'a DealBook) -> impl Iterator<Item = &'a Action> {
    session.steps_written().filter_map(|id| book.actions.get(id))
}

/// *Please confirm*, for who has yet to give their word on steps of a session; none
/// where nobody has.
pub fn please_confirm(
    session: &Session,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> Option<Paper> {
    let to = has_yet_to_confirm(session, book, books)?;
    let from =
        books.known_me().map(|(me, _)| me).or_else(|| session.parties().find(|party| *party != to));
    let name = books.team.first_name_of(to);
    let from_day = from_day(session, book, to).map(|day| format!(" from {}", shown(day, today)));
    let from_day = from_day.unwrap_or_default();
    let title =
        format!("{name}, these are yours{from_day} on {}. Do they stand?", book.deal.title());
    let (deal, team, process) = (&book.deal, &books.team, books.process_of(&book.deal));
    let speaking = Speaking { session, deal, team, process, today };
    let step = |step: &Action| the_step(step, &speaking);
    let theirs = proposed(session, book).filter(|step| step.owner.is(to)).map(step);
    let asks = asked(session, book).filter(|ask| ask.of.is(to));
    let asks: Vec<String> = asks.map(|ask| format!("{}.", speaking.promise(ask))).collect();
    let answer = if asks.is_empty() { "" } else { " a step, a accepts an ask" };
    let theirs = theirs.chain(asks);
    let mine = of_session(session, book);
    let mine = mine.filter(|step| step.is_open() && from.is_some_and(|from| step.owner.is(from)));
    let mine: Vec<String> = mine.map(step).collect();
    let heading = if mine.is_empty() { String::new() } else { "Mine:".to_owned() };
    let sections = [
        (String::new(), vec![Block::Lines(theirs.collect())]),
        (heading, vec![Block::Lines(mine)]),
        (String::new(), vec![Block::Plain(vec![format!("{HOW_TO_ANSWER}{answer}.")])]),
        (
            String::new(),
            vec![Block::Plain(
                from.map(|from| books.team.first_name_of(from).to_owned()).into_iter().collect(),
            )],
        ),
    ];
    Some(Paper::of(title, sections))
}

/// The day since which all that waits for somebody's word is theirs; none where they got it
/// on several days.
fn from_day(session: &Session, book: &DealBook, to: &PersonId) -> Option<Date> {
    let steps = proposed(session, book).filter(|step| step.owner.is(to));
    let days: BTreeSet<Date> = steps.map(|step| step.is_theirs_since(session.day())).collect();
    let has_asks = asked(session, book).any(|ask| ask.of.is(to));
    let days: BTreeSet<Date> = days.into_iter().chain(has_asks.then(|| session.day())).collect();
    days.first().filter(|_| days.len() == 1).copied()
}

/// A step with its day, that a manager steps in with it, and how one sees that it is
/// done in a line of its own.
fn the_step(step: &Action, speaking: &Speaking<'_>) -> String {
    let by = step.due.map(|due| format!(", by {}", shown(due, speaking.today)));
    let by = by.unwrap_or_default();
    let steps_in = speaking.steps_in_with(&step.owner, step.step_in.as_ref());
    let steps_in = steps_in.map(|it| format!(" {it}")).unwrap_or_default();
    let done = step.sign().map(|done| format!("\nDone when: {}.", clause(done)));
    format!("{}{by}.{steps_in}{}", clause(&step.text), done.unwrap_or_default())
}
