//! `team show`: what was worked out by hand, who sees what, and what cannot be read.

use std::fmt::Write;
use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use super::by_hand;
use crate::support::binary::User;

/// Somebody in the workspace that was worked out by hand, on its day.
pub(super) fn user() -> User {
    User::in_copy_of(&by_hand("workspace"), "2026-11-25T10:00:00+01:00")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What is shown as JSON.
fn shown(user: &User, more: &[&str]) -> Value {
    json(&user.run([&["team", "show", "--json"], more].concat()).printed())
}

fn ids(shown: &Value, list: &str) -> Vec<String> {
    let people = shown[list].as_array().unwrap();
    people.iter().map(|person| person["id"].as_str().unwrap().to_owned()).collect()
}

/// Whatever was worked out stands there with its value, in its order.
#[track_caller]
fn holds(place: &str, shown: &Value, truth: &Value) {
    match (shown, truth) {
        (Value::Object(shown), Value::Object(truth)) => {
            let keys: Vec<_> = shown.keys().filter(|key| truth.contains_key(*key)).collect();
            assert_eq!(keys, truth.keys().collect::<Vec<_>>(), "{place}");
            truth.iter().for_each(|(key, it)| holds(&format!("{place}.{key}"), &shown[key], it));
        }
        (Value::Array(shown), Value::Array(truth)) => {
            assert_eq!(shown.len(), truth.len(), "{place}");
            let both = shown.iter().zip(truth).enumerate();
            both.for_each(|(nth, (it, truth))| holds(&format!("{place}[{nth}]"), it, truth));
        }
        (shown, truth) => assert_eq!(shown, truth, "{place}"),
    }
}

#[test]
fn no_figure_about_a_person_stands_in_what_is_read_together_or_handed_on() {
    let user = user();
    let of_rep = user.run(["team", "show", "--rep", "ana"]).printed();
    assert!(of_rep.contains("in 30 days") && of_rep.contains("took over"), "{of_rep}");
    let listed = json(&user.run(["session", "list", "--json"]).printed());
    let sessions = listed["sessions"].as_array().unwrap();
    assert!(sessions.len() > 10, "{}", sessions.len());
    let deals = json(&user.run(["deal", "list", "--json"]).printed());
    let papers = sessions.iter().flat_map(|session| {
        let id = session["id"].as_str().unwrap();
        ["show", "export"].map(|how| user.run(["session", how, id]).out)
    });
    let pages = deals["deals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deal| user.run(["deal", "export", deal["id"].as_str().unwrap()]).out);
    for paper in papers.chain(pages) {
        for figure in ["in 30 days", "took over", "Steps kept", "Close rate", "not talked about"] {
            assert!(!paper.contains(figure), "{figure}: {paper}");
        }
    }
}

#[test]
fn all_that_was_worked_out_by_hand_is_counted() {
    let truth = json(&fs::read_to_string(by_hand("truth.json")).unwrap());
    let shown = shown(&user(), &[]);
    for key in ["today", "reps", "managers"] {
        holds(key, &shown[key], &truth[key]);
    }
    assert_eq!(shown["schema"], "sideline.team/1");
    let keys: Vec<_> = shown.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["schema", "today", "reps", "managers", "unread"]);
}

#[test]
fn what_is_typed_stands_beside_what_is_counted() {
    let user = user();
    user.put("coaching/ana/person.toml", ANA);
    user.put("coaching/goran/person.toml", GORAN);
    let shown = shown(&user, &[]);
    let ana = &shown["reps"][0];
    let typed = ana["metrics"].as_array().unwrap().last().unwrap();
    assert_eq!(
        *typed,
        json(
            r#"{"id": "selling-time", "value": "0.42", "n": null, "team_value": null,
            "team_n": null, "why": "Two fairs", "why_on": "2026-11-03", "on": "2026-11-03"}"#
        )
    );
    assert_eq!(ana["metrics"][0]["why"], "Tenders");
    assert_eq!(ana["metrics"][0]["why_on"], "2026-10-05");
    assert_eq!(
        ana["skills"],
        json(
            r#"[{"id": "size-funder-named", "name": "Funder named", "level": "prompts",
            "since": "2026-11-17"}]"#
        )
    );
    assert_eq!(shown["managers"][0]["team_meeting"], "2026-11-23");
    assert_snapshot!("a_team", user.run(["team", "show"]).printed());
}

