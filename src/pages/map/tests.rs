//! What the picture holds, whatever the records say.

use proptest::prelude::*;

use super::*;
use crate::domain::person::{Buyer, Influence, Relation};
use crate::sample::{Sample, TODAY};

fn id(name: &str) -> BuyerId {
    slug::slugify(name).parse().unwrap()
}

fn below(boss: &str) -> Buyer {
    Buyer { reports_to: Some(id(boss)), ..Buyer::default() }
}

fn counting(influence: Influence, person: Buyer) -> Buyer {
    Buyer { influence: Some(influence), ..person }
}

fn map(sample: &Sample) -> BuyerMap {
    BuyerMap::of(&sample.book.deal, Some(&sample.process), 80)
}

/// A deal whose first stage asks for a user, with so many people; each reports
/// to the one of that number, if there is one.
fn crowd(bosses: &[usize]) -> Sample {
    let people = bosses.iter().enumerate();
    people.fold(Sample::at("explore"), |sample, (nth, boss)| {
        let person =
            if *boss < bosses.len() { below(&format!("P {boss}")) } else { Buyer::default() };
        sample.with(&format!("P {nth}"), person)
    })
}

fn name(map: &BuyerMap, place: usize) -> &str {
    &map.boxes[place].card.name
}

/// Who reports to whom in the picture.
fn reports(map: &BuyerMap) -> Vec<String> {
    map.reports
        .iter()
        .map(|(boss, who)| format!("{} under {}", name(map, *who), name(map, *boss)))
        .collect()
}

#[test]
fn a_role_that_nobody_fills_is_an_empty_box() {
    let map = map(&Sample::at("diagnose").with("Tom Ode", Buyer::default()));
    let said: Vec<_> =
        map.boxes.iter().map(|spot| (&*spot.card.name, spot.card.parts.join(" "))).collect();
    let nobody = |role: &str| ("Nobody yet", role.to_owned());
    assert_eq!(said, [("Tom Ode", String::new()), nobody("User"), nobody("Economic buyer")]);
    assert!(!map.notes.iter().any(|note| note.contains("Economic buyer")), "{:?}", map.notes);
}

#[test]
fn those_who_left_are_told_of_and_those_below_them_stand_at_the_top() {
    let gone = Buyer { left: Some(TODAY), ..Buyer::default() };
    let sample = Sample::at("explore").with("Dana Fox", gone).with("Tom Ode", below("Dana Fox"));
    let map = map(&sample);
    assert_eq!(map.place_of(&id("Dana Fox")), None);
    assert_eq!(map.boxes[0].y, 0);
    assert_eq!(map.notes[0], "Tom Ode reported to Dana Fox, who has left");
    assert_eq!(map.notes.last().unwrap(), "Dana Fox has left");
}

#[test]
fn a_circle_is_told_and_drawn_without_one_line() {
    let sample = Sample::at("explore")
        .with("Dana Fox", counting(Influence::High, below("Ilse Brandt")))
        .with("Ilse Brandt", below("Tom Ode"))
        .with("Tom Ode", below("Dana Fox"))
        .with("Vera Lang", below("Tom Ode"));
    let map = map(&sample);
    let expected =
        ["Tom Ode under Dana Fox", "Ilse Brandt under Tom Ode", "Vera Lang under Tom Ode"];
    assert_eq!(reports(&map), expected);
    let note = "Dana Fox, Ilse Brandt and Tom Ode report to each other in a circle: the line from \
                Dana Fox to Ilse Brandt is left out";
    assert_eq!(map.notes[0], note);
}

#[test]
fn a_line_to_themselves_or_to_nobody_is_left_out_and_told() {
    let sample =
        Sample::at("explore").with("Dana Fox", below("Dana Fox")).with("Tom Ode", below("Bo Li"));
    let map = map(&sample);
    assert!(map.reports.is_empty());
    assert_eq!(
        map.notes.get(..2).unwrap(),
        [
            "Dana Fox cannot report to Dana Fox: that line is left out",
            "Tom Ode reports to bo-li, who is not on the map"
        ]
    );
}

#[test]
fn a_tie_that_holds_both_ways_is_told_once() {
    let mut sample = crowd(&[9, 9, 9]);
    let tie = |from: &str, kind, to: &str, strength| Relation {
        from: id(from),
        kind,
        to: id(to),
        strength,
    };
    sample.deal().relations = vec![
        tie("P 0", RelationKind::ConflictsWith, "P 1", None),
        tie("P 1", RelationKind::ConflictsWith, "P 0", None),
        tie("P 1", RelationKind::Influences, "P 0", Some(Strength::Strong)),
        tie("P 0", RelationKind::Influences, "P 1", Some(Strength::Weak)),
        tie("P 2", RelationKind::Influences, "P 2", None),
        tie("P 2", RelationKind::Influences, "P 7", None),
    ];
    let map = map(&sample);
    let said: Vec<String> = map.ties.iter().map(|tie| map.tie_in_words(tie)).collect();
    let expected =
        ["P 0 influences P 1, weakly", "P 0 is at odds with P 1", "P 1 influences P 0, strongly"];
    assert_eq!(said, expected);
}

