//! A wrong value at every key of every example: the rest is there, and nothing
//! is written to it.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::date;
use serde_json::Value;
use sideline::domain::books::Books;
use sideline::domain::change::{Change, Record};
use sideline::pages::thing::Thing;
use sideline::pages::today::today;
use sideline::record::store::Store;
use toml::de::{DeTable, DeValue};
use toml_edit::{DocumentMut, Item, TableLike};

use super::desk::Desk;
use super::{CALL, DEAL, FOLDER, SESSION, STEP, case, examined, sound, told};
use crate::support::sample::morning;

/// What no key takes.
const WRONG: &str = "[[1]]";
/// What no calendar has: the text around it is no TOML.
const SPOILT: &str = "2026-02-30";
/// What says which record it is: without it there is none.
const OWN: [&str; 4] = ["format", "id", "deal", "started"];

/// The values in a table, each with its keys; with nothing but days where those are asked.
fn values(
    table: &DeTable<'_>,
    above: &[String],
    is_asked: fn(&DeValue<'_>) -> bool,
) -> Vec<(Vec<String>, Range<usize>)> {
    let of_key = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        let keys = [above, &[key.to_string()]].concat();
        match value.get_ref() {
            DeValue::Table(inner) => values(inner, &keys, is_asked),
            other if is_asked(other) => vec![(keys, value.span())],
            _ => Vec::new(),
        }
    };
    table.iter().flat_map(of_key).collect()
}

/// A text with a wrong value at one key, and the end of the line it stands in.
struct Broken {
    keys: Vec<String>,
    text: String,
    line: String,
}

/// The text with a wrong value at each key, be it that of a table.
fn broken(text: &str) -> Vec<Broken> {
    let at_value = |(keys, span): (Vec<String>, Range<usize>), wrong: &str| {
        let mut broken = text.to_owned();
        broken.replace_range(span.clone(), wrong);
        let start = broken[..span.start].lines().last().unwrap_or_default().to_owned();
        Broken { keys, text: broken, line: format!("{start}{wrong}") }
    };
    let tree = DeTable::parse(text).unwrap();
    let all = values(tree.get_ref(), &[], |_| true).into_iter().map(|value| at_value(value, WRONG));
    let days = values(tree.get_ref(), &[], |value| matches!(value, DeValue::Datetime(_)));
    let days = days.into_iter().map(|value| at_value(value, SPOILT));
    let whole: DocumentMut = text.parse().unwrap();
    let at_table = |keys: Vec<String>| {
        let mut broken = whole.clone();
        let (last, above) = keys.split_last().unwrap();
        let table = above.iter().fold(broken.as_item_mut(), |item, key| &mut item[key.as_str()]);
        table[last.as_str()] = Item::Value(WRONG.parse().unwrap());
        let text = broken.to_string();
        let line = text.lines().find(|line| line.contains(WRONG)).unwrap().to_owned();
        Broken { keys, text, line }
    };
    all.chain(days).chain(tables(whole.as_table(), &[]).into_iter().map(at_table)).collect()
}

/// The keys of the tables in a table.
fn tables(table: &dyn TableLike, above: &[String]) -> Vec<Vec<String>> {
    let inner = table.iter().filter_map(|(key, item)| Some((key, item.as_table_like()?)));
    let of_table = |(key, inner): (&str, &dyn TableLike)| {
        let keys = [above, &[key.to_owned()]].concat();
        [vec![keys.clone()], tables(inner, &keys)].concat()
    };
    inner.flat_map(of_table).collect()
}

/// Everything in the books with a file of its own.
fn records(books: &Books) -> Vec<Record> {
    let of_deal = books.deals.values().flat_map(|book| {
        let deal = [Record::from(book.deal.clone())].into_iter();
        deal.chain(book.actions.values().cloned().map(Record::from))
            .chain(book.asks.values().cloned().map(Record::from))
            .chain(book.calls.values().cloned().map(Record::from))
            .chain(book.sessions.values().cloned().map(Record::from))
    });
    [Record::from(books.team.clone())].into_iter().chain(of_deal).collect()
}