const ANA: &str = r#"format = 1
id = "ana"
focus = "Ask who signs"
quota = "200000"

[skill.size-funder-named]
name = "Funder named"
process = "field"
criterion = "size.funder-named"
level = "prompts"
since = 2026-11-17

[skill.find-owner-named]
name = "Owner named"
level = "none"
since = 2026-08-01
closed = 2026-09-01

[metric.selling-time.2026-11-03]
value = "0.42"
why = "Two fairs"

[metric.selling-time.2025-11-03]
value = "0.50"

[metric.close-rate.2026-10-05]
why = "Tenders"
"#;

const GORAN: &str = r#"format = 1
id = "goran"

[team_meeting]
2026-11-16 = true
2026-11-23 = true
2026-11-24 = false
"#;

#[test]
fn a_manager_sees_their_reps_and_a_rep_their_own_figures() {
    #[track_caller]
    fn case(user: &User, more: &[&str], reps: &[&str], managers: &[&str]) {
        let shown = shown(user, more);
        assert_eq!((ids(&shown, "reps"), ids(&shown, "managers")), (own(reps), own(managers)));
    }
    fn own(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }
    let user = user();
    case(&user, &[], &["ana", "ben", "dag"], &["goran", "mia"]);
    case(&user, &["--rep", "Ben"], &["ben"], &["mia"]);
    user.run(["me", "goran"]).printed();
    case(&user, &[], &["ana", "dag"], &["goran"]);
    case(&user, &["--rep", "ben"], &["ben"], &["mia"]);
    user.run(["me", "dag"]).printed();
    case(&user, &[], &["dag"], &["goran"]);
    case(&user, &["--rep", "dag"], &["dag"], &["goran"]);
    let said = user.run(["team", "show", "--rep", "ana"]).refused(1);
    assert!(said.contains("Ana Ruiz and who coaches them see these figures"), "{said}");
    let said = user.run(["team", "show", "--rep", "goran"]).refused(1);
    assert!(said.contains("Goran Petrovic is no rep"), "{said}");
}

#[test]
fn a_rep_sees_a_figure_of_the_team_only_where_three_reps_stand_in_it() {
    let user = user();
    user.run(["me", "ana"]).printed();
    let metrics = |user: &User| shown(user, &[])["reps"][0]["metrics"].clone();
    assert_eq!(metrics(&user)[0]["team_value"], Value::Null);
    assert_eq!(metrics(&user)[0]["team_n"], Value::Null);
    user.edit("deals/lost-4/deal.toml", "owner = \"ben\"", "owner = \"dag\"");
    assert_eq!(metrics(&user)[0]["team_value"], "0.50");
    assert_eq!(metrics(&user)[1]["team_value"], Value::Null);
}

#[test]
fn a_manager_talks_of_your_talks_and_of_your_last_step_in() {
    let user = user();
    user.run(["me", "goran"]).printed();
    let said = user.run(["team", "show"]).printed();
    assert!(said.contains("7 of 9 of your talks with Ana came in Prove and Sign"), "{said}");
    assert!(said.contains("6 days since your last step-in: Thu 19 Nov, Open 1"), "{said}");
    user.run(["me", "ana"]).printed();
    let said = user.run(["team", "show"]).printed();
    assert!(said.contains("7 of 9 of your talks came in Prove and Sign"), "{said}");
    assert!(said.contains("6 days since Goran's last step-in"), "{said}");
}

#[test]
fn what_cannot_be_read_of_a_deal_is_said_at_every_figure() {
    let user = user();
    user.put("deals/open-1/calls/c0000001.toml", "format = ");
    let ran = user.run(["team", "show"]);
    assert_eq!(ran.code, 3);
    assert_eq!(ran.out.matches("without 1 unread file").count(), 3 * 9 + 2 * 2, "{}", ran.out);
    assert!(ran.out.contains("2 of 2 in 30 days"), "{}", ran.out);
    let ran = user.run(["team", "show", "--json"]);
    assert_eq!(ran.code, 3);
    let shown = json(&ran.out);
    assert_eq!(shown["unread"][0]["file"], "deals/open-1/calls/c0000001.toml");
    assert_eq!(shown["reps"][0]["joint_calls"]["count"], 2);
}

