//! The sample team.

use jiff::Span;
use jiff::civil::Date;

use crate::domain::id::{PersonId, ProcessId, slug};
use crate::domain::team::{Person, Team, TeamRole, first_word};

/// What the team calls itself.
const NAME: &str = "Field sales, North and East";
/// The manager, who looks at the sample data.
const MANAGER: &str = "Margit Solberg";
/// The reps, and how many days ago each began.
const REPS: &[(&str, i64)] =
    &[("Inês Carvalho", 1420), ("Tomasz Zieliński", 640), ("Priya Raman", 185)];

/// The team, as it is on that day.
pub(super) fn team(today: Date) -> Team {
    let mut team = Team::new(ProcessId::usual());
    team.name = Some(NAME.to_owned());
    let manager =
        Person { started: Some(before(today, 2210)), ..Person::new(MANAGER, TeamRole::Manager) };
    team.people.extend(id(MANAGER).map(|id| (id, manager)));
    for (name, days) in REPS {
        let rep = Person {
            manager: id(MANAGER),
            started: Some(before(today, *days)),
            ..Person::new(*name, TeamRole::Rep)
        };
        team.people.extend(id(name).map(|id| (id, rep)));
    }
    team
}

/// Who sits at the keyboard: the manager.
pub(super) fn manager() -> Option<PersonId> {
    id(MANAGER)
}

fn id(name: &str) -> Option<PersonId> {
    slug(first_word(name), 40).parse().ok()
}

fn before(today: Date, days: i64) -> Date {
    today.saturating_sub(Span::new().days(days))
}
