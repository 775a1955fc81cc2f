//! What is asked about somebody on the buyer's side. The answers to choose
//! from are what one can see, with the word for it behind.
//!
//! Source: the trade's practice, helpers for influence, stance and champion.

use std::collections::BTreeMap;

use crate::domain::id::BuyerId;
use crate::domain::person::{
    Buyer, Coverage, Influence, PersonLine, Relation, RelationKind, Reply, Stance, UNKNOWN,
};
use crate::domain::phrase::listed;
use crate::domain::process::Process;
use crate::domain::team::first_word;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};

const NOT_KNOWN: &str = "we don't know";

/// Those among whom somebody is asked about, as they are by now.
#[derive(Clone, Copy, Debug)]
pub struct Among<'a> {
    /// The buyer's people.
    pub people: &'a BTreeMap<BuyerId, Buyer>,
    /// How they are tied.
    pub ties: &'a [Relation],
    /// Whose roles they fill.
    pub process: &'a Process,
}

impl<'a> Among<'a> {
    /// How a part of what is known of somebody is asked for.
    pub fn prompt(self, id: &'a BuyerId, part: PersonLine) -> Prompt {
        let person = self.people.get(id).cloned().unwrap_or_default();
        let name = self.name(id);
        let who = first_word(name);
        let line = |ask: String| Prompt::new(name, ask, Entry::Line);
        let people = |ask: String| line(ask).reads(Reads::People);
        let test = &person.champion;
        match part {
            PersonLine::Title => line(format!("What is {who}'s title?")).kept(person.title),
            PersonLine::Role => self.role(name, &person),
            PersonLine::Influence => {
                choice(name, format!("How much say does {who} have?"), influences())
                    .kept(person.influence.map(Influence::as_str))
            }
            PersonLine::Stance => choice(name, format!("Where does {who} stand?"), stances())
                .kept(person.stance.map(Stance::as_str)),
            PersonLine::Coverage => {
                choice(name, format!("How well have we met {who}?"), coverages())
                    .kept(person.coverage.map(Coverage::as_str))
            }
            PersonLine::ReportsTo => people(format!("Who does {who} report to?"))
                .kept(person.reports_to.as_ref().map(|boss| self.name(boss))),
            PersonLine::Influences => people(format!("Whose view does {who} move?"))
                .kept(Some(self.tied(id, RelationKind::Influences))),
            PersonLine::ConflictsWith => people(format!("Who is {who} at odds with?"))
                .kept(Some(self.tied(id, RelationKind::ConflictsWith))),
            PersonLine::Power => {
                let ask = format!("Can {who} move the one who pays?");
                choice(name, ask, replies()).kept(test.power.map(Reply::as_str))
            }
            PersonLine::Stake => {
                let ask = format!("Is there something in it for {who}?");
                choice(name, ask, replies()).kept(test.stake.map(Reply::as_str))
            }
            PersonLine::SellsForUs => {
                let ask = format!("Does {who} speak for us when we are not there?");
                choice(name, ask, replies()).kept(test.sells_for_us.map(Reply::as_str))
            }
            PersonLine::Phone => line(format!("What is {who}'s number?")).kept(person.reach.phone),
            PersonLine::Mail => {
                line(format!("What is {who}'s mail address?")).kept(person.reach.mail)
            }
            PersonLine::Evidence => {
                line("Name one act that shows it".to_owned()).kept(test.evidence.as_deref())
            }
        }
    }

    /// The roles of the process. Enter leaves those that somebody has.
    fn role(self, name: &str, person: &Buyer) -> Prompt {
        let roles = self.process.roles.iter();
        let mut options = numbered(roles.map(|role| (role.id.to_string(), role.name.clone())));
        let names: Vec<&str> = person
            .roles
            .iter()
            .map(|id| self.process.role(id).map_or(id.as_str(), |role| &role.name))
            .collect();
        let ask = format!("What is {}'s role in this purchase?", first_word(name));
        if names.is_empty() {
            options.push(Choice::new(UNKNOWN, '0', NOT_KNOWN));
            return choice(name, ask, options);
        }
        let names = listed(&names);
        options.push(Choice::new("", '0', format!("{names}, as now")));
        let aside = "Choosing another one adds it; choosing one of several takes it out.";
        let prompt = choice(name, ask, options).kept(Some(names.clone())).aside(Some(aside));
        Prompt { standing: names, ..prompt }
    }

    fn name(self, id: &'a BuyerId) -> &'a str {
        let named = self.people.get(id).filter(|person| !person.name.is_empty());
        named.map_or(id.as_str(), |person| &person.name)
    }

    /// The names of those whom somebody is tied to.
    fn tied(self, id: &'a BuyerId, kind: RelationKind) -> String {
        let ties = self.ties.iter().filter(|tie| tie.from == *id && tie.kind == kind);
        ties.map(|tie| self.name(&tie.to)).collect::<Vec<_>>().join(", ")
    }
}

/// A choice; that we do not know comes last.
fn choice(name: &str, ask: String, options: Vec<Choice>) -> Prompt {
    Prompt::new(name, ask, Entry::Choice(options, Says::Fact))
}

fn influences() -> Vec<Choice> {
    vec![
        Choice::new(Influence::High.as_str(), '1', "decides or pays (high)"),
        Choice::new(Influence::Medium.as_str(), '2', "is asked (medium)"),
        Choice::new(Influence::Low.as_str(), '3', "is told (low)"),
        Choice::new(Influence::Unknown.as_str(), '0', NOT_KNOWN),
    ]
}

fn stances() -> Vec<Choice> {
    let strong = "spoke for us to a colleague (strong supporter)";
    vec![
        Choice::new(Stance::StrongSupporter.as_str(), '1', strong),
        Choice::new(Stance::Supporter.as_str(), '2', "did something we asked for (supporter)"),
        Choice::new(Stance::Neutral.as_str(), '3', "we met; no sign either way (neutral)"),
        Choice::new(
            Stance::Skeptic.as_str(),
            '4',
            "has an objection we have not answered (skeptic)",
        ),
        Choice::new(Stance::Opponent.as_str(), '5', "prefers another way or supplier (opponent)"),
        Choice::new(Stance::Unknown.as_str(), '0', NOT_KNOWN),
    ]
}

fn coverages() -> Vec<Choice> {
    vec![
        Choice::new(Coverage::None.as_str(), '1', "we have not met (none)"),
        Choice::new(Coverage::Brief.as_str(), '2', "we met once (brief)"),
        Choice::new(Coverage::Multiple.as_str(), '3', "we met more than once (multiple)"),
        Choice::new(Coverage::InDepth.as_str(), '4', "we talked at length (in depth)"),
        Choice::new(UNKNOWN, '0', NOT_KNOWN),
    ]
}

fn replies() -> Vec<Choice> {
    vec![
        Choice::new(Reply::Yes.as_str(), 'y', "yes"),
        Choice::new(Reply::No.as_str(), 'n', "no"),
        Choice::new(Reply::Unknown.as_str(), '0', NOT_KNOWN),
    ]
}
