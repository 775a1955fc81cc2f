//! The buyer map as it is printed: text, Mermaid and DOT.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::support::binary::User;

/// A name as TOML has it.
fn quoted(text: &str) -> String {
    toml_edit::value(text).to_string()
}

/// A user whose deal has these people of the buyer's, and nobody else.
fn user(people: &str) -> User {
    let user = User::with_examples();
    let text = user.text(super::DEAL);
    let (before, rest) = text.split_once("[person.dana-fox]").unwrap();
    let (_, after) = rest.split_once("[exit.").unwrap();
    user.put(super::DEAL, format!("{before}{people}\n[exit.{after}"));
    user
}

/// One at the top, five below them, and the rest below those five.
fn crowd(people: usize) -> User {
    let stances = ["strong-supporter", "supporter", "neutral", "skeptic", "opponent", "unknown"];
    let influences = ["high", "medium", "low", "unknown"];
    let mut text = String::new();
    for nth in 0..people {
        let (stance, influence) = (stances[nth % 6], influences[nth % 4]);
        writeln!(text, "[person.p{nth:02}]\nname = \"Person {nth}\"\ntitle = \"Title {nth}\"")
            .unwrap();
        writeln!(text, "stance = \"{stance}\"\ninfluence = \"{influence}\"").unwrap();
        if nth > 0 {
            let boss = if nth <= 5 { 0 } else { (nth - 6) % 5 + 1 };
            writeln!(text, "reports_to = \"p{boss:02}\"").unwrap();
        }
        text.push('\n');
    }
    if people > 2 {
        text += "[relation.p01.influences.p00]\nstrength = \"strong\"\n\n";
        text += "[relation.p02.conflicts-with.p01]\n\n[relation.p02.informal.p00]\n";
    }
    user(&text)
}

/// People with these names, all at the top, and a tie between the first two.
fn named(names: &[&str]) -> User {
    let person =
        |(nth, name): (usize, &&str)| format!("[person.p{nth}]\nname = {}\n\n", quoted(name));
    let people: String = names.iter().enumerate().map(person).collect();
    user(&format!("{people}[relation.p0.influences.p1]\n"))
}

const FORMATS: [&str; 3] = ["text", "mermaid", "dot"];

fn printed(user: &User, format: &str) -> String {
    user.run(["deal", "map", "acme", "--format", format]).printed()
}

#[test]
fn the_map_of_the_example_is_printed() {
    let lines = FORMATS.map(|format| format!("sideline deal map acme --format {format}"));
    assert_snapshot!(User::with_examples().seen(&lines.each_ref().map(String::as_str)));
}

#[test]
fn one_person_is_a_map() {
    assert_snapshot!(crowd(1).run(["deal", "map", "acme"]).printed());
}

#[test]
fn seven_people_are_drawn_under_their_bosses() {
    let user = crowd(7);
    assert_snapshot!(FORMATS.map(|format| printed(&user, format)).join("\n"));
}

#[test]
fn forty_people_stand_in_rows_of_a_page() {
    let printed = printed(&crowd(40), "text");
    assert!(printed.lines().all(|line| line.chars().count() <= 80), "{printed}");
    assert_eq!(
        printed.matches(" Person ").count(),
        40 + 2 * 3,
        "boxes, and both ends of three ties"
    );
    assert_snapshot!(printed);
}

#[test]
fn names_of_every_script_keep_the_boxes_straight() {
    let names = ["田中太郎", "محمد العربي", "Zoë 👩🏽‍💻 Li", "Ana-Maria von und zu Hohenstein"];
    let text = printed(&named(&names), "text");
    for line in text.lines().filter(|line| line.starts_with('│')) {
        assert_eq!(unicode_width::UnicodeWidthStr::width(line), 70, "{line}");
    }
    assert_snapshot!(text);
}

#[test]
fn no_name_is_an_order_to_the_program_that_draws() {
    let names = [
        "Tom \"the Bull\" Ode",
        "a\\\"]; x[b\\",
        "<b>Bo</b> & `code` #35; %%{init: {}}%%",
        "line\nend\n  p1 --> p2",
        "1. end",
    ];
    let user = named(&names);
    assert_snapshot!(["mermaid", "dot"].map(|format| printed(&user, format)).join("\n"));
}

#[test]
fn a_circle_in_the_file_is_told_in_words() {
    let people = "[person.p0]\nname = \"Dana Fox\"\nreports_to = \"p1\"\n\n\
                  [person.p1]\nname = \"Tom Ode\"\nreports_to = \"p0\"\n";
    let told = "Dana Fox and Tom Ode report to each other in a circle: the line from Dana Fox to \
                Tom Ode is left out.\n";
    let printed = printed(&user(people), "text");
    assert!(printed.contains(told), "{printed}");
}

#[test]
fn a_deal_without_people_says_so() {
    let user = user("");
    user.edit(super::DEAL, "process = \"b2b-buyer-aligned\"", "process = \"gone\"");
    let ran = user.run(["deal", "map", "acme"]);
    assert!(ran.out.contains("\n\nNobody is on the map yet.\n"), "{ran}");
}
