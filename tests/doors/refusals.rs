//! What is said where a text is not taken: all of it in one picture, each on one
//! line, and what it says to write is read in the same place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use insta::assert_snapshot;
use jiff::civil::date;
use sideline::domain::calendar::Calendar;
use sideline::domain::id::BuyerId;
use sideline::domain::person::Buyer;
use sideline::domain::process::AnswerKind;
use sideline::reading::evidence::Around;
use sideline::reading::when::{self, Way};
use sideline::reading::{amount, answer};

use super::ground::Shell;

/// The day on which the commands are run.
const CALENDAR: Calendar = Calendar::asking(date(2026, 11, 24));

/// What is typed after `sideline`, words apart by a blank, a text in `'`.
const COMMANDS: &str = "\
    action add 'Send it by 30 feb' --deal acme
    action add 'Send it by 12/4' --deal acme
    action add 'Send it before fri' --deal acme
    action add 'Send it by fri' --deal acme --due '4 dec'
    action add 'Goran: send it' --deal acme --owner ana
    action add 'Gorann: send it' --deal acme
    action add 'Send it' --deal acme --owner Zoe
    action add 'Send it' --deal acme --owner Gorann
    action add 'Send it' --deal acme --person Dnaa
    action add 'Send it' --deal acme --due soon
    action add 'Send it' --deal acme --due yesterday
    action add 'Send it' --deal acme --due 'thu 4 dec'
    action add 'Send it' --deal acme --due dec
    action add 'Send it' --deal acme --due tommorow
    action add ' ' --deal acme
    action add 'Goran:' --deal acme
    action add 'Miriam:' --deal acme
    action agree h7k2
    action list --due-by someday
    ask add --deal acme --kind resource --gist x --needed-by asap
    ask add --deal acme --kind resource --gist x --needed-by fri --of Gorann
    call add --deal acme --date 'last fri' --with dana --objective x
    call add --deal acme --date fri --with Zoe --objective x
    deal add Line --account Beta --owner Zoe
    deal add Line --account Beta --owner Anna
    deal add Line --account Beta --owner ana --amount lots
    deal add Line --account Beta --owner ana --amount 3.400k
    deal add Line --account Beta --owner ana --amount -5000
    deal add Line --account Beta --owner ana --amount 1 --currency Euro
    deal add Line --account Beta --owner ana --close 'next year'
    deal add 'Plant rollout' --account 'ACME robotics' --owner ana
    deal add '' --account Beta --owner ana
    deal add Line --account '' --owner ana
    deal add Line --account Beta --owner ''
    deal edit acme --name ''
    deal edit acme --account ' '
    deal edit acme --owner ''
    deal edit acme --stage ''
    deal edit acme --process ''
    deal hand acme --to ''
    action add 'Send it' --deal acme --owner ''
    call add --deal acme --date '' --with dana --objective x
    team rename ana ''
    deal add Line --account -Beta --owner ana
    team add ' ' --role rep
    team rename ana 'Goran Petrovic'
    team remove ana
    team remove Zoe";

/// What is typed into fields that no command has: the kind of the field, and what
/// it does not take, apart by `|`.
const FIELDS: &[(AnswerKind, &str)] = &[
    (AnswerKind::Person, "24|who?|Fwd: the plan|she said that he would be the one to ask"),
    (AnswerKind::Person, "Zoe, we do not know yet who of them signs there"),
    (AnswerKind::Person, "Acme|Siemens GmbH|the CFO|Purchasing|dana|Dnaa"),
    (AnswerKind::Number, "lots|3 or 4|3.400k"),
    (AnswerKind::Date, "soon|tommorow|30 feb|dec"),
    (AnswerKind::Choice, "more|less"),
    (AnswerKind::YesNo, "perhaps"),
];

/// What a field says to a text.
fn said(kind: AnswerKind, typed: &str) -> Result<Option<String>, String> {
    let person = |name: &str| (slug::slugify(name).parse().unwrap(), Buyer::named(name));
    let people: BTreeMap<BuyerId, Buyer> = ["Dana Fox", "Dana Reed"].map(person).into();
    let things = ["acme".to_owned()].into();
    let around = Around { people: &people, ours: BTreeSet::new(), things, calendar: CALENDAR };
    let options = ["more seats", "more sites", "a fix"].map(str::to_owned);
    answer::read(typed, kind, &options, &around).map_err(|refused| refused.to_string())
}

/// What each of these texts is refused with, in its field.
fn refused_in_fields() -> impl Iterator<Item = (AnswerKind, &'static str, String)> {
    let all = FIELDS.iter().flat_map(|(kind, all)| all.split('|').map(|typed| (*kind, typed)));
    all.map(|(kind, typed)| (kind, typed, said(kind, typed).expect_err(typed)))
}

/// The words of a line.
fn words(line: &str) -> Vec<&str> {
    let pieces = line.trim().split('\'').enumerate();
    let words = pieces.flat_map(|(at, piece)| match at % 2 {
        0 => piece.split_whitespace().collect::<Vec<_>>(),
        _ => vec![piece],
    });
    words.collect()
}

