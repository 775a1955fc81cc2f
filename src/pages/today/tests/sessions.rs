//! Sessions on Today: who is due for one, what was begun, and the next one.

use super::*;

#[test]
fn a_rep_is_due_after_fourteen_days_without_a_session_for_which_both_take_their_time() {
    #[track_caller]
    fn case(me: &str, sessions: &[(SessionKind, SessionState, i32)], expected: &[&str]) {
        let sample = sessions.iter().fold(Sample::at("explore"), |sample, (kind, state, days)| {
            talked(sample, *kind, *state, *days)
        });
        assert_eq!(days(&with(me, sample), Kind::Rep), expected, "{me} {sessions:?}");
    }
    let (agreed, ended) = (SessionState::Agreed, SessionState::Ended);
    case("goran", &[], &["no session yet"]);
    case("goran", &[(SessionKind::Standard, agreed, 14)], &[]);
    case("goran", &[(SessionKind::Standard, agreed, 15)], &["15 days"]);
    case("goran", &[(SessionKind::Full, ended, 3)], &[]);
    case("goran", &[(SessionKind::Debrief, agreed, 3)], &[]);
    case("goran", &[(SessionKind::Quick, agreed, 3)], &["no session yet"]);
    case("goran", &[(SessionKind::Prep, ended, 3)], &["no session yet"]);
    // One that was begun stands above.
    case("goran", &[(SessionKind::Standard, SessionState::Draft, 3)], &[]);
    let both = [(SessionKind::Standard, agreed, 20), (SessionKind::Full, agreed, 16)];
    case("goran", &both, &["16 days"]);
    // One of which less than half was worked counts for nothing.
    let mut short = talked(Sample::at("explore"), SessionKind::Standard, agreed, 3);
    let session = short.book.sessions.values_mut().next().unwrap();
    session.points = Some(Points { worked: 3, expected: 8 });
    assert_eq!(days(&with("goran", short), Kind::Rep), ["no session yet"]);
    // Ana is Goran's to coach, and a rep is shown nobody.
    case("mia", &[], &[]);
    case("ana", &[], &[]);
}

#[test]
fn the_team_may_aim_for_another_number_of_days() {
    let sample = talked(Sample::at("explore"), SessionKind::Full, SessionState::Agreed, 15);
    let mut books = with("goran", sample);
    books.team.targets.one_to_one_days = 15;
    assert_eq!(days(&books, Kind::Rep), [""; 0]);
}

#[test]
fn what_was_begun_waits_for_both_and_a_preparation_for_the_rep() {
    #[track_caller]
    fn case(me: &str, kind: SessionKind, expected: bool) {
        let sample = talked(Sample::at("explore"), kind, SessionState::Draft, 2);
        let id = sample.book.sessions.keys().next().unwrap().clone();
        let things: Vec<Thing> =
            rows(&with(me, sample), Kind::Session).into_iter().map(|row| row.thing).collect();
        let deal = "acme-robotics-plant-rollout".parse().unwrap();
        let row = Thing::Session(deal, id);
        assert_eq!(things, if expected { vec![row] } else { vec![] }, "{me} {kind}");
    }
    case("ana", SessionKind::Standard, true);
    case("goran", SessionKind::Standard, true);
    case("cleo", SessionKind::Standard, false);
    case("mia", SessionKind::Standard, false);
    case("ana", SessionKind::Prep, true);
    case("goran", SessionKind::Prep, false);
    case("nobody", SessionKind::Prep, true);
}

#[test]
fn the_next_session_waits_from_a_week_before_it_until_they_sit_down() {
    #[track_caller]
    fn case(next: i32, again: Option<i32>, expected: Option<&str>) {
        for me in ["ana", "goran"] {
            let sample = Sample::at("explore");
            let mut sample = talked(sample, SessionKind::Standard, SessionState::Agreed, 20);
            let first = sample.book.sessions.values_mut().next().unwrap();
            first.next_session = Some(in_days(next).into());
            if let Some(days) = again {
                sample = talked(sample, SessionKind::Quick, SessionState::Ended, days);
            }
            assert_eq!(told(&with(me, sample)), Vec::from_iter(expected), "{me} {next}");
        }
    }
    case(8, None, None);
    case(7, None, Some("Week session Wed 2 Dec"));
    case(2, None, Some("Week session Fri 27 Nov"));
    case(1, None, Some("Soon session tomorrow"));
    case(0, None, Some("Soon session today"));
    case(-3, None, Some("Late session 3 days late"));
    // A session from the day before it on is the one that was meant.
    case(-3, Some(4), None);
    case(-3, Some(5), Some("Late session 3 days late"));
}
