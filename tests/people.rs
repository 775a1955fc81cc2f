//! The buyer map: the rep's news first, then what we do not know of people.

use jiff::civil::date;
use sideline::domain::fold;
use sideline::domain::id::BuyerId;
use sideline::domain::person::{Advocate, Buyer, Coverage, Influence, Stance};
use sideline::domain::session::GapRef;
use sideline::interview::field::{Field, MapLine};
use sideline::interview::guidance::{self, Guidance};
use sideline::interview::leads::Leads;
use sideline::interview::popup::Popup;
use sideline::interview::situation::SoFar;
use sideline::interview::topic;
use sideline::interview::topic::is_asked;
use sideline::interview::walk::Part;

use crate::support::acme::{GOAL, new_deal};
use crate::support::play::Play;
use crate::support::table::{TODAY, Table};

fn table() -> Table {
    Table::at("b2b-buyer-aligned", "align")
}

fn id(name: &str) -> BuyerId {
    name.parse().unwrap()
}

fn buyer_map(table: &mut Table) -> Part {
    table.steps().into_iter().find(|step| step.name == "Buyer map").unwrap()
}

/// The fields of the step, without those that every session has there.
fn fields(table: &mut Table) -> Vec<String> {
    let fields = buyer_map(table).fields;
    assert_eq!(fields.first(), Some(&Field::Map(MapLine::PeopleNews)));
    assert_eq!(fields.last(), Some(&Field::Map(MapLine::MoveOne)));
    let between = fields.iter().filter(|f| !matches!(f, Field::Map(_)));
    between.map(ToString::to_string).collect()
}

fn asked(table: &mut Table, field: &str) -> bool {
    let field = field.parse().unwrap();
    table.with(|situation, session, _| is_asked(SoFar { situation, session }, &field))
}

fn person(table: &Table, name: &str) -> Buyer {
    table.session.people.get(&id(name)).cloned().unwrap_or_default()
}

fn known(table: &mut Table, name: &str, change: impl FnOnce(&mut Buyer)) {
    let person = table.book.deal.people.entry(id(name)).or_default();
    if person.name.is_empty() {
        person.name = prompt_name(name);
    }
    change(person);
}

fn prompt_name(id: &str) -> String {
    sideline::domain::names::as_a_name(&id.replace('-', " "))
}

#[test]
fn news_tell_what_is_new_about_people() {
    let mut table = table();
    known(&mut table, "tom-ode", |tom| tom.coverage = Some(Coverage::Brief));
    known(&mut table, "jan-berg", |_| {});
    let news = "spoke to Dana and Tom; Ilse Karl is new, Jan left, Tom moved to finance";
    table.keep("people_news", news).unwrap();
    let dana = person(&table, "dana-fox");
    assert_eq!((dana.last_contact, dana.coverage), (Some(TODAY), Some(Coverage::Brief)));
    assert_eq!(dana.name, "", "of whom the deal knows only what changed is held");
    let tom = person(&table, "tom-ode");
    assert_eq!((tom.last_contact, tom.coverage), (Some(TODAY), Some(Coverage::Multiple)));
    assert_eq!((tom.since, tom.title.as_deref()), (Some(TODAY), Some("finance")));
    let ilse = person(&table, "ilse-karl");
    assert_eq!((ilse.name.as_str(), ilse.since), ("Ilse Karl", Some(TODAY)));
    assert_eq!(person(&table, "jan-berg").left, Some(TODAY));
}

#[test]
fn a_talk_is_of_the_day_that_was_said_and_a_known_title_stays() {
    let mut table = table();
    known(&mut table, "tom-ode", |tom| tom.title = Some("CFO".to_owned()));
    known(&mut table, "jan-berg", |jan| jan.title = Some("Purchasing".to_owned()));
    table.keep("people_news", "Spoke to Dana yesterday, Tom takes over from Jan").unwrap();
    assert_eq!(person(&table, "dana-fox").last_contact, Some(TODAY.yesterday().unwrap()));
    let tom = person(&table, "tom-ode");
    assert_eq!((tom.since, tom.title), (Some(TODAY), None), "the title stays");
    assert_eq!(person(&table, "jan-berg").left, Some(TODAY));
    known(&mut table, "dana-fox", |dana| dana.last_contact = Some(TODAY));
    table.keep("people_news", "Spoke to Dana yesterday").unwrap();
    assert_eq!(person(&table, "dana-fox").last_contact, Some(TODAY), "the last one is the last");
}

