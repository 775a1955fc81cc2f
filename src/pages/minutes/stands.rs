//! Who held it and when, where the deal stands, and what the rep says of it.

use super::{Block, Taking};
use crate::domain::deal::DealStatus;
use crate::domain::flags::FlagId;
use crate::domain::id::{CriterionRef, StageId};
use crate::domain::phrase::{self, listed};
use crate::domain::session::{Answer, CloseDateSaid, Head, SessionState, WhichStage, Whose};
use crate::pages::given;

impl Taking<'_> {
    pub(super) fn head(&self) -> Vec<Block> {
        let session = self.session;
        let names: Vec<&str> = session.parties().map(|id| self.books.team.name_of(id)).collect();
        let state = match session.state {
            SessionState::Draft => "not finished yet",
            SessionState::Agreed => given::how_far(&Head::of(session), self.still_later().len()).1,
            SessionState::Ended if session.is_prep() => "prepared alone",
            SessionState::Ended => "ended without an agreement",
        };
        let day = session.day().strftime("%a %-d %b %Y");
        let held = format!("{day}, {}: {state}", listed(&names));
        vec![Block::facts([
            (if session.is_debrief() { "Debrief" } else { "Session" }, Some(held)),
            ("Why", session.ended_why.clone()),
            ("Wanted", session.goal.clone()),
            ("Stage", Some(self.stage(&session.stage_at_start))),
            ("Amount", session.changed.amount.as_ref().map(|amount| known(amount.known()))),
            ("Close date", self.close_date()),
            ("What changed", session.changed.close_date_why.clone()),
            ("Held", self.speaking().held()),
        ])]
    }

    /// The day they would sign, and whose it is.
    fn close_date(&self) -> Option<String> {
        let day = self.session.changed.close_date.as_ref();
        let day = day.map(|day| known(day.known().map(|day| self.day(*day)).as_ref()));
        let said = [day, self.session.close_date.as_ref().map(whose)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    pub(super) fn found(&self) -> Vec<Block> {
        let (deal, day) = (&self.book.deal, self.session.last_day(self.today));
        let found = self.session.exit.iter().map(|(id, found)| {
            let standing = self.session.standing(deal, id, day);
            (found.outcome.clone(), found.finding.in_words(standing, day))
        });
        let scored = self.session.elements.iter().map(|(id, scored)| {
            let stands = self.session.weighed(deal, id, day).in_words(None);
            (format!("{}: {}", scored.name, scored.means), stands)
        });
        vec![Block::Rows(found.collect()), Block::Rows(scored.collect())]
    }

    /// Where the buyer and the deal are, if the session said so.
    pub(super) fn really(&self) -> Vec<Block> {
        let changed = &self.session.changed;
        let stage = |id: &Option<StageId>| id.as_ref().map(|id| self.stage(id));
        vec![Block::facts([
            ("The buyer", stage(&changed.buyer_stage)),
            ("Shown by", changed.buyer_stage_act.clone()),
            ("We", stage(&changed.stage)),
            ("Why", changed.stage_why.clone()),
            ("Process", changed.process.as_ref().map(|moved| self.moved(moved.from))),
            ("Start now", self.session.start_now.clone()),
        ])]
    }

    pub(super) fn answers(&self) -> Vec<Block> {
        let answers = self.session.answers.values().chain(self.debriefed());
        vec![Block::Said(answers.flat_map(answered).collect())]
    }

    /// What a debrief asked, in the order of the process's parts.
    fn debriefed(&self) -> impl Iterator<Item = &Answer> {
        let process = self.books.processes.get(&self.session.process.id);
        let parts = self.books.debrief_parts(process);
        let mut answers: Vec<_> = self.session.debrief.answers.iter().collect();
        answers.sort_by_key(|(asked, _)| parts.iter().position(|part| part.id == asked.part));
        answers.into_iter().map(|(_, answer)| answer)
    }

    /// Why it was decided so, and where more work would have changed it.
    pub(super) fn debrief(&self) -> Vec<Block> {
        let said = &self.session.debrief;
        let stage = said.stage.as_ref().map(|stage| match stage {
            WhichStage::At(id) => self.stage(id),
            WhichStage::None => "no stage".to_owned(),
        });
        let process = self.books.processes.get(&self.session.process.id);
        let all = self.session.proposals.values();
        let proposed: Vec<String> = all.map(|it| it.in_words(process)).collect();
        let proposals = !proposed.is_empty();
        let is_won = self.book.deal.status == DealStatus::Won;
        vec![Block::facts([
            ("Reason", said.reason.as_deref().map(phrase::reason)),
            (if is_won { "Why us" } else { "What shows it" }, said.why.clone()),
            (if is_won { "Won at" } else { "More work" }, stage),
            ("Process", proposals.then(|| proposed.join("; "))),
            ("Look again", self.session.changed.look_again.map(|day| self.day(day))),
        ])]
    }

    /// What is in the way, and what the rep makes of it.
    pub(super) fn in_the_way(&self) -> Vec<Block> {
        let way = &self.session.in_the_way;
        let options = way.options.iter().zip(1_u32..).map(|(option, number)| {
            let label = match number {
                _ if way.chosen == Some(number) => "Chosen",
                1 => "Way out",
                _ => "Or",
            };
            (label, option.clone())
        });
        let view = way.holding_up.clone().map(|view| ("Rep's view", view));
        let costs = way.costing_us.as_deref().map(|id| ("Costs most", self.costs(id)));
        let need = way.need.clone().map(|need| ("Needs", need));
        let taught = way.here_too.clone().map(|said| ("From a debrief", said));
        let facts = view.into_iter().chain(taught).chain(costs).chain(options).chain(need);
        vec![Block::Facts(facts.collect())]
    }

    /// What costs most, in words: an outcome with its stage, or a red flag.
    fn costs(&self, id: &str) -> String {
        if let Ok(flag) = id.parse::<FlagId>() {
            return flag.in_words().to_owned();
        }
        let Ok(outcome) = id.parse::<CriterionRef>() else {
            return "none of these".to_owned();
        };
        let process = self.books.processes.get(&self.session.process.id);
        let now = process.and_then(|process| process.criterion(&outcome));
        let found = self.session.exit.get(&outcome).map(|found| found.outcome.as_str());
        let words = found.or(now.map(|now| now.outcome.as_str())).unwrap_or(outcome.id.as_str());
        format!("{}: {words}", self.stage(&outcome.stage))
    }

    /// From which version of the process the deal came.
    fn moved(&self, from: u32) -> String {
        let now = self.session.process.version;
        if from == now {
            "stages have other ids".to_owned()
        } else {
            format!("version {now}, was {from}")
        }
    }

    /// The name of a stage as it was then, else as the process has it now.
    fn stage(&self, id: &StageId) -> String {
        let wording = self.session.stages.get(id).map(|stage| stage.name.clone());
        let process = self.books.processes.get(&self.session.process.id);
        let stage = process.and_then(|process| process.stage(id));
        wording.or_else(|| stage.map(|stage| stage.name.clone())).unwrap_or_else(|| id.to_string())
    }
}

/// A fact that was asked for.
fn known(fact: Option<&impl ToString>) -> String {
    fact.map_or_else(|| "we don't know".to_owned(), ToString::to_string)
}

/// Whose date the close date is, and who told us.
fn whose(said: &CloseDateSaid) -> String {
    let whose = match said.whose {
        Whose::Theirs => "the buyer's date",
        Whose::Ours => "our own date",
    };
    match &said.source {
        Some(source) => format!("{whose}: {source}"),
        None => whose.to_owned(),
    }
}

/// What was asked and said at one question.
fn answered(answer: &Answer) -> Vec<(String, String)> {
    let left_out = answer.left_out.as_ref().map(|why| format!("left out: {why}"));
    let said = |rep: Option<String>| rep.unwrap_or_else(|| "we don't know".to_owned());
    let first = (answer.ask.clone(), said(answer.rep.clone().or(left_out)));
    let asked_on = answer.follow_ups.iter().map(|on| (on.ask.clone(), said(on.rep.clone())));
    std::iter::once(first).chain(asked_on).collect()
}
