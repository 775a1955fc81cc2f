use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::*;
use crate::domain::person::Buyer;
use crate::domain::session::{Item, Whom};

fn people() -> BTreeMap<BuyerId, Buyer> {
    let names = ["Dana Fox", "Tom Ode", "Jan Berg", "Zoë Brandt"];
    let person = |name: &str| (slug::slugify(name).parse().unwrap(), Buyer::named(name));
    let mut people: BTreeMap<BuyerId, Buyer> = names.into_iter().map(person).collect();
    for (id, title) in [("tom-ode", "CFO"), ("dana-fox", "COO")] {
        people.entry(id.parse().unwrap()).or_default().title = Some(title.to_owned());
    }
    people
}

fn in_short(text: &str, people: &BTreeMap<BuyerId, Buyer>) -> String {
    let item = |item: &Item| {
        let whom = match &item.whom {
            Whom::Known(id) => id.to_string(),
            Whom::Unknown(name) => format!("+{name}"),
            Whom::Several(name, ids) => format!("{name}?{}", ids.len()),
            Whom::Near(name, near) => format!("{name}? {}", near.join(" ")),
        };
        format!("{whom}: {}", item.news.in_words())
    };
    let words = |words: &str| words.split(' ').map(str::to_owned).collect();
    let (ours, things) = (words("goran ana ruiz"), words("acme robotics"));
    let around = Around { people, ours, things, calendar: Calendar::asking(date(2026, 11, 24)) };
    read(text, &around).iter().map(item).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_eq!(in_short(text, &people()), expected, "{text:?}");
}

#[test]
fn news_are_read_as_people_say_them() {
    case(
        "spoke to Dana and Tom; Ilse Karl is new, Jan left, Tom moved to finance",
        "dana-fox: spoken to | tom-ode: spoken to | +Ilse Karl: new | jan-berg: gone | \
         tom-ode: moved, finance",
    );
    case("dana, tom", "dana-fox: mentioned | tom-ode: mentioned");
    case("Only Dana.", "dana-fox: mentioned");
    case("I met Dana Fox about the budget and timing", "dana-fox: spoken to");
    case("Zoe called", "zoe-brandt: spoken to");
    case("talked with zoë & tom", "zoe-brandt: spoken to | tom-ode: spoken to");
    case("Dana on Tuesday, then Tom", "dana-fox: mentioned | tom-ode: mentioned");
    case("met dana, Ilse", "dana-fox: spoken to | +Ilse: spoken to");
    case("lunch with Dana", "dana-fox: spoken to");
    case("Dana about the price", "dana-fox: mentioned");
    case("Goran and I spoke to Dana", "dana-fox: spoken to");
}

#[test]
fn only_our_own_talks_make_somebody_met() {
    let mentioned = "dana-fox: mentioned | tom-ode: mentioned";
    for text in [
        "Dana spoke to Tom about us",
        "Dana met Tom yesterday",
        "dana had lunch with tom",
        "Dana called Tom",
        "Dana has talked to Tom",
        "Dana's call with Tom",
        "Dana and Tom met",
        "Dana was at lunch with Tom",
    ] {
        case(text, mentioned);
    }
    case("Tom was called by Dana", "tom-ode: mentioned | dana-fox: mentioned");
    case("Dana and Jan met Tom", "dana-fox: mentioned | jan-berg: mentioned | tom-ode: mentioned");
    case("Ruth met Tom", "+Ruth: mentioned | tom-ode: mentioned");
    case("Spoke to Jan, Dana met Tom", &format!("jan-berg: spoken to | {mentioned}"));
    case("Called Jan, he met Tom", "jan-berg: spoken to | tom-ode: mentioned");
    for text in [
        "I spoke to Tom",
        "Ana spoke to Tom",
        "we had lunch with Tom",
        "Finally met Tom",
        "Good meeting with Tom",
        "Quick call with Tom",
        "Tom met Goran",
        "Tom called us",
        "Tom rang me",
        "Tom and I met",
        "Yesterday I met Tom",
        "On Tuesday we spoke to Tom",
        "Tom was met by Ana",
    ] {
        case(text, "tom-ode: spoken to");
    }
    case("Dana and I met Tom", "dana-fox: spoken to | tom-ode: spoken to");
    case("Dana and Tom called us", "dana-fox: spoken to | tom-ode: spoken to");
}

