//! The rep speaks first, on the screen too: no frame of a session shows what
//! the program has computed, or what the manager has parked, before the rep's
//! own view is kept.

use std::collections::BTreeMap;

use jiff::civil::date;
use sideline::domain::fold::fold;
use sideline::domain::money::Amount;
use sideline::domain::person::{Buyer, Influence};
use sideline::domain::session::{PartId, Session};
use sideline::interview::gaps::gaps;
use sideline::interview::guidance::{self, Guidance};
use sideline::interview::obstacles::obstacles;
use sideline::interview::situation::SoFar;
use sideline::interview::walk::{Situation, walk};

use crate::support::acme::session;
use crate::support::play::Play;
use crate::support::table::Table;

/// What the manager parks at once.
const PARKED: &str = "Legal again, third deal";

/// A deal that gives the program something to say: a large one, late, whose
/// deciding person nobody has met.
fn play() -> Play {
    let mut play = session();
    let books = play.model.books.as_mut().unwrap().change();
    let deal = &mut books.deals.values_mut().next().unwrap().deal;
    let currency = Some("EUR".to_owned());
    deal.amount = Some(Amount { value: "120000".parse().unwrap(), currency });
    deal.close_date = Some(date(2026, 12, 20));
    deal.entered.insert(deal.stage.clone(), date(2026, 10, 1));
    let dana = Buyer { influence: Some(Influence::High), ..Buyer::named("Dana Fox") };
    deal.people.insert("dana-fox".parse().unwrap(), dana);
    play
}

/// What may not be seen yet, by what it is.
fn hidden(situation: &Situation<'_>, session: &Session) -> BTreeMap<&'static str, Vec<String>> {
    let mut hidden = BTreeMap::new();
    if session.goal.is_none() {
        hidden.insert("facts of the deal", facts(situation, session));
    }
    let mut deal = situation.deal.clone();
    fold(session, &mut deal);
    let gaps: Vec<String> =
        gaps(&deal, situation.process).into_iter().map(|gap| gap.text).collect();
    // A gap that the buyer map has shown may be a red flag as well.
    let is_gap = |text: &String| gaps.iter().any(|gap| gap.starts_with(text.as_str()));
    if session.in_the_way.holding_up.is_none() {
        let found =
            obstacles(SoFar { situation, session }).into_iter().map(|obstacle| obstacle.text);
        hidden.insert("what may be in the way", found.filter(|text| !is_gap(text)).collect());
    }
    if session.people_news.is_none() {
        hidden.insert("gaps of the buyer map", gaps);
    }
    if session.in_the_way.chosen.is_none() {
        hidden.insert("a parked thought", session.coaching.parked.clone());
    }
    hidden
}

/// What Open shows once the rep has said what they want.
fn facts(situation: &Situation<'_>, session: &Session) -> Vec<String> {
    let told = Session { goal: Some("Said".to_owned()), ..session.clone() };
    let steps = walk(situation, &told);
    let open = steps.iter().find(|step| step.id == PartId::Open).unwrap();
    let text = |lead: Guidance| match lead {
        Guidance::Pair(_, text) | Guidance::Note(text) => Some(text),
        _ => None,
    };
    guidance::notes(SoFar { situation, session: &told }, open)
        .into_iter()
        .filter_map(text)
        .collect()
}

/// The words on the screen, one space between two, without the frames: in a
/// window so tall that nothing is out of sight.
fn words(play: &mut Play) -> String {
    let screen = play.screen_in((80, 160)).replace(['│', '▌', '┌', '└', '─'], " ");
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_computed_or_parked_is_seen_before_the_rep_has_spoken() {
    let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut was_hidden: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let start = play().keys("<f6>");
    let mut play = PARKED.chars().fold(start, |mut play, letter| {
        let screen = words(&mut play);
        assert!(!screen.contains("Legal"), "a thought is hidden while it is typed: {screen}");
        play.keys(&letter.to_string())
    });
    play = play.keys("<enter>");
    let (_, answered) = play.talk(|play| {
        let screen = words(play);
        let books = play.model.books.as_ref().unwrap();
        let held = play
            .session_screen()
            .unwrap()
            .held_on(books, play.model.page(), &play.model.now)
            .unwrap();
        let hidden = hidden(&held.situation().unwrap(), held.session);
        for (what, texts) in &hidden {
            for text in texts {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(!screen.contains(&text), "{what} is seen too early: {text}\n{screen}");
            }
        }
        // What was hidden a moment ago is there to be seen now, or soon.
        for (what, texts) in &was_hidden {
            if !hidden.contains_key(what) && texts.iter().any(|text| screen.contains(text.as_str()))
            {
                *seen.entry(what).or_default() += 1;
            }
        }
        was_hidden.extend(hidden);
    });
    assert!(answered > 20, "{answered}");
    let seen: Vec<_> = seen.into_keys().collect();
    assert_eq!(
        seen,
        [
            "a parked thought",
            "facts of the deal",
            "gaps of the buyer map",
            "what may be in the way"
        ],
        "each of them is shown in the end"
    );
}

#[test]
fn a_way_that_would_fail_is_the_reps_to_change() {
    #[track_caller]
    fn case(typed: &str, options: &[&str], chosen: u32) {
        let mut table = Table::at("simple", "discover");
        let said = [
            ("in_the_way.holding_up", "Legal"),
            ("in_the_way.costing_us", "none"),
            ("in_the_way.option_1", "Ask Tom"),
            ("in_the_way.option_2", "Ask Dana"),
            ("in_the_way.chosen", "1"),
            ("coaching.manager_view", "Tom is away"),
            ("coaching.view_is", "fails"),
            ("in_the_way.change", typed),
        ];
        for (field, text) in said {
            table.keep(field, text).unwrap();
        }
        let way = &table.session.in_the_way;
        assert_eq!(way.options, options, "{typed}");
        assert_eq!(way.chosen, Some(chosen), "{typed}");
    }
    case("Ask Tom's deputy", &["Ask Tom's deputy", "Ask Dana"], 1);
    case("2", &["Ask Tom", "Ask Dana"], 2);
    case("", &["Ask Tom", "Ask Dana"], 1);
}
