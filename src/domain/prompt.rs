//! How a field is asked for: its words, what kind of answer it takes, what is
//! kept, and what is offered. Forms are built from prompts.

use super::action::Obstacle;
use super::deal::{CriterionStanding, Finding, Status};
use super::evidence;
use super::field::{CallPart, Field, LookBackPart, StepPart};
use super::id::{ActionId, BuyerId, CallId, CriterionRef, PersonId, QuestionRef, StageId};
use super::keep::UNKNOWN;
use super::process::{Objective, Stage};
use super::session::{Session, Then};
use super::team::first_word;
use super::walk::{self, Setting};
use super::when;

/// Looking back: it was done.
pub const DONE: &str = "done";
/// Looking back: it was not.
pub const NOT_YET: &str = "not-yet";
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
pub fn prompt(setting: &Setting<'_>, session: &Session, field: &Field) -> Prompt {
    Asking { setting, session }.prompt(field)
}

#[derive(Clone, Copy)]
struct Asking<'a> {
    setting: &'a Setting<'a>,
    session: &'a Session,
}

impl Asking<'_> {
    fn prompt(self, field: &Field) -> Prompt {
        match field {
            Field::Goal => Prompt::new(self.in_your_words(), self.goal(), Entry::Text)
                .kept(self.session.goal.as_deref()),
            Field::LookBack(action, part) => self.look_back(action, *part),
            Field::StillFirm(_) => {
                Prompt::new("The ground behind us", "Is the ground still firm?", Entry::Confirm)
                    .aside(Some("Everything needed here is verified. Enter goes on."))
            }
            Field::Answer(id) => self.answer(id),
            Field::Exit(id) => self.exit(id),
            Field::Evidence(id) => self.evidence(id),
            Field::BuyerStage => self.buyer_stage(),
            Field::BuyerAct => Prompt::new(REALLY, "What did they do that shows it?", Entry::Line)
                .kept(self.session.changed.buyer_stage_act.as_deref()),
            Field::Stage => self.stage(),
            Field::StageWhy => Prompt::new(REALLY, self.why_this_stage(), Entry::Line)
                .kept(self.session.changed.stage_why.as_deref()),
            Field::StartNow => Prompt::new(
                self.in_your_words(),
                "What takes them long here, and could start now?",
                Entry::Line,
            )
            .kept(self.session.start_now.as_deref()),
            Field::Call(id, part) => self.call(id, *part),
            Field::Step(id, part) => self.step(id, *part),
            Field::NextSession => {
                Prompt::new("Next session", "When do we look at this deal again?", Entry::Line)
                    .kept(self.day(self.session.next_session))
                    .offered(Some("in 2 weeks"))
            }
            Field::Agreed(person) => self.agreed(person),
        }
    }

    fn in_your_words(self) -> String {
        in_your_words(self.setting, self.session)
    }

    fn goal(self) -> String {
        match self.session.planned_minutes {
            Some(30) | None => "What do you want from this half hour?".to_owned(),
            Some(minutes) => format!("What do you want from these {minutes} minutes?"),
        }
    }

    fn day(self, day: Option<jiff::civil::Date>) -> Option<String> {
        day.map(|day| when::shown(day, self.setting.today()))
    }

    fn look_back(self, id: &ActionId, part: LookBackPart) -> Prompt {
        let action = self.setting.background.look_back.iter().find(|action| action.id == *id);
        let text = action.map(|action| action.text.clone()).unwrap_or_default();
        let look = self.session.looked_back.get(id);
        let note = look.and_then(|look| look.note.as_deref());
        let owner = action.map(|a| owner_name(self.setting, self.session, &a.owner));
        let section = owner.map_or_else(String::new, |owner| format!("{owner} agreed to"));
        let due = action.and_then(|action| action.due).map(|due| self.due(due));
        match part {
            LookBackPart::Done => {
                let choices =
                    vec![Choice::new(DONE, 'y', "done"), Choice::new(NOT_YET, 'n', "not done")];
                let kept = look.map(|look| match look.then {
                    Some(Then::Done) => DONE,
                    Some(Then::NewDate | Then::Smaller | Then::Ask | Then::Drop) | None => NOT_YET,
                });
                Prompt::new(section, text, Entry::Choice(choices, 0)).kept(kept).aside(due)
            }
            LookBackPart::Note => Prompt::new(section, "What came of it?", Entry::Line).kept(note),
            LookBackPart::Why => {
                Prompt::new(section, "Why, in your words?", Entry::Line).kept(note)
            }
            LookBackPart::GotInTheWay => {
                let kept = look.and_then(|look| look.got_in_the_way).map(Obstacle::as_str);
                let choices = Entry::Choice(obstacles(), 0);
                Prompt::new(section, "What got in the way?", choices).kept(kept)
            }
            LookBackPart::Then => {
                let kept = look.and_then(|look| look.then).map(Then::as_str);
                Prompt::new(section, "And now?", Entry::Choice(thens(), 0)).kept(kept)
            }
            LookBackPart::Text => {
                let kept = look.map(|look| look.text.clone()).filter(|now| *now != text);
                Prompt::new(section, "What is the smaller step?", Entry::Line)
                    .kept(kept)
                    .offered(Some(text))
            }
            LookBackPart::Due => Prompt::new(section, "By when?", Entry::Line)
                .kept(self.day(look.and_then(|look| look.due)))
                .offered(Some(self.usual_due())),
        }
    }

    /// When a step was due: the day, and how late it is by now.
    fn due(self, due: jiff::civil::Date) -> String {
        let today = self.setting.today();
        let words = super::readback::due_in_words(due, today);
        if due < today { format!("due {}, {words}", when::shown(due, today)) } else { words }
    }

    /// The day a step is due where nobody says otherwise, as it can be typed.
    fn usual_due(self) -> String {
        let days = i64::from(self.setting.process.actions.due_days);
        let due = self.setting.today().saturating_add(jiff::Span::new().days(days));
        when::shown(due, self.setting.today())
    }

    fn answer(self, id: &QuestionRef) -> Prompt {
        let question = self.setting.process.question(id);
        let kept = self
            .session
            .answers
            .get(id)
            .map(|answer| answer.rep.clone().unwrap_or_else(|| UNKNOWN.to_owned()));
        let earlier = self
            .setting
            .background
            .earlier
            .get(id)
            .map(|(day, text)| format!("{}: {text}", when::shown(*day, self.setting.today())));
        let why = question.and_then(|question| question.why.clone());
        let ask = question.map(|question| question.ask.clone()).unwrap_or_default();
        let mut prompt = Prompt::new(self.in_your_words(), ask, Entry::Text).kept(kept).aside(why);
        prompt.standing = earlier.unwrap_or_default();
        prompt
    }

    fn exit(self, id: &CriterionRef) -> Prompt {
        let criterion = self.setting.process.criterion(id);
        let finding = self.session.finding(self.setting.deal, id);
        let kept = self.session.exit.get(id).map(|found| key_of(&found.finding));
        let ask = criterion.map(|criterion| criterion.outcome.clone()).unwrap_or_default();
        let evidence = criterion.and_then(|criterion| criterion.evidence.as_deref());
        let mut prompt =
            Prompt::new("What the buyer has done", ask, Entry::Criterion(criterion_choices()))
                .kept(kept)
                .aside(evidence.map(|evidence| format!("Shown by: {evidence}")));
        prompt.standing = self.standing(finding);
        prompt
    }

    /// How a criterion stands: its evidence in short, else the word for it.
    fn standing(self, finding: &Finding) -> String {
        let Some(evidence) = finding.evidence.as_ref().filter(|_| finding.status == Status::Yes)
        else {
            return finding.standing().in_words().to_owned();
        };
        let parts = [
            self.day(evidence.on),
            evidence.kind.map(|kind| kind.to_string()),
            evidence
                .who
                .as_ref()
                .map(|who| self.session.buyer_name(self.setting.deal, who).to_owned()),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() {
            CriterionStanding::Verified.in_words().to_owned()
        } else {
            said.join(" · ")
        }
    }

    fn evidence(self, id: &CriterionRef) -> Prompt {
        let found = self.session.exit.get(id);
        let buyers = self.session.buyers(self.setting.deal);
        let kept = found
            .and_then(|found| found.finding.evidence.as_ref())
            .map(|known| evidence::line(known, &buyers, self.setting.today()));
        let hint = self.setting.process.criterion(id).and_then(|c| c.evidence.as_deref());
        let aside = hint.map_or_else(
            || "Left empty it counts as \"we assume so\".".to_owned(),
            |hint| format!("For example: {hint}. Left empty it counts as \"we assume so\"."),
        );
        Prompt::new(
            "What the buyer has done",
            "What shows it? Who, what and when, in any order",
            Entry::Line,
        )
        .kept(kept)
        .aside(Some(aside))
    }

    fn buyer_stage(self) -> Prompt {
        let stages = &self.setting.process.stages;
        let label = |stage: &Stage| {
            stage
                .buyer_step
                .as_ref()
                .map_or_else(|| stage.name.clone(), |step| format!("\"{step}\""))
        };
        let choices = numbered(stages.iter().map(|stage| (stage.id.to_string(), label(stage))));
        let known = self.setting.deal.buyer_stage.as_ref().unwrap_or(&self.session.stage_at_start);
        let preselected = self.setting.process.position(known).unwrap_or(0);
        Prompt::new(REALLY, "Which step is the buyer in?", Entry::Choice(choices, preselected))
            .kept(self.session.changed.buyer_stage.as_ref().map(StageId::as_str))
            .aside(Some("If people differ: the one furthest behind who can say no."))
    }

    fn stage(self) -> Prompt {
        let here = self.setting.process.position(&self.session.stage_at_start).unwrap_or(0);
        let label = |(position, stage): (usize, &Stage)| match position.cmp(&here) {
            std::cmp::Ordering::Equal => format!("stay in {}", stage.name),
            std::cmp::Ordering::Greater => format!("move on to {}", stage.name),
            std::cmp::Ordering::Less => format!("work on {}", stage.name),
        };
        let reachable = self.setting.process.stages.iter().enumerate().take(here + 2);
        // To stay comes first, to move on next, earlier stages after them.
        let mut options: Vec<_> = reachable.collect();
        options.sort_by_key(|(position, _)| (*position < here, *position));
        let choices =
            numbered(options.into_iter().map(|option| (option.1.id.to_string(), label(option))));
        Prompt::new(REALLY, "So where do we work from here?", Entry::Choice(choices, 0))
            .kept(self.session.changed.stage.as_ref().map(StageId::as_str))
            .aside(self.both_sides())
    }

    /// Our stage beside the buyer's step, once the rep has said which it is.
    fn both_sides(self) -> Option<String> {
        let name = |id| self.setting.process.stage(id).map(|stage: &Stage| stage.name.as_str());
        let theirs = name(self.session.changed.buyer_stage.as_ref()?)?;
        let ours = name(&self.session.stage_at_start)?;
        let missing = walk::missing(self.setting, self.session);
        let outcomes = missing.iter().filter_map(|id| self.setting.process.criterion(id));
        let outcomes: Vec<&str> = outcomes.map(|criterion| criterion.outcome.as_str()).collect();
        let named = match outcomes.as_slice() {
            [] => "Everything needed here is verified.".to_owned(),
            outcomes => format!("Not verified: {}.", outcomes.join("; ")),
        };
        Some(format!("We: {ours}. Buyer's acts: {theirs}. {named}"))
    }

    fn why_this_stage(self) -> String {
        let position = |id| self.setting.process.position(id);
        let to = self.session.changed.stage.as_ref().and_then(position);
        if to < position(&self.session.stage_at_start) {
            "What makes this the stage to work on?".to_owned()
        } else {
            "What lets us move on without it?".to_owned()
        }
    }

    fn call(self, id: &CallId, part: CallPart) -> Prompt {
        let plan = self.session.calls.get(id).cloned().unwrap_or_default();
        let deal = self.setting.deal;
        let who = who_acts(self.setting, self.session, &plan.with);
        let prompt = |ask: &str| Prompt::new("The next call", ask, Entry::Line);
        match part {
            CallPart::Date => prompt("When is the next call?")
                .kept(self.day(plan.date))
                .aside(Some("Left empty: no call is planned.")),
            CallPart::WhyNone => prompt("No call planned: why?").kept(plan.why_none),
            CallPart::With => {
                let names = plan.with.iter().map(|who| self.session.buyer_name(deal, who));
                prompt("Who of theirs is on it?").kept(Some(names.collect::<Vec<_>>().join(", ")))
            }
            CallPart::Objective => prompt(&format!("What will {who} agree to?"))
                .kept(plan.objective)
                .offered(objective_start(self.setting, self.session, &plan.with))
                .aside(self.example()),
            CallPart::ActBy => prompt(&format!("By when will {who} have done it?"))
                .kept(self.day(plan.act_by))
                .offered(self.day(plan.date)),
            CallPart::Fallback => prompt("If not, what smaller act?")
                .kept(plan.fallback)
                .offered(self.fallback_start(&plan.with)),
            CallPart::Evidence => prompt("How will we see it? A mail, an invitation, a document")
                .kept(plan.evidence_wanted),
        }
    }

    fn example(self) -> Option<String> {
        let example = objective(self.setting, self.session)?.examples.first()?;
        Some(format!("For example: {example}"))
    }

    fn fallback_start(self, with: &[BuyerId]) -> Option<String> {
        let start = objective(self.setting, self.session)?.fallback.as_deref()?;
        Some(sentence_start(&who_acts(self.setting, self.session, with), start))
    }

    fn step(self, id: &ActionId, part: StepPart) -> Prompt {
        let step = self.session.actions.get(id).cloned().unwrap_or_default();
        let is_new = *id == self.setting.fresh.action && step.text.is_empty();
        let prompt = |ask: &str| Prompt::new("Action steps", ask, Entry::Line);
        match part {
            StepPart::Text => {
                let ask = match (is_new, self.session.actions.is_empty()) {
                    (true, true) => "What is the first step? Begin with a verb",
                    (true, false) => "Another step? Enter goes on",
                    (false, _) => "Step",
                };
                prompt(ask).kept(Some(step.text))
            }
            StepPart::Owner => {
                let owner = step
                    .owner
                    .map(|owner| owner_name(self.setting, self.session, &owner).to_owned());
                prompt("Whose step is it?")
                    .kept(owner)
                    .offered(Some(self.setting.team.first_name_of(&self.session.rep)))
                    .aside(Some(owners(self.setting, self.session).join(" · ")))
            }
            StepPart::Due => {
                prompt("By when?").kept(self.day(step.due)).offered(Some(self.usual_due()))
            }
            StepPart::DoneWhen => prompt("How will we see that it is done?").kept(step.done_when),
            StepPart::Criterion => self.step_criterion(step.criterion.as_ref()),
            StepPart::Person => prompt("Who of theirs does it touch?").kept(
                step.person.map(|who| self.session.buyer_name(self.setting.deal, &who).to_owned()),
            ),
        }
    }

    fn step_criterion(self, kept: Option<&CriterionRef>) -> Prompt {
        let stage = self.setting.process.stage(&self.session.stage_at_start);
        let criteria = stage.into_iter().flat_map(|stage| {
            stage.exit.iter().map(|c| (stage.criterion(c).to_string(), c.outcome.clone()))
        });
        let entry = Entry::Choice(numbered(criteria), 0);
        Prompt::new("Action steps", "Which of these does it serve?", entry)
            .kept(kept.map(ToString::to_string))
    }

    fn agreed(self, person: &PersonId) -> Prompt {
        let name = self.setting.team.first_name_of(person);
        let ask = if *person == self.session.rep {
            format!("{name} reads their steps aloud. Agreed?")
        } else {
            format!("{name} reads their own promises aloud. Agreed?")
        };
        let choices = vec![Choice::new("here", 'y', "agreed, here")];
        let kept = self.session.agreed.get(person).map(|agreement| agreement.how.as_str());
        Prompt::new("Read back", ask, Entry::Choice(choices, 0)).kept(kept)
    }
}