#[test]
fn only_who_is_said_to_be_new_comes_onto_the_map_unasked() {
    let mut table = table();
    table.keep("people_news", "spoke to Ruth Adeyemi and Ben Ito, Eva Lind replaces Dana").unwrap();
    assert_eq!(person(&table, "eva-lind").since, Some(TODAY));
    assert_eq!(person(&table, "dana-fox").left, Some(TODAY));
    assert_eq!(table.session.people.len(), 2, "nobody else is new");
    let choices = table.with(|situation, session, _| {
        topic::prompt(situation, session, &Field::Map(MapLine::NewNames)).entry
    });
    assert!(format!("{choices:?}").contains("add Ruth Adeyemi"), "{choices:?}");
    table.keep("new_names", "Ruth Adeyemi").unwrap();
    let ruth = person(&table, "ruth-adeyemi");
    assert_eq!((ruth.last_contact, ruth.since), (Some(TODAY), None), "nobody said that she is new");
    assert!(table.keep("new_names", "Ruth Adeyemi").is_err(), "once");
    table.keep("people_news", "").unwrap();
    assert_eq!(table.session.people.len(), 0);
}

#[test]
fn new_news_take_the_place_of_the_old() {
    let mut table = table();
    table.keep("people_news", "Dana moved to finance, spoke to Ilse Karl").unwrap();
    table.keep("person.dana-fox.influence", "high").unwrap();
    table.keep("people_news", "nobody").unwrap();
    assert_eq!(table.session.people_news.as_deref(), Some("nobody"));
    assert_eq!(table.session.people.len(), 1, "nobody is left of Ilse");
    let dana = Buyer { influence: Some(Influence::High), ..Buyer::default() };
    assert_eq!(person(&table, "dana-fox"), dana, "what another field said stays");
}

#[test]
fn news_kept_again_count_a_talk_once() {
    let mut table = table();
    for _ in 0..2 {
        table.keep("people_news", "spoke to Dana").unwrap();
    }
    assert_eq!(person(&table, "dana-fox").coverage, Some(Coverage::Brief));
}

#[test]
fn what_another_field_said_is_not_changed_by_news() {
    let mut table = table();
    table.keep("person.dana-fox.coverage", "in-depth").unwrap();
    table.keep("people_news", "spoke to Dana").unwrap();
    assert_eq!(person(&table, "dana-fox").coverage, Some(Coverage::InDepth));
    table.keep("people_news", "").unwrap();
    assert_eq!(person(&table, "dana-fox").coverage, Some(Coverage::InDepth));
}

#[test]
fn news_of_one_of_two_are_refused() {
    let mut table = table();
    known(&mut table, "dana-reed", |_| {});
    let refusal = table.keep("people_news", "spoke to Dana").unwrap_err();
    let expected = "\"Dana\" could be Dana Fox or Dana Reed: write the whole name";
    assert_eq!(refusal.to_string(), expected);
    assert_eq!(table.session.people_news, None);
}

#[test]
fn what_was_understood_of_news_is_shown() {
    #[track_caller]
    fn case(field: &str, text: &str, expected: &str) {
        let mut table = table();
        let field = field.parse().unwrap();
        let shown = table.with(|situation, session, _| {
            let reads = topic::prompt(situation, session, &field).reads;
            reads.echo(SoFar { situation, session }, text).unwrap()
        });
        assert_eq!(shown, expected, "{text:?}");
    }
    case(
        "people_news",
        "spoke to dana; Ilse Karl is new, Ben Ito called",
        "Dana Fox: spoken to · Ilse Karl: new · Ben Ito (new?): spoken to",
    );
    case("people_news", "Dana moved to finance", "Dana Fox: moved, finance");
    case("people_news", "nobody", "nobody named");
    case("gap.role-missing.user.who", "dana", "Dana Fox");
    case("person.dana-fox.reports_to", "ilse", "Ilse (new)");
}

