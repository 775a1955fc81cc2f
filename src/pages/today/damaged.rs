//! Files that cannot be used: what stands in them is missing from all else.

use crate::domain::astray::Astray;
use crate::domain::books::Unread;
use crate::domain::team::Team;

use super::{Eyes, Kind, Row, Thing};

impl Eyes<'_> {
    /// The files that could not be read, or that do not count; and what else is not
    /// as it should be.
    pub(super) fn damaged(&self) -> Vec<Row> {
        let files = self.books.unread.iter().map(|unread| self.file(unread));
        files
            .chain(self.astray())
            .chain(self.idle())
            .chain(self.books.zone.clone().map(told))
            .collect()
    }

    /// Open deals that name a process or a stage that is not there.
    fn astray(&self) -> impl Iterator<Item = Row> {
        self.open().filter_map(|book| {
            let astray = Astray::of(&book.deal, self.books.process_of(&book.deal))?;
            let (when, more) = (astray.in_short.to_owned(), astray.sentence);
            let text = format!("The deal {}", book.deal.title());
            Some(Row { when, is_late: true, more, ..told(text) })
        })
    }

    /// Keys that nobody reads, in a line.
    fn idle(&self) -> Option<Row> {
        let text = match self.books.idle.len() {
            0 => return None,
            1 => "1 key does nothing: doctor names it".to_owned(),
            many => format!("{many} keys do nothing: doctor names them"),
        };
        Some(told(text))
    }

    fn file(&self, unread: &Unread) -> Row {
        Row {
            when: unread.cause.in_words().to_owned(),
            is_late: true,
            more: unread.to_string(),
            ..told(self.subject(&unread.file))
        }
    }

    /// What stands in a file, as people say it.
    fn subject(&self, file: &str) -> String {
        let parts: Vec<&str> = file.split('/').collect();
        let deal = |id: &str| {
            let title = id.parse().ok().and_then(|id| self.books.title_of(&id));
            title.unwrap_or_else(|| id.to_owned())
        };
        match *parts.as_slice() {
            ["deals", id, "actions", _] => format!("A step of {}", deal(id)),
            ["deals", id, "asks", _] => format!("An ask of {}", deal(id)),
            ["deals", id, "calls", _] => format!("A call of {}", deal(id)),
            ["deals", id, "sessions", _] => format!("A session on {}", deal(id)),
            ["deals", id, _] => format!("The deal {}", deal(id)),
            ["coaching", rep, _] => format!("Notes on {}", name(&self.books.team, rep)),
            ["sideline.toml"] => "The team".to_owned(),
            _ => file.to_owned(),
        }
    }
}

/// A row that says it all.
fn told(text: String) -> Row {
    let (deal, when, more) = (String::new(), String::new(), String::new());
    let (kind, thing) = (Kind::File, Thing::File);
    Row { kind, thing, text, account: None, deal, day: None, when, is_late: false, more }
}

fn name<'a>(team: &'a Team, rep: &'a str) -> &'a str {
    let person = rep.parse().ok().and_then(|id| team.people.get(&id));
    person.map_or(rep, |person| &person.name)
}
