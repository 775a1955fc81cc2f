//! Children over their parents, and what comes of it.

use crate::domain::process::{Process, Speaker};
use crate::template::tests::family::{BASE, HEAD, child, family, said, stages};

/// The process of a child, whose own lines begin with line 4.
#[track_caller]
fn sound(text: &str) -> Process {
    family(&[("our.toml", &child(text)), ("base.toml", BASE)])
        .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[track_caller]
fn told(text: &str, expected: &str) {
    let faults = family(&[("our.toml", &child(text)), ("base.toml", BASE)]).err();
    assert_eq!(said(&faults.unwrap_or_default()), expected, "{text}");
}

#[test]
fn a_child_has_an_identity_of_its_own() {
    let process = sound("");
    assert_eq!((process.id.as_str(), process.version), ("p", 1));
    assert_eq!((process.name.as_str(), process.updated), ("Base", None));
    assert_eq!(stages(&process), ["one", "two", "three"]);
    let told = |text: &str, expected: &str| {
        let faults = family(&[("our.toml", text), ("base.toml", BASE)]).unwrap_err();
        assert_eq!(said(&faults), expected, "{text}");
    };
    told(HEAD, "SL109 our.toml:1:1");
    told(&format!("{HEAD}[process]\nname = 'x'"), "SL109 our.toml:3:1");
    told(&format!("{HEAD}process = {{ id = 'base' }}"), "SL306 our.toml:3:18");
    told("extends = './base.toml'\nprocess = { id = 'p' }", "SL101 our.toml:1:1");
}

#[test]
fn sections_merge_key_by_key() {
    let base = BASE.to_owned() + "[defaults]\ntime_box = '9d'\nfirst = 'manager'\n";
    let our = child("[defaults]\nfirst = 'rep'\n[session.minutes]\nfull = 50");
    let process = family(&[("our.toml", &our), ("base.toml", &base)]).unwrap();
    let [one, two, _] = &process.stages[..] else { panic!("three stages") };
    assert_eq!((one.time_box_days, two.time_box_days), (Some(9), Some(21)));
    assert_eq!(one.first, Speaker::Rep);
    assert_eq!((process.session.full_minutes, process.session.quick_minutes), (50, 10));
}

#[test]
fn a_question_is_asked_by_itself_where_its_outcome_is_taken_out() {
    let base = format!("{BASE}[[stage.question]]\nid = 'a'\nask = 'What?'\nexit = 'seen'\n")
        + "[[stage.exit]]\nid = 'seen'\noutcome = 'They saw it'\n\
           [[stage.exit]]\nid = 'said'\noutcome = 'They said it'\n";
    let shown = |text: &str| {
        let text = child(&format!("[[stage]]\nid = 'three'\n{text}"));
        let process = family(&[("our.toml", &text), ("base.toml", &base)]);
        process.map(|process| process.stages[2].questions[0].exit.clone().map(|id| id.to_string()))
    };
    assert_eq!(shown(""), Ok(Some("seen".to_owned())));
    assert_eq!(shown("[[stage.exit]]\nid = 'seen'\nremove = true"), Ok(None));
    assert_eq!(shown("[[stage.question]]\nid = 'a'\nexit = 'said'"), Ok(Some("said".to_owned())));
    let faults = shown("[[stage.question]]\nid = 'a'\nexit = 'sad'").unwrap_err();
    assert_eq!(said(&faults), "SL219 our.toml:8:8");
    let faults = shown("[[stage.question]]\nid = 'a'\nexit = ['said']").unwrap_err();
    assert_eq!(said(&faults), "SL107 our.toml:8:8");
}

#[test]
fn entries_merge_by_their_ids() {
    let process = sound(
        "[role.coach]\ncares_about = 'Us'\n[role.board]\n\
        [[stage]]\nid = 'two'\nname = 'Prove'\n\
        [[stage.exit]]\nid = 'rule'\noutcome = 'The buyer has signed'\n\
        [[stage.exit]]\nid = 'free'\nremove = true\n\
        [[stage.exit]]\nid = 'seen'\noutcome = 'The buyer has seen it'\n\
        [[stage.question]]\nid = 'who'\nask = 'Who?'",
    );
    let roles: Vec<_> = process.roles.iter().map(|role| role.id.as_str()).collect();
    assert_eq!(roles, ["coach", "user", "board"]);
    assert_eq!(
        (&*process.roles[0].name, process.roles[0].cares_about.as_deref()),
        ("Coach", Some("Us"))
    );
    let two = &process.stages[1];
    assert_eq!((two.name.as_str(), two.time_box_days), ("Prove", Some(21)));
    let exit: Vec<_> = two.exit.iter().map(|it| (it.id.as_str(), it.outcome.as_str())).collect();
    assert_eq!(exit, [("rule", "The buyer has signed"), ("seen", "The buyer has seen it")]);
    assert_eq!(two.exit[0].evidence.as_deref(), Some("Mail"));
    assert!(two.exit[0].locked);
    assert_eq!(two.questions.len(), 2);
}

#[test]
fn everything_with_an_id_can_be_taken_out() {
    let process = sound(
        "[role.user]\nremove = true\n[metric.won]\nremove = true\n\
        [[element]]\nid = 'pain'\nremove = true\n\
        [[stage]]\nid = 'one'\nroles = { remove = ['user'] }\nminimum = { pain = { remove = true } }\n\
        [[stage]]\nid = 'three'\nremove = true",
    );
    assert_eq!((process.roles.len(), process.metrics.len(), process.elements.len()), (1, 0, 0));
    assert_eq!(stages(&process), ["one", "two"]);
}

#[test]
fn texts_merge_by_the_ids_that_they_make() {
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let process = sound(&format!("[[stage]]\nid = 'one'\n{text}"));
        let exit: Vec<_> = process.stages[0].exit.iter().map(|it| it.outcome.as_str()).collect();
        assert_eq!(exit, expected, "{text}");
    }
    let (said, sent, paid) =
        ("The buyer has said it", "The buyer has sent it", "The buyer has paid");
    case("exit = ['The buyer has paid']", &[said, sent, paid]);
    case("exit = ['The buyer has said it!']", &["The buyer has said it!", sent]);
    case("exit = { add = ['The buyer has paid'] }", &[said, sent, paid]);
    case("exit = { remove = ['the-buyer-has-said-it'] }", &[sent]);
    case("exit = { remove = ['The buyer has said it'] }", &[sent]);
    case("exit = { add = [{ id = 'x', outcome = 'The buyer has paid' }] }", &[said, sent, paid]);
    case("[[stage.exit]]\nid = 'the-buyer-has-sent-it'\noutcome = 'Sent'", &[said, "Sent"]);
    case("[[stage.exit]]\nid = 'the-buyer-has-sent-it'\nremove = true", &[said]);
    case("exit = []", &[said, sent]);
}