#[test]
fn before_the_news_nothing_computed_is_shown() {
    let mut table = table();
    assert!(fields(&mut table).is_empty());
    let shown = |table: &mut Table| {
        let step = buyer_map(table);
        table.with(|situation, session, _| {
            let aside = topic::prompt(situation, session, &Field::Map(MapLine::MoveOne)).aside;
            (guidance::guidance(SoFar { situation, session }, &step), aside)
        })
    };
    assert_eq!(shown(&mut table), (Vec::new(), String::new()));
    known(&mut table, "dana-fox", |dana| {
        dana.title = Some("CFO".to_owned());
        dana.roles = vec!["economic-buyer".parse().unwrap()];
        dana.influence = Some(Influence::High);
    });
    table.keep("people_news", "spoke to Dana, Tom Ode left").unwrap();
    table.keep("new_names", "Tom Ode").unwrap();
    let line = |name: &str, says: &str| Guidance::Criterion(name.to_owned(), says.to_owned());
    let says = "Economic buyer · high influence · met once · stance not known";
    let lines = vec![line("Dana Fox, CFO", says), line("Tom Ode", "gone")];
    assert_eq!(shown(&mut table), (lines, "Dana Fox: high influence".to_owned()));
}

#[test]
fn of_people_in_the_news_what_is_unknown_is_asked_part_by_part() {
    let mut table = table();
    known(&mut table, "dana-fox", |dana| {
        dana.influence = Some(Influence::High);
        dana.stance = Some(Stance::Neutral);
    });
    known(&mut table, "tom-ode", |tom| tom.influence = Some(Influence::Low));
    table.keep("people_news", "spoke to Tom and Dana, Ilse Karl is new").unwrap();
    let people = |table: &mut Table| {
        let mut fields = fields(table);
        fields.retain(|field| field.starts_with("person."));
        fields
    };
    let tom_and_role = ["person.tom-ode.stance", "person.ilse-karl.roles"];
    let influence = "person.ilse-karl.influence";
    assert_eq!(people(&mut table), [&tom_and_role[..], &[influence]].concat());
    table.keep("person.ilse-karl.roles", "evaluator").unwrap();
    table.keep(influence, "unknown").unwrap();
    assert!(!asked(&mut table, influence), "that we do not know is an answer");
    let stance = "person.ilse-karl.stance";
    assert_eq!(people(&mut table), [&tom_and_role[..], &[influence, stance]].concat());
    assert!(asked(&mut table, stance));
}

#[test]
fn at_most_two_people_are_asked_about() {
    let mut table = table();
    table.keep("people_news", "new: Ilse Karl, Ben Ito, Eva Lind, Max Holm").unwrap();
    let ilse = |field: &String| field.starts_with("person.");
    assert_eq!(fields(&mut table).iter().filter(|field| ilse(field)).count(), 4);
    assert!(!fields(&mut table).iter().any(|field| field.contains("eva-lind")));
}

#[test]
fn at_most_three_gaps_are_asked_about() {
    let gaps = |table: &mut Table| {
        let mut gaps = fields(table);
        gaps.retain(|field| field.starts_with("gap."));
        gaps
    };
    let mut table = table();
    table.keep("people_news", "nobody").unwrap();
    let roles = ["user", "economic-buyer", "evaluator"].map(|id| format!("gap.role-missing.{id}"));
    assert_eq!(gaps(&mut table), roles);
    table.keep(&roles[0], "leave").unwrap();
    assert_eq!(gaps(&mut table), roles, "an answered one stays");
    table.keep("gap.role-missing.economic-buyer.who", "Dana").unwrap();
    assert_eq!(gaps(&mut table), [roles[0].clone(), roles[2].clone()], "a filled one goes");
}

