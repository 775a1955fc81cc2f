//! What a stage asks: questions, criteria, and where we really are.

use super::{Choice, Entry, Prompt, REALLY, WHAT_SHOWS_IT, choices};
use crate::domain::deal::{CriterionStanding, Finding, Status};
use crate::domain::id::{CriterionRef, QuestionRef, StageId};
use crate::domain::person::UNKNOWN;
use crate::domain::phrase;
use crate::domain::process::{AnswerKind, Question, Stage};
use crate::domain::session::Missing;
use crate::interview::prompt::numbered;
use crate::interview::situation::SoFar;
use crate::interview::verified;
use crate::reading::evidence;
use crate::reading::evidence::Who;

impl SoFar<'_> {
    pub(in crate::interview) fn answer(self, id: &QuestionRef) -> Prompt {
        let question = self.situation.process.question(id);
        let kept = self
            .session
            .answers
            .get(id)
            .map(|answer| answer.rep.clone().unwrap_or_else(|| UNKNOWN.to_owned()));
        let earlier =
            self.situation.background.earlier.get(id).map(|(day, text)| {
                format!("{}: {text}", phrase::shown(*day, self.situation.today()))
            });
        let why = question.and_then(|question| question.why.clone());
        let ask = question.map(|question| question.ask.clone()).unwrap_or_default();
        let entry = question.map_or(Entry::Text, entry);
        let mut prompt = Prompt::new(self.in_your_words(), ask, entry).kept(kept).aside(why);
        prompt.standing = earlier.unwrap_or_default();
        prompt
    }

    pub(in crate::interview) fn exit(self, id: &CriterionRef) -> Prompt {
        let criterion = self.situation.process.criterion(id);
        let finding = self.session.finding(self.situation.deal, id);
        let kept = self.session.exit.get(id).map(|found| choices::key_of(&found.finding));
        let ask = criterion.map(|criterion| criterion.outcome.clone()).unwrap_or_default();
        let evidence = criterion.and_then(|criterion| criterion.evidence.as_deref());
        let mut prompt =
            Prompt::new("What the buyer has done", ask, Entry::Criterion(choices::criterion()))
                .kept(kept)
                .aside(evidence.map(|evidence| format!("Shown by: {evidence}")));
        prompt.standing = self.standing(finding);
        prompt
    }

    /// How a criterion stands: its evidence in short, else the word for it.
    fn standing(self, finding: &Finding) -> String {
        let Some(evidence) = finding.evidence.as_ref().filter(|_| finding.status == Status::Yes)
        else {
            return finding.in_words();
        };
        let parts = [
            self.day(evidence.on),
            evidence.kind.map(|kind| kind.to_string()),
            evidence
                .who
                .as_ref()
                .map(|who| self.session.buyer_name(self.situation.deal, who).to_owned()),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() {
            CriterionStanding::Verified.in_words().to_owned()
        } else {
            said.join(" · ")
        }
    }

    pub(in crate::interview) fn evidence(self, id: &CriterionRef) -> Prompt {
        let found = self.session.exit.get(id);
        let buyers = self.session.buyers(self.situation.deal);
        let kept = found
            .and_then(|found| found.finding.evidence.as_ref())
            .map(|known| evidence::line(known, &buyers, self.situation.today()));
        let hint = self.situation.process.criterion(id).and_then(|c| c.evidence.as_deref());
        let aside = hint.map_or_else(
            || "Left empty it counts as \"we assume so\".".to_owned(),
            |hint| format!("For example: {hint}. Left empty it counts as \"we assume so\"."),
        );
        Prompt::new("What the buyer has done", WHAT_SHOWS_IT, Entry::Line)
            .kept(kept)
            .offered(self.answer_as_evidence(id))
            .aside(Some(aside))
    }

    /// What the rep has just said in this stage that tells who acted, and how.
    fn answer_as_evidence(self, id: &CriterionRef) -> Option<String> {
        let buyers = self.session.buyers(self.situation.deal);
        let tells = |text: &&String| {
            let reading = evidence::read(text, &buyers, self.situation.today());
            matches!(reading.who, Who::Known(_)) && reading.kind.is_some()
        };
        let here = self.session.answers.iter().filter(|(question, _)| question.stage == id.stage);
        let said = here.filter_map(|(_, answer)| answer.rep.as_ref());
        let used = |text: &&String| {
            let mut shown = self.session.exit.values();
            shown.any(|found| {
                found.finding.evidence.as_ref().and_then(|e| e.text.as_ref()) == Some(*text)
            })
        };
        said.filter(tells).find(|text| !used(text)).cloned()
    }

    pub(in crate::interview) fn buyer_stage(self) -> Prompt {
        let stages = &self.situation.process.stages;
        let label = |stage: &Stage| {
            stage
                .buyer_step
                .as_ref()
                .map_or_else(|| stage.name.clone(), |step| format!("\"{step}\""))
        };
        let choices = numbered(stages.iter().map(|stage| (stage.id.to_string(), label(stage))));
        let known =
            self.situation.deal.buyer_stage.as_ref().unwrap_or(&self.session.stage_at_start);
        let preselected = self.situation.process.position(known).unwrap_or(0);
        Prompt::new(REALLY, "Which step is the buyer in?", Entry::Choice(choices, preselected))
            .kept(self.session.changed.buyer_stage.as_ref().map(StageId::as_str))
            .aside(Some("If people differ: the one furthest behind who can say no."))
    }

    /// Where the deal is, in place of a stage that is gone.
    pub(in crate::interview) fn stage_now(self) -> Prompt {
        let process = self.situation.process;
        let moved = self.session.changed.process.as_ref();
        let gone =
            moved.and_then(|moved| moved.lost(process)).unwrap_or(&self.situation.deal.stage);
        let stages = process.stages.iter();
        let choices = numbered(stages.map(|s| (s.id.to_string(), s.name.clone())));
        let said = process.stage(&self.session.stage_at_start).map(|stage| stage.id.as_str());
        Prompt::new("", "Which stage is the deal in?", Entry::Choice(choices, 0))
            .kept(said)
            .aside(Some(format!("{} has no stage \"{gone}\" any more.", process.name)))
    }

    pub(in crate::interview) fn stage(self) -> Prompt {
        let here = self.situation.process.position(&self.session.stage_at_start).unwrap_or(0);
        let label = |(position, stage): (usize, &Stage)| match position.cmp(&here) {
            std::cmp::Ordering::Equal => format!("stay in {}", stage.name),
            std::cmp::Ordering::Greater => format!("move on to {}", stage.name),
            std::cmp::Ordering::Less => format!("work on {}", stage.name),
        };
        let reachable = self.situation.process.stages.iter().enumerate().take(here + 2);
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
        let name = |id| self.situation.process.stage(id).map(|stage: &Stage| stage.name.as_str());
        let theirs = name(self.session.changed.buyer_stage.as_ref()?)?;
        let ours = name(&self.session.stage_at_start)?;
        Some(format!("We: {ours}. Buyer's acts: {theirs}. {}", self.missing_in_words()))
    }

    /// What the stage needs and does not have.
    fn missing_in_words(self) -> String {
        let (mut outcomes, mut short) = (Vec::new(), Vec::new());
        for missing in verified::missing(self) {
            match missing {
                Missing::Criterion(id) => {
                    outcomes
                        .extend(self.situation.process.criterion(&id).map(|c| c.outcome.clone()));
                }
                Missing::Element(id) => short.push(self.short_of(&id)),
            }
        }
        if outcomes.is_empty() && short.is_empty() {
            return "Everything needed here is verified.".to_owned();
        }
        let told = [("Not verified", outcomes), ("Not far enough", short)].into_iter();
        let told = told.filter(|(_, what)| !what.is_empty());
        let told = told.map(|(label, what)| format!("{label}: {}.", what.join("; ")));
        told.collect::<Vec<_>>().join(" ")
    }

    pub(in crate::interview) fn start_now(self) -> Prompt {
        let ask = "What takes them long here, and could start now?";
        let earlier = self.situation.background.start_now.as_ref();
        let mut prompt = Prompt::new(self.in_your_words(), ask, Entry::Line)
            .kept(self.session.start_now.as_deref());
        prompt.standing = earlier
            .map(|(day, said)| format!("{}: {said}", phrase::shown(*day, self.situation.today())))
            .unwrap_or_default();
        prompt
    }

    pub(in crate::interview) fn why_this_stage(self) -> String {
        let position = |id| self.situation.process.position(id);
        let to = self.session.changed.stage.as_ref().and_then(position);
        if to < position(&self.session.stage_at_start) {
            "What makes this the stage to work on?".to_owned()
        } else {
            "What lets us move on without it?".to_owned()
        }
    }
}

