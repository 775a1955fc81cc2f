use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::person::Buyer;

fn in_words(named: &Named) -> String {
    let whom = match &named.whom {
        Whom::Known(id) => id.to_string(),
        Whom::Unknown(name) => format!("+{name}"),
        Whom::Several(..) | Whom::Near(..) => "not clear".to_owned(),
    };
    let more = [&named.title, &named.reason].into_iter().flatten().cloned();
    std::iter::once(whom).chain(more).collect::<Vec<_>>().join(" · ")
}

fn with<R>(read: impl FnOnce(&Around<'_>) -> R) -> R {
    let names = ["Dana Fox", "Dana Reed", "Tom Ode", "Laura Head of Lund"];
    let person = |name: &str| (slug::slugify(name).parse().unwrap(), Buyer::named(name));
    let people: BTreeMap<BuyerId, Buyer> = names.into_iter().map(person).collect();
    let words = |words: &str| words.split(' ').map(str::to_owned).collect();
    let (ours, things) = (words("ana goran"), words("acme robotics rollout"));
    read(&Around { people: &people, ours, things, calendar: Calendar::asking(date(2026, 11, 24)) })
}

#[test]
fn a_person_is_named_with_title_and_reason() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let read = with(|around| read(text, around)).unwrap();
        assert_eq!(read.as_ref().map(in_words).unwrap_or_default(), expected, "{text}");
    }
    case("tom", "tom-ode");
    case("dana f", "dana-fox");
    case("Tom: he signs", "tom-ode · he signs");
    case("Tom, he signs", "tom-ode · he signs");
    case("Ruth Adeyemi, CFO, she pays, I think", "+Ruth Adeyemi · CFO · she pays, I think");
    case("Ruth Adeyemi, Head of Plant, Lund", "+Ruth Adeyemi · Head of Plant, Lund");
    case("Ruth Adeyemi", "+Ruth Adeyemi");
    case("ruth adeyemi", "+Ruth Adeyemi");
    case("Ruth Adeyemi, CFO", "+Ruth Adeyemi · CFO");
    case("Ruth Adeyemi CFO", "+Ruth Adeyemi · CFO");
    case("Ruth Adeyemi, head of legal: she pays", "+Ruth Adeyemi · head of legal · she pays");
    case("Ruth Adeyemi head of legal", "+Ruth Adeyemi · head of legal");
    case("Ruth Adeyemi (works council)", "+Ruth Adeyemi · works council");
    case("Jan van der Berg", "+Jan van der Berg");
    case("李娜", "+李娜");
    case("Tim (new)", "+Tim");
    case("Prof. Dr. Klaus Weber, Head of Research", "+Prof. Dr. Klaus Weber · Head of Research");
    case("Dr. Anna-Lena van der Berg (CFO)", "+Dr. Anna-Lena van der Berg · CFO");
    case("ludwig van der berg", "+Ludwig van der Berg");
    case("jean-luc d'arcy", "+Jean-Luc D'Arcy");
    for name in ["José María Núñez", "O'Brien", "李伟", "J. R. Smith", "Mr. Weber", "MARIA LOPEZ"]
    {
        case(name, &format!("+{name}"));
    }
    for typed in
        ["Ruth Adeyemi - CFO", "Ruth  Adeyemi – CFO", "CFO Ruth Adeyemi", "Ruth Adeyemi (new, CFO)"]
    {
        case(typed, "+Ruth Adeyemi · CFO");
    }
    case("Nina Dahl, new CFO, starts 4 Jan", "+Nina Dahl · CFO · starts 4 Jan");
    case("Ruth from legal", "+Ruth · legal");
    case("Dna (new)", "+Dna");
    case("laura", "laura-head-of-lund");
    for nobody in ["", " ", "nobody", "None", "?", "-"] {
        case(nobody, "");
    }
}

