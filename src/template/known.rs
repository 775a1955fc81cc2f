//! What a process declares for its stages: roles, metrics, the elements of a
//! scorecard, and what holds where a stage says nothing.

use super::advice::Setting;
use super::lines::Span;
use super::register::Register;
use super::row::Row;
use super::shape;
use super::value::Value;
use super::wording::in_words;
use crate::domain::id::{ElementId, MetricId, RoleId};
use crate::domain::process::{Better, Element, Metric, Role, Speaker};

/// What stages may mention, and what holds where they say nothing.
pub(super) struct Known<'t> {
    roles: Register<'t, RoleId>,
    metrics: Register<'t, MetricId>,
    elements: Register<'t, ElementId>,
    /// Calendar days a deal should stay in a stage.
    pub time_box_days: Option<u32>,
    /// Who answers first.
    pub first: Speaker,
    /// What advice depends on.
    pub setting: Setting,
}

impl<'t> Known<'t> {
    /// What `file` declares, with its `[defaults]`.
    pub(super) fn of(file: &Row<'t>, defaults: &Row<'t>, setting: Setting) -> Self {
        Self {
            roles: Register::new(file.faults, &shape::ROLE, "SL202"),
            metrics: Register::new(file.faults, &shape::METRIC, "SL202"),
            elements: Register::new(file.faults, &shape::ELEMENT, "SL202"),
            time_box_days: defaults.read("time_box", Value::days),
            first: defaults.read("first", Value::word).unwrap_or(Speaker::Rep),
            setting,
        }
    }

    /// The roles that a row mentions.
    pub(super) fn roles(&self, row: &Row<'_>) -> Vec<RoleId> {
        row.list("roles", |value| self.roles.mention(value, "SL204"))
    }

    /// The roles that no row mentions, and where they are declared.
    pub(super) fn idle_roles(&self) -> Vec<(RoleId, Span)> {
        self.roles.unmentioned()
    }

    /// The metrics that a row mentions.
    pub(super) fn metrics(&self, row: &Row<'_>) -> Vec<MetricId> {
        row.list("metrics", |value| self.metrics.mention(value, "SL205"))
    }

    /// An element that is mentioned at a place.
    pub(super) fn element(&self, id: ElementId, at: &Span) -> Option<ElementId> {
        self.elements.known(id, at, "SL205")
    }

    /// Reads and declares the roles of a file.
    pub(super) fn declare_roles(&mut self, file: &Row<'_>) -> Vec<Role> {
        let named = file.read("role", Value::named::<RoleId>).unwrap_or_default();
        for (id, at, _) in &named {
            self.roles.add(id.clone(), at.clone());
        }
        named.into_iter().filter_map(|(id, _, value)| self.role(id, value)).collect()
    }

    fn role(&self, id: RoleId, value: Value<'_>) -> Option<Role> {
        let row = value.row(&shape::ROLE)?;
        Some(Role {
            name: row.text("name").unwrap_or_else(|| in_words(id.as_str())),
            cares_about: row.text("cares_about"),
            was: self.roles.was(&row),
            id,
        })
    }

    /// Reads and declares the metrics of a file.
    pub(super) fn declare_metrics(&mut self, file: &Row<'_>) -> Vec<Metric> {
        let named = file.read("metric", Value::named::<MetricId>).unwrap_or_default();
        for (id, at, _) in &named {
            self.metrics.add(id.clone(), at.clone());
        }
        named.into_iter().filter_map(|(id, _, value)| metric(id, value)).collect()
    }

    /// Reads and declares the elements of a file.
    pub(super) fn declare_elements(&mut self, file: &Row<'_>) -> Vec<Element> {
        let rows = file.rows("element", &shape::ELEMENT);
        rows.iter().filter_map(|row| element(self.elements.declare(row), row)).collect()
    }
}

fn metric(id: MetricId, value: Value<'_>) -> Option<Metric> {
    let row = value.row(&shape::METRIC)?;
    Some(Metric {
        name: row.text("name").unwrap_or_else(|| in_words(id.as_str())),
        target: row.text("target"),
        better: row.read("better", Value::word).unwrap_or(Better::Up),
        why: row.text("why"),
        id,
    })
}

fn element(id: Option<ElementId>, row: &Row<'_>) -> Option<Element> {
    let name = row.text("name");
    let levels = row.need("levels", levels);
    let id = id?;
    Some(Element { name: name.unwrap_or_else(|| in_words(id.as_str())), levels: levels?, id })
}

/// What the levels from 0 to 3 mean.
fn levels(value: Value<'_>) -> Option<Vec<String>> {
    if value.items()?.len() != 4 {
        let message = "levels takes four texts, for the levels from 0 to 3";
        return value.error("SL113", message, &value.example());
    }
    value.texts()
}
