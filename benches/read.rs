//! What the readers of typed words cost: on a line, on a short mail, and on all that a
//! value can hold, 64 KiB; of ordinary words, and of those that cost most.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};

use divan::Bencher;
use jiff::civil::{Date, date};
use sideline::domain::calendar::Calendar;
use sideline::domain::call::CallPlan;
use sideline::domain::id::BuyerId;
use sideline::domain::person::Buyer;
use sideline::domain::team::Team;
use sideline::reading::close_date::Terms;
use sideline::reading::evidence::{self, Around};
use sideline::reading::promise::Promise;
use sideline::reading::wording::{self, ObjectiveFacts};
use sideline::reading::{commitment, people_news, person};

const TODAY: Date = date(2026, 12, 1);
const CALENDAR: Calendar = Calendar::asking(TODAY);
const SIZES: [usize; 3] = [100, 1_000, 65_536];

/// Texts by what is said in them again and again.
const KINDS: [(&str, &str); 11] = [
    ("mail", "Hi Ana, thanks for the call on Tuesday; we sent the plan to Tom, who reads it. "),
    ("names", "Dana Fox, Rolf Berg and Ilse Karl met Goran Novak. "),
    ("list", "Dana Fox, Rolf Berg, Ilse Karl and "),
    ("days", "30 feb 5/6 next week on the 4th of december by fri "),
    ("quotes", "'a \"b “c 'd "),
    ("owners", "Dana's team's boss's Dana Fox's board "),
    ("numbers", "1 1 1 2 1 3 240k by "),
    ("news", "Tom left and Ilse is new and Rolf moved to IT and "),
    ("one_word", "abcdefghij"),
    ("hebrew", "דנה שלחה את התוכנית אתמול "),
    ("control", "\u{1b}[31m\u{202e}a\u{301}\u{301}\u{301}\t\u{0} "),
];

const NAMES: [&str; 12] = [
    "Dana Fox",
    "Tom Ode",
    "Laura Stein",
    "Goran Novak",
    "Greg Hall",
    "Ruth Adeyemi",
    "Will Ode",
    "Priya Nair",
    "山田 太郎",
    "Zoë Brandt",
    "Ilse Karl",
    "Omar Haddad",
];

fn main() {
    divan::main();
}

/// A text of about that many bytes.
fn text(kind: &str, size: usize) -> String {
    let (_, said) = KINDS.iter().find(|(own, _)| *own == kind).unwrap();
    said.repeat(size.div_ceil(said.len()))
        .chars()
        .scan(0, |bytes, letter| {
            *bytes += letter.len_utf8();
            (*bytes <= size).then_some(letter)
        })
        .collect()
}

/// All that is read, by all who read it.
fn read(reader: &str, text: &str, people: &BTreeMap<BuyerId, Buyer>) {
    let words =
        |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    let (ours, things) = (words(&["goran", "ana"]), words(&["acme"]));
    let around = Around { people, ours, things, calendar: CALENDAR };
    let team = Team::new("b2b".parse().unwrap());
    match reader {
        "evidence" => drop(divan::black_box(evidence::read(text, &around))),
        "news" => drop(divan::black_box(people_news::read(text, &around))),
        "promise" => _ = divan::black_box(Promise::read(text, &team, people, TODAY)),
        "commitment" => _ = divan::black_box(commitment::read(text, CALENDAR)),
        "terms" => {
            let line = format!("120000, theirs, {text}");
            let terms = Terms::read(&line, &team, TODAY).unwrap();
            divan::black_box(terms.whose.map(|whose| whose.in_words(&around)));
        }
        "people" => drop(divan::black_box(person::several(text, &around))),
        _ => {
            let plan = CallPlan { objective: Some(text.to_owned()), ..CallPlan::default() };
            let facts = ObjectiveFacts {
                today: TODAY,
                language: "en",
                due_days: 14,
                on_call: NAMES.to_vec(),
                others: Vec::new(),
                rep: "Ana Keller",
                manager: Some("Goran Hall"),
                unmet: vec!["Dana signs the plan"],
                buyer_step: None,
            };
            divan::black_box(wording::objective(&plan, &facts));
        }
    }
}

fn bench(bencher: Bencher<'_, '_>, reader: &str, kind: &str, size: usize) {
    let people = NAMES
        .iter()
        .enumerate()
        .map(|(nth, name)| (format!("p{nth}").parse().unwrap(), Buyer::named(*name)));
    let (people, text) = (people.collect(), text(kind, size));
    bencher.bench_local(|| read(reader, &text, &people));
}

const READERS: [&str; 7] =
    ["evidence", "news", "promise", "commitment", "terms", "people", "objective"];

/// A mail, by its size in bytes.
#[divan::bench(sample_count = 10, sample_size = 2, args = READERS, consts = SIZES)]
fn mail<const SIZE: usize>(bencher: Bencher<'_, '_>, reader: &str) {
    bench(bencher, reader, "mail", SIZE);
}

fn all() -> Vec<(&'static str, &'static str)> {
    let of = |reader| KINDS.iter().map(move |(kind, _)| (reader, *kind));
    READERS.into_iter().flat_map(of).collect()
}

/// 64 KiB of each kind.
#[divan::bench(sample_count = 10, sample_size = 1, args = all())]
fn largest(bencher: Bencher<'_, '_>, (reader, kind): (&str, &str)) {
    bench(bencher, reader, kind, 65_536);
}
