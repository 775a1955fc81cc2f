//! What is said where a text is not taken: all of it in one picture, each on one
//! line, and what it says to write is read in the same place.

use std::fmt::Write;

use insta::assert_snapshot;
use jiff::civil::{Date, date};
use sideline::reading::amount;
use sideline::reading::when::{self, Way};

use super::ground::Shell;

/// The day on which the commands are run.
const TODAY: Date = date(2026, 11, 24);

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
    deal add '' --account '' --owner ana
    team add ' ' --role rep
    team rename ana 'Goran Petrovic'
    team remove ana
    team remove Zoe";

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
            let Err(refused) = when::day(typed, TODAY, way) else { continue };
            let text = refused.to_string();
            assert!(text.chars().count() <= 120 && !text.contains('\n'), "{text}");
            let all = suggested(&text);
            assert!((1..=3).contains(&all.len()), "{text}");
            for one in all {
                assert!(when::day(&one, TODAY, way).is_ok(), "{one:?} of {text}");
            }
        }
    }
    for typed in
        ["lots", "-5000", "(5,000)", "1e6", "12.34.5", "5 or so", "3.400k", "100-120k", "$5"]
    {
        let text = amount::read(typed, Some("EUR")).unwrap_err().to_string();
        assert!(text.chars().count() <= 120, "{text}");
        for one in suggested(&text) {
            assert!(amount::read(&one, Some("EUR")).is_ok(), "{one:?} of {text}");
        }
    }
}
