//! `sideline team list`.

use clap::Args;
use serde::Serialize;

use crate::cli::ctx::{Ctx, complete_but_for};
use crate::cli::json;
use crate::cli::listing::Output;
use crate::cli::print::{Column, Columns};
use crate::domain::id::PersonId;
use crate::domain::phrase;
use crate::domain::team::Person;
use crate::failure::Failure;

/// List who is in the team
#[derive(Args, Debug)]
pub(in crate::cli) struct List {
    #[command(flatten)]
    output: Output,
}

/// `sideline.team-list/1`.
#[derive(Debug, Serialize)]
struct Shape {
    schema: &'static str,
    people: Vec<Member>,
    unread: Vec<json::Unread>,
}

#[derive(Debug, Serialize)]
struct Member {
    id: String,
    name: String,
    role: &'static str,
    manager: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    started: Option<String>,
    left: Option<String>,
}

const COLUMNS: &Columns = &[
    ("id", Column::Whole),
    ("name", Column::Person),
    ("role", Column::Whole),
    ("coach", Column::Text),
];

impl List {
    pub(super) fn run(self, ctx: &mut Ctx<'_>) -> Result<(), Failure> {
        let books = ctx.heads();
        let people = books.team.people.iter();
        if self.output.json {
            let people = people.map(|(id, person)| member(id, person)).collect();
            let unread = json::unread(&books.unread);
            ctx.json(&Shape { schema: "sideline.team-list/1", people, unread })?;
        } else {
            let today = ctx.today();
            let coach = |person: &Person| {
                if let Some(left) = person.left {
                    let verb = if left > today { "leaves" } else { "left" };
                    return format!("{verb} {}", phrase::shown(left, today));
                }
                let coach = person.manager.as_ref().map(|id| books.team.name_of(id));
                coach.map(|name| format!("coached by {name}")).unwrap_or_default()
            };
            let row = |(id, person): (&PersonId, &Person)| {
                let (id, name) = (id.to_string(), person.name.clone());
                vec![id, name, person.role.to_string(), coach(person)]
            };
            let rows: Vec<_> = people.map(row).collect();
            if rows.is_empty() && books.unread.is_empty() {
                ctx.say("Nobody is in the team yet: sideline team add NAME --role rep");
            }
            self.output.table(ctx, rows, COLUMNS)?;
        }
        complete_but_for(&books.unread)
    }
}

fn member(id: &PersonId, person: &Person) -> Member {
    Member {
        id: id.to_string(),
        name: person.name.clone(),
        role: person.role.as_str(),
        manager: person.manager.as_ref().map(ToString::to_string),
        mail: person.reach.mail.clone(),
        phone: person.reach.phone.clone(),
        started: person.started.map(|day| day.to_string()),
        left: person.left.map(|day| day.to_string()),
    }
}