#[test]
fn those_whose_view_counts_most_stand_first() {
    let sample = Sample::at("explore")
        .with("Ada", Buyer::default())
        .with("Bo", counting(Influence::Low, Buyer::default()))
        .with("Cy", counting(Influence::High, Buyer::default()));
    let map = map(&sample);
    assert_eq!([0, 1, 2].map(|place| name(&map, place)), ["Cy", "Bo", "Ada"]);
}

#[test]
fn forty_people_under_four_bosses_fit_the_columns_they_get() {
    let bosses: Vec<usize> = (0..40).map(|nth| if nth == 0 { 40 } else { (nth - 1) / 9 }).collect();
    let sample = crowd(&bosses);
    for columns in [60, 80, 120, 200] {
        let map = BuyerMap::of(&sample.book.deal, None, columns);
        assert_eq!(map.boxes.len(), 40);
        assert!(map.columns <= columns, "{} in {columns}", map.columns);
    }
}

#[test]
fn arrows_lead_to_the_box_on_that_side() {
    #[track_caller]
    fn case(map: &BuyerMap, from: &str, direction: Direction, expected: Option<&str>) {
        let there = map.beside(map.place_of(&id(from)).unwrap(), direction);
        assert_eq!(there.map(|place| name(map, place)), expected, "{direction:?} from {from}");
    }
    let map = map(&crowd(&[9, 0, 0, 1]));
    case(&map, "P 0", Direction::Up, None);
    case(&map, "P 0", Direction::Left, None);
    case(&map, "P 1", Direction::Right, Some("P 2"));
    case(&map, "P 1", Direction::Down, Some("P 3"));
    case(&map, "P 3", Direction::Up, Some("P 1"));
    case(&map, "P 2", Direction::Up, Some("P 0"));
    case(&map, "P 2", Direction::Left, Some("P 1"));
}

/// Whether a point is inside a box or on its border.
fn covers(spot: &Spot, (x, y): (usize, usize)) -> bool {
    (spot.x..spot.x + BOX_COLUMNS).contains(&x) && (spot.y..spot.y + BOX_ROWS).contains(&y)
}

proptest! {
    #[test]
    fn everybody_has_one_box_and_nothing_lies_over_it(
        bosses in prop::collection::vec(0..50_usize, 1..40),
        columns in 0..200_usize,
    ) {
        let sample = crowd(&bosses);
        let map = BuyerMap::of(&sample.book.deal, Some(&sample.process), columns);
        prop_assert_eq!(map.boxes.len(), bosses.len() + 1, "everybody, and the role of the user");
        for (at, spot) in map.boxes.iter().enumerate() {
            prop_assert!(spot.x + BOX_COLUMNS <= map.columns && spot.y + BOX_ROWS <= map.rows);
            for other in &map.boxes[at + 1..] {
                let apart = spot.x.abs_diff(other.x) >= BOX_COLUMNS || spot.y.abs_diff(other.y) >= BOX_ROWS;
                prop_assert!(apart, "{:?} and {:?}", spot.who, other.who);
            }
        }
        for line in &map.lines {
            let middle = (usize::midpoint(line.from.0, line.to.0), usize::midpoint(line.from.1, line.to.1));
            let crossed = map.boxes.iter().find(|spot| {
                let is_end = covers(spot, line.from) || covers(spot, line.to);
                covers(spot, middle) && !is_end
            });
            prop_assert!(crossed.is_none(), "{line:?} runs through {crossed:?}");
        }
        for (boss, who) in &map.reports {
            prop_assert!(map.boxes[*boss].y < map.boxes[*who].y);
        }
    }

    #[test]
    fn every_report_is_drawn_but_one_of_each_circle(bosses in prop::collection::vec(0..12_usize, 1..12)) {
        let map = map(&crowd(&bosses));
        let told = bosses.iter().filter(|boss| **boss < bosses.len()).count();
        let left_out = map.notes.iter().filter(|note| note.ends_with("is left out")).count();
        prop_assert_eq!(map.reports.len() + left_out, told);
    }

    #[test]
    fn arrows_reach_every_box(bosses in prop::collection::vec(0..60_usize, 1..40)) {
        let map = map(&crowd(&bosses));
        let rights = std::iter::successors(Some(0), |at| map.beside(*at, Direction::Right));
        prop_assert_eq!(rights.count(), map.boxes.len());
        for at in 1..map.boxes.len() {
            prop_assert_eq!(map.beside(at, Direction::Left), Some(at - 1));
            let has_above = map.boxes[at].y > 0;
            prop_assert_eq!(map.beside(at, Direction::Up).is_some(), has_above);
        }
    }
}
