//! Only what changed is changed.

use std::fmt::Write;

use jiff::civil::date;

use crate::domain::ask::{Ask, Asked, Executive, Recipient};
use crate::domain::change::Record;
use crate::domain::date_move::DateMove;
use crate::domain::deal::{Deal, Evidence, EvidenceKind, Status};
use crate::domain::id::Draw;
use crate::domain::person::{Buyer, Relation, RelationKind, Stance, Strength};
use crate::record::patch::patch;

use super::{ASK, DEAL, Desk};

fn deal() -> (String, Deal) {
    let desk = Desk::with_examples();
    (desk.text(DEAL), desk.book().deal)
}

fn patched(text: &str, before: &Deal, after: &Deal) -> String {
    let tree = |deal: &Deal| Record::from(deal.clone()).tree().unwrap();
    let text = patch(text, &tree(before), &tree(after)).unwrap();
    let read = Record::read(&Record::from(after.clone()).place(), &text).unwrap();
    assert_eq!(read, Record::from(after.clone()), "{text}");
    text
}

/// The example with a comment on each line, and keys and tables that this
/// version does not know.
pub(super) fn commented(text: &str) -> String {
    let mut out = String::from("# Ours since the fair\n\n");
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('[') {
            // In a table of days each key is one that is known.
            let later =
                if line.contains('.') { format!("later = {number}\n") } else { String::new() };
            let _ = write!(out, "# above {line}\n{line} # {number}\n{later}");
        } else if line.is_empty() {
            out.push('\n');
        } else {
            let _ = writeln!(out, "{line}   # {number}");
        }
    }
    out + "# at the end\n"
}

/// The lines that went and the lines that came.
fn difference<'t>(before: &'t str, after: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let missing = |from: &'t str, there: &'t str| {
        let is_new = |line: &&str| !line.is_empty() && !there.lines().any(|other| other == *line);
        from.lines().filter(is_new).collect()
    };
    (missing(before, after), missing(after, before))
}

#[test]
fn only_what_changed_is_changed() {
    #[track_caller]
    fn case(change: impl Fn(&mut Deal), gone: &[&str], new: &[&str]) {
        let (text, before) = deal();
        let text = commented(&text);
        let mut after = before.clone();
        change(&mut after);
        let changed = patched(&text, &before, &after);
        assert_eq!(difference(&text, &changed), (gone.to_vec(), new.to_vec()), "{changed}");
        if gone.len() <= new.len() {
            assert_eq!(patched(&changed, &after, &before), text, "and back");
        }
    }
    let id = || "two-words".parse().unwrap();
    case(
        |deal| deal.stage = "prove".parse().unwrap(),
        &["stage = \"align\"   # 8"],
        &["stage = \"prove\"   # 8"],
    );
    case(|deal| deal.buyer_stage = None, &["buyer_stage = \"diagnose\"   # 9"], &[]);
    case(|deal| deal.lost_reason = Some("price".into()), &[], &["lost_reason = \"price\""]);
    case(
        |deal| deal.entered.extend([("prove".parse().unwrap(), date(2026, 12, 1))]),
        &[],
        &["prove = 2026-12-01"],
    );
    case(
        |deal| deal.people.extend([(id(), Buyer::named("Two\nWords"))]),
        &[],
        &["[person.two-words]", "name = \"\"\"", "Two", "Words\"\"\""],
    );
    case(
        |deal| deal.relations.push(relation(None)),
        &[],
        &["[relation.tom-ode.conflicts-with.dana-fox]"],
    );
    case(
        |deal| {
            let moved = DateMove { from: None, to: None, by: None, why: Some("?".into()) };
            deal.close_date_moved.insert(date(2026, 11, 9), moved);
        },
        &[],
        &["[close_date_moved.2026-11-09]", "why = \"?\""],
    );
}

fn relation(strength: Option<Strength>) -> Relation {
    let [from, to] = ["tom-ode", "dana-fox"].map(|id| id.parse().unwrap());
    Relation { from, kind: RelationKind::ConflictsWith, to, strength }
}

/// The names of the tables in their order.
fn headers(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with('[')).collect()
}