#[test]
fn plain_lists_are_replaced_or_changed() {
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let process = sound(&format!("[role.board]\n[[stage]]\nid = 'one'\n{text}"));
        let roles: Vec<_> = process.stages[0].roles.iter().map(ToString::to_string).collect();
        assert_eq!(roles, expected, "{text}");
    }
    case("roles = ['board']", &["board"]);
    case("roles = { add = ['board'] }", &["coach", "user", "board"]);
    case("roles = { add = ['coach'] }", &["coach", "user"]);
    case("roles = { remove = ['coach'] }", &["user"]);
    case("roles = { add = ['coach'], remove = ['coach'] }", &["user", "coach"]);
    case("roles = []", &[]);
    // What no file says is inherited as well.
    let process = sound("[actions]\nrequire = { add = ['done-when'] }");
    assert_eq!(process.actions.require.len(), 3);
    let process = sound("[manager]\nstep_in_reasons = { remove = ['layoffs'] }");
    assert_eq!(process.manager.step_in_reasons, ["earnings-hit", "other-catastrophe"]);
    let process = sound("[[stage]]\nid = 'three'\ntraps = { add = ['x'] }");
    assert_eq!(process.stages[2].traps, ["x"]);
}

#[test]
fn a_stage_stands_where_it_says() {
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(stages(&sound(text)), expected, "{text}");
    }
    let new = |id: &str, beside: &str| format!("[[stage]]\nid = '{id}'\n{beside}\n");
    case(&new("x", ""), &["one", "two", "three", "x"]);
    case(&new("x", "after = 'one'"), &["one", "x", "two", "three"]);
    case(&new("x", "before = 'one'"), &["x", "one", "two", "three"]);
    case(
        &(new("x", "after = 'one'") + &new("y", "after = 'one'")),
        &["one", "x", "y", "two", "three"],
    );
    case(
        &(new("x", "after = 'y'") + &new("y", "after = 'one'")),
        &["one", "y", "x", "two", "three"],
    );
    case(&new("three", "before = 'one'"), &["three", "one", "two"]);
}