#[test]
fn a_place_or_a_part_of_a_company_is_nobody() {
    for text in [
        "New York office called",
        "New Zealand team joined",
        "New York called",
        "spoke to New Delhi",
        "Leeds office called",
        "Paris team joined",
        "Met the Hong Kong office",
        "the New Jersey plant left the project",
    ] {
        case(text, "");
    }
    case("Dana from the New York office called", "dana-fox: spoken to");
}

#[test]
fn what_is_said_of_one_is_said_of_nobody_else() {
    case(
        "Dana on the phone, and Laura Stein is new in legal",
        "dana-fox: spoken to | +Laura Stein: new",
    );
    case("Dana and Laura Stein is new", "dana-fox: mentioned | +Laura Stein: new");
    case("Dana about the price and Tom left", "dana-fox: mentioned | tom-ode: gone");
    case("Dana and Tom is new and Jan left", "dana-fox: mentioned | tom-ode: new | jan-berg: gone");
    case("Dana, and Tom has left", "dana-fox: mentioned | tom-ode: gone");
    case("Dana and Tom is now in finance", "dana-fox: mentioned | tom-ode: moved, finance");
}

#[test]
fn who_is_new_may_come_with_a_title() {
    case("Ilse Karl (new)", "+Ilse Karl: new");
    case("new: Ilse Karl, Ben Ito", "+Ilse Karl: new | +Ben Ito: new");
    case("Ilse Karl is the new CFO", "+Ilse Karl: new, CFO");
    case("Ilse Karl joined as head of legal", "+Ilse Karl: new, head of legal");
    case("New CFO is Ilse Karl", "+Ilse Karl: new, CFO");
    case("New CFO: Ruth", "+Ruth: new, CFO");
    case("new cfo: ruth", "+Ruth: new, cfo");
    case("the new CFO is Ruth Adeyemi", "+Ruth Adeyemi: new, CFO");
    case("Ruth Adeyemi, the new CFO", "+Ruth Adeyemi: new, CFO");
    case("new head of IT: Ruth", "+Ruth: new, head of IT");
    case("Our new Head of IT is Ruth", "+Ruth: new, Head of IT");
    case("they hired a new CFO, Ruth Adeyemi", "+Ruth Adeyemi: new, CFO");
    case("new CFO Ruth Adeyemi joined", "+Ruth Adeyemi: new, CFO");
    case("Met Dana, new CFO: Ruth", "dana-fox: spoken to | +Ruth: new, CFO");
    case("New CFO: Ruth, Tom left", "+Ruth: new, CFO | tom-ode: gone");
    case("the new CFO is happy", "");
    case("new plan: Dana likes it", "dana-fox: new");
    case("ilse karl joined", "+Ilse Karl: new");
    case("Spoke to Ilse Karl. Ilse is new", "+Ilse Karl: spoken to | +Ilse Karl: new");
    case("Dana Reed is new", "+Dana Reed: new");
    case("Jan van der Berg is new", "+Jan van der Berg: new");
    case("李娜 is new", "+李娜: new");
}

#[test]
fn who_is_gone_or_moved_is_told_apart() {
    case("Dana and Tom left", "dana-fox: gone | tom-ode: gone");
    case("gone: Jan, Tom", "jan-berg: gone | tom-ode: gone");
    case("Jan has left for Siemens", "jan-berg: gone");
    case("Tom was promoted to VP Sales", "tom-ode: moved, VP Sales");
    case("Tom is now in finance", "tom-ode: moved, finance");
    case("Tom became CFO", "tom-ode: moved, CFO");
    case("Tom moved", "tom-ode: moved");
    case("Tom moved to research and development", "tom-ode: moved, research and development");
    case("Tom moved to finance and Jan left", "tom-ode: moved, finance | jan-berg: gone");
}

#[test]
fn who_does_not_answer_is_not_gone() {
    for how in ["quiet", "dark", "cold", "silent", "very quiet", "quiet on us", "dark since may"] {
        case(&format!("Dana is gone {how}"), "dana-fox: mentioned");
        case(&format!("Dana has gone {how}"), "dana-fox: mentioned");
        case(&format!("dana has gone {how}"), "dana-fox: mentioned");
        case(&format!("Nobody new, Dana is gone {how}"), "dana-fox: mentioned");
    }
    case("Dana is gone", "dana-fox: gone");
}

#[test]
fn a_first_name_that_is_a_word_too_stays_with_its_surname() {
    for name in ["Per Holm", "Mark Holm", "Guy Martin", "Grant Hill", "Grace Lund", "April Stone"] {
        case(&format!("{name} is new"), &format!("+{name}: new"));
        case(&format!("spoke to {name}"), &format!("+{name}: spoken to"));
    }
}

