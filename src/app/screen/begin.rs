//! Before a session: how long it shall be, or what becomes of one that is still
//! open since another day.

use super::session::{self, Resume};
use super::{Component, Ctx, Next, Screen, Sight, Turn, form_scopes, new_deal};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::form::{self, Ask, Did, Form, Row};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::app::unsaved::Typed;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::{Change, Record};
use crate::domain::deal::DealStatus;
use crate::domain::id::{DealId, PersonId, UNKNOWN};
use crate::domain::phrase;
use crate::domain::process::{Process, SessionKind};
use crate::domain::session::{Beginning, Session};
use crate::domain::team::TeamRole;
use crate::interview::prompt::{Choice, Entry, Says};

/// The question before a session.
#[derive(Clone, Debug)]
pub struct Begin {
    deal: DealId,
    manager: Option<PersonId>,
    about: About,
    form: Form,
}

/// What is asked.
#[derive(Clone, Debug)]
enum About {
    /// How the session begins.
    Kind(Vec<Beginning>),
    /// What becomes of a draft of another day.
    Draft(Box<Session>),
}

const BEGIN: &str = "begin";
const MANAGER: &str = "manager";
const GO_ON: &str = "go-on";
const END: &str = "end";

/// How the places in the draft log begin that are about a deal.
const PLACE: &str = "begin.";

/// The deal that a place in the draft log is about.
pub fn deal_of(place: &str) -> Option<DealId> {
    place.strip_prefix(PLACE)?.parse().ok()
}

/// Opens a deal. What is open since today goes on at once, what is open since
/// another day is asked about; else it begins as was said, or it is asked how.
pub fn open(deal: &DealId, beginning: Option<Beginning>, ctx: &mut Ctx<'_>) -> Next {
    let Some(book) = ctx.books.deals.get(deal) else { return Next::nothing() };
    let is_prep = beginning.is_some_and(Beginning::is_prep);
    let draft = if is_prep { book.prep_draft() } else { book.draft() };
    let records = [Some(book.deal.clone().into()), draft.cloned().map(Record::from)];
    if let Some(newer) = records.iter().flatten().find_map(|record| ctx.books.newer(record)) {
        *ctx.notice = Some(Notice::news(format!("No session on it from here: {newer}")));
        return Next::nothing();
    }
    if book.deal.owner.as_str() == UNKNOWN {
        let wrong = records.iter().flatten().find_map(|it| ctx.books.wrong_in(it).next());
        let why = wrong.map(ToString::to_string).unwrap_or_default();
        *ctx.notice = Some(Notice::news(format!("No session: whose deal is it? {why}")));
        return Next::nothing();
    }
    let manager = ctx.books.team.coach_of(&book.deal.owner, ctx.books.me.as_ref());
    match (draft.cloned(), beginning) {
        (Some(draft), _) if draft.day() == ctx.now.wall.date() => {
            session::resume(draft, Resume::GoOn, ctx)
        }
        (Some(draft), _) => Next::push(Screen::Begin(Begin::about_draft(draft, ctx))),
        (None, _) if ctx.books.team.unread.is_some() => {
            let why = ctx.books.team.unread.as_ref().map(ToString::to_string).unwrap_or_default();
            *ctx.notice = Some(Notice::news(format!("No session: who is in the team? {why}")));
            Next::nothing()
        }
        (None, Some(beginning)) if is_prep || manager.is_some() => {
            match session::begin(deal, manager, beginning, ctx) {
                Ok(screen) => {
                    let effects = session::taught(deal, ctx).collect();
                    Next { effects, ..Next::push(Screen::Session(screen)) }
                }
                Err(why) => session::not_begun(why, ctx),
            }
        }
        (None, beginning) => match Begin::on(deal, manager, ctx.books) {
            Ok(screen) => Next::push(Screen::Begin(screen.marking(beginning))),
            Err(why) => session::not_begun(why, ctx),
        },
    }
}

