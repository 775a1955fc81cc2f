//! `sideline.today/1`.

use jiff::civil::Date;
use serde::Serialize;

use super::Unread;
use crate::domain::books::Books;
use crate::pages::today::{Group, Row, Section};

/// What waits on a day.
#[derive(Debug, Serialize)]
pub struct Today {
    schema: &'static str,
    today: String,
    r#for: Option<String>,
    groups: Vec<GroupShape>,
    unread: Vec<Unread>,
}

#[derive(Debug, Serialize)]
struct GroupShape {
    id: &'static str,
    title: &'static str,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    kind: &'static str,
    id: Option<String>,
    deal: Option<String>,
    deal_name: Option<String>,
    text: String,
    beside: String,
    day: Option<String>,
    days_late: Option<i32>,
}

/// What waits on `day` for who looks.
pub fn today(books: &Books, day: Date, sections: &[Section]) -> Today {
    Today {
        schema: "sideline.today/1",
        today: day.to_string(),
        r#for: books.known_me().map(|(me, _)| me.to_string()),
        groups: sections.iter().map(|section| group(section, day)).collect(),
        unread: super::unread(&books.unread),
    }
}

fn group(section: &Section, day: Date) -> GroupShape {
    let lines = section.rows.iter().map(|row| line(row, day)).collect();
    GroupShape { id: id(section.group), title: section.title, lines }
}

const fn id(group: Group) -> &'static str {
    match group {
        Group::Soon => "soon",
        Group::Late => "late",
        Group::Word => "word",
        Group::Week => "week",
        Group::Look => "look",
        Group::Files => "files",
    }
}

fn line(row: &Row, day: Date) -> Line {
    let deal = row.thing.deal();
    Line {
        kind: row.kind.word(),
        id: row.thing.id(),
        deal: deal.map(ToString::to_string),
        deal_name: deal.map(|_| row.deal.clone()),
        text: row.whole_text(),
        beside: row.when.clone(),
        day: row.day.map(|day| day.to_string()),
        days_late: row.day.filter(|_| row.is_late).map(|late| (day - late).get_days()),
    }
}
