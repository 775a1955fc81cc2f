//! Each gap in its table: what is known, and the sentence it makes.

use super::{About, gaps};
use crate::domain::deal::DealStatus;
use crate::domain::person::{Buyer, Coverage, Influence, Stance};
use crate::domain::session::GapId;
use crate::sample::{Sample, TODAY};

/// The sentences of one gap of a deal.
fn said(sample: &Sample, id: GapId) -> Vec<String> {
    let gaps = gaps(&sample.book.deal, &sample.process);
    gaps.into_iter().filter(|gap| gap.id == id).map(|gap| gap.text).collect()
}

#[track_caller]
fn case(sample: &Sample, id: GapId, expected: &[&str]) {
    assert_eq!(said(sample, id), expected, "{id}");
}

fn in_role(role: &str) -> Buyer {
    Buyer { roles: vec![role.parse().unwrap()], ..Buyer::default() }
}

#[test]
fn a_role_is_missed_from_the_first_stage_that_asks_for_it() {
    let id = GapId::RoleMissing;
    let user = "Explore needs a user, and we have none";
    let economic = "Diagnose needs an economic buyer, and we have none";
    case(&Sample::at("explore"), id, &[user]);
    case(&Sample::at("diagnose"), id, &[user, economic]);
    case(&Sample::at("prove"), id, &[user, economic]);
    case(&Sample::at("prove").with("Tom Ode", in_role("user")), id, &[economic]);
    let gone = Buyer { left: Some(TODAY), ..in_role("user") };
    case(&Sample::at("explore").with("Tom Ode", gone), id, &[user]);
    let mut moved = Sample::at("explore");
    moved.deal().stage = "gone".parse().unwrap();
    case(&moved, id, &[]);
}

#[test]
fn what_is_not_known_of_high_influence_is_asked() {
    #[track_caller]
    fn of(stance: Option<Stance>, coverage: Option<Coverage>, expected: &[&str]) {
        let known =
            Buyer { influence: Some(Influence::High), stance, coverage, ..Buyer::default() };
        case(&Sample::at("explore").with("Dana Fox", known), GapId::HighUnknown, expected);
    }
    let (neutral, brief) = (Some(Stance::Neutral), Some(Coverage::Brief));
    of(neutral, brief, &[]);
    of(neutral, Some(Coverage::None), &[]);
    let stance = "Dana Fox decides or pays, and we don't know where Dana stands";
    of(None, brief, &[stance]);
    of(Some(Stance::Unknown), brief, &[stance]);
    let coverage = "Dana Fox decides or pays, and we don't know how well we have met Dana";
    of(neutral, None, &[coverage]);
    let both = "Dana Fox decides or pays, and we don't know where Dana stands \
        and how well we have met Dana";
    of(None, None, &[both]);
}

#[test]
fn the_influence_of_those_who_decide_is_asked() {
    #[track_caller]
    fn of(role: &str, influence: Option<Influence>, expected: &[&str]) {
        let known = Buyer { influence, ..in_role(role) };
        case(&Sample::at("explore").with("Dana Fox", known), GapId::HighUnknown, expected);
    }
    let unknown = "Dana Fox is the economic buyer, and we don't know how much say Dana has";
    of("economic-buyer", None, &[unknown]);
    of("economic-buyer", Some(Influence::Unknown), &[unknown]);
    of("economic-buyer", Some(Influence::Medium), &[]);
    of("user", None, &[]);
    // A role that this process does not have says nothing here.
    of("approver", None, &[]);
}

#[test]
fn few_contacts_are_fewer_than_two_who_were_met_again() {
    let id = GapId::FewContacts;
    let met = |coverage| Buyer { coverage: Some(coverage), ..Buyer::default() };
    let tom = || Sample::at("explore").with("Tom Ode", met(Coverage::Multiple));
    let only = "Only Tom Ode has been met more than once";
    case(&Sample::at("explore"), id, &["We have met nobody more than once"]);
    case(&tom(), id, &[only]);
    case(&tom().with("Dana Fox", met(Coverage::Brief)), id, &[only]);
    case(&tom().with("Dana Fox", met(Coverage::InDepth)), id, &[]);
    let noted = "Only Tom Ode has been met more than once, that we know of";
    case(&tom().with("Dana Fox", Buyer::default()), id, &[noted]);
}

#[test]
fn a_gap_says_what_it_is_about() {
    let known = Buyer { influence: Some(Influence::High), ..Buyer::default() };
    let sample = Sample::at("explore").with("Dana Fox", known);
    let about: Vec<About> =
        gaps(&sample.book.deal, &sample.process).into_iter().map(|gap| gap.about).collect();
    let expected = [
        About::Role("user".parse().unwrap()),
        About::Person("dana-fox".parse().unwrap()),
        About::Map,
    ];
    assert_eq!(about, expected);
}

#[test]
fn a_decided_deal_has_no_gaps() {
    let mut sample = Sample::at("prove");
    sample.deal().status = DealStatus::Lost;
    assert_eq!(gaps(&sample.book.deal, &sample.process), []);
}