#[test]
fn a_new_table_goes_to_its_place() {
    #[track_caller]
    fn case(change: impl Fn(&mut Deal), new: &str, behind: &str) {
        let (text, before) = deal();
        let mut after = before.clone();
        change(&mut after);
        let changed = patched(&text, &before, &after);
        let headers = headers(&changed);
        let place = headers.iter().position(|header| *header == new).expect(&changed);
        assert_eq!(headers[place - 1], behind, "{new}");
        assert!(changed.contains(&format!("\n\n{new}\n")), "a blank line before it\n{changed}");
    }
    let person = |id: &'static str| {
        move |deal: &mut Deal| deal.people.extend([(id.parse().unwrap(), Buyer::named(id))])
    };
    case(person("ada"), "[person.ada]", "[close_date_moved.2026-11-10]");
    case(person("eve"), "[person.eve]", "[person.dana-fox]");
    case(person("zed"), "[person.zed]", "[person.tom-ode]");
    case(
        |deal| deal.relations.push(relation(Some(Strength::Weak))),
        "[relation.tom-ode.conflicts-with.dana-fox]",
        "[person.tom-ode]",
    );
    case(
        |deal| {
            let finding = deal.exit.get_mut(&"align.decision-steps".parse().unwrap()).unwrap();
            let evidence = Evidence { kind: Some(EvidenceKind::Email), ..Evidence::default() };
            finding.evidence = Some(evidence);
        },
        "[exit.align.decision-steps.evidence]",
        "[exit.align.decision-steps]",
    );
    case(
        |deal| {
            let finding = deal.finding(&"align.decision-steps".parse().unwrap()).clone();
            deal.exit.insert("explore.pain-named".parse().unwrap(), finding);
        },
        "[exit.explore.pain-named]",
        "[exit.align.two-more-people]",
    );
    case(
        |deal| deal.folded = [("a".parse().unwrap(), date(2026, 1, 1))].into(),
        "[folded]",
        "[crm]",
    );
}

#[test]
fn a_first_table_of_a_group_stands_before_what_follows_the_group() {
    let (text, mut before) = deal();
    let text = text.replace("[exit.", "[other.").replace("[person.", "[people.");
    before.people.clear();
    before.exit.clear();
    let mut after = before.clone();
    after.people.insert("eve".parse().unwrap(), Buyer::named("Eve"));
    let changed = patched(&text, &before, &after);
    let headers = headers(&changed);
    let place = headers.iter().position(|header| *header == "[person.eve]").unwrap();
    assert_eq!(headers[place - 1], "[close_date_moved.2026-11-10]");
}

#[test]
fn a_table_goes_with_its_last_key_and_leaves_no_empty_one() {
    let (text, before) = deal();
    let mut after = before.clone();
    after.entered.clear();
    after.folded.clear();
    after.relations.clear();
    after.people.remove(&"tom-ode".parse().unwrap());
    let changed = patched(&text, &before, &after);
    for gone in ["[entered]", "[folded]", "[relation", "[person.tom-ode]"] {
        assert!(!changed.contains(gone), "{gone}\n{changed}");
    }
    assert!(changed.contains("[person.dana-fox]\n"), "{changed}");
}

#[test]
fn a_table_of_which_others_know_more_goes_as_a_whole_but_a_group_does_not() {
    let (text, before) = deal();
    let text = text
        .replace("advocate = \"coach\"", "advocate = \"coach\"\nnickname = \"T\"")
        .replace("[entered]", "[entered]\n# theirs\n\"newer key\" = 1");
    let mut after = before.clone();
    after.entered.clear();
    after.people.remove(&"tom-ode".parse().unwrap());
    let changed = {
        let tree = |deal: &Deal| Record::from(deal.clone()).tree().unwrap();
        patch(&text, &tree(&before), &tree(&after)).unwrap()
    };
    assert!(!changed.contains("nickname"), "{changed}");
    assert!(changed.contains("[entered]\n# theirs\n\"newer key\" = 1\n\n"), "{changed}");
}

#[test]
fn inline_and_dotted_tables_stay_as_they_are() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let head = text_before_tables();
        let text = format!("{head}{text}");
        let place = Record::from(deal().1).place();
        let Ok(Record::Deal(before)) = Record::read(&place, &text) else { panic!("{text}") };
        let mut after = before.clone();
        let dana = after.people.get_mut(&"dana".parse().unwrap()).unwrap();
        dana.stance = Some(Stance::Neutral);
        dana.title = Some("CFO".into());
        after.people.insert("eve".parse().unwrap(), Buyer::named("Eve"));
        assert_eq!(patched(&text, &before, &after), format!("{head}{expected}"));
    }
    case(
        "person.dana.name = \"Dana\" # one\nperson.dana.stance = \"skeptic\" # two\n\n[crm]\nid = 1\n",
        "person.dana.name = \"Dana\" # one\nperson.dana.title = \"CFO\"\nperson.dana.stance = \"neutral\" # two\nperson.eve.name = \"Eve\"\n\n[crm]\nid = 1\n",
    );
    case(
        "\n[person]\ndana = { name = \"Dana\", stance = \"skeptic\" } # one\n",
        "\n[person]\ndana = { name = \"Dana\", stance = \"neutral\", title = \"CFO\" } # one\n\n[person.eve]\nname = \"Eve\"\n",
    );
    case(
        "person = { dana = { name = \"Dana\" } }\n",
        "person = { dana = { name = \"Dana\", title = \"CFO\", stance = \"neutral\" }, eve = { name = \"Eve\" } }\n",
    );
}