/// Another field of a record with another text, each in a file that may be edited.
fn edited(record: &Record, key: &str) -> Option<Record> {
    let text = || Some("Something else".to_owned());
    Some(match record.clone() {
        Record::Team(mut team) => {
            team.name = text().filter(|_| key != "name");
            team.shared = team.shared || key == "name";
            team.into()
        }
        Record::Deal(mut deal) => {
            let field = if key == "name" { &mut deal.account } else { &mut deal.name };
            "Something else".clone_into(field);
            (*deal).into()
        }
        Record::Action(mut step) => {
            let field = if key == "result" { &mut step.why } else { &mut step.result };
            *field = text();
            (*step).into()
        }
        Record::Ask(mut ask) => {
            let field = if key == "reply" { &mut ask.result } else { &mut ask.reply };
            *field = text();
            (*ask).into()
        }
        Record::Call(mut call) => {
            let plan = &mut call.plan;
            let field = if key == "objective" { &mut plan.fallback } else { &mut plan.objective };
            *field = text();
            (*call).into()
        }
        Record::Session(_) | Record::Profile(_) | Record::Proposal(_) => return None,
    })
}

/// The steps on Today.
fn waiting(books: &Books) -> BTreeSet<String> {
    let sections = today(books, &morning(date(2026, 12, 9))).into_iter();
    let things = sections.flat_map(|section| section.rows).map(|row| row.thing);
    let step = |thing| match thing {
        Thing::Step(_, id) => Some(id.to_string()),
        _ => None,
    };
    things.filter_map(step).collect()
}

#[test]
fn all_else_of_a_record_is_there_and_no_byte_of_the_wrong_value_is_written() {
    let desk = Desk::new();
    let books = || Books { me: Some("ana".parse().unwrap()), ..desk.books() };
    let (whole, mut tried, mut saved) = (books(), 0, 0);
    let (count, steps) = (records(&whole).len(), waiting(&whole));
    assert!(steps.len() > 1, "{steps:?}");
    for file in desk.files() {
        let text = desk.user.text(&file);
        for Broken { keys, text: broken, line } in broken(&text) {
            let free = ["crm", "keys"].contains(&&*keys[0]) || keys.iter().any(|key| key == "x_");
            if free || keys.len() == 1 && OWN.contains(&&*keys[0]) {
                continue;
            }
            desk.user.put(&file, &broken);
            let books = books();
            let told = books.unread.iter().filter(|unread| unread.file == file);
            assert_eq!(told.count(), 1, "{file}: {keys:?}: {:?}", books.unread);
            assert_eq!(records(&books).len(), count, "{file}: {keys:?}: {:?}", books.unread);
            assert!(waiting(&books).is_superset(&steps), "{file}: {keys:?}");
            let of_file = |record: &Record| books.wrong_in(record).next().is_some();
            if let Some(before) = records(&books).into_iter().find(of_file)
                && let Some(after) = edited(&before, &keys[0])
            {
                let change = Change { before: Some(before), after };
                Store::new(desk.user.workspace()).save(&change).unwrap();
                let now = desk.user.text(&file);
                assert!(now.contains(&line), "{file}: {keys:?}: {now}");
                saved += 1;
            }
            desk.user.put(&file, &text);
            tried += 1;
        }
    }
    assert!(tried > 250 && saved > 100, "{tried}, {saved}");
}

#[test]
fn what_to_write_is_told_with_the_wrong_value() {
    #[track_caller]
    fn edited(file: &str, from: &str, to: &str, told: &str, help: &str) {
        let expected = [format!("{file}:{told}"), format!("  help: {help}")];
        case(|user| user.edit(file, from, to), &[&expected[0], &expected[1]]);
    }
    let usual =
        "open it in an editor and put that line right; until then nothing is written to that key";
    let close = "close_date = 2027-01-31";
    edited(
        DEAL,
        close,
        "close_date = \"7 Dec 2026\"",
        "13:14: error: close_date is \"7 Dec 2026\", not a date",
        "Write close_date = 2026-12-07",
    );
    edited(
        DEAL,
        close,
        "close_date = 2026-11-31",
        "13:14: error: close_date is 2026-11-31, not a day of the calendar",
        "Write close_date = 2026-11-30",
    );
    edited(
        DEAL,
        "amount = \"120000\"",
        "amount = \"120k\"",
        "11:10: error: \"120k\" is not an amount: digits, and at most four after a point, as in 120000 or 99.50",
        "Write amount = \"120000\"",
    );
    edited(
        STEP,
        "owner = \"ana\"",
        "owner = 7",
        "4:9: error: owner is 7, not a text in quotes",
        usual,
    );
    edited(
        "sideline.toml",
        "role = \"rep\"",
        "role = \"boss\"",
        "15:8: error: \"boss\" is not a role in the team: rep or manager",
        usual,
    );
    edited(
        "sideline.toml",
        "shared",
        "date_order = \"ymd\"\nshared",
        "6:14: error: \"ymd\" is not an order of day and month: dmy or mdy",
        "Write date_order = \"dmy\"",
    );
}

