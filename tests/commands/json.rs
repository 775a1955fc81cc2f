//! The printed shapes: each says what its example says, with its keys in the
//! promised order.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::binary::{NOW, User};

/// Checks that everything in an abridged example is printed. A text that ends
/// in dots is only the start of one, a list only some of its items.
fn says(printed: &Value, example: &Value) -> bool {
    match (printed, example) {
        (Value::Object(printed), Value::Object(example)) => example
            .iter()
            .all(|(key, example)| printed.get(key).is_some_and(|printed| says(printed, example))),
        (Value::Array(printed), Value::Array(example)) => {
            example.iter().all(|example| printed.iter().any(|printed| says(printed, example)))
        }
        (Value::String(printed), Value::String(example)) => match example.strip_suffix("...") {
            Some(start) => printed.starts_with(start),
            None => printed == example,
        },
        (printed, example) => printed == example,
    }
}

/// The keys of the first object (or of the first of the list) under a key.
fn keys<'t>(text: &'t str, under: &str) -> Vec<&'t str> {
    let key = |line: &'t str| {
        let (before, rest) = line.split_once('"')?;
        Some((before.len(), rest.split_once("\":")?.0))
    };
    let mut lines = text.lines();
    let is_there = |line: &&'t str| {
        !line.trim_end_matches(',').ends_with("null")
            && key(line).is_some_and(|(_, key)| key == under)
    };
    let start = lines.find(is_there).unwrap();
    let lines: Vec<&str> = lines.skip(usize::from(start.ends_with('['))).collect();
    let depth = key(lines[0]).unwrap().0;
    let inside = lines.iter().take_while(|line| line.starts_with(&" ".repeat(depth)));
    inside.filter_map(|line| key(line)).filter(|(at, _)| *at == depth).map(|(_, key)| key).collect()
}

#[test]
fn the_examples_of_the_shapes_are_printed() {
    #[track_caller]
    fn case(user: &User, now: &str, line: &str, example: &str) {
        let words = line.split(' ').chain(["--json"]);
        let ran = user.command(words).env("SIDELINE_NOW", now).output().unwrap();
        let printed: Value = serde_json::from_slice(&ran.stdout).unwrap();
        let example: Value = serde_json::from_str(example).unwrap();
        assert!(says(&printed, &example), "{line}\n{printed:#}\n{example:#}");
    }
    let user = User::with_examples();
    let session = include_str!("contract/session.json");
    case(&user, NOW, "session show k3v9", session);
    let deal = include_str!("contract/deal.json");
    case(&user, "2026-11-25T09:00:00+01:00", "deal show acme", deal);
    let broken =
        user.text(super::STEP).replace("h7k2p9qd", "9x2k7m3p").replace("\"open\"", "\"opn\"");
    user.put(&super::STEP.replace("h7k2p9qd", "9x2k7m3p"), broken);
    let actions = include_str!("contract/actions.json");
    // What cannot be read of a record is null where it stands.
    let (before, rest) = actions.split_once('[').unwrap();
    let (sound, after) = rest.split_once(']').unwrap();
    let wrong =
        sound.replace("h7k2p9qd", "9x2k7m3p").replace("\"status\": \"open\"", "\"status\": null");
    case(&user, NOW, "action list", &format!("{before}[{wrong}, {sound}]{after}"));
    case(
        &user,
        NOW,
        "action show h7k2",
        &actions
            .replace("actions/1", "action/1")
            .replace("\"actions\": [{", "\"action\": {")
            .replace("\"why\": null }]", "\"why\": null }"),
    );
}

