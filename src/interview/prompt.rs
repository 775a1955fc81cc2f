//! How a field is asked for: its words, what kind of answer it takes, what is
//! kept, and what is offered. Forms are built from prompts.

mod agreement;
mod ask;
mod call;
mod captured;
pub(crate) mod choices;
mod in_the_way;
mod look_back;
mod outcome;
mod people;
mod prepared;
mod scorecard;
mod stage;
mod step_in;

use crate::domain::id::BuyerId;
use crate::domain::phrase;
use crate::domain::process::Objective;
use crate::domain::session::{PartId, Session};
use crate::domain::team::first_word;
use crate::interview::field::{Field, StepLine};
use crate::interview::walk::{self, Situation};

pub use ask::answers as answers_to_ask;
pub use people::{Among, FILL, Helper};
pub(crate) use step_in::gate_lack_in_words;
pub use step_in::{AN_ASK, NO_CATASTROPHE, REHEARSE};

/// Looking back: it was done.
pub const DONE: &str = "done";
/// Looking back: it was not.
pub const NOT_YET: &str = "not-yet";
/// A plain question: yes.
pub const YES: &str = "yes";
/// A criterion: they did it.
pub const THEY_DID: &str = "y";

/// One way to answer, with the key that chooses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub value: String,
    /// The key that chooses it at once.
    pub key: Option<char>,
    /// What it says.
    pub label: String,
}

impl Choice {
    fn new(value: impl Into<String>, key: char, label: impl Into<String>) -> Self {
        Self { value: value.into(), key: Some(key), label: label.into() }
    }
}

/// What kind of answer a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Some lines of text.
    Text,
    /// One line of text.
    Line,
    /// One line of text that nobody at the screen may read.
    Hidden,
    /// One of these; the number is preselected.
    Choice(Vec<Choice>, usize),
    /// How a criterion stands: one of these by key.
    Criterion(Vec<Choice>),
    /// Nothing but going on.
    Confirm,
}

/// How a field is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The heading of the group it stands in.
    pub section: String,
    /// The question.
    pub ask: String,
    /// What kind of answer it takes.
    pub entry: Entry,
    /// What is kept, as it can be edited; empty where nothing is.
    pub kept: String,
    /// What stands in an empty field to begin with.
    pub offered: String,
    /// How it stands, in words.
    pub standing: String,
    /// A quiet note beside the field.
    pub aside: String,
}

impl Prompt {
    /// Whether the field begins with a whole answer that typing replaces. The
    /// start of a sentence is none: it is typed on.
    pub fn is_offer(&self) -> bool {
        self.kept.is_empty() && !self.offered.is_empty() && !self.offered.ends_with(' ')
    }

    fn new(section: impl Into<String>, ask: impl Into<String>, entry: Entry) -> Self {
        Self {
            section: section.into(),
            ask: ask.into(),
            entry,
            kept: String::new(),
            offered: String::new(),
            standing: String::new(),
            aside: String::new(),
        }
    }

    fn kept(mut self, kept: Option<impl Into<String>>) -> Self {
        self.kept = kept.map(Into::into).unwrap_or_default();
        self
    }

    fn offered(mut self, offered: Option<impl Into<String>>) -> Self {
        self.offered = offered.map(Into::into).unwrap_or_default();
        self
    }

    fn aside(mut self, aside: Option<impl Into<String>>) -> Self {
        self.aside = aside.map(Into::into).unwrap_or_default();
        self
    }
}

/// How a field of the session is asked for by now.
pub fn prompt(situation: &Situation<'_>, session: &Session, field: &Field) -> Prompt {
    let prompt = SoFar { situation, session }.prompt(field);
    prepared::offered(situation, field, prompt)
}

#[derive(Clone, Copy)]
struct SoFar<'a> {
    situation: &'a Situation<'a>,
    session: &'a Session,
}