#[test]
fn a_process_that_cannot_be_read_is_said_of_whoever_follows_it() {
    let user = user();
    user.put("process-templates/field.toml", "format = 1\n[process]\nid = \"field\"\n[[stage\n");
    let ran = user.run(["team", "show"]);
    assert_eq!(ran.code, 3, "{ran}");
    let not_read = "not read: process-templates/field.toml, line 4: no stages and no gaps";
    assert!(ran.out.contains(not_read), "{}", ran.out);
    assert!(ran.err.contains("process-templates/field.toml:4"), "{}", ran.err);
    let shown = json(&user.run(["team", "show", "--json"]).out);
    assert_eq!(shown["unread"][0]["file"], "process-templates/field.toml");
    // Lists that need no process are whole.
    assert_eq!(user.run(["action", "list"]).code, 0);
}

#[test]
fn a_file_of_somebody_that_cannot_be_read_leaves_all_that_is_counted() {
    let user = user();
    let whole = shown(&user, &[]);
    user.put("coaching/ana/person.toml", "format = 1\nid = \"ana\"\nquota = \n");
    let ran = user.run(["team", "show", "--rep", "ana"]);
    assert_eq!(ran.code, 3);
    let not_read = "not read: coaching/ana/person.toml, line 3";
    assert!(ran.out.contains(&format!("Pipeline to quota  {not_read}")), "{}", ran.out);
    assert!(ran.out.contains(&format!("Typed              {not_read}")), "{}", ran.out);
    assert!(!ran.out.contains("without"), "{}", ran.out);
    let mut shown = json(&user.run(["team", "show", "--json"]).out);
    assert_eq!(shown["unread"][0]["file"], "coaching/ana/person.toml");
    assert_eq!(shown["reps"][0]["metrics"][3]["value"], Value::Null);
    shown["reps"][0]["metrics"] = whole["reps"][0]["metrics"].clone();
    assert_eq!(shown["reps"][0], whole["reps"][0]);
}

#[test]
fn a_wrong_value_leaves_out_that_value_alone() {
    #[track_caller]
    fn case(user: &User, from: &str, to: &str, message: &str, check: fn(&Value) -> bool) {
        user.put("coaching/ana/person.toml", ANA.replacen(from, to, 1));
        let ran = user.run(["team", "show", "--json"]);
        let shown = json(&ran.out);
        assert_eq!((ran.code, shown["unread"].as_array().unwrap().len()), (3, 1), "{to}");
        assert!(ran.err.contains(message), "{}", ran.err);
        assert!(check(&shown["reps"][0]), "{to}: {}", ran.out);
        let doctor = user.run(["doctor"]);
        assert!(doctor.out.contains(message), "{doctor}");
    }
    let user = user();
    let no_quota = |rep: &Value| rep["metrics"][3]["value"].is_null();
    case(&user, "\"200000\"", "\"0\"", "a quota is more than 0", no_quota);
    case(&user, "\"200000\"", "200000", "Write quota = \"200000\"", no_quota);
    case(&user, "\"0.42\"", "\"42\"", "is not a share of the whole", |rep| {
        rep["metrics"].as_array().unwrap().len() == 4 && rep["metrics"][3]["value"] == "0.4"
    });
    case(&user, "\"prompts\"", "\"pushes\"", "is not a level of help", |rep| {
        rep["skills"][0]["level"].is_null() && rep["skills"][0]["name"] == "Funder named"
    });
    case(&user, "since = 2026-11-17", "since = \"may\"", "since is", |rep| {
        rep["skills"][0]["since"].is_null() && rep["skills"][0]["level"] == "prompts"
    });
}

#[test]
fn doctor_knows_the_file_and_what_it_names() {
    let user = user();
    user.put("coaching/ana/person.toml", ANA.replace("process = \"field\"", "process = \"feld\""));
    user.put(
        "coaching/zoe/person.toml",
        "format = 1\nid = \"zoe\"\ncurrency = \"Euro\"\nmood = 1\n",
    );
    let said = user.run(["doctor"]).out;
    assert!(said.contains("there is no process \"feld\""), "{said}");
    assert!(said.contains("nobody in the team has the id \"zoe\""), "{said}");
    assert!(said.contains("\"Euro\" is not a currency"), "{said}");
    assert!(said.contains("mood"), "{said}");
    assert!(!said.contains("not a file of sideline's"), "{said}");
}

