//! What the session says about its rep, for those who ask for it.

use super::{Block, Taking};
use crate::domain::coaching::{Coaching, ViewIs};
use crate::domain::id::MetricId;
use crate::domain::phrase::count;

impl Taking<'_> {
    /// The coaching notes.
    pub(super) fn coaching(&self) -> Vec<Block> {
        let notes = &self.session.coaching;
        let said = [
            ("Strength", notes.strength.clone()),
            ("Lesson", notes.lesson.clone()),
            ("Manager", view(notes)),
        ];
        let said = said.into_iter().filter_map(|(label, text)| Some((label, text?)));
        let parked = notes.parked.iter().map(|thought| ("Parked", thought.clone()));
        let figures = notes.metric_why.iter().map(|(id, metric)| {
            let deals = count(metric.n as usize, "deal");
            let figure = format!("{}: {}, from {deals}", self.metric(id), metric.value);
            (figure, metric.why.clone())
        });
        vec![Block::Facts(said.chain(parked).collect()), Block::Said(figures.collect())]
    }

    /// What the process calls a figure.
    fn metric(&self, id: &MetricId) -> String {
        let process = self.books.processes.get(&self.session.process.id);
        let mut metrics = process.into_iter().flat_map(|process| &process.metrics);
        let named = metrics.find(|metric| metric.id == *id);
        named.map_or_else(|| id.as_str().replace('-', " "), |metric| metric.name.clone())
    }
}

/// What the manager thinks of the rep's options, and what that comes to.
fn view(notes: &Coaching) -> Option<String> {
    let view = notes.manager_view.as_ref()?;
    Some(match notes.view_is {
        Some(ViewIs::Fails) => format!("{view} (the rep's way would fail)"),
        Some(ViewIs::Different) => format!("{view} (the rep's way is only a different one)"),
        None => view.clone(),
    })
}