impl SoFar<'_> {
    fn prompt(self, field: &Field) -> Prompt {
        match field {
            Field::New => self.what_is_new(),
            Field::Minutes => Prompt::new("", "How many minutes did you talk?", Entry::Line)
                .kept(self.session.minutes.map(|minutes| minutes.to_string())),
            Field::Goal => Prompt::new(self.in_your_words(), self.goal(), Entry::Text)
                .kept(self.session.goal.as_deref()),
            Field::Facts => {
                Prompt::new("", "This is where the deal stands. Enter goes on.", Entry::Confirm)
            }
            Field::StageNow => self.stage_now(),
            Field::CloseDate => self.close_date(),
            Field::LookBack(owed, part) => self.look_back(owed, *part),
            Field::Outcome(call, part) => self.outcome(call, *part),
            Field::StillFirm(_) => {
                Prompt::new("The ground behind us", "Is the ground still firm?", Entry::Confirm)
                    .aside(Some("Everything needed here is verified. Enter goes on."))
            }
            Field::Answer(id) => self.answer(id),
            Field::FollowUp(id, number, part) => self.follow_up(id, *number, *part),
            Field::Exit(id) => self.exit(id),
            Field::Evidence(id) => self.evidence(id),
            Field::Element(id) => self.element(id),
            Field::ElementEvidence(id) => self.element_evidence(id),
            Field::BuyerStage => self.buyer_stage(),
            Field::BuyerAct => Prompt::new(REALLY, "What did they do that shows it?", Entry::Line)
                .kept(self.session.changed.buyer_stage_act.as_deref()),
            Field::Stage => self.stage(),
            Field::StageWhy => Prompt::new(REALLY, self.why_this_stage(), Entry::Line)
                .kept(self.session.changed.stage_why.as_deref()),
            Field::StartNow => self.start_now(),
            Field::PeopleNews => self.people_news(),
            Field::Gap(gap) => self.gap(gap),
            Field::Fill(gap) => self.fill(gap),
            Field::MoveOne => self.move_one(),
            Field::NewPerson => Prompt::new("", "Who is it? The name", Entry::Line),
            Field::Person(person, part) => self.person(person, *part),
            Field::InTheWay(part) => self.in_the_way(*part),
            Field::MetricWhy(metric) => self.metric_why(metric),
            Field::Call(id, part) => self.call(id, *part),
            Field::StepIn(id, part) => self.step_in(id, *part),
            Field::SaidOnce => self.said_once(),
            Field::Step(id, part) => self.step(id, *part),
            Field::Ask(id, line) => self.ask(id, *line),
            Field::Override(checked, check) => self.override_of(checked, *check),
            Field::Note(number) => Prompt::new("", "A note for the minutes", Entry::Text)
                .kept(self.session.notes.get(number).map(String::as_str)),
            Field::Thought(number) => self.thought(*number),
            Field::Coaching(part) => self.coaching(*part),
            Field::NextSession => {
                Prompt::new("Next session", "When do we look at this deal again?", Entry::Line)
                    .kept(self.day(self.session.next_session))
                    .offered(Some("in 2 weeks"))
            }
            Field::Agreed(person) => self.agreed(person),
            Field::Prepared => Prompt::new("", "That is all?", Entry::Confirm)
                .aside(Some("Enter keeps it. The session begins with what is still open.")),
            Field::LeftOut(step) => self.left_out(step),
            Field::EndedWhy => {
                Prompt::new("", "Why does it end without an agreement?", Entry::Line)
                    .kept(self.session.ended_why.as_deref())
                    .aside(Some("What was learned about the deal is kept all the same."))
            }
        }
    }

    /// The first name of the manager, or the word for one.
    fn manager(self) -> String {
        let manager = self.session.manager.as_ref();
        manager.map_or("the manager", |id| self.situation.team.first_name_of(id)).to_owned()
    }

    /// The first name of the rep.
    fn rep(self) -> String {
        self.situation.team.first_name_of(&self.session.rep).to_owned()
    }

    fn in_your_words(self) -> String {
        in_your_words(self.situation, self.session)
    }

    fn left_out(self, step: &PartId) -> Prompt {
        let steps = walk::walk(self.situation, self.session);
        let name = steps.into_iter().find(|known| known.id == *step).map(|known| known.name);
        let name = name.unwrap_or_default();
        let name = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        let ask = format!("Why do we leave {name} out today?");
        Prompt::new("", ask, Entry::Line)
            .kept(self.session.left_out.get(step).map(String::as_str))
            .aside(Some("Go back to it at any time, and it is in again."))
    }

    fn goal(self) -> String {
        match self.session.planned_minutes {
            None if self.session.is_prep() => "What do you want from the session?".to_owned(),
            None => "What did you want from it?".to_owned(),
            Some(30) => "What do you want from this half hour?".to_owned(),
            Some(minutes) => format!("What do you want from these {minutes} minutes?"),
        }
    }

    fn day(self, day: Option<jiff::civil::Date>) -> Option<String> {
        day.map(|day| phrase::shown(day, self.situation.today()))
    }

    /// The day a step is due where nobody says otherwise, as it can be typed.
    fn usual_due(self) -> String {
        let days = i64::from(self.situation.process.actions.due_days);
        let due = self.situation.today().saturating_add(jiff::Span::new().days(days));
        phrase::shown(due, self.situation.today())
    }
}