#[test]
fn a_quota_in_another_currency_and_no_quota_are_no_figure() {
    let user = user();
    user.edit("coaching/ben/person.toml", "EUR", "USD");
    let shown = shown(&user, &[]);
    assert_eq!(shown["reps"][1]["metrics"][3]["value"], Value::Null);
    // 80 000 of Ana's 200 000 alone.
    assert_eq!(shown["reps"][0]["metrics"][3]["team_value"], "0.4");
    assert_eq!(shown["reps"][0]["metrics"][3]["team_n"], 1);
}

#[test]
fn a_team_without_anything_has_a_sentence() {
    let user = User::new();
    user.put("sideline.toml", "format = 1\n");
    let ran = user.run(["team", "show"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("Nobody sells in this team yet: sideline team add"), "{}", ran.err);
    let shown = shown(&user, &[]);
    assert_eq!((ids(&shown, "reps"), ids(&shown, "managers")), (Vec::new(), Vec::new()));
    user.run(["team", "add", "Goran", "--role", "manager"]).printed();
    user.run(["team", "add", "Ana", "--role", "rep"]).printed();
    assert_snapshot!("a_team_of_two_without_a_deal", user.run(["team", "show"]).printed());
}

#[test]
fn thirty_reps_are_shown_by_name() {
    let user = User::new();
    let mut team = "format = 1\n".to_owned();
    for nth in 0..30 {
        let letter = char::from(b'z' - nth % 26);
        let person = format!("[person.rep-{nth}]\nname = \"{letter}{nth}\"\nrole = \"rep\"\n");
        write!(team, "{person}").unwrap();
    }
    user.put("sideline.toml", team);
    let shown = shown(&user, &[]);
    let names: Vec<_> =
        shown["reps"].as_array().unwrap().iter().map(|it| it["name"].to_string()).collect();
    assert_eq!(names.len(), 30);
    assert!(names.is_sorted(), "{names:?}");
    let said = user.run(["team", "show"]).printed();
    assert_eq!(said.matches("(nobody coaches them)").count(), 30, "{said}");
}

#[test]
fn who_left_stands_in_no_figure_of_people() {
    let user = user();
    user.edit("sideline.toml", "[person.ben]", "[person.ben]\nleft = 2026-11-20");
    let shown = shown(&user, &[]);
    assert_eq!(ids(&shown, "reps"), ["ana", "dag"]);
    assert_eq!(shown["reps"][0]["metrics"][0]["team_n"], 12);
    let said = user.run(["team", "show", "--rep", "ben"]).refused(1);
    assert!(said.contains("Ben Cole has left, and has no figures any more"), "{said}");
}

#[test]
fn a_manager_without_a_rep_is_told_how_to_get_one() {
    let user = user();
    user.run(["team", "add", "Nils", "--role", "manager"]).printed();
    user.run(["me", "nils"]).printed();
    let ran = user.run(["team", "show"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("You coach no rep: sideline team edit REP --manager nils"), "{ran}");
    assert!(ran.out.contains("No step-in, and no session that counts yet."), "{ran}");
}

#[test]
fn a_team_that_cannot_be_read_is_told_and_nobody_is_said_to_be_missing() {
    let user = user();
    user.put("sideline.toml", "format = ");
    let ran = user.run(["team", "show"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("sideline.toml:1:"), "{ran}");
    assert!(!ran.err.contains("Nobody sells"), "{ran}");
}

#[test]
fn a_deal_that_cannot_be_read_at_all_is_in_no_figure_and_named() {
    let user = user();
    user.put("deals/open-2/deal.toml", "format = ");
    let ran = user.run(["team", "show", "--rep", "ana"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("90 of 180 minutes in 30 days"), "{ran}");
    assert!(ran.out.contains("1 accepted, without 1 unread file."), "{ran}");
    user.edit("deals/open-1/deal.toml", "amount = \"80000\"", "amount = \"80 k\"");
    let ran = user.run(["team", "show", "--rep", "ana"]);
    assert!(ran.out.contains("without 1 unread file and 1 unread value"), "{ran}");
}

#[test]
fn a_deal_decided_before_it_was_written_down_took_no_days() {
    let user = user();
    user.edit("deals/won-4/deal.toml", "created = 2026-05-04", "created = 2026-10-04");
    let shown = shown(&user, &["--rep", "ana"]);
    // 0 80 80 100 140 in place of 70 among them.
    assert_eq!(shown["reps"][0]["metrics"][1]["value"], "80");
}
