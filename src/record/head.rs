//! The heads of files, read without the rest of them: what tells a decided deal
//! from an open one, and who sat together when.

use serde::Deserialize;

use crate::domain::change::Record;
use crate::domain::deal::Head;
use crate::domain::id::PersonId;
use crate::domain::process::SessionKind;
use crate::domain::session::{self, SessionState};

use super::layout::Place;
use super::wire::date::Moment;
use super::wire::word::Word;

/// How the tables of a deal begin that its head does without. In a file that
/// the program wrote, all that it needs stands before them.
const REST: [&str; 3] = ["\n[person.", "\n[relation.", "\n[exit."];
/// The tables that belong to the head, should somebody have moved them.
const NEEDED: [&str; 2] = ["entered", "close_date_moved"];

/// The head of the deal in the text of its file; none where the file cannot be
/// read. What is wrong further down is not seen.
pub(super) fn of_deal(place: &Place, text: &str) -> Option<Head> {
    let end = REST.iter().filter_map(|table| text.find(table)).min().unwrap_or(text.len());
    let (head, rest) = text.split_at_checked(end)?;
    let read = |text| match Record::read(place, text) {
        Ok(Record::Deal(deal)) => Some(Head::of(&deal)),
        Ok(_) | Err(_) => None,
    };
    // A head that ends in the middle of a longer text cannot be read.
    let above = if is_all_above(rest) { read(head) } else { None };
    above.or_else(|| read(text))
}

/// Whether nothing below belongs to the head.
fn is_all_above(rest: &str) -> bool {
    let tables = rest.lines().filter_map(|line| line.trim_start().strip_prefix('['));
    let mut names = tables.map(|line| line.trim_start_matches([' ', '\t', '"', '\'']));
    !names.any(|name| NEEDED.iter().any(|table| name.starts_with(table)))
}

/// The head of the session in the text of its file; none where it cannot be
/// read.
pub(super) fn of_session(text: &str) -> Option<session::Head> {
    let head = text.find("\n[").and_then(|end| text.get(..end)).and_then(session_in);
    // As above: a head may end in the middle of a longer text.
    head.or_else(|| session_in(text))
}

fn session_in(text: &str) -> Option<session::Head> {
    #[derive(Deserialize)]
    struct File {
        state: Word<SessionState>,
        kind: Word<SessionKind>,
        rep: Word<PersonId>,
        manager: Option<Word<PersonId>>,
        started: Moment,
    }
    let file: File = toml::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    Some(session::Head {
        state: file.state.0,
        kind: file.kind.0,
        rep: file.rep.0,
        manager: file.manager.map(Word::into_inner),
        day: file.started.0.date(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "format = 1\nid = \"acme\"\naccount = \"Acme\"\nowner = \"ana\"\n\
        status = \"won\"\nprocess = \"simple\"\nprocess_version = 1\nstage = \"align\"\n\
        created = 2026-09-01\ndecided = 2026-11-01\n";

    #[track_caller]
    fn head(rest: &str) -> Head {
        of_deal(&Place::Deal("acme".parse().unwrap()), &format!("{HEAD}{rest}")).unwrap()
    }

    #[test]
    fn the_head_of_a_deal_is_read_whatever_stands_below() {
        assert_eq!(head("\n[person.dana]\nname = 7\n").title(), "Acme");
        assert_eq!(head("\n[exit.align.one]\nstatus = \"yes\n").title(), "Acme");
    }

    #[test]
    fn the_days_of_a_deal_are_known_wherever_somebody_put_them() {
        #[track_caller]
        fn case(rest: &str) {
            let head = head(rest);
            assert_eq!((head.entered.len(), head.close_date_moves), (1, 1), "{rest}");
        }
        let entered = "\n[entered]\nalign = 2026-10-01\n";
        let moved = "\n[close_date_moved.2026-10-02]\nwhy = \"Holidays\"\n";
        let dana = "\n[person.dana]\nname = \"Dana\"\n";
        case(&[entered, moved, dana].concat());
        case(&[dana, entered, moved].concat());
        case(&[entered, dana, "\n[ \"close_date_moved\".2026-10-02 ]\nby = \"ana\"\n"].concat());
    }

    #[test]
    fn a_text_that_looks_like_a_table_is_a_text() {
        let reason = "lost_reason = \"\"\"\nThey said:\n[person.dana]\nis against it\"\"\"\n";
        assert_eq!(
            head(reason).lost_reason.as_deref(),
            Some("They said:\n[person.dana]\nis against it")
        );
    }

    #[test]
    fn a_head_that_is_wrong_is_none() {
        let place = Place::Deal("acme".parse().unwrap());
        assert_eq!(of_deal(&place, &HEAD.replace("\"won\"", "\"sold\"")), None);
        assert_eq!(of_deal(&place, &HEAD.replace("id = \"acme\"", "id = \"beta\"")), None);
    }

    #[test]
    fn who_sat_together_is_read_from_the_head_of_a_session() {
        let text = "format = 1\nstate = \"agreed\"\nkind = \"standard\"\nrep = \"ana\"\n\
            manager = \"goran\"\nstarted = 2026-11-24T14:00:05+01:00\n";
        let goal = "goal = \"\"\"\nAsk:\n[who] decides?\"\"\"\n";
        for rest in ["", "\n[process]\nid = 7\n", goal] {
            let head = of_session(&format!("{text}{rest}")).unwrap();
            assert!(head.is_one_to_one(), "{rest}");
            assert_eq!(head.day.to_string(), "2026-11-24");
        }
        let alone = text.replace("manager = \"goran\"\n", "");
        assert!(!of_session(&alone).unwrap().is_one_to_one());
    }
}
