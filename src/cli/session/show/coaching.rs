//! What the session says about its rep, for those who ask for it.

use std::io::{self, Write};

use super::Printing;
use crate::cli::print::pair;
use crate::domain::coaching::{Coaching, ViewIs};
use crate::domain::id::MetricId;
use crate::domain::readback::count;
use crate::view::printable::one_line;

impl Printing<'_> {
    /// The coaching notes; nothing where nothing was said.
    pub(super) fn coaching(&self, out: &mut dyn Write) -> io::Result<()> {
        let notes = &self.session.coaching;
        if *notes == Coaching::default() {
            return Ok(());
        }
        writeln!(out, "\nCoaching")?;
        pair(out, "  Strength", notes.strength.as_deref())?;
        pair(out, "  Lesson", notes.lesson.as_deref())?;
        pair(out, "  Manager", view(notes).as_deref())?;
        notes.parked.iter().try_for_each(|thought| pair(out, "  Parked", Some(thought)))?;
        for (id, metric) in &notes.metric_why {
            let deals = count(metric.n as usize, "deal");
            let figure = format!("{}: {}, from {deals}", self.metric(id), metric.value);
            writeln!(out, "  {}\n    {}", one_line(&figure), one_line(&metric.why))?;
        }
        Ok(())
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
