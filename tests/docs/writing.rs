//! The guide to how days, amounts, steps and evidence are written: each line of it
//! is read by the program, and what it understood is printed beside it.

use sideline::domain::calendar::DateOrder;
use sideline::domain::person::Buyer;
use sideline::interview::prompt::Reads;
use sideline::interview::situation::SoFar;
use sideline::reading::when::Way;

use super::{is, marked};
use crate::support::table::Table;

const HEAD: &str = "# How to write it

You type as you would say it, and what was understood stands under the line before you keep it. What can be read in two ways is asked, never guessed. In these tables today is Tue 24 Nov 2026, Dana Fox and Tom Ode are on the buyer map, and Ana Ruiz and Goran Petrovic are ours.
";

/// A heading, how the field reads, and what may be typed into it.
type Section = (&'static str, Reads, &'static [&'static str]);

const SECTIONS: &[Section] = &[
    (
        "A day that is to come",
        Reads::Day(Way::Ahead),
        &[
            "today",
            "fri",
            "next tue",
            "3 dec",
            "15 jan",
            "in 2 weeks",
            "end of month",
            "2027-01-15",
        ],
    ),
    (
        "When a call or the next session is",
        Reads::Slot(Way::Ahead),
        &["thu 3 dec 3pm", "next tue at 15:30", "tomorrow 9h", "fri"],
    ),
    (
        "A day or a time that is past",
        Reads::Past,
        &["yesterday", "tue", "18 nov", "last week", "in october", "early nov"],
    ),
    (
        "Amount, close date and whose date it is, in one line",
        Reads::Terms,
        &[
            "240k by 18 dec, Dana's date",
            "1.2m",
            "120,000 usd",
            "31 jan, theirs, Dana on 12 Nov",
            "ours, 99.50",
        ],
    ),
    (
        "A step",
        Reads::Promise { is_new: true },
        &[
            "Send Tom the plan",
            "Send Tom the plan by fri",
            "Goran: book the room by fri",
            "Call Dana by 30 feb",
        ],
    ),
    (
        "Who did it, when, and how you know",
        Reads::Evidence,
        &[
            "dana mail 18 nov",
            "tom signed the order yesterday",
            "called dana last week",
            "dana mail",
            "tom says laura approved it",
            "our CFO approved it by mail yesterday",
            "dana mail thu 18 nov",
            "dana refused by mail",
            "tom will mail it next week",
            "we showed it to them",
        ],
    ),
    (
        "News of the buyer's people",
        Reads::News,
        &[
            "spoke to Dana, Ilse Brandt is new",
            "met Dana on friday",
            "called Tom, no answer",
            "Tom has left",
            "Tom left for lunch",
            "Tom was let go on friday",
            "Tom stepped down",
            "nobody",
        ],
    ),
    (
        "What they will agree to on a call",
        Reads::Commitment,
        &["she names the reviewer by 8 dec; if not, she asks Tom; seen by her mail"],
    ),
];

/// Before what two numbers are read as.
const ORDERS: &str = "
## A day in two numbers

Where both numbers may be the month you are asked which is. With `date_order = \"dmy\"` in `sideline.toml`, above its first `[table]`, the day comes first for all of the team, with `\"mdy\"` the month; nobody is asked any more.

| you type | with `dmy` | with `mdy` |
| --- | --- | --- |
";
const NUMBERS: [&str; 4] = ["12/4", "4/12", "12/25", "12-04-2027"];

const FOOT: &str = "
Who, how and when make an outcome *verified*. What is missing of them is asked under the line, and as long as it is missing the outcome is only assumed. Leave a line empty, or write `none`, to take out what may be left open.
";

#[test]
fn each_line_of_the_guide_is_read_as_it_says() {
    let mut table = Table::at("b2b-buyer-aligned", "align");
    table.book.deal.people.insert("tom-ode".parse().unwrap(), Buyer::named("Tom Ode"));
    let guide = table.with(|situation, session, _| {
        let so_far = SoFar { situation, session };
        let row = |reads: Reads, text: &str| {
            let read = reads.echo(so_far, text).unwrap_or_else(|| panic!("{text} is not read"));
            format!("| {} | {} |\n", marked(text), read.replace('|', "\\|"))
        };
        let section = |(heading, reads, texts): &Section| {
            let rows: String = texts.iter().map(|text| row(*reads, text)).collect();
            format!("\n## {heading}\n\n| you type | it is read as |\n| --- | --- |\n{rows}")
        };
        SECTIONS.iter().map(section).collect::<String>()
    });
    let mut by_order = DateOrder::ALL.iter().map(|order| {
        table.team.date_order = Some(*order);
        table.with(|situation, session, _| {
            let so_far = SoFar { situation, session };
            NUMBERS.map(|text| Reads::Day(Way::Ahead).echo(so_far, text).unwrap())
        })
    });
    let (day_first, month_first) = (by_order.next().unwrap(), by_order.next().unwrap());
    let rows = NUMBERS.iter().zip(day_first.iter().zip(&month_first));
    let rows = rows.map(|(text, (one, other))| format!("| {} | {one} | {other} |\n", marked(text)));
    let orders: String = rows.collect();
    is("docs/writing.md", &[HEAD, &guide, ORDERS, &orders, FOOT].concat());
}