#[test]
fn a_record_with_a_wrong_value_is_shown_with_it_at_its_head() {
    let user = sound();
    user.edit(DEAL, "close_date = 2027-01-31", "close_date = \"7 Dec 2026\"");
    let shown = user.run(["deal", "show", "acme"]);
    assert_eq!(shown.code, 3, "{shown}");
    let told = "deal.toml line 13: close_date is \"7 Dec 2026\", not a date. \
                Write close_date = 2026-12-07";
    assert!(shown.out.starts_with(&format!("? {told}\n")), "{shown}");
    assert!(shown.out.contains("Send Tom Ode the cost baseline"), "{shown}");
    assert!(shown.err.contains("1 value cannot be read; all else is here"), "{shown}");

    user.put("deals/zoe/deal.toml", "format = [\n");
    let both = user.run(["deal", "list"]);
    let said = "1 file and 1 value cannot be read; what stands in all others is here";
    assert!(both.err.contains(said), "{both}");
    std::fs::remove_dir_all(user.workspace().join("deals/zoe")).unwrap();

    let listed = user.run(["deal", "list", "--json"]);
    assert_eq!(listed.code, 3, "{listed}");
    let json: Value = serde_json::from_str(&listed.out).unwrap();
    assert_eq!(json["unread"][0]["key"], "close_date");
    assert_eq!(json["unread"][0]["advice"], "Write close_date = 2026-12-07");
    assert_eq!(json["deals"][0]["close_date"], Value::Null);

    user.edit(STEP, "status = \"open\"", "status = \"opn\"");
    let json = user.run(["action", "list", "--json"]).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    let step = json["actions"].as_array().unwrap().iter().find(|it| it["id"] == "h7k2p9qd");
    assert_eq!(step.unwrap()["status"], Value::Null);
}

#[test]
fn a_value_that_a_person_gives_replaces_the_wrong_one() {
    let user = sound();
    user.edit(DEAL, "close_date = 2027-01-31", "close_date = \"7 Dec 2026\"");
    let edited = user.run(["deal", "edit", "acme", "--name", "Line two"]);
    assert_eq!(edited.code, 0, "{edited}");
    assert!(user.text(DEAL).contains("close_date = \"7 Dec 2026\"\n"));
    let edited = user.run(["deal", "edit", "acme", "--close", "2027-02-01", "--why", "They said"]);
    assert!(edited.err.contains("What stood there could not be read: close date."), "{edited}");
    assert!(user.text(DEAL).contains("close_date = 2027-02-01\n"));
}

#[test]
fn who_cannot_be_read_is_given_nothing() {
    let user = sound();
    user.edit(DEAL, "owner = \"ana\"", "owner = \"Anna\"");
    let step = ["action", "add", "Call Tom", "--deal", "acme", "--due", "2026-12-10"];
    let said = user.run(step).refused(1);
    assert!(said.contains("whose step is it?"), "{said}");
    user.run([&step[..], &["--owner", "ana"]].concat()).printed();
}

#[test]
fn without_its_file_nobody_is_taken_into_the_team() {
    let user = sound();
    std::fs::remove_file(user.workspace().join("sideline.toml")).unwrap();
    let root = user.workspace();
    let here = ["-w", root.to_str().unwrap()];
    let listed = user.run([&here[..], &["deal", "list"]].concat());
    assert_eq!(listed.code, 3, "{listed}");
    assert!(listed.err.contains("sideline.toml: is missing"), "{listed}");
    for command in [
        &["team", "add", "Ines", "--role", "rep"][..],
        &["deal", "add", "X", "--account", "Y", "--owner", "ines"],
        &["deal", "edit", "acme", "--owner", "ines"],
    ] {
        user.run([&here[..], command].concat()).refused(1);
    }
    assert!(!user.workspace().join("sideline.toml").exists());
    assert!(user.workspace().join(FOLDER).exists());
}

