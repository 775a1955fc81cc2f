//! What a session says about its rep, for those who ask for it.

use serde::Serialize;

use crate::domain::coaching::{Coaching as Notes, ViewIs};

/// The coaching notes of a session.
#[derive(Debug, Serialize)]
pub(super) struct Coaching {
    strength: Option<String>,
    lesson: Option<String>,
    manager_view: Option<String>,
    view_is: Option<&'static str>,
    parked: Vec<String>,
    metric_why: Vec<MetricWhy>,
    skills: Vec<Skill>,
}

#[derive(Debug, Serialize)]
struct Skill {
    id: String,
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct MetricWhy {
    id: String,
    value: u32,
    n: u32,
    why: String,
}

/// The shape of the notes.
pub(super) fn coaching(notes: &Notes) -> Coaching {
    let metrics = notes.metric_why.iter().map(|(id, metric)| MetricWhy {
        id: id.to_string(),
        value: metric.value,
        n: metric.n,
        why: metric.why.clone(),
    });
    Coaching {
        strength: notes.strength.clone(),
        lesson: notes.lesson.clone(),
        manager_view: notes.manager_view.clone(),
        view_is: notes.view_is.map(ViewIs::as_str),
        parked: notes.parked.clone(),
        metric_why: metrics.collect(),
        skills: notes
            .levels
            .iter()
            .map(|(id, level)| Skill { id: id.to_string(), level: level.as_str() })
            .collect(),
    }
}