#[test]
fn what_is_not_taken_is_said_in_one_voice() {
    let mut all = String::new();
    let shell = Shell::new("ana", &[]);
    for line in COMMANDS.lines() {
        let said = shell.runs(&words(line));
        assert!(said.contains("exit "), "{line}: {said}");
        writeln!(all, "$ {}\n{}", line.trim(), said.trim_end()).unwrap();
    }
    for (kind, typed, told) in refused_in_fields() {
        assert!(told.chars().count() <= 120 && !told.contains('\n'), "{told}");
        writeln!(all, "{}> {typed}\n{told}", kind.as_str()).unwrap();
    }
    assert_snapshot!("refusals", all);
}

/// What a sentence says to write.
fn suggested(sentence: &str) -> Vec<String> {
    let write = sentence.split_once("Write ").map_or("", |(_, write)| write);
    write.split(" or ").flat_map(|part| part.split(", ")).map(str::to_owned).collect()
}

#[test]
fn what_a_refusal_says_to_write_is_read_without_a_question() {
    let days = "soon asap yesterday tommorow dec nov Q1 Q4 12/4 2/3 +3 0 32.12. 31/11 eow? morgen";
    let phrases =
        ["thu 4 dec", "30 feb", "29 feb", "20 nov", "last fri", "wed or thu", "4 decmber"];
    for typed in days.split(' ').chain(phrases) {
        for way in [Way::Ahead, Way::Back, Way::Any] {
            let Err(refused) = when::day(typed, CALENDAR, way) else { continue };
            let text = refused.to_string();
            assert!(text.chars().count() <= 120 && !text.contains('\n'), "{text}");
            let all = suggested(&text);
            assert!((1..=3).contains(&all.len()), "{text}");
            for one in all {
                assert!(when::day(&one, CALENDAR, way).is_ok(), "{one:?} of {text}");
            }
        }
    }
    for typed in [
        "lots", "-5000", "(5,000)", "1e6", "12.34.5", "5 or so", "3.400k", "100-120k", "$5", "?",
        "XYZ 500", "1000bn",
    ] {
        let text = amount::read(typed, Some("EUR")).unwrap_err().to_string();
        assert!(text.chars().count() <= 120, "{text}");
        for one in suggested(&text) {
            let read = amount::worth(Some(&one), None, None, "EUR");
            assert!(read.is_ok(), "{one:?} of {text}");
        }
    }
}

/// Those whom a sentence says to write.
fn named(sentence: &str) -> Vec<String> {
    let between = |from: &str, to: &[char]| {
        let rest = sentence.split_once(from).map_or("", |(_, rest)| rest);
        rest.split(to).next().unwrap_or_default().to_owned()
    };
    let names = [
        between("could be ", &[':']),
        between("did you mean ", &['?']),
        between("Write that, or ", &['\n']),
        between("as in ", &['\n']),
        between("Pick: ", &['\n']),
        between("known to this deal: ", &['\n']),
        between("one of ", &[';', '\n']),
    ];
    let names = names.iter().flat_map(|names| names.split(", or ")).flat_map(|it| it.split(" or "));
    let names = names.flat_map(|names| names.split(", ")).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

#[test]
fn whom_a_refusal_says_to_write_is_taken_without_a_question() {
    for (kind, typed, told) in refused_in_fields() {
        let people = if kind == AnswerKind::Person {
            named(&told)
        } else {
            suggested(told.split(", or ?").next().unwrap())
        };
        assert!(!people.is_empty(), "{typed}: {told}");
        for one in people {
            assert!(said(kind, &one).is_ok(), "{one:?} of {told}");
        }
    }
    for (line, typed) in [
        ("action add 'Send it' --deal acme --owner {}", "Zoe"),
        ("action add 'Send it' --deal acme --owner {}", "Gorann"),
        ("action add '{}: send it' --deal acme", "Gorann"),
        ("action add 'Send it' --deal acme --person {}", "Dnaa"),
        ("ask add --deal acme --kind resource --gist x --needed-by fri --of {}", "Gorann"),
        ("call add --deal acme --date fri --objective x --with {}", "Zoe"),
        ("deal add Line --account Beta --owner {}", "Zoe"),
        ("deal add Line --account Beta --owner {}", "Anna"),
        ("deal edit acme --owner {}", "Anna"),
        ("team add Kim --role rep --manager {}", "Gorann"),
        ("action list --owner {}", "Anna"),
    ] {
        let run = |name: &str| {
            let line = line.replace("{}", "@");
            let words = words(&line).into_iter().map(|word| word.replace('@', name));
            let words: Vec<String> = words.collect();
            Shell::new("ana", &[]).runs(&words.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let told = run(typed);
        let people = named(&told);
        assert!(!people.is_empty(), "{line}: {told}");
        for one in people {
            let said = run(&one);
            assert!(!said.contains("exit "), "{line}: {one}: {said}");
        }
    }
}
