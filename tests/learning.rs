//! What a rep is coached in: asked about first, and at the end how much help they get
//! with it from now on.

use jiff::civil::date;
use sideline::domain::id::SkillId;
use sideline::domain::process::SessionKind;
use sideline::domain::profile::{Level, Profile, Skill};
use sideline::domain::session::Beginning;
use sideline::interview::field::{ExitLine, Field};
use sideline::interview::prompt::Entry;
use sideline::interview::topic::prompt;

use crate::support::table::Table;

const PROCESS: &str = "b2b-buyer-aligned";

fn skill() -> SkillId {
    "align-two-more-people".parse().unwrap()
}

/// A deal of Ana's in a stage, who learns to have an outcome shown.
fn learning(stage: &str, criterion: &str, level: Level) -> Table {
    let mut table = Table::at(PROCESS, stage);
    let learned = Skill {
        name: Some("Ask for two more".to_owned()),
        process: PROCESS.parse().ok(),
        criterion: criterion.parse().ok(),
        level: Some(level),
        since: Some(date(2026, 11, 17)),
        closed: None,
    };
    let mut profile = Profile::new("ana".parse().unwrap());
    profile.skills.insert(skill(), learned);
    table.profiles.insert(profile.id.clone(), profile);
    table
}

/// What is asked about the help, and the keys of its answers.
fn asked(table: &mut Table) -> Option<(String, Vec<char>)> {
    let agree = table.steps().pop().unwrap();
    let field = agree.fields.into_iter().find(|field| matches!(field, Field::Help(_)))?;
    let prompt = table.with(|situation, session, _| prompt(situation, session, &field));
    let Entry::Choice(choices, _) = &prompt.entry else { panic!("{:?}", prompt.entry) };
    let keys = choices.iter().filter_map(|choice| choice.key).collect();
    Some((prompt.ask, keys))
}

const TWO_MORE: &str = "align.two-more-people";
const ANSWER: &str = "exit.align.two-more-people.status";

#[test]
fn help_is_talked_about_where_the_outcome_was_asked() {
    let mut table = learning("align", TWO_MORE, Level::Prompts);
    assert_eq!(asked(&mut table), None, "not asked yet");
    table.keep(ANSWER, "n").unwrap();
    let ask = "Ask for two more: Goran prompts. Less help next time?".to_owned();
    assert_eq!(asked(&mut table), Some((ask, vec!['a', 'l', 'm'])));
    let level = |table: &Table| table.session.coaching.levels.get(&skill()).copied();
    for (answer, expected) in [
        ("less", Some(Level::Observes)),
        ("more", Some(Level::Joins)),
        ("same", Some(Level::Prompts)),
        ("", None),
    ] {
        table.keep("skill.align-two-more-people", answer).unwrap();
        assert_eq!(level(&table), expected, "{answer}");
    }
    assert!(table.keep("skill.align-two-more-people", "lots").is_err());
}

#[test]
fn nobody_is_asked_about_what_was_learned_or_what_the_session_has_no_time_for() {
    #[track_caller]
    fn case(mut table: Table, expected: bool) {
        table.keep(ANSWER, "n").unwrap();
        assert_eq!(asked(&mut table).is_some(), expected);
    }
    let of = |level| learning("align", TWO_MORE, level);
    let with = |change: fn(&mut Skill)| {
        let mut table = of(Level::Prompts);
        let skills = table.profiles.values_mut().flat_map(|profile| profile.skills.values_mut());
        skills.for_each(change);
        table
    };
    case(of(Level::Shows), true);
    case(of(Level::None), false);
    case(with(|skill| skill.closed = Some(date(2026, 11, 20))), false);
    case(with(|skill| skill.process = "simple".parse().ok()), false);
    let quick = Beginning { kind: SessionKind::Quick, is_afterwards: false };
    case(of(Level::Prompts).beginning(quick), false);
}

#[test]
fn more_than_all_the_help_cannot_be_chosen() {
    let mut table = learning("align", TWO_MORE, Level::Shows);
    table.keep(ANSWER, "n").unwrap();
    assert_eq!(asked(&mut table).unwrap().1, ['a', 'l']);
}

#[test]
fn what_a_rep_learns_is_asked_although_other_outcomes_would_have_their_turn() {
    let is_asked = |mut table: Table| {
        let fields = table.steps().into_iter().flat_map(|part| part.fields);
        let asked: Vec<String> = fields
            .filter(|field| matches!(field, Field::Exit(_, ExitLine::Status)))
            .map(|field| field.to_string())
            .collect();
        asked.contains(&ANSWER.to_owned())
    };
    assert!(!is_asked(Table::at(PROCESS, "contract")));
    assert!(is_asked(learning("contract", TWO_MORE, Level::Prompts)));
}
