//! A new deal in three fields, and who sits at the table where that is not
//! known yet. Then its first session begins.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::begin::Begin;
use super::{Component, Ctx, Next, Screen, Sight, Turn, form_scopes, session};
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::form::{self, Ask, Did, Form};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::app::unsaved::Typed;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::deal::{Deal, NewDeal};
use crate::domain::id::{PersonId, StageId};
use crate::domain::names::{self, Match};
use crate::domain::process::Process;
use crate::domain::team::{Person, TeamRole};
use crate::interview::prompt::{Choice, Entry, Says};

/// The place of a new deal in the draft log.
pub const PLACE: &str = "new-deal";

/// The two short forms of a new deal.
#[derive(Clone, Debug)]
pub struct NewDealScreen {
    /// The form in front.
    page: Page,
    /// The deal.
    deal: Form,
    /// Who sits at the table.
    people: Form,
    /// What was said once of another deal that is called so: Enter again says that this
    /// is one of its own.
    named: Option<String>,
}

/// The form in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Deal,
    People,
}

const ACCOUNT: &str = "account";
const NAME: &str = "name";
const STAGE: &str = "stage";
const REP: &str = "rep";
const MANAGER: &str = "manager";

/// Begins a new deal with `account`, or says why that cannot be.
pub fn begin(account: &str, ctx: &mut Ctx<'_>) -> Next {
    match NewDealScreen::open(account, ctx) {
        Ok(screen) => Next::push(Screen::NewDeal(screen)),
        Err(why) => {
            *ctx.notice = Some(Notice::news(why));
            Next::nothing()
        }
    }
}

impl Component for NewDealScreen {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        form_scopes(self.form())
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        if let Did::Answered(value) = form::act(self.form_mut(), command) {
            self.form_mut().choose(&value);
            return self.keep(ctx);
        }
        match command {
            Command::Out if self.page == Page::People => self.page = Page::Deal,
            Command::Out => return Next::pop(Vec::new()),
            _ => {}
        }
        Next::nothing()
    }

    fn place(&self) -> Option<String> {
        Some(PLACE.to_owned())
    }

    fn typed(&self) -> Typed {
        let mut typed = self.form().typed();
        typed.texts.extend(self.deal.typed().texts);
        typed.texts.extend(self.people.typed().texts);
        typed
    }

    fn bring_back(&mut self, left: &Typed) {
        let offered = self.deal.rows().iter().any(|row| row.is_offer);
        if offered {
            return;
        }
        self.deal.bring_back(left);
        self.people.bring_back(left);
        let is_in_people =
            left.here.as_ref().is_some_and(|key| self.people.position(key).is_some());
        self.page = if is_in_people { Page::People } else { Page::Deal };
    }
}

impl NewDealScreen {
    /// The form for a new deal with `account`.
    ///
    /// # Errors
    ///
    /// A sentence, where the team's process cannot be read.
    fn open(account: &str, ctx: &Ctx<'_>) -> Result<Self, String> {
        let process = process(ctx.books)?;
        Ok(Self {
            page: Page::Deal,
            deal: Form::new(deal_asks(account, process)),
            people: Form::new(people_asks(ctx.books)),
            named: None,
        })
    }

    /// The form in front.
    pub const fn form(&self) -> &Form {
        match self.page {
            Page::Deal => &self.deal,
            Page::People => &self.people,
        }
    }

    const fn form_mut(&mut self) -> &mut Form {
        match self.page {
            Page::Deal => &mut self.deal,
            Page::People => &mut self.people,
        }
    }