#[test]
fn a_gap_becomes_a_step_and_is_one_no_more_when_it_is_left() {
    #[track_caller]
    fn case(gap: &str, text: &str, person: Option<&str>) {
        let mut table = table();
        known(&mut table, "dana-fox", |dana| {
            dana.influence = Some(Influence::High);
            dana.coverage = Some(Coverage::Brief);
        });
        table.keep("people_news", "nobody").unwrap();
        table.keep(gap, "step").unwrap();
        let step = table.session.actions.values().next().unwrap().clone();
        assert_eq!(step.text, text);
        assert_eq!(step.owner.unwrap().as_str(), "ana");
        assert_eq!(step.due, Some(date(2026, 12, 1)));
        assert_eq!(step.person, person.map(id));
        table.keep(gap, "step").unwrap();
        assert_eq!(table.session.actions.len(), 1);
        table.keep(gap, "leave").unwrap();
        assert!(table.session.actions.is_empty());
        assert!(!asked(&mut table, gap));
    }
    case(
        "gap.role-missing.economic-buyer",
        "Find out who the Economic buyer is at Acme Robotics",
        None,
    );
    case("gap.high-unknown.dana-fox", "Find out where Dana Fox stands", Some("dana-fox"));
    case("gap.few-contacts.map", "Meet a second person at Acme Robotics", None);
}

#[test]
fn to_fill_a_gap_is_asked_by_itself() {
    let gap = |name: &str| -> GapRef {
        let Ok(Field::Gap(gap)) = name.parse() else { panic!("{name} is no gap") };
        gap
    };
    let mut table = table();
    table.keep("people_news", "nobody").unwrap();
    let user = gap("gap.role-missing.user");
    table.keep("gap.role-missing.user", "fill").unwrap();
    assert!(table.session.gaps.is_empty());
    assert_eq!(Popup::filling(&user), Popup::Fill(user));
    let refusal = table.keep("gap.role-missing.user.who", " ").unwrap_err();
    assert_eq!(refusal.to_string(), "write the name; without one, Esc goes back");
    table.keep("gap.role-missing.user.who", "Tom Ode").unwrap();
    assert_eq!(person(&table, "tom-ode").roles, ["user".parse().unwrap()]);
    table.keep("gap.role-missing.evaluator.who", "Tom").unwrap();
    table.keep("gap.role-missing.user.who", "Tom").unwrap();
    assert_eq!(person(&table, "tom-ode").roles.len(), 2, "said twice it is the same");
    table.keep("gap.few-contacts.map.who", "Dana, Tom").unwrap();
    assert_eq!(person(&table, "dana-fox").coverage, Some(Coverage::Multiple));
    assert!(!fields(&mut table).contains(&"gap.few-contacts.map".to_owned()));
    let of_a_person = gap("gap.high-unknown.dana-fox");
    assert_eq!(Popup::filling(&of_a_person), Popup::Person(id("dana-fox")));
}

#[test]
fn of_somebody_known_only_what_changed_is_held() {
    let mut table = table();
    known(&mut table, "dana-fox", |dana| {
        dana.title = Some("CFO".to_owned());
        dana.stance = Some(Stance::Neutral);
    });
    table.keep("person.dana-fox.title", "CFO").unwrap();
    table.keep("person.dana-fox.stance", "neutral").unwrap();
    assert!(table.session.people.is_empty());
    table.keep("person.dana-fox.stance", "supporter").unwrap();
    let supporter = Buyer { stance: Some(Stance::Supporter), ..Buyer::default() };
    assert_eq!(person(&table, "dana-fox"), supporter);
    let mut deal = table.book.deal.clone();
    fold::fold(&table.session, &mut deal);
    let dana = &deal.people[&id("dana-fox")];
    assert_eq!((dana.title.as_deref(), dana.stance), (Some("CFO"), Some(Stance::Supporter)));
    table.keep("person.dana-fox.stance", "neutral").unwrap();
    assert!(table.session.people.is_empty(), "as it was is no change");
}

