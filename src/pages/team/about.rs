//! What the lines of a rep's figures are about, in their order: what a key does on one,
//! and what it is made of.

use super::Rep;
use crate::domain::figures::{Gap, Known, Line, Record, Stages};
use crate::domain::id::{SessionId, SkillId};
use crate::domain::profile::Skill;

/// What a line of a rep is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About<'a> {
    /// Minutes of coaching.
    Coaching,
    /// When both took their time.
    OneToOne,
    /// Calls together.
    Together,
    /// Steps kept.
    Kept,
    /// Where the talks came; none without a talk.
    Stages(Option<&'a Stages>),
    /// A result.
    Result(&'a Line),
    /// An outcome that several deals lack.
    Gap(&'a Gap),
    /// What they are coached in.
    Skill(&'a SkillId, &'a Skill),
    /// Deals that are late or stuck, of which nobody asked for help.
    Help,
}

/// What the lines of a rep are about.
pub fn about(rep: &Rep) -> Vec<About<'_>> {
    let figures = &rep.figures;
    let mut all = vec![About::Coaching, About::OneToOne, About::Together, About::Kept];
    all.extend(figures.stages.iter().map(|one| About::Stages(Some(one))));
    all.extend(figures.stages.is_empty().then_some(About::Stages(None)));
    all.extend(figures.lines.iter().map(About::Result));
    let is_coached = |gap: &&Gap| rep.skills.iter().any(|(_, skill)| gap.is_of(skill));
    all.extend(figures.gaps.iter().filter(|gap| !is_coached(gap)).map(About::Gap));
    all.extend(rep.skills.iter().map(|(id, skill)| About::Skill(id, skill)));
    all.extend((!rep.stuck.is_empty()).then_some(About::Help));
    all
}

impl About<'_> {
    /// Whether it is counted from records, so that one that cannot be read is missing.
    pub(super) const fn is_counted(&self) -> bool {
        matches!(
            self,
            Self::Coaching
                | Self::OneToOne
                | Self::Together
                | Self::Kept
                | Self::Stages(_)
                | Self::Result(_)
        )
    }

    /// What it is made of, the newest first.
    pub(super) fn records(&self, known: &Known<'_>, rep: &Rep) -> Vec<Record> {
        let (minutes, together, kept) =
            (&rep.figures.minutes, &rep.figures.together, &rep.figures.kept);
        match self {
            Self::Coaching => known.records(&[minutes.of.as_slice(), &minutes.short].concat()),
            Self::Together => known.records(&[together.of.as_slice(), &together.not_told].concat()),
            Self::Kept => {
                known.records(&[kept.of.as_slice(), &kept.waited, &kept.dropped].concat())
            }
            Self::Stages(Some(one)) => {
                let talks = one.talks.iter().flat_map(|(_, ids)| ids.clone());
                known.records(&talks.collect::<Vec<SessionId>>())
            }
            Self::Result(line) => known.records(&line.own.of),
            Self::Gap(gap) => known.records(&gap.deals),
            Self::Help => known.records(&rep.stuck),
            Self::OneToOne | Self::Stages(None) | Self::Skill(..) => Vec::new(),
        }
    }
}