/// The heading of what the rep says.
pub fn in_your_words(situation: &Situation<'_>, session: &Session) -> String {
    format!("{}, in your words", situation.team.first_name_of(&session.rep))
}

/// The question for evidence.
const WHAT_SHOWS_IT: &str = "What shows it? Who, what and when, in any order";
/// The heading of the part that settles the deal's stage.
const REALLY: &str = "Where are we really?";

fn objective<'a>(situation: &Situation<'a>, session: &Session) -> Option<&'a Objective> {
    let stage = session.changed.stage.as_ref().unwrap_or(&session.stage_at_start);
    situation.process.stage(stage)?.objectives.first()
}

/// The start of the sentence that says what the buyer will do.
pub fn objective_start(
    situation: &Situation<'_>,
    session: &Session,
    with: &[BuyerId],
) -> Option<String> {
    let prompt = &objective(situation, session)?.prompt;
    Some(sentence_start(&who_acts(situation, session, with), prompt))
}

/// A name before a verb; a prompt that is a sentence of its own stands alone.
fn sentence_start(who: &str, prompt: &str) -> String {
    let start = prompt.trim_end_matches(['…', '.', ' ']);
    if start.starts_with(char::is_lowercase) {
        format!("{who} {start} ")
    } else {
        format!("{start} ")
    }
}

/// The first name of the first of the buyer's people on a call.
pub fn who_acts(situation: &Situation<'_>, session: &Session, with: &[BuyerId]) -> String {
    let name = with.first().map(|who| session.buyer_name(situation.deal, who));
    name.map_or_else(|| "the buyer".to_owned(), |name| first_word(name).to_owned())
}

/// The name of the owner of a step.
pub fn owner_name<'a>(
    situation: &'a Situation<'_>,
    session: &'a Session,
    owner: &'a crate::domain::action::Owner,
) -> &'a str {
    match owner {
        crate::domain::action::Owner::Ours(id) => situation.team.name_of(id),
        crate::domain::action::Owner::Buyer(id) => session.buyer_name(situation.deal, id),
    }
}

/// Everybody who can own a step: rep, manager, the buyer's people.
pub fn owners(situation: &Situation<'_>, session: &Session) -> Vec<String> {
    let ours = session.parties().map(|id| situation.team.name_of(id).to_owned());
    let buyers = session.buyers(situation.deal);
    ours.chain(buyers.into_values().map(|buyer| buyer.name)).collect()
}

/// What a step lacks, in words.
pub const fn part_in_words(part: StepLine) -> &'static str {
    match part {
        StepLine::Text => "its words",
        StepLine::Owner => "an owner",
        StepLine::Due => "a date",
        StepLine::DoneWhen => "a sign that it is done",
        StepLine::Criterion => "what it serves",
        StepLine::Person => "the person it touches",
    }
}