#[test]
fn another_role_is_added_and_one_of_several_taken_out() {
    let mut table = table();
    let roles = |table: &Table| -> Vec<String> {
        person(table, "dana-fox").roles.iter().map(ToString::to_string).collect()
    };
    for (role, expected) in [
        ("user", vec!["user"]),
        ("user", vec!["user"]),
        ("evaluator", vec!["user", "evaluator"]),
        ("", vec!["user", "evaluator"]),
        ("user", vec!["evaluator"]),
        ("?", vec!["evaluator"]),
    ] {
        table.keep("person.dana-fox.roles", role).unwrap();
        assert_eq!(roles(&table), expected, "after {role:?}");
    }
    assert!(table.keep("person.dana-fox.roles", "king").is_err());
    assert!(table.keep("person.nobody.roles", "user").is_err());
}

#[test]
fn nobody_reports_to_themselves_not_even_through_others() {
    let mut table = table();
    known(&mut table, "tom-ode", |tom| tom.reports_to = Some(id("dana-fox")));
    let refusal = table.keep("person.dana-fox.reports_to", "dana").unwrap_err();
    assert_eq!(refusal.to_string(), "this is about Dana Fox: name somebody else");
    table.keep("person", "Ilse Karl").unwrap();
    table.keep("person.ilse-karl.reports_to", "tom").unwrap();
    let refusal = table.keep("person.dana-fox.reports_to", "ilse").unwrap_err();
    let expected = "Ilse Karl already reports to Dana Fox, at once or through others: \
                    who is above Dana Fox?";
    assert_eq!(refusal.to_string(), expected);
    table.keep("person.dana-fox.reports_to", "Eva Lind").unwrap();
    assert_eq!(person(&table, "dana-fox").reports_to, Some(id("eva-lind")));
}

#[test]
fn a_champion_follows_from_the_answers() {
    let mut table = table();
    let case = |table: &mut Table, part: &str, reply: &str, expected: Option<Advocate>| {
        table.keep(&format!("person.dana-fox.{part}"), reply).unwrap();
        assert_eq!(person(table, "dana-fox").advocate, expected, "{part} {reply}");
    };
    case(&mut table, "power", "no", Some(Advocate::None));
    case(&mut table, "power", "yes", Some(Advocate::Coach));
    case(&mut table, "stake", "yes", Some(Advocate::Coach));
    case(&mut table, "sells_for_us", "yes", Some(Advocate::Champion));
    case(&mut table, "evidence", "Took it to the board", Some(Advocate::Champion));
    case(&mut table, "stake", "unknown", Some(Advocate::Coach));
}

#[test]
fn ties_are_named_in_one_line() {
    let mut table = table();
    table.keep("person.dana-fox.influences", "Tom Ode and Ilse Karl").unwrap();
    table.keep("person.dana-fox.conflicts_with", "Tom").unwrap();
    let ties = |table: &Table| -> Vec<String> {
        let ties = table.session.relations.iter();
        ties.map(|tie| format!("{} {} {}", tie.from, tie.kind, tie.to)).collect()
    };
    let at_odds = "dana-fox conflicts-with tom-ode";
    let moves = ["dana-fox influences ilse-karl", "dana-fox influences tom-ode"];
    assert_eq!(ties(&table), [moves[0], moves[1], at_odds]);
    table.keep("person.dana-fox.influences", "Ilse").unwrap();
    assert_eq!(ties(&table), [moves[0], at_odds]);
    assert!(table.keep("person.dana-fox.influences", "Dana").is_err());
}

#[test]
fn somebody_new_is_met_once_and_stays() {
    let mut table = table();
    table.keep("person", "ilse karl").unwrap();
    table.keep("person", "Ilse").unwrap();
    table.keep("goal", "Is the date real?").unwrap();
    assert_eq!(table.session.people.len(), 1);
    assert_eq!(person(&table, "ilse-karl"), Buyer::named("Ilse Karl"));
    assert!(table.keep("person", "").is_err());
    let leads = table.with(|situation, session, draw| {
        let field = "person".parse().unwrap();
        sideline::interview::keep::keep(session, situation, draw, &field, "ilse").unwrap()
    });
    assert_eq!(leads, Leads::Over(Popup::Person(id("ilse-karl"))));
}