/// The heading of what the rep says.
pub fn in_your_words(setting: &Setting<'_>, session: &Session) -> String {
    format!("{}, in your words", setting.team.first_name_of(&session.rep))
}

/// The heading of the part that settles the deal's stage.
const REALLY: &str = "Where are we really?";

/// Choices by digit, from 1; the tenth and later ones by arrow.
fn numbered(options: impl Iterator<Item = (String, String)>) -> Vec<Choice> {
    let keys = ('1'..='9').map(Some).chain(std::iter::repeat(None));
    options.zip(keys).map(|((value, label), key)| Choice { value, key, label }).collect()
}

fn obstacles() -> Vec<Choice> {
    let label = |obstacle: Obstacle| match obstacle {
        Obstacle::Time => "ran out of time",
        Obstacle::WaitingForBuyer => "waiting for the buyer",
        Obstacle::DidNotKnowHow => "did not know how",
        Obstacle::NotWorthIt => "not worth it any more",
        Obstacle::Other => "something else, in own words",
    };
    numbered(Obstacle::ALL.iter().map(|o| (o.to_string(), label(*o).to_owned())))
}

fn thens() -> Vec<Choice> {
    let options = [
        (Then::NewDate, "a new date"),
        (Then::Smaller, "make it smaller"),
        (Then::Drop, "drop it"),
    ];
    numbered(options.into_iter().map(|(then, label)| (then.to_string(), label.to_owned())))
}