fn text_before_tables() -> String {
    let (text, _) = deal();
    format!("{}\n", text.split("\n\n").next().unwrap())
}

#[test]
fn a_file_keeps_its_mark_and_the_ends_of_its_lines() {
    let (text, before) = deal();
    let mut after = before.clone();
    after.name = "Two\nlines".into();
    after.status = crate::domain::deal::DealStatus::Won;
    let plain = patched(&text, &before, &after);
    for mark in ["", "\u{feff}"] {
        let there = mark.to_owned() + &text.replace('\n', "\r\n");
        let expected = mark.to_owned() + &plain.replace('\n', "\r\n");
        assert_eq!(patched(&there, &before, &after), expected);
        assert_eq!(patched(&there, &before, &before), there);
    }
}

#[test]
fn what_somebody_else_changed_stays() {
    let (text, before) = deal();
    let theirs = text
        .replace("stage = \"align\"\n", "stage = \"prove\"\n")
        .replace("amount = \"120000\"", "amount = '125000' # raised")
        .replace("coverage = \"brief\"", "coverage = \"multiple\"");
    let mut after = before.clone();
    after.owner = "goran".parse().unwrap();
    after.amount.as_mut().unwrap().value = "125000".parse().unwrap();
    let tree = |deal: &Deal| Record::from(deal.clone()).tree().unwrap();
    let changed = patch(&theirs, &tree(&before), &tree(&after)).unwrap();
    assert_eq!(changed, theirs.replace("owner = \"ana\"", "owner = \"goran\""));
}

#[test]
fn what_somebody_else_took_away_comes_back_whole_where_it_changed_here() {
    let (text, before) = deal();
    let (head, rest) = text.split_once("[person.tom-ode]").unwrap();
    let theirs = format!("{head}[relation{}", rest.split_once("[relation").unwrap().1);
    let tree = |deal: &Deal| Record::from(deal.clone()).tree().unwrap();
    let mut after = before.clone();
    after.people.get_mut(&"tom-ode".parse().unwrap()).unwrap().stance = Some(Stance::Skeptic);
    let changed = patch(&theirs, &tree(&before), &tree(&after)).unwrap();
    assert_eq!(changed, text.replace("stance = \"supporter\"", "stance = \"skeptic\""));

    let mut after = before.clone();
    after.exit.get_mut(&"align.two-more-people".parse().unwrap()).unwrap().status = Status::No;
    let changed = patch(&theirs, &tree(&before), &tree(&after)).unwrap();
    assert!(!changed.contains("[person.tom-ode]"), "not where it did not: {changed}");
}

#[test]
fn an_answer_to_an_ask_changes_its_lines_alone() {
    let desk = Desk::with_examples();
    let newer = "\n[override.k2]\nwhy = \"Jan knows\"\n";
    desk.put(ASK, desk.text(ASK).replace("\"accepted\"", "\"open\" # waits") + newer);
    let text = desk.text(ASK);
    let before = desk.book().asks.into_values().next().unwrap();
    let place = Record::from(before.clone()).place();
    let patched = |after: Ask| {
        let [old, new] =
            [before.clone(), after.clone()].map(|ask| Record::from(ask).tree().unwrap());
        let text = patch(&text, &old, &new).unwrap();
        assert_eq!(Record::read(&place, &text).unwrap(), after.into(), "{text}");
        text
    };

    let mut after = before.clone();
    after.decline(date(2026, 11, 25), "Mia knows him better".into()).unwrap();
    let declined = text.replace("\"open\" # waits", "\"declined\" # waits").replace(
        "created = 2026-11-24\n",
        "created = 2026-11-24\nreplied = 2026-11-25\nreply = \"Mia knows him better\"\n",
    );
    assert_eq!(patched(after), declined);

    let mut after = before.clone();
    after.of = Asked::Executive(Executive { name: "Eva Lund".into(), title: Some("CEO".into()) });
    let name = "Ada Berg".to_owned();
    let recipient = Recipient { person: None, name, title: None, contact: None };
    after.add_recipient(recipient, &mut Draw::seeded(1));
    let asked =
        text.replace("of = \"goran\"\n", "of_name = \"Eva Lund\"\nof_title = \"CEO\"\n").replace(
            "\n[recipient.jan",
            "\n[recipient.ada-berg]\nname = \"Ada Berg\"\n\n[recipient.jan",
        );
    assert_eq!(patched(after), asked);
}