#[test]
fn keys_stand_in_the_promised_order() {
    #[track_caller]
    fn case(user: &User, line: &str, under: &str, expected: &str) {
        let printed = user.run(line.split(' ').chain(["--json"])).printed();
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(keys(&printed, under), expected, "{line}: {under}");
    }
    const ACTION: &str = "id deal deal_name text owner owner_name side status due due_in_days \
        done_when criterion person call session agreed_on carries moves created closed result why \
        agreed_by agreed_typed_by inside step_in";
    const ASK: &str = "id deal deal_name kind from from_name of of_name of_title status \
        initiated_by needed_by wording gist what_happened what_they_do my_next my_next_due \
        rep_view created session replied reply closed result recipients";
    const DEAL: &str = "id account name owner owner_name status process stage stage_name \
        days_in_stage time_box_days buyer_stage ahead_of_buyer_by amount close_date \
        close_date_moves created decided lost_reason last_session next_step_due flags";
    const SESSION: &str = "id deal deal_name state kind rep rep_name manager manager_name started \
        ended minutes planned_minutes stage_at_start spontaneous goal next_session adherence";
    const CALL: &str = "id deal deal_name date status with with_names objective act_by fallback \
        evidence_wanted criterion role_planned asks_planned session role asks minutes buyer_act \
        buyer_act_by outcome moved_by why step_in starts planned_minutes where";
    const PERSON: &str = "id name title phone mail roles influence stance coverage mode reports_to advocate \
        last_contact since left";
    let user = User::with_examples();
    case(&user, "action list", "actions", ACTION);
    case(&user, "action show h7k2", "action", ACTION);
    case(&user, "ask list", "asks", ASK);
    case(&user, "ask show w2n6", "ask", ASK);
    case(&user, "ask show w2n6", "recipients", "id person name title contact");
    case(&user, "call list", "calls", CALL);
    case(&user, "call show m4x8", "call", CALL);
    case(&user, "deal list", "deals", DEAL);
    let whole = format!(
        "{DEAL} stages people relations gaps actions asks calls sessions elements look_again"
    );
    case(&user, "deal show acme", "deal", &whole);
    case(&user, "deal show acme", "process", "id version");
    case(&user, "deal show acme", "amount", "value currency");
    let stage = "id name buyer_step standing required verified assumed exit";
    case(&user, "deal show acme", "stages", stage);
    let criterion = "id outcome required status standing on by session evidence";
    case(&user, "deal show acme", "exit", criterion);
    case(&user, "deal show acme", "people", PERSON);
    case(&user, "deal show acme", "relations", "from kind to strength");
    case(&user, "deal show acme", "actions", ACTION);
    case(&user, "deal show acme", "asks", ASK);
    case(&user, "deal show acme", "calls", CALL);
    case(&user, "deal show acme", "sessions", SESSION);
    case(&user, "session list", "sessions", &format!("{SESSION} will_confirm"));
    let whole = format!(
        "{SESSION} process steps exit answers looked_back in_the_way changed people notes \
         debrief proposals actions asks calls agreed close_date_whose close_date_source start_now people_news \
         move_one relations gaps elements coaching"
    );
    case(&user, "session show k3v9", "session", &whole);
    case(&user, "session show k3v9", "adherence", "worked expected");
    case(&user, "session show k3v9", "process", "id version digest");
    case(&user, "session show k3v9", "steps", "id stage name seconds standing why");
    case(&user, "session show k3v9", "exit", "stage id outcome status standing evidence");
    case(&user, "session show k3v9", "answers", "stage id ask rep follow_ups unknown left_out");
    case(&user, "session show k3v9", "follow_ups", "ask rep");
    let look = "kind id text then got_in_the_way note due owner side outcome moved_by buyer_act \
        buyer_act_by role asks minutes back_on next_time closed";
    case(&user, "session show k3v9", "looked_back", look);
    case(&user, "session show k3v9", "people", PERSON);
    case(&user, "session show k3v9", "actions", ACTION);
    case(&user, "session show k3v9", "calls", CALL);
    case(&user, "session show k3v9", "agreed", "by at how typed_by");
    let user = User::with_everything();
    let whole = "session show q5w8 --with-coaching";
    case(&user, whole, "recipients", "id person name title contact");
    case(&user, whole, "notes", "id text");
    case(&user, whole, "relations", "from kind to strength");
    case(&user, whole, "gaps", "id of then");
    case(&user, whole, "elements", "id name level means evidence");
    let gate = "reason catastrophe judged_by why rep_could_if rep_keeps returns back_on next_time accepted";
    case(&user, whole, "step_in", gate);
    let notes = "strength lesson manager_view view_is parked metric_why skills";
    case(&user, whole, "coaching", notes);
    case(&user, whole, "metric_why", "id value n why");
    case(&user, whole, "skills", "id level");
    let line = "kind id deal deal_name text beside day days_late";
    case(&user, "today --for ana", "lines", line);
    let process = "id version name source file stages errors warnings open_deals file_is_used";
    case(&user, "process list", "processes", process);
}