#[test]
fn what_says_nothing_of_anybody_changes_nobody() {
    for text in ["nobody", "no one", "none", "Nobody new, nobody left", "?", "same as last time"] {
        case(text, "");
    }
    case("haven't spoken to Tom", "tom-ode: mentioned");
    case("left a message for Dana", "dana-fox: mentioned");
    case("left Dana a voicemail", "dana-fox: mentioned");
    case("Jan is leaving in March", "jan-berg: ahead");
    case("it was quiet this week", "");
    case("nobody but Dana", "dana-fox: mentioned");
    case("Dana has a new plan", "dana-fox: mentioned");
    case("Dana, not Tom", "dana-fox: mentioned | tom-ode: mentioned");
    case("not Dana and Tom", "dana-fox: mentioned | tom-ode: mentioned");
    case("Dana, our champion", "dana-fox: mentioned");
    case("Dana, the CFO", "dana-fox: mentioned");
    case("met Dana, very happy", "dana-fox: spoken to");
}

#[test]
fn a_talk_is_of_the_day_that_was_said() {
    #[track_caller]
    fn on(text: &str, expected: &[(&str, Option<i8>)]) {
        let people = people();
        let (ours, things) = (BTreeSet::new(), BTreeSet::new());
        let calendar = Calendar::asking(date(2026, 11, 24));
        let around = Around { people: &people, ours, things, calendar };
        let day = |item: &Item| (item.whom.name(&people).to_owned(), item.on.map(Date::day));
        let days: Vec<_> = read(text, &around).iter().map(day).collect();
        let expected: Vec<_> =
            expected.iter().map(|(name, on)| ((*name).to_owned(), *on)).collect();
        assert_eq!(days, expected, "{text:?}");
    }
    on("Spoke to Dana yesterday", &[("Dana Fox", Some(23))]);
    on("Spoke to Dana", &[("Dana Fox", None)]);
    on("Spoke to Dana and Tom on friday", &[("Dana Fox", Some(20)), ("Tom Ode", Some(20))]);
    on("On monday I met Dana, today Tom", &[("Dana Fox", Some(23)), ("Tom Ode", Some(24))]);
    on("Met Tom last week", &[("Tom Ode", Some(22))]);
    on("Tom left on monday", &[("Tom Ode", Some(23))]);
    on("Tom left", &[("Tom Ode", None)]);
    on("Tom and Dana left on 20 nov", &[("Tom Ode", Some(20)), ("Dana Fox", Some(20))]);
    on("Jan left", &[("Jan Berg", None)]);
    on("Spoke to Jan", &[("Jan Berg", None)]);
    on("Spoke to Dana, Jan left", &[("Dana Fox", None), ("Jan Berg", None)]);
    on("Tom left, 20 nov", &[("Tom Ode", Some(20))]);
    on("Tom was let go last friday", &[("Tom Ode", Some(20))]);
    on("Tom left two weeks ago", &[("Tom Ode", Some(10))]);
    on("Tom's last day was friday", &[("Tom Ode", Some(20))]);
    on("Tom left and I met Dana yesterday", &[("Tom Ode", None), ("Dana Fox", Some(23))]);
}

#[test]
fn a_name_that_fits_two_is_not_guessed() {
    let mut people = people();
    people.insert("dana-reed".parse().unwrap(), Buyer::named("Dana Reed"));
    assert_eq!(in_short("dana left", &people), "dana?2: gone");
    assert_eq!(in_short("dana reed left", &people), "dana-reed: gone");
}

/// What people say of people, and who is understood to be new, gone, met or only
/// mentioned.
#[test]
fn forty_spoken_sentences_are_read() {
    const SENTENCES: &str = include_str!("sentences.txt");
    let rows = SENTENCES.lines().map(|line| line.split_once("  |").unwrap());
    assert!(rows.clone().count() >= 40);
    rows.for_each(|(said, expected)| case(said.trim(), expected.trim()));
}

#[test]
fn one_more_talk_is_one_step_on_the_way() {
    assert_eq!(one_more_talk(None), Some(Coverage::Brief));
    assert_eq!(one_more_talk(Some(Coverage::None)), Some(Coverage::Brief));
    assert_eq!(one_more_talk(Some(Coverage::Brief)), Some(Coverage::Multiple));
    assert_eq!(one_more_talk(Some(Coverage::Multiple)), None);
    assert_eq!(one_more_talk(Some(Coverage::InDepth)), None);
}