impl Component for Begin {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        form_scopes(&self.form)
    }

    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match form::act(&mut self.form, command) {
            Did::Answered(value) => {
                self.form.choose(&value);
                return self.begin(ctx);
            }
            // With one field the lines of its choice are the way.
            Did::Ended { down } => drop(self.form.move_line(down)),
            Did::Nothing | Did::Moved | Did::Edited(_) | Did::Stray(_) => {}
        }
        if *command == Command::Out { Next::pop(Vec::new()) } else { Next::nothing() }
    }

    fn place(&self) -> Option<String> {
        self.manager.is_none().then(|| format!("{PLACE}{}", self.deal))
    }

    fn bring_back(&mut self, left: &Typed) {
        self.form.bring_back(left);
    }

    fn typed(&self) -> Typed {
        self.form.typed()
    }
}

impl Begin {
    /// The question how a session on a deal begins.
    ///
    /// # Errors
    ///
    /// A sentence, where the deal's process cannot be read.
    pub fn on(deal: &DealId, manager: Option<PersonId>, books: &Books) -> Result<Self, String> {
        let Some(book) = books.deals.get(deal) else {
            return Err(format!("There is no deal \"{deal}\"."));
        };
        let id = &book.deal.process;
        let process = books.process_of(&book.deal).ok_or_else(|| session::no_process(id))?;
        let usual = books.last_kind().unwrap_or(process.session.kind);
        let ways = ways(book, process, books);
        let at = ways.iter().position(|(way, _)| *way == Beginning::now(usual));
        let at = at.or_else(|| ways.iter().position(|(way, _)| way.kind == SessionKind::Standard));
        let (ways, choices) = ways.into_iter().unzip();
        let ask = format!("How long have we got for {}?", book.deal.title());
        let mut asks = asks(ask, choices, at.unwrap_or(0));
        if manager.is_none() {
            asks.push(Ask::new(MANAGER, "Who is the manager?", Entry::Line));
        }
        let form = Form::new(asks);
        Ok(Self { deal: deal.clone(), manager, about: About::Kind(ways), form })
    }

    /// With the way that was asked for marked, where one was; then only who
    /// coaches is left to say.
    fn marking(mut self, wanted: Option<Beginning>) -> Self {
        let About::Kind(ways) = &self.about else { return self };
        if let Some(at) = ways.iter().position(|way| Some(*way) == wanted) {
            self.form.choose(&at.to_string());
            self.form.keep_here();
            self.form.next();
        }
        self
    }

    /// The question what becomes of a draft of another day.
    fn about_draft(draft: Session, ctx: &Ctx<'_>) -> Self {
        let day = phrase::shown(draft.day(), ctx.now.wall.date());
        let rep = ctx.books.team.first_name_of(&draft.rep);
        let (ask, end) = if draft.is_prep() {
            (format!("What {rep} began to prepare on {day} is unfinished"), "keep it as it stands")
        } else {
            (format!("Unfinished session of {day}"), "close it without agreement")
        };
        let choices = vec![choice(GO_ON, 'g', "finish it"), choice(END, 'e', end)];
        Self {
            deal: draft.deal.clone(),
            manager: None,
            about: About::Draft(Box::new(draft)),
            form: Form::new(asks(ask, choices, 0)),
        }
    }

    /// The form with the one question.
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// The deal.
    pub const fn deal(&self) -> &DealId {
        &self.deal
    }

    /// Begins with what is marked, once it is known who coaches; the session
    /// takes this screen's place.
    fn begin(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let answer = self.answer(BEGIN);
        let step = match &self.about {
            About::Draft(draft) if answer == END => {
                session::resume(Session::clone(draft), Resume::End, ctx)
            }
            About::Draft(draft) => session::resume(Session::clone(draft), Resume::GoOn, ctx),
            About::Kind(ways) => {
                let way = answer.parse().ok().and_then(|at: usize| ways.get(at));
                let Some(way) = way.copied() else { return Next::nothing() };
                if self.manager.is_none() && !way.is_prep() && !self.is_coached() {
                    return Next::nothing();
                }
                self.begin_as(way, ctx)
            }
        };
        instead(step)
    }

    fn answer(&self, key: &str) -> String {
        let row = self.form.rows().iter().find(|row| row.key() == key);
        row.map(Row::answer).unwrap_or_default().trim().to_owned()
    }

