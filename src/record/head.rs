//! The heads of files, read without the rest of them: what tells a decided deal
//! from an open one, and who sat together when.

use crate::domain::change::Record;
use crate::domain::deal::Head;
use crate::domain::id::PersonId;
use crate::domain::session::{self, SessionState};

use super::fault::Fault;
use super::layout::Place;
use super::patch::Endings;
use super::read::Noticed;
use super::wire::session::SessionHead;

/// How the tables of a deal begin that its head does without. In a file that
/// the program wrote, all that it needs stands before them.
const REST: [&str; 3] = ["\n[person.", "\n[relation.", "\n[exit."];
/// The tables that belong to the head, should somebody have moved them.
const NEEDED: [&str; 2] = ["entered", "close_date_moved"];

/// The head of the deal in the text of its file. What is wrong further down is
/// not seen.
///
/// # Errors
///
/// What is wrong in the file.
pub(super) fn of_deal(place: &Place, text: &str, noticed: &mut Noticed) -> Result<Head, Fault> {
    let mut read = |text| {
        let record = Record::read_noticing(place, text, noticed)?;
        if let Record::Deal(deal) = &record { Ok(Head::of(deal)) } else { Err(elsewhere(&record)) }
    };
    let end = REST.iter().filter_map(|table| text.find(table)).min().unwrap_or(text.len());
    // A head that ends in the middle of a longer text cannot be read.
    let above = text.split_at_checked(end).filter(|(_, rest)| is_all_above(rest));
    match above.map(|(head, _)| read(head)) {
        Some(Ok(head)) => Ok(head),
        _ => read(text),
    }
}

fn elsewhere(record: &Record) -> Fault {
    Fault::of_file(format!("by what it says, this record belongs in {}", record.place()))
}

/// Whether nothing below belongs to the head.
fn is_all_above(rest: &str) -> bool {
    let tables = rest.lines().filter_map(|line| line.trim_start().strip_prefix('['));
    let mut names = tables.map(|line| line.trim_start_matches([' ', '\t', '"', '\'']));
    !names.any(|name| NEEDED.iter().any(|table| name.starts_with(table)))
}

/// The head of the session in the text of its file. What is wrong further down
/// is not seen, unless somebody's word may be missing there.
///
/// # Errors
///
/// What is wrong in the file.
pub(super) fn of_session(
    place: &Place,
    text: &str,
    noticed: &mut Noticed,
) -> Result<session::Head, Fault> {
    let is_here = |head: &session::Head| {
        Place::Session(head.deal.clone(), head.day(), head.id.clone()) == *place
    };
    let head = text.find("\n[").and_then(|end| session_in(text.get(..end)?));
    // As above: a head may end in the middle of a longer text.
    let head = head.or_else(|| session_in(text)).filter(is_here);
    match head {
        Some(head) if has_every_word(&head, text) => Ok(head),
        Some(head) => Ok(whole(place, text, noticed).unwrap_or(head)),
        None => whole(place, text, noticed),
    }
}

fn whole(place: &Place, text: &str, noticed: &mut Noticed) -> Result<session::Head, Fault> {
    let record = Record::read_noticing(place, text, noticed)?;
    if let Record::Session(session) = &record {
        return Ok(session::Head::of(session));
    }
    Err(elsewhere(&record))
}

/// Whether nobody can have a word to give that is not in the text.
fn has_every_word(head: &session::Head, text: &str) -> bool {
    let gave = |person: &PersonId| text.contains(&format!("\n[agreed.{person}]"));
    head.state != SessionState::Agreed || [&head.rep].into_iter().chain(&head.manager).all(gave)
}