/// The five answers to a criterion.
fn criterion_choices() -> Vec<Choice> {
    vec![
        Choice::new(THEY_DID, 'y', "they did it"),
        Choice::new("p", 'p', "partly"),
        Choice::new("a", 'a', "we assume so"),
        Choice::new("n", 'n', "not yet"),
        Choice::new(UNKNOWN, '?', "we do not know"),
    ]
}

/// What an answer to a criterion says.
pub(super) fn status_of(key: &str) -> Option<Status> {
    match key {
        THEY_DID | "a" => Some(Status::Yes),
        "p" => Some(Status::Partial),
        "n" => Some(Status::No),
        UNKNOWN => Some(Status::Unknown),
        _ => None,
    }
}

/// The answer that says what was found.
const fn key_of(finding: &Finding) -> &'static str {
    match (finding.status, &finding.evidence) {
        (Status::Yes, Some(_)) => THEY_DID,
        (Status::Yes, None) => "a",
        (Status::Partial, _) => "p",
        (Status::No, _) => "n",
        (Status::Unknown, _) => UNKNOWN,
    }
}

fn objective<'a>(setting: &Setting<'a>, session: &Session) -> Option<&'a Objective> {
    let stage = session.changed.stage.as_ref().unwrap_or(&session.stage_at_start);
    setting.process.stage(stage)?.objectives.first()
}

