//! What the buyer has done: the criteria of the stages up to here, and of those
//! to come that were asked about already, each with what was said when.

use super::{Line, Section, Sheet, Thing, Tone};
use crate::domain::deal::{CriterionStanding, Evidence, Finding};
use crate::domain::id::{BuyerId, CriterionRef};
use crate::domain::phrase::{self, joined};
use crate::domain::process::{Criterion, Element, Stage};
use crate::domain::scorecard;
use crate::domain::session::Session;
use crate::pages::ladder;
use crate::reading::evidence::{Around, may_tell, tells};

impl Sheet<'_> {
    /// A group a stage.
    pub(super) fn criteria(&self) -> Vec<Section> {
        let Some(process) = self.process else { return Vec::new() };
        let deal = &self.book.deal;
        let here = process.position(&deal.stage);
        let stages = process.stages.iter().enumerate();
        let stages = stages.filter(|(at, stage)| {
            let is_asked = |criterion: &Criterion| {
                let standing = deal.standing(&stage.criterion(criterion), self.today);
                standing != CriterionStanding::NotAsked
            };
            here.is_some_and(|here| *at <= here) || stage.exit.iter().any(is_asked)
        });
        let section = |(at, stage): (usize, &Stage)| Section {
            title: format!("{} {}", at + 1, stage.name),
            right: ladder::standing(deal, process, stage, self.today),
            lines: stage.exit.iter().map(|criterion| self.criterion(stage, criterion)).collect(),
        };
        stages.map(section).collect()
    }

    fn criterion(&self, stage: &Stage, criterion: &Criterion) -> Line {
        let id = stage.criterion(criterion);
        let finding = self.book.deal.finding(&id);
        let needed = if criterion.required { "" } else { " · optional" };
        let standing = self.book.deal.standing(&id, self.today);
        let right = format!("{}{needed}", finding.in_words(standing, self.today));
        let line = Line::new(
            Thing::Criterion(self.book.deal.id.clone(), id.clone()),
            criterion.outcome.clone(),
        )
        .right(right, Tone::Standing(standing));
        let shown = finding.evidence.as_ref().map(|evidence| self.evidence(evidence));
        let wanted = criterion.evidence.as_ref().filter(|_| shown.is_none());
        let mut unfolds: Vec<(String, String)> =
            wanted.map(|wanted| ("shown by".to_owned(), wanted.clone())).into_iter().collect();
        unfolds.extend(self.history(&id));
        Line { unfolds, ..line.below("", shown.unwrap_or_default()) }
    }

    /// Who acted, when and how, and what it says.
    fn evidence(&self, evidence: &Evidence) -> String {
        let (deal, today) = (&self.book.deal, self.today);
        let around = || Around::of(deal, &self.books.team, &deal.people, today);
        let told_us = if may_tell(evidence) { tells(evidence, &around()) } else { "" };
        let name = |who: &BuyerId| format!("{}{told_us}", deal.buyer_name(who));
        let shown = evidence.in_words(name, |who| deal.has_left_by(who, today), today);
        joined([Some(shown), evidence.text.clone()])
    }

    /// What each session said of a criterion, the last one first.
    fn history(&self, id: &CriterionRef) -> Vec<(String, String)> {
        let mut sessions: Vec<&Session> = self.book.sessions.values().collect();
        sessions.sort_by_key(|session| std::cmp::Reverse(session.started.timestamp()));
        let said = sessions.into_iter().filter_map(|session| {
            let finding = &session.exit.get(id)?.finding;
            let day = session.last_day(self.today);
            let standing = session.standing(&self.book.deal, id, day);
            let standing = finding.in_words(standing, day);
            Some((phrase::in_short(session.day(), self.today), self.said(standing, finding)))
        });
        said.collect()
    }

    fn said(&self, standing: String, finding: &Finding) -> String {
        let shown = finding.evidence.as_ref().map(|evidence| self.evidence(evidence));
        let by =
            finding.by.as_ref().map(|by| format!("said {}", self.books.team.first_name_of(by)));
        joined([Some(standing), by, shown])
    }

    /// How far the elements of the scorecard are, where the process has one.
    pub(super) fn scorecard(&self) -> Vec<Line> {
        let Some(process) = self.process else { return Vec::new() };
        let deal = &self.book.deal;
        let line = |element: &Element| {
            let score = deal.weighed(&element.id, self.today);
            let needed = scorecard::needed(process, &deal.stage, &element.id);
            let tone = needed.map_or(Tone::Plain, |level| Tone::Standing(score.standing(level)));
            let shown = deal.score(&element.id).evidence.as_ref().map(|it| self.evidence(it));
            Line::note(element.name.clone())
                .right(score.in_words(needed), tone)
                .below("", shown.unwrap_or_default())
        };
        process.elements.iter().map(line).collect()
    }
}
