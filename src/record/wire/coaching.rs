//! `coaching/<rep-id>/<date>-<session-id>.toml`: what a session said about the
//! rep, apart from the deal.

use serde::{Deserialize, Serialize};

use crate::domain::coaching::{Coaching, MetricWhy, ViewIs};
use crate::domain::id::{MetricId, SessionId, SkillId};
use crate::domain::profile::Level;

use super::format::Format;
use super::keyed::{Keyed, from_tables, to_tables};
use super::word::Word;
use super::{Wire, said};

/// The coaching notes of one session as their file has them.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CoachingFile {
    format: Format,
    id: Word<SessionId>,
    strength: Option<String>,
    lesson: Option<String>,
    manager_view: Option<String>,
    view_is: Option<Word<ViewIs>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parked: Vec<String>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    metric_why: Keyed<MetricId, MetricWhyTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    skill: Keyed<SkillId, SkillTable>,
}

/// `[metric_why.<id>]`.
#[derive(Debug, Serialize, Deserialize)]
struct MetricWhyTable {
    value: u32,
    n: u32,
    why: Option<String>,
}

/// `[skill.<id>]`.
#[derive(Debug, Serialize, Deserialize)]
struct SkillTable {
    level: Word<Level>,
}

impl Wire for CoachingFile {
    const GROUPS: &'static [&'static str] = &["metric_why", "skill"];
}

impl CoachingFile {
    /// The notes of that session.
    pub(crate) fn of(session: SessionId, coaching: Coaching) -> Self {
        Self {
            format: Format,
            id: Word(session),
            strength: said(coaching.strength),
            lesson: said(coaching.lesson),
            manager_view: said(coaching.manager_view),
            view_is: coaching.view_is.map(Word),
            parked: coaching.parked,
            metric_why: to_tables(coaching.metric_why),
            skill: to_tables(coaching.levels),
        }
    }

    /// The session they belong to.
    pub(crate) const fn session(&self) -> &SessionId {
        &self.id.0
    }
}

impl From<CoachingFile> for Coaching {
    fn from(file: CoachingFile) -> Self {
        Self {
            strength: file.strength,
            lesson: file.lesson,
            manager_view: file.manager_view,
            view_is: file.view_is.map(Word::into_inner),
            parked: file.parked,
            metric_why: from_tables(file.metric_why),
            levels: from_tables(file.skill),
        }
    }
}

impl From<MetricWhy> for MetricWhyTable {
    fn from(metric: MetricWhy) -> Self {
        Self { value: metric.value, n: metric.n, why: said(Some(metric.why)) }
    }
}

impl From<Level> for SkillTable {
    fn from(level: Level) -> Self {
        Self { level: Word(level) }
    }
}

impl From<SkillTable> for Level {
    fn from(table: SkillTable) -> Self {
        table.level.into_inner()
    }
}

impl From<MetricWhyTable> for MetricWhy {
    fn from(table: MetricWhyTable) -> Self {
        Self { value: table.value, n: table.n, why: table.why.unwrap_or_default() }
    }
}