#[test]
fn the_top_of_each_shape_says_what_it_is() {
    #[track_caller]
    fn case(user: &User, line: &str, expected: &str) {
        let printed = user.run(line.split(' ').chain(["--json"])).printed();
        let key = |line: &str| {
            line.strip_prefix("  \"")?.split_once("\":").map(|(key, _)| key.to_owned())
        };
        let top: Vec<String> = printed.lines().filter_map(key).collect();
        let schema = printed.lines().nth(1).unwrap().split('"').nth(3).unwrap().to_owned();
        assert_eq!(format!("{schema}: {}", top[1..].join(" ")), expected);
    }
    let user = User::with_examples();
    case(&user, "action list", "sideline.actions/1: today actions unread");
    case(&user, "action show h7k2", "sideline.action/1: today action unread");
    case(&user, "ask list", "sideline.asks/1: today asks unread");
    case(&user, "ask show w2n6", "sideline.ask/1: today ask unread");
    case(&user, "call list", "sideline.calls/1: today calls unread");
    case(&user, "call show m4x8", "sideline.call/1: today call unread");
    case(&user, "deal list", "sideline.deals/1: today deals unread");
    case(&user, "deal show acme", "sideline.deal/1: today deal unread");
    case(&user, "session list", "sideline.sessions/1: sessions unread");
    case(&user, "session show k3v9", "sideline.session/1: session unread");
    case(&user, "process list", "sideline.processes/1: processes unread");
    case(&user, "today", "sideline.today/1: today for groups unread");
    case(&user, "keys", "sideline.keys/1: places");
}

#[test]
fn the_whole_of_each_shape_is_under_review() {
    let user = User::with_examples();
    for (name, line) in [
        ("json_actions", "action list"),
        ("json_calls", "call list"),
        ("json_call", "call show m4x8"),
        ("json_deals", "deal list"),
        ("json_deal", "deal show acme"),
        ("json_sessions", "session list"),
        ("json_session", "session show k3v9"),
        ("json_processes", "process list"),
    ] {
        assert_snapshot!(name, user.run(line.split(' ').chain(["--json"])).printed());
    }
}

#[test]
fn what_is_said_of_a_rep_is_printed_only_when_asked_for() {
    let user = User::with_everything();
    let session = |words: &[&str]| -> Value {
        let words = ["session", "show", "q5w8", "--json"].iter().chain(words);
        serde_json::from_str::<Value>(&user.run(words).printed()).unwrap()["session"].take()
    };
    let (without, with) = (session(&[]), session(&["--with-coaching"]));
    assert_eq!(without["coaching"], Value::Null);
    assert_eq!(with["coaching"]["view_is"], "different");
    let standings: Vec<&Value> = without["steps"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|step| step["standing"] == "out-of-time")
        .map(|step| &step["stage"])
        .collect();
    assert_eq!(standings, ["diagnose", "prove"]);
    assert_eq!(without["asks"][0]["status"], "accepted");
    assert_eq!(without["calls"][0]["step_in"]["reason"], "make-number");
}

#[test]
fn somebody_a_session_changed_is_named_as_the_deal_names_them() {
    let user = User::with_examples();
    let printed = user.run(["session", "show", "k3v9", "--json"]).printed();
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let person = &printed["session"]["people"][0];
    assert_eq!((&person["name"], &person["stance"]), (&"Tom Ode".into(), &"supporter".into()));
}
