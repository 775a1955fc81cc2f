//! What somebody finds who looks around.

use std::collections::BTreeSet;

use sideline::domain::action::{Action, ActionStatus, Owner};
use sideline::domain::ask::{Ask, AskStatus};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Call, CallStatus, Outcome};
use sideline::domain::coaching::Coaching;
use sideline::domain::deal::DealStatus;
use sideline::domain::id::ProcessId;
use sideline::domain::session::{Session, SessionState};
use sideline::domain::team::TeamRole;

use super::{TODAY, told};

fn actions(books: &Books) -> impl Iterator<Item = &Action> {
    books.deals.values().flat_map(|book| book.actions.values())
}

fn asks(books: &Books) -> impl Iterator<Item = &Ask> {
    books.deals.values().flat_map(|book| book.asks.values())
}

fn calls(books: &Books) -> impl Iterator<Item = &Call> {
    books.deals.values().flat_map(|book| book.calls.values())
}

fn sessions(books: &Books) -> impl Iterator<Item = &Session> {
    books.deals.values().flat_map(DealBook::held)
}

#[test]
fn one_manager_three_reps_nine_deals_in_all_stages() {
    let books = told(TODAY);
    let managers: Vec<_> = books.team.of_role(TeamRole::Manager).map(|(id, _)| id).collect();
    assert_eq!(managers, [books.me.as_ref().unwrap()]);
    let reps: BTreeSet<_> = books.team.of_role(TeamRole::Rep).map(|(id, _)| id).collect();
    let owners: BTreeSet<_> = books.deals.values().map(|book| &book.deal.owner).collect();
    assert_eq!((reps.len(), &owners), (3, &reps));
    assert_eq!(books.deals.len(), 9);
    let deals = || books.deals.values().map(|book| &book.deal);
    let processes: BTreeSet<_> = deals().map(|deal| &deal.process).collect();
    assert_eq!(processes.len(), 4);
    let usual = ProcessId::usual();
    for stage in &books.processes[&usual].stages {
        let is_in = deals().any(|deal| deal.process == usual && deal.stage == stage.id);
        assert!(is_in, "{}", stage.id);
    }
    for status in [DealStatus::Won, DealStatus::Lost] {
        assert_eq!(deals().filter(|deal| deal.status == status).count(), 1, "{status}");
    }
    let most_moves = deals().map(|deal| deal.close_date_moved.len()).max();
    assert_eq!(most_moves, Some(2));
}

#[test]
fn twenty_five_sessions_in_four_months_and_one_got_ready_for() {
    let books = told(TODAY);
    assert_eq!(sessions(&books).count(), 25);
    let prepared = books.deals.values().flat_map(|book| book.sessions.values());
    assert_eq!(prepared.filter(|session| session.is_prep()).count(), 1);
    let ago = |session: &Session| (TODAY - session.day()).get_days();
    let (first, last) = (sessions(&books).map(ago).max(), sessions(&books).map(ago).min());
    assert!(first.is_some_and(|days| (110..125).contains(&days)), "{first:?}");
    assert!(last.is_some_and(|days| (1..10).contains(&days)), "{last:?}");
    let ended = sessions(&books).filter(|session| session.state == SessionState::Ended).count();
    assert_eq!(ended, 1);
    let coached = sessions(&books).filter(|session| session.coaching != Coaching::default());
    assert!(coached.count() > 15);
    for session in sessions(&books) {
        assert!(session.minutes.is_some_and(|minutes| (5..60).contains(&minutes)), "{session:?}");
    }
}

#[test]
fn steps_of_every_standing() {
    let books = told(TODAY);
    for status in ActionStatus::ALL {
        assert!(actions(&books).any(|step| step.status == *status), "{status}");
    }
    let is_late = |step: &&Action| step.is_open() && step.due.is_some_and(|due| due < TODAY);
    let late = actions(&books).filter(is_late).count();
    let open = actions(&books).filter(|step| step.is_open()).count();
    assert!((2..=5).contains(&late) && open > 2 * late, "{late} of {open}");
    assert!(actions(&books).any(|step| step.carries() > 0));
    assert!(actions(&books).any(|step| step.agreed.is_none()));
    assert!(actions(&books).any(|step| matches!(step.owner, Owner::Buyer(_))));
}

#[test]
fn asks_of_every_standing_and_calls_of_every_outcome() {
    let books = told(TODAY);
    for status in AskStatus::ALL {
        assert!(asks(&books).any(|ask| ask.status == *status), "{status}");
    }
    for outcome in Outcome::ALL {
        assert!(calls(&books).any(|call| call.outcome() == Some(*outcome)), "{outcome}");
    }
    // That no call is planned is the session's to say.
    for status in CallStatus::ALL.iter().filter(|status| **status != CallStatus::None) {
        assert!(calls(&books).any(|call| call.status == *status), "{status}");
    }
    let is_this_week = |call: &Call| {
        let days = call.plan.date.map(|day| (day - TODAY).get_days());
        call.status == CallStatus::Planned && days.is_some_and(|days| (0..4).contains(&days))
    };
    assert!(calls(&books).any(is_this_week));
}

#[test]
fn whatever_is_named_is_there() {
    let books = told(TODAY);
    let mut ties = 0;
    for book in books.deals.values() {
        let (deal, title) = (&book.deal, book.deal.title());
        let process = books.process_of(deal).unwrap();
        assert!(deal.people.values().any(|person| !person.roles.is_empty()), "{title}");
        for person in deal.people.values() {
            assert!(person.title.is_some() && person.stance.is_some(), "{title}: {person:?}");
            assert!(person.reports_to.iter().all(|id| deal.people.contains_key(id)), "{title}");
        }
        for tie in &deal.relations {
            ties += 1;
            assert!([&tie.from, &tie.to].iter().all(|id| deal.people.contains_key(*id)));
        }
        for id in deal.exit.keys() {
            assert!(process.criterion(id).is_some(), "{title}: {id}");
        }
        let answers = book.sessions.values().flat_map(|session| session.answers.keys());
        assert!(answers.into_iter().all(|id| process.question(id).is_some()), "{title}");
        let agreed = book.actions.values().filter(|step| step.agreed.is_some());
        for step in agreed {
            let criterion = step.criterion.as_ref().and_then(|id| process.criterion(id));
            assert!(criterion.is_some() || step.person.is_none(), "{title}: {}", step.text);
            assert!(step.person.iter().all(|id| deal.people.contains_key(id)), "{}", step.text);
        }
        let met = book.calls.values().flat_map(|call| &call.plan.with);
        assert!(met.into_iter().all(|id| deal.people.contains_key(id)), "{title}");
    }
    assert!(ties > 3, "{ties}");
}

#[test]
fn nothing_is_known_before_its_day_and_no_mark_of_a_play_is_left() {
    let books = told(TODAY);
    let text = format!("{:?}", books.deals);
    for mark in ["$", "{-", "{+", "\"|", " | "] {
        assert!(!text.contains(mark), "{mark}");
    }
    for session in sessions(&books) {
        for found in session.exit.values() {
            let on = found.finding.evidence.as_ref().and_then(|evidence| evidence.on);
            assert!(on.is_none_or(|on| on <= session.day()), "{found:?}");
        }
    }
}