    /// Whether it was said who coaches; where it was not, goes there.
    fn is_coached(&mut self) -> bool {
        if !self.answer(MANAGER).is_empty() {
            return true;
        }
        let was_there = self.form.focused().is_some_and(|row| row.key() == MANAGER);
        self.form.keep_here();
        self.form.focus_on(MANAGER);
        if was_there {
            self.form.refuse("this is needed".to_owned());
        }
        false
    }

    /// A rep who gets ready again goes on with what is open.
    fn begin_as(&self, way: Beginning, ctx: &mut Ctx<'_>) -> Next {
        if way.is_prep() {
            return open(&self.deal, Some(way), ctx);
        }
        let (manager, mut effects) = self.seat(ctx);
        effects.extend(session::taught(&self.deal, ctx));
        match session::begin(&self.deal, manager, way, ctx) {
            Ok(screen) => Next { effects, ..Next::push(Screen::Session(screen)) },
            Err(why) => session::not_begun(why, ctx),
        }
    }

    /// Who coaches; somebody new joins the team.
    fn seat(&self, ctx: &mut Ctx<'_>) -> (Option<PersonId>, Vec<Effect>) {
        if self.manager.is_some() {
            return (self.manager.clone(), Vec::new());
        }
        let before = ctx.books.team.clone();
        let manager = new_deal::join(ctx, &self.answer(MANAGER), TeamRole::Manager, None);
        let change = Change::of(before, ctx.books.team.clone());
        let is_new = change.before.as_ref() != Some(&change.after);
        (Some(manager), is_new.then(|| Effect::Save(change, None)).into_iter().collect())
    }
}

/// The screen that a step leads to stands instead of this one, not over it.
fn instead(step: Next) -> Next {
    let turn = match step.turn {
        Turn::Push(screen) => Turn::Replace(screen),
        other @ (Turn::Stay | Turn::Replace(_) | Turn::Pop | Turn::Go(_) | Turn::Ask(_)) => other,
    };
    Next { turn, ..step }
}

/// The ways a session can begin, each with what it covers: of a deal that was decided
/// the debrief alone.
fn ways(book: &DealBook, process: &Process, books: &Books) -> Vec<(Beginning, Choice)> {
    if book.deal.status != DealStatus::Open {
        let minutes = process.minutes(SessionKind::Debrief);
        let label =
            format!("debrief, {minutes} minutes: what happened, and one thing that changes");
        let way = Beginning::now(SessionKind::Debrief);
        return vec![(way, choice("0", 'd', label))];
    }
    let held = HELD.map(|(kind, key, covers)| {
        let minutes = process.minutes(kind);
        (Beginning::now(kind), key, format!("{kind}, {minutes} minutes: {covers}"))
    });
    let recorded = "We already talked: just record it".to_owned();
    let rep = books.team.first_name_of(&book.deal.owner);
    let prepared = if book.prep_draft().is_some() {
        format!("{rep} goes on preparing alone")
    } else {
        format!("{rep} prepares alone, before we meet")
    };
    let others = [(Beginning::AFTERWARDS, 'r', recorded), (Beginning::PREP, 'p', prepared)];
    let ways = held.into_iter().chain(others).enumerate();
    ways.map(|(at, (way, key, label))| (way, choice(&at.to_string(), key, label))).collect()
}

/// The kinds that are held on a clock, their keys, and what they cover.
const HELD: [(SessionKind, char, &str); 3] = [
    (SessionKind::Quick, '1', "what is late, what is in the way, the next call"),
    (SessionKind::Standard, '2', "this stage, the people, the next call"),
    (SessionKind::Full, '3', "all questions, and you rehearse the call"),
];

fn choice(value: &str, key: char, label: impl Into<String>) -> Choice {
    Choice { value: value.to_owned(), key: Some(key), label: label.into() }
}

fn asks(ask: String, choices: Vec<Choice>, preselected: usize) -> Vec<Ask> {
    vec![Ask::new(BEGIN, ask, Entry::Choice(choices, Says::Plan(preselected)))]
}