    /// What the form in front is called.
    pub const fn title(&self) -> &'static str {
        match self.page {
            Page::Deal => "A new deal",
            Page::People => "Who is at the table?",
        }
    }

    /// Goes on to the next field, the next form, or the question before the session.
    fn keep(&mut self, ctx: &mut Ctx<'_>) -> Next {
        if let Some(why) = self.wrong(ctx.books, ctx.now.wall.date()) {
            self.form_mut().refuse(why);
            return Next::nothing();
        }
        if let Some(why) = self.is_there_already(ctx.books) {
            self.form_mut().refuse(why);
            return Next::nothing();
        }
        self.form_mut().keep_here();
        if self.form_mut().next() {
            return Next::nothing();
        }
        let missing = self.form().rows().iter().find(|row| row.answer().trim().is_empty());
        if let Some(key) = missing.map(|row| row.key().to_owned()) {
            self.form_mut().focus_on(&key);
            self.form_mut().refuse("this is needed".to_owned());
            return Next::nothing();
        }
        if self.page == Page::Deal && !self.people.rows().is_empty() {
            self.page = Page::People;
            return Next::nothing();
        }
        self.create(ctx)
    }

    /// Names the deal that is called so already, once: whichever of its two words was
    /// said last.
    fn is_there_already(&mut self, books: &Books) -> Option<String> {
        let (account, name) = (answer(&self.deal, ACCOUNT), answer(&self.deal, NAME));
        if account.is_empty() || name.is_empty() {
            return None;
        }
        let said = if let Some(same) = books.namesake(&account, &name, None) {
            format!("{} is there already: esc, and choose it.", same.title())
        } else {
            books.unread_namesake(&account, &name, None)?;
            "A deal of that name is there already, and cannot be read: esc, Today names it."
                .to_owned()
        };
        if self.named.as_ref() == Some(&said) {
            return None;
        }
        self.named = Some(said.clone());
        Some(format!("{said} Enter again: another one"))
    }

    /// Why the answer in focus will not do.
    fn wrong(&self, books: &Books, today: Date) -> Option<String> {
        let row = self.form().focused()?;
        let answer = row.answer();
        if answer.trim().is_empty() {
            return Some("this is needed".to_owned());
        }
        if row.key() != REP && row.key() != MANAGER {
            return None;
        }
        match names::find(&answer, &books.team.people) {
            Match::Several(_) => Some("more than one fits: write the whole name".to_owned()),
            Match::One(id) => books.team.takes_on(&id, today).err().map(|gone| gone.to_string()),
            Match::None => None,
        }
    }

    /// Writes the team and the deal; then the first session begins.
    fn create(&self, ctx: &mut Ctx<'_>) -> Next {
        let mut effects = Vec::new();
        let (rep, manager) = self.seat(ctx, &mut effects);
        let Ok(process) = process(ctx.books) else { return Next::nothing() };
        let new = NewDeal {
            account: answer(&self.deal, ACCOUNT),
            name: answer(&self.deal, NAME),
            owner: rep,
            stage: answer(&self.deal, STAGE).parse::<StageId>().ok(),
            amount: None,
            close_date: None,
        };
        let today = ctx.now.wall.date();
        let books = &ctx.books;
        let deal = Deal::new(new, process, today, ctx.draw, |id| books.is_taken(id));
        effects.push(Effect::Save(Change::new(deal.clone()), None));
        let id = deal.id.clone();
        ctx.books.change().deals.insert(id.clone(), DealBook::new(deal));
        match Begin::on(&id, manager, ctx.books) {
            Ok(screen) => Next { effects, turn: Turn::Replace(Box::new(Screen::Begin(screen))) },
            Err(why) => session::not_begun(why, ctx),
        }
    }

    /// Who the rep and the manager are; new ones join the team.
    fn seat(&self, ctx: &mut Ctx<'_>, effects: &mut Vec<Effect>) -> (PersonId, Option<PersonId>) {
        let before = ctx.books.team.clone();
        let manager =
            field(&self.people, MANAGER).map(|name| join(ctx, &name, TeamRole::Manager, None));
        let me = ctx.books.me.clone();
        let rep = match field(&self.people, REP) {
            Some(name) => join(ctx, &name, TeamRole::Rep, manager.clone()),
            None => me.clone().unwrap_or_else(|| join(ctx, "Rep", TeamRole::Rep, None)),
        };
        if ctx.books.team != before {
            let change = Change::of(before, ctx.books.team.clone());
            effects.push(Effect::Save(change, None));
        }
        let coach = manager.or_else(|| ctx.books.team.coach_of(&rep, me.as_ref()));
        (rep, coach)
    }
}

/// The person of that name, who joins the team where nobody is called so.
pub(super) fn join(
    ctx: &mut Ctx<'_>,
    name: &str,
    role: TeamRole,
    manager: Option<PersonId>,
) -> PersonId {
    if let Match::One(id) = names::find(name, &ctx.books.team.people) {
        return id;
    }
    let people = &mut ctx.books.change().team.people;
    let id = ctx.draw.person(name, |id| people.contains_key(id));
    let name = names::as_a_name(name);
    people.insert(id.clone(), Person { manager, ..Person::new(name, role) });
    id
}

fn answer(form: &Form, key: &str) -> String {
    field(form, key).unwrap_or_default()
}

fn field(form: &Form, key: &str) -> Option<String> {
    let row = form.rows().iter().find(|row| row.key() == key)?;
    Some(row.answer().trim().to_owned())
}

/// The process of new deals, of a team that could be read: else somebody would be
/// taken for a stranger.
fn process(books: &Books) -> Result<&Process, String> {
    if let Some(unread) = &books.team.unread {
        return Err(format!("No new deal: who is in the team? {unread}"));
    }
    let id = &books.team.process;
    books.processes.get(id).ok_or_else(|| {
        format!("The process \"{id}\" cannot be read. \"sideline doctor\" says why.")
    })
}

fn deal_asks(account: &str, process: &Process) -> Vec<Ask> {
    let choices = process.stages.iter().zip('1'..='9').map(|(stage, key)| Choice {
        value: stage.id.to_string(),
        key: Some(key),
        label: match &stage.buyer_step {
            Some(step) => format!("{}: \"{step}\"", stage.name),
            None => stage.name.clone(),
        },
    });
    vec![
        Ask::new(ACCOUNT, "Who is the customer?", Entry::Line).offering(account),
        Ask::new(NAME, "What would they buy?", Entry::Line),
        Ask::new(STAGE, "Which stage is it in?", Entry::Choice(choices.collect(), Says::Plan(0))),
    ]
}

/// Who has to be asked for: the rep unless I am one, the manager unless the
/// team has exactly one or I am one.
fn people_asks(books: &Books) -> Vec<Ask> {
    let my_role = books.me.as_ref().and_then(|me| books.team.people.get(me)).map(|me| me.role);
    let mut asks = Vec::new();
    if my_role != Some(TeamRole::Rep) {
        let reps: BTreeMap<_, _> = books.team.of_role(TeamRole::Rep).collect();
        let only = if reps.len() == 1 { reps.values().next() } else { None };
        let offered = only.map(|rep| rep.name.as_str()).unwrap_or_default();
        let ask = Ask::new(REP, "Whose deal is it? The rep's name", Entry::Line);
        asks.push(ask.offering(offered));
    }
    if my_role != Some(TeamRole::Manager) && books.team.of_role(TeamRole::Manager).count() != 1 {
        asks.push(Ask::new(MANAGER, "Who is the manager?", Entry::Line));
    }
    asks
}