/// The start of the sentence that says what the buyer will do.
pub fn objective_start(
    setting: &Setting<'_>,
    session: &Session,
    with: &[BuyerId],
) -> Option<String> {
    let prompt = &objective(setting, session)?.prompt;
    Some(sentence_start(&who_acts(setting, session, with), prompt))
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
pub fn who_acts(setting: &Setting<'_>, session: &Session, with: &[BuyerId]) -> String {
    let name = with.first().map(|who| session.buyer_name(setting.deal, who));
    name.map_or_else(|| "the buyer".to_owned(), |name| first_word(name).to_owned())
}

/// The name of the owner of a step.
pub fn owner_name<'a>(
    setting: &'a Setting<'_>,
    session: &'a Session,
    owner: &'a super::action::Owner,
) -> &'a str {
    match owner {
        super::action::Owner::Ours(id) => setting.team.name_of(id),
        super::action::Owner::Buyer(id) => session.buyer_name(setting.deal, id),
    }
}

/// Everybody who can own a step: rep, manager, the buyer's people.
pub fn owners(setting: &Setting<'_>, session: &Session) -> Vec<String> {
    let ours = session.parties().map(|id| setting.team.name_of(id).to_owned());
    let buyers = session.buyers(setting.deal);
    ours.chain(buyers.into_values().map(|buyer| buyer.name)).collect()
}

/// What a step lacks, in words.
pub const fn part_in_words(part: StepPart) -> &'static str {
    match part {
        StepPart::Text => "its words",
        StepPart::Owner => "an owner",
        StepPart::Due => "a date",
        StepPart::DoneWhen => "a sign that it is done",
        StepPart::Criterion => "what it serves",
        StepPart::Person => "the person it touches",
    }
}