/// The session in a text that may go on.
fn session_in(text: &str) -> Option<session::Head> {
    let (_, text) = Endings::take(text);
    toml::from_str(&text).ok().map(|file: SessionHead| file.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deal::DealStatus;

    const HEAD: &str = "format = 1\nid = \"acme\"\naccount = \"Acme\"\nowner = \"ana\"\n\
        status = \"won\"\nprocess = \"simple\"\nprocess_version = 1\nstage = \"align\"\n\
        created = 2026-09-01\ndecided = 2026-11-01\n";

    #[track_caller]
    fn head(rest: &str) -> Head {
        of_deal(
            &Place::Deal("acme".parse().unwrap()),
            &format!("{HEAD}{rest}"),
            &mut Noticed::default(),
        )
        .unwrap()
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
    fn a_head_that_is_wrong_is_none_and_a_value_is_told() {
        let (place, mut noticed) = (Place::Deal("acme".parse().unwrap()), Noticed::default());
        let head = of_deal(&place, &HEAD.replace("\"won\"", "\"sold\""), &mut noticed).unwrap();
        assert_eq!((head.status, noticed.wrong.len()), (DealStatus::Open, 1));
        for (from, to) in [("id = \"acme\"", "id = \"beta\""), ("\"won\"", "won")] {
            assert!(of_deal(&place, &HEAD.replace(from, to), &mut noticed).is_err());
        }
    }

    #[test]
    fn who_sat_together_is_read_from_the_head_of_a_session() {
        let place = Place::of("deals/acme/sessions/2026-11-24-k3v9x2m4.toml").unwrap();
        let text = "format = 1\nid = \"k3v9x2m4\"\ndeal = \"acme\"\nstate = \"agreed\"\n\
            kind = \"standard\"\nrep = \"ana\"\nmanager = \"goran\"\n\
            started = 2026-11-24T14:00:05+01:00\nstage_at_start = \"align\"\n\
            points_worked = 4\npoints_expected = 8\n";
        let goal = "goal = \"\"\"\nAsk:\n[who] decides?\"\"\"\n";
        for rest in ["", "\n[process]\nid = 7\n", goal] {
            let head =
                of_session(&place, &format!("{text}{rest}"), &mut Noticed::default()).unwrap();
            assert!(head.is_one_to_one(), "{rest}");
            assert_eq!(head.day().to_string(), "2026-11-24");
        }
        let short = text.replace("worked = 4", "worked = 3");
        assert!(!of_session(&place, &short, &mut Noticed::default()).unwrap().is_one_to_one());
        let alone = text.replace("manager = \"goran\"\n", "");
        assert!(!of_session(&place, &alone, &mut Noticed::default()).unwrap().is_one_to_one());
        assert!(
            of_session(&place, &text.replace("\"acme\"", "\"beta\""), &mut Noticed::default())
                .is_err()
        );
        assert!(
            of_session(&place, &text.replace("format = 1", "format = 2"), &mut Noticed::default())
                .is_err()
        );
    }

    #[test]
    fn who_confirms_later_is_read_from_the_whole_of_a_session() {
        #[track_caller]
        fn case(said: &str, agreed: &str, expected: &[&str]) {
            let place = Place::of("deals/acme/sessions/2026-11-24-k3v9x2m4.toml").unwrap();
            let text = format!(
                "format = 1\nid = \"k3v9x2m4\"\ndeal = \"acme\"\nstate = \"agreed\"\n\
                kind = \"standard\"\nrep = \"ana\"\nmanager = \"goran\"\n\
                started = 2026-11-24T14:00:05+01:00\nstage_at_start = \"align\"\n{said}\n\
                [process]\nid = \"simple\"\nversion = 1\ndigest = \"sha256:5d1c\"\n\n\
                [action.h7k2p9qd]\ntext = \"Ask Tom\"\nowner = \"ana\"\nside = \"ours\"\n{agreed}"
            );
            let head = of_session(&place, &text, &mut Noticed::default()).unwrap();
            let later: Vec<&str> = head.later.iter().map(PersonId::as_str).collect();
            assert_eq!(later, expected, "{agreed}");
        }
        let word = |who: &str| format!("\n[agreed.{who}]\nat = 2026-11-24T14:31:02+01:00\n");
        case("", "", &["ana"]);
        // What was changed at a look back is owed, too: whoever said so confirms later.
        case("confirm_later = [\"goran\"]\n", &word("ana"), &["goran"]);
        case("", &word("goran"), &["ana"]);
        case("", &word("ana"), &[]);
        case("", &(word("ana") + &word("goran")), &[]);
    }
}