#[test]
fn what_shows_a_champion_is_asked_of_one_who_sells_for_us() {
    let mut table = table();
    let parts = |table: &mut Table| -> Vec<String> {
        let fields = table
            .with(|situation, session, _| Popup::Person(id("dana-fox")).fields(situation, session));
        fields.iter().skip(8).map(ToString::to_string).collect()
    };
    let part = |part: &str| format!("person.dana-fox.{part}");
    let test = ["power", "stake", "sells_for_us"].map(part);
    assert_eq!(parts(&mut table), test);
    table.keep(&part("sells_for_us"), "yes").unwrap();
    assert_eq!(parts(&mut table), [&test[..], &[part("evidence")]].concat());
    table.keep(&part("stance"), "opponent").unwrap();
    assert!(parts(&mut table).is_empty());
}

#[test]
fn the_one_to_move_is_offered_for_the_next_call() {
    let mut table = table();
    let offered = |table: &mut Table| {
        let with: Field = "call.m4x8c2vj.with".parse().unwrap();
        table.with(|situation, session, _| {
            topic::prompt(situation, session, &with).offered.text().to_owned()
        })
    };
    assert_eq!(offered(&mut table), "");
    table.keep("move_one", "dana").unwrap();
    assert_eq!(offered(&mut table), "Dana Fox");
}

#[test]
fn the_current_stage_names_the_people_it_needs() {
    let mut table = table();
    known(&mut table, "dana-fox", |dana| dana.roles = vec!["economic-buyer".parse().unwrap()]);
    let step = table.steps().into_iter().find(|step| step.name == "3 Align").unwrap();
    let notes =
        table.with(|situation, session, _| guidance::notes(SoFar { situation, session }, &step));
    let note = |text: &str| Guidance::Note(text.to_owned());
    let needed = [note("Economic buyer: Dana Fox"), note("No evaluator yet: who would it be?")];
    assert_eq!(notes.get(..2), Some(&needed[..]));
}

/// From the first start to the buyer map, and the news.
fn at_the_buyer_map(news: &str) -> Play {
    let play = new_deal(Play::first_start_on("simple"), "2").until(GOAL);
    play.keys("<pgdn><pgdn><pgdn>").answers(&[("Who have you talked to", news)])
}

#[test]
fn a_gap_is_filled_by_keys_and_one_goes_on_where_one_was() {
    let mut play = at_the_buyer_map("nobody").keys("1f");
    assert!(play.screen().contains("Who is the Decision maker? The name"));
    let mut play = play.keys("Dana Fox<enter>");
    let screen = play.screen();
    assert!(!screen.contains(", and we have none"), "{screen}");
    assert!(screen.contains("and we don't know how much say Dana"), "{screen}");
    let mut play = play.keys("l1fDana<enter>");
    let screen = play.screen();
    assert!(screen.contains("Only Dana Fox has been met more than once"), "{screen}");
}

#[test]
fn steps_made_of_two_gaps_are_two_steps() {
    let mut play = at_the_buyer_map("nobody").keys("1s1s<esc><end><enter>");
    let screen = play.screen();
    assert!(screen.contains("Find out who the Decision maker is at Acme"), "{screen}");
    assert!(screen.contains("Meet a second person at Acme"), "{screen}");
    assert!(screen.contains("Another step?"), "a third one can be written: {screen}");
}

#[test]
fn somebody_whose_view_counts_is_asked_about_part_by_part() {
    let mut play = at_the_buyer_map("Dana Fox is new").keys("110");
    assert!(play.screen().contains("we don't know where Dana stands"));
    play = play.keys("1f");
    assert!(play.screen().contains("What is Dana's title?"), "{}", play.screen());
    play = play.keys("CFO<enter>");
    assert!(play.screen().contains("CFO"));
    assert!(play.screen().contains("How well have we met Dana?"));
}