#[test]
fn what_cannot_be_merged_is_told_where_it_stands() {
    told("[[stage]]\nid = 'four'\nafter = 'tow'", "SL304 our.toml:6:9");
    told("[[stage]]\nid = 'four'\nbefore = 'four'", "SL304 our.toml:6:10");
    told("[[stage]]\nid = 'four'\nafter = 4", "SL107 our.toml:6:9");
    let circle = "[[stage]]\nid = 'x'\nafter = 'y'\n[[stage]]\nid = 'y'\nbefore = 'x'";
    told(circle, "SL304 our.toml:6:9, SL304 our.toml:9:10");
    told("[[stage]]\nid = 'tow'\nremove = true", "SL305 our.toml:6:10");
    told("[[stage]]\nid = 'two'\nremove = 'yes'", "SL107 our.toml:6:10");
    told("[role.board]\nremove = true", "SL305 our.toml:5:10");
    told("[[stage]]\nid = 'one'\nroles = { remove = ['board'] }", "SL305 our.toml:6:21");
    told("[[stage]]\nid = 'one'\nroles = { ad = ['coach'] }", "SL107 our.toml:6:9");
    told("[[stage]]\nid = 'one'\nroles = { add = ['coach'], ad = [] }", "SL103 our.toml:6:28");
    told("[[stage]]\nid = 'one'\nroles = { add = 'coach' }", "SL107 our.toml:6:17");
    told("[[stage]]\nid = 'one'\nexit = { remove = ['x'] }", "SL305 our.toml:6:20");
    told("[[stage]]\nid = 'one'\nname = { add = ['x'] }", "SL107 our.toml:6:8");
    told("[defaults]\nremove = true", "SL307 our.toml:5:1");
    told("[[debrief.part]]\nname = 'x'\nquestions = { add = ['y'] }", "SL307 our.toml:6:13");
    told("[[stage]]\nid = 'one'\nexit = ['x', { id = 'y' }]", "SL114 our.toml:6:14");
    told("[[stage]]\nid = 'x'\n[[stage]]\nid = 'x'", "SL202 our.toml:7:6");
    told("[[stage]]\nid = 'two'\n[[stage]]\nid = 'two'", "SL202 our.toml:7:6");
    told("[stage]\nid = 'two'", "SL106 our.toml:4:1");
    told("[[stage]]\nname = 'x'", "SL109 our.toml:4:1");
    told("[[stage]]\nid = 'two'\ncolor = 3", "SL103 our.toml:6:1");
}

#[test]
fn what_is_locked_stays() {
    told(
        "[[stage]]\nid = 'two'\n[[stage.exit]]\nid = 'rule'\nremove = true",
        "SL303 our.toml:8:10",
    );
    told("[[stage]]\nid = 'two'\nexit = { remove = ['rule'] }", "SL303 our.toml:6:20");
    told("[[stage]]\nid = 'two'\nremove = true", "SL303 our.toml:6:10");
    told(
        "[[stage]]\nid = 'two'\n[[stage.exit]]\nid = 'rule'\nlocked = false",
        "SL303 our.toml:8:10",
    );
    told(
        "[[stage]]\nid = 'two'\n[[stage.exit]]\nid = 'rule'\nrequired = false",
        "SL303 our.toml:8:12",
    );
    told("[[stage]]\nid = 'two'\n[[stage.exit]]\nid = 'free'\nrequired = false", "");
    let text = child("[[stage]]\nid = 'two'\nremove = true");
    let faults = family(&[("our.toml", &text), ("base.toml", BASE)]).unwrap_err();
    assert_eq!(faults[0].message, "\"rule\" in \"two\" is locked by base.toml:22");
    let [related] = &faults[0].related[..] else { panic!("one place") };
    let parent = related.parent.as_ref().unwrap();
    assert_eq!((parent.name.as_str(), related.place.line), ("base.toml", 22));
}

#[test]
fn what_is_there_twice_says_in_which_file() {
    let base = BASE.replace("id = 'three'", "id = 'three'\ncrm = ['Demo']");
    let our = child("[[stage]]\nid = 'x'\ncrm = ['demo']");
    let faults = family(&[("our.toml", &our), ("base.toml", &base)]).unwrap_err();
    assert_eq!(faults[0].message, "\"demo\" already leads to a stage, in line 31 of base.toml");
}

#[test]
fn a_hostile_family_is_merged_in_no_time() {
    let many = 20_000;
    let rows = |text: &dyn Fn(usize) -> String| (0..many).map(text).collect::<String>();
    let base = "format = 1\n".to_owned() + &rows(&|at| format!("[[stage]]\nid='s{at}'\n"));
    let our = child(&rows(&|at| format!("[[stage]]\nid='s{at}'\nafter='s{}'\n", at + 1)))
        .replace("after='s20000'", "");
    let process = family(&[("our.toml", &our), ("base.toml", &base)]).unwrap();
    assert_eq!(process.stages.len(), many);
    assert_eq!(process.first_stage().id.as_str(), "s19999");
    let our = child(&format!("[role.x]\nwas = {{ remove = [{}] }}", "'x',".repeat(many)));
    assert!(family(&[("our.toml", &our), ("base.toml", BASE)]).is_err());
}