#[test]
fn each_wrong_value_is_told_at_its_own_place() {
    let user = sound();
    user.edit(STEP, "due = 2026-12-02", "due = \"fri\"");
    user.edit(STEP, "due = 2026-11-30", "due = \"fri\"");
    let ran = examined(&user);
    for place in ["h7k2p9qd.toml:7:7: error: due is", "h7k2p9qd.toml:18:7"] {
        assert!(ran.out.contains(place), "{place} {ran}");
    }
}

#[test]
fn what_a_field_would_refuse_is_wrong_in_a_file_too() {
    #[track_caller]
    fn edited(file: &str, from: &str, to: &str, told: &str) {
        let user = sound();
        user.edit(file, from, to);
        let ran = examined(&user);
        assert!(ran.code == 1 && ran.out.contains(told), "{told} {ran}");
        let listed = user.run(["action", "list"]);
        assert!(listed.out.contains("h7k2"), "{listed}");
    }
    let due = "due = 2026-12-02";
    edited(STEP, due, "due = 3026-12-07", "3026-12-07 is not between 2000 and 2199");
    edited(STEP, due, "due = 1026-12-07", "1026-12-07 is not between 2000 and 2199");
    let date = "date = 2026-12-03";
    let long = "date = 2026-12-03\nplanned_minutes = 600";
    edited(CALL, date, long, "600 minutes is no length of a call: 5 to 480");
    let name = "name = \"Ana Ruiz\"";
    edited("sideline.toml", name, "name = \" \"", "there is no name between the quotes");
    let mail = "name = \"Ana Ruiz\"\nmail = \"priya at x\"";
    edited("sideline.toml", name, mail, "\"priya at x\" is no mail address");
    let dana = "name = \"Dana Fox\"";
    let phone = "name = \"Dana Fox\"\nphone = \"abc\"";
    edited(DEAL, dana, phone, "\"abc\" is no number to call");
}

#[test]
fn an_amount_that_may_be_thousands_is_asked_about() {
    #[track_caller]
    fn told(amount: &str, currency: &str) -> bool {
        let user = sound();
        user.edit(DEAL, "amount = \"120000\"", &format!("amount = \"{amount}\""));
        user.edit(DEAL, "currency = \"EUR\"", &format!("currency = \"{currency}\""));
        let ran = examined(&user);
        let help = "Write amount = \"57400\" where thousands are meant, else \"57.40\"";
        ran.out.contains(help)
    }
    assert!(told("57.400", "EUR"));
    assert!(!told("57.40", "EUR"));
    assert!(!told("57400", "EUR"));
    assert!(!told("57.400", "KWD"));
}

#[test]
fn a_stage_that_nobody_could_read_is_no_stage_it_came_from() {
    let user = sound();
    user.edit(DEAL, "stage = \"align\"", "stage = \"Align now\"");
    let edited = user.run(["deal", "edit", "acme", "--stage", "prove", "--why", "They said so"]);
    assert_eq!(edited.code, 0, "{edited}");
    assert!(user.text(DEAL).contains("to = \"prove\""), "{}", user.text(DEAL));
    assert!(!user.text(DEAL).contains("\"?\""), "{}", user.text(DEAL));
    told(&user, &[]);
}

#[test]
fn no_sentence_is_made_of_what_cannot_be_read() {
    let user = sound();
    user.edit(DEAL, "amount = \"120000\"", "amount = 57400");
    let said = user.run(["deal", "edit", "acme", "--currency", "USD"]).refused(1);
    assert!(said.contains("amount is 57400, not a text in quotes"), "{said}");
    let listed = user.run(["deal", "list"]);
    assert!(listed.err.contains("until then nothing is written to that key"), "{listed}");

    let user = sound();
    user.edit(SESSION, "state = \"agreed\"", "state = \"agred\"");
    let ran = examined(&user);
    assert!(ran.out.contains("agred") && !ran.out.contains("without an agreement"), "{ran}");
    let lost = sound();
    std::fs::remove_file(lost.workspace().join("sideline.toml")).unwrap();
    let root = lost.workspace();
    let ran = lost.run(["-w", root.to_str().unwrap(), "doctor"]);
    assert!(!ran.out.contains("move it out") && ran.out.contains("ids stand for names"), "{ran}");
}