#[test]
fn what_is_no_name_is_asked_about() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let refused = with(|around| read(text, around)).unwrap_err().to_string();
        assert_eq!(refused, expected, "{text}");
        assert!(refused.chars().count() <= 120, "{refused}");
    }
    let name =
        |typed: &str| format!("\"{typed}\" is not a name. Write it as in Dana Fox, or nobody");
    case("24", &name("24"));
    case("who?", &name("who?"));
    case("\"Zed\"", &name("\"Zed\""));
    let group = |typed: &str| {
        format!("\"{typed}\" is nobody: who is it there? Write the name, as in Dana Fox")
    };
    case("Acme", &group("Acme"));
    case("Acme Robotics", &group("Acme Robotics"));
    case("Siemens GmbH", &group("Siemens GmbH"));
    case("Purchasing", &group("Purchasing"));
    case("the CFO", &group("the CFO"));
    case("her lawyer", &group("her lawyer"));
    case("Siemens AG", &group("Siemens AG"));
    case("the new CFO", &group("the new CFO"));
    case("someone in purchasing", &group("someone in purchasing"));
    case("Dana's boss", &group("Dana's boss"));
    case("ruth@acme.example", &name("ruth@acme.example"));
    let first = "\"Müller, Hans\": is Hans the first name? Write Hans Müller, or Müller (Hans)";
    case("Müller, Hans", first);
    case("all three", &group("all three"));
    case("dana", "\"dana\" could be Dana Fox or Dana Reed: write the whole name");
    let near = "did you mean Dana Fox or Dana Reed? Write that, or Dnaa (new)";
    case("Dnaa", &format!("nobody is called \"Dnaa\": {near}"));
    let long = "she said that he would be the one to ask";
    let sentence = "that reads as a sentence. Who is it? Write the name, as in Dana Fox";
    case(long, &format!("\"{long}\": {sentence}"));
    let behind = "Zoe, we do not know yet who of them sign";
    case(&format!("{behind}s there"), &format!("\"{behind}...\": {sentence}"));
    case("Hi Ana", &name("Hi Ana"));
    case("Fwd: the plan", &name("Fwd"));
}

#[test]
fn a_list_names_several() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let read = with(|around| several(text, around)).unwrap();
        assert_eq!(read.iter().map(in_words).collect::<Vec<_>>().join(" | "), expected, "{text}");
    }
    case("dana fox, tom and Ruth Adeyemi", "dana-fox | tom-ode | +Ruth Adeyemi");
    case("Ruth Adeyemi, CFO, tom", "+Ruth Adeyemi · CFO | tom-ode");
    case("", "");
}

#[test]
fn a_mail_address_stands_behind_a_name_as_mails_have_it() {
    for typed in ["hans müller <hans@x.example>", "\"hans müller\" <hans@x.example>"] {
        let read = with(|around| read(typed, around)).unwrap().unwrap();
        assert_eq!(in_words(&read), "+Hans Müller");
        assert_eq!(read.reach.mail.as_deref(), Some("hans@x.example"));
    }
}

#[test]
fn a_list_of_more_people_than_matter_names_none() {
    let of = |count| with(|around| several(&"tom, ".repeat(count), around));
    assert_eq!(of(50).unwrap().len(), 50);
    let told = of(51).unwrap_err().to_string();
    assert!(
        told.ends_with("...\": that is more than 50 people. Name those who matter here"),
        "{told}"
    );
    assert!(told.chars().count() <= 120, "{told}");
}

#[test]
fn a_full_name_is_somebodys_whatever_its_words_mean() {
    #[track_caller]
    fn case(name: &str, is_one: bool) {
        assert_eq!(is_somebodys(name).is_ok(), is_one, "{name}");
        let is_read = with(|around| read(name, around)).is_ok_and(|named| named.is_some());
        assert_eq!(is_read, is_one, "{name}, as one of theirs");
    }
    case("Will Price", true);
    case("April May", true);
    case("Ruth Adeyemi", true);
    case("ruth", true);
    case("Everybody", false);
    case("CFO", false);
    case("Purchasing", false);
    case("Acme GmbH", false);
    case("24", false);
    case("who is it?", false);
}

#[test]
fn a_member_of_the_team_is_a_name_alone() {
    #[track_caller]
    fn case(typed: &str, expected: Result<(), &str>) {
        let read = is_a_members(typed, ["Acme Robotics"].into_iter());
        assert_eq!(read.map_err(|why| why.to_string()), expected.map_err(str::to_owned), "{typed}");
    }
    for name in ["Ana Ruiz", "Ruth Adeyemi", "Åse", "Jean-Luc O'Neil"] {
        case(name, Ok(()));
    }
    for (typed, name) in [
        ("Ana Ruiz, AE: hunter", "Ana Ruiz"),
        ("Ruth Adeyemi, VP Sales: new here", "Ruth Adeyemi"),
        ("Bo Lind (AE)", "Bo Lind"),
        ("Bo: north", "Bo"),
    ] {
        case(typed, Err(&format!("\"{typed}\" is more than a name. Write {name}")));
    }
    for firm in ["Acme GmbH", "acme robotics", "Purchasing", "Norvik AS, Oslo GmbH"] {
        assert!(is_a_members(firm, ["Acme Robotics"].into_iter()).is_err(), "{firm}");
    }
    case("nobody", Err("\"nobody\" is not a name. Write it as in Dana Fox"));
}