/// How a question is answered: in words, but for one that has its options.
fn entry(question: &Question) -> Entry {
    let options = match question.kind {
        AnswerKind::Text => return Entry::Text,
        AnswerKind::Number | AnswerKind::Date | AnswerKind::Person => return Entry::Line,
        AnswerKind::Choice if question.options.is_empty() => return Entry::Text,
        AnswerKind::Choice => question.options.clone(),
        AnswerKind::YesNo => ["yes", "no"].map(str::to_owned).to_vec(),
    };
    let mut choices = numbered(options.into_iter().map(|option| (option.clone(), option)));
    choices.push(Choice {
        value: UNKNOWN.to_owned(),
        key: Some('0'),
        label: "we do not know".to_owned(),
    });
    Entry::Choice(choices, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::process::Speaker;

    #[test]
    fn a_question_is_answered_as_its_kind_says() {
        #[track_caller]
        fn case(kind: AnswerKind, options: &[&str], expected: &str) {
            let question = Question {
                id: "who".parse().unwrap(),
                ask: "Who decides?".to_owned(),
                why: None,
                kind,
                options: options.iter().map(|&option| option.to_owned()).collect(),
                first: Speaker::Rep,
                follow_ups: Vec::new(),
            };
            let entry = entry(&question);
            let shown = if let Entry::Choice(choices, 0) = entry {
                choices.into_iter().map(|c| c.label).collect::<Vec<_>>().join(" / ")
            } else {
                format!("{entry:?}")
            };
            assert_eq!(shown, expected, "{kind}");
        }
        case(AnswerKind::Text, &[], "Text");
        case(AnswerKind::Date, &[], "Line");
        case(AnswerKind::Choice, &["more", "a fix"], "more / a fix / we do not know");
        case(AnswerKind::Choice, &[], "Text");
        case(AnswerKind::YesNo, &[], "yes / no / we do not know");
    }
}
