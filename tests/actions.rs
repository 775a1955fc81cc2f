//! Actions, by keys: what is done with a line, or with several, stands in the
//! files, and can be taken back.

use insta::assert_snapshot;
use jiff::civil::{Date, date};

use crate::deals::page::on as on_line;
use crate::support::acme::{agreed, session};
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";
/// Ana's step is due on that day, a Tuesday.
const DUE: Date = date(2026, 12, 1);

/// Ana, on the day her step is due: one step of hers, one of Goran's.
pub(crate) fn ana() -> Play {
    on(DUE, "ana")
}

fn on(day: Date, me: &str) -> Play {
    agreed().today(day, me)
}

/// Inês, in the sample data.
pub(crate) fn ines() -> Play {
    let demo = Play::demo().keys("w");
    let at = (1..=4).find(|at| {
        demo.model.books.as_ref().is_some_and(|books| {
            books.team.people.keys().nth(at - 1).is_some_and(|id| id.as_str() == "ines")
        })
    });
    demo.keys(&at.unwrap().to_string()).keys("3")
}

/// The steps of the deal, each as its file.
fn steps(play: &Play) -> Vec<String> {
    let names = play.names(&format!("{DEAL}/actions")).into_iter();
    names.map(|name| play.file(&format!("{DEAL}/actions/{name}"))).collect()
}

#[track_caller]
fn step(play: &Play, text: &str) -> String {
    steps(play).into_iter().find(|file| file.contains(text)).unwrap()
}

fn baseline(play: &Play) -> String {
    step(play, "cost baseline")
}

#[test]
fn a_rep_sees_what_is_owed_and_what_is_waited_for() {
    assert_snapshot!(ines().shot());
}

#[test]
fn a_step_is_seen_whole() {
    assert_snapshot!(ines().keys("<down><enter>").shot());
}

#[test]
fn everyones_on_the_deals_of_a_manager() {
    assert_snapshot!(Play::demo().keys("3v<tab>").shot());
}

#[test]
fn steps_are_marked_and_counted() {
    assert_snapshot!(ines().keys("  d").shot());
}

#[test]
fn lines_are_found_while_one_types() {
    assert_snapshot!(ines().keys("/tanaka").shot());
}

#[test]
fn nothing_is_owed() {
    let play = session().keys("<esc><esc>").today(DUE, "goran");
    assert_snapshot!(play.keys("3").shot());
}

#[test]
fn the_question_whether_a_result_shows_a_criterion() {
    assert_snapshot!(
        ines().keys("/plan that runs<enter>dShe changed two dates<enter><enter>").shot()
    );
}

#[test]
fn a_step_moves_to_a_day_in_words() {
    assert_snapshot!(ana().keys("3mnext fri").shot());
}

#[test]
fn a_new_step_with_what_a_coach_would_ask() {
    assert_snapshot!(ana().keys("3aLook into the budget<enter>").shot());
}

#[test]
fn a_step_is_edited() {
    assert_snapshot!(ana().keys("3e").shot());
}

#[test]
fn a_round_takes_few_keys() {
    // Four keys that are no content: 3, d, enter; then m, enter, enter.
    let play = ana().keys("3dHe sent 4 million<enter>");
    let done = baseline(&play);
    assert!(done.contains("status = \"done\"") && done.contains("closed = 2026-12-01"), "{done}");
    assert!(done.contains("result = \"He sent 4 million\""), "{done}");
    let play = ana().keys("3mnext fri<enter>Tom is away<enter>");
    let moved = baseline(&play);
    assert!(moved.contains("due = 2026-12-11\n"), "{moved}");
    assert!(moved.contains("[moved.2026-12-01]") && moved.contains("by = \"ana\""), "{moved}");
    assert!(moved.contains("why = \"Tom is away\""), "{moved}");
    assert!(moved.contains("[agreed]") && !moved.contains("got_in_the_way"), "no carry: {moved}");
}

#[test]
fn a_step_moves_only_to_a_day_to_come_and_for_a_reason() {
    let mut play = ana().keys("3mlately<enter>");
    assert!(play.screen().contains("is not a day"), "{}", play.screen());
    play = play.keys("<ctrl-u>20 nov 2026<enter>");
    assert!(play.screen().contains("Fri 20 Nov has passed"), "{}", play.screen());
    play = play.keys("<ctrl-u>tomorrow<enter><enter>");
    assert!(play.screen().contains("a step is moved for a reason"), "{}", play.screen());
    assert!(!baseline(&play).contains("[moved"), "{}", baseline(&play));
}

#[test]
fn a_dropped_step_says_why_and_is_opened_again() {
    let mut play = ana();
    let before = baseline(&play);
    play = play.keys("3x<enter>");
    assert!(play.screen().contains("a step is dropped for a reason"), "{}", play.screen());
    play = play.keys("They have it<enter>");
    let dropped = baseline(&play);
    assert!(dropped.contains("status = \"dropped\""), "{dropped}");
    assert!(dropped.contains("why = \"They have it\""), "{dropped}");
    assert!(play.screen().contains("Done or dropped"), "{}", play.screen());
    play = play.keys("<end>o");
    assert_eq!(baseline(&play), before);
}

#[test]
fn the_cursor_stays_so_that_the_next_line_comes_under_it() {
    let play = ines();
    let next = under_cursor(play.keys("<down>"));
    let mut play = ines().keys("dIt is done<enter><enter>");
    if play.screen().contains("Does this show") {
        play = play.keys("n");
    }
    assert_eq!(under_cursor(play), next);
}

fn under_cursor(mut play: Play) -> String {
    let screen = play.screen();
    let line = screen.lines().find(|line| line.contains('▸')).unwrap().to_owned();
    line.split('▸').nth(1).unwrap().trim().to_owned()
}

#[test]
fn one_result_goes_for_all_marked_steps_and_is_taken_back_as_one() {
    let play = ana().keys("3aCall Tom by fri<enter><enter><enter><home>");
    let before = steps(&play);
    let open = |play: &Play| steps(play).iter().filter(|it| it.contains("\"open\"")).count();
    let owed = open(&play);
    let mut play = play.keys("  ");
    assert!(play.screen().contains("2 marked"), "{}", play.screen());
    play = play.keys("dTold at lunch<enter>");
    assert_eq!(open(&play), owed - 2);
    let told = steps(&play).iter().filter(|it| it.contains("Told at lunch")).count();
    assert_eq!(told, 2);
    assert!(!play.screen().contains("marked"), "{}", play.screen());
    assert_eq!(steps(&play.keys("<ctrl-z>")), before);
}

#[test]
fn of_several_that_are_late_the_day_is_asked_once() {
    let play = on(date(2026, 12, 3), "ana").keys("3aCall Tom by fri<enter><enter><enter><home>");
    let mut play = play.keys("  dTold at lunch<enter>");
    assert!(play.screen().contains("Done on which day?"), "{}", play.screen());
    assert!(play.screen().contains("One of them is late."), "{}", play.screen());
    let done = play.keys("2 dec<enter>");
    assert!(baseline(&done).contains("closed = 2026-12-02"), "{}", baseline(&done));
    let other = step(&done, "Call Tom");
    assert!(other.contains("closed = 2026-12-03"), "{other}");
}

#[test]
fn marked_steps_move_together_and_those_that_stand_there_stay() {
    let play = ana().keys("3aCall Tom by 11 dec<enter><enter><enter><home>");
    let call = step(&play, "Call Tom");
    let play = play.keys("  mnext fri<enter>Tom is away<enter>");
    assert_eq!(step(&play, "Call Tom"), call);
    assert!(baseline(&play).contains("due = 2026-12-11\n"), "{}", baseline(&play));
}

#[test]
fn a_result_that_shows_a_criterion_verifies_it_in_the_same_edit() {
    let deal = "deals/nordlys-frakt-telematics-for-140-trucks/deal.toml";
    let mut play = ines().keys("/plan that runs<enter>");
    let before = play.file(deal);
    play = play.keys("dkari changed two dates yesterday by mail<enter><enter>");
    assert!(play.screen().contains("Does this show"), "{}", play.screen());
    play = play.keys("y");
    assert!(play.screen().contains("= Kari Nygaard · email · Mon 23 Nov"), "{}", play.screen());
    play = play.keys("<enter>");
    let after = play.file(deal);
    assert!(after.contains("kari changed two dates yesterday by mail"), "{after}");
    play = play.keys("<ctrl-z>");
    assert_eq!(play.file(deal), before);
}

#[test]
fn a_result_that_shows_nothing_leaves_the_criterion_as_it_is() {
    let deal = "deals/nordlys-frakt-telematics-for-140-trucks/deal.toml";
    for keys in
        ["dShe has it<enter><enter>n", "dShe has it<enter><enter><enter>", "d<enter><enter>"]
    {
        let play = ines().keys("/plan that runs<enter>");
        let before = play.file(deal);
        let mut play = play.keys(keys);
        assert!(play.screen().contains("Kept."), "{keys}: {}", play.screen());
        assert_eq!(play.file(deal), before, "{keys}");
    }
}

#[test]
fn a_new_step_is_mine_and_its_words_may_say_whose_and_by_when() {
    let play = ana().keys("3aAsk Tom for the plan<enter><enter><enter><enter>");
    let mine = step(&play, "Ask Tom for the plan");
    assert!(mine.contains("owner = \"ana\"") && mine.contains("due = 2026-12-08"), "{mine}");
    assert!(mine.contains("by = \"ana\"") && !mine.contains("[agreed]"), "{mine}");
    let play = play.keys("<ctrl-t>Goran: call Dana by fri<enter>");
    let mut play = play.keys("4A date in his diary<enter>");
    let his = step(&play, "call Dana");
    assert!(his.contains("text = \"call Dana\"") && his.contains("owner = \"goran\""), "{his}");
    assert!(his.contains("due = 2026-12-04"), "{his}");
    assert!(his.contains("done_when = \"A date in his diary\""), "{his}");
    assert!(!play.screen().contains("call Dana"), "it is his, and the list is mine");
    assert!(play.keys("v").screen().contains("call Dana"));
}

#[test]
fn what_shows_that_it_is_done_is_introduced_once_wherever_it_stands() {
    let mut play = ana().keys("<ctrl-t>Ana: ask Tom for the plan by fri<enter>");
    play = play.keys("Done when it is in his diary<enter>");
    assert!(step(&play, "ask Tom").contains("done_when = \"Done when it is in"));
    let mut shown = 0;
    for list in ["1", "2<enter>", "3", "<home><down><enter>"] {
        play = play.keys(list);
        let screen = play.screen().to_lowercase();
        let said = screen.matches("done when").count();
        assert!(said <= 1, "{list}: {screen}");
        shown += said;
    }
    assert!(shown > 1, "{shown}");
}

#[test]
fn a_day_that_has_passed_is_no_plan() {
    let mut play = ana().keys("3aAsk Tom for the plan<enter><enter>20 nov 2026<enter>");
    assert!(play.screen().contains("Fri 20 Nov has passed. Write fri"), "{}", play.screen());
    let play = play.keys("<ctrl-u>fri<enter><ctrl-s>");
    assert!(step(&play, "Ask Tom for the plan").contains("due = 2026-12-04"));
}

#[test]
fn the_deal_of_a_new_step_is_found_by_a_few_letters() {
    let mut play = ines().keys("a<ctrl-u>o<enter>");
    assert!(play.screen().contains("type more of it"), "{}", play.screen());
    play = play.keys("<ctrl-u>no such deal<enter>");
    assert!(play.screen().contains("no open deal is called"), "{}", play.screen());
    play = play.keys("<ctrl-u>nord");
    assert!(play.screen().contains("= Nordlys Frakt"), "{}", play.screen());
    play = play.keys("<enter>Ask Kari for a day by fri<enter><enter><enter>");
    let folder = "deals/nordlys-frakt-telematics-for-140-trucks/actions";
    let files = play.names(folder).into_iter().map(|name| play.file(&format!("{folder}/{name}")));
    assert!(files.into_iter().any(|file| file.contains("Ask Kari for a day")));
    assert!(under_cursor(play).contains("Ask Kari for a day"), "the cursor goes to what is new");
}

#[test]
fn an_edit_changes_what_was_touched_and_no_more() {
    let play = ana();
    let before = baseline(&play);
    let play = play.keys("3e<ctrl-s>");
    assert_eq!(baseline(&play), before);
    let play = play.keys("e today<enter><ctrl-u>goran<enter>4His mail<enter>ilse karl<enter>1");
    let after = baseline(&play);
    assert!(after.contains("text = \"Send Tom the cost baseline today\""), "{after}");
    assert!(after.contains("owner = \"goran\"") && after.contains("His mail"), "{after}");
    assert!(after.contains("person = \"ilse-karl\"") && after.contains("criterion = "), "{after}");
    assert!(play.file(&format!("{DEAL}/deal.toml")).contains("Ilse Karl"));
    assert_eq!(baseline(&play.keys("u")), before);
}

/// What the only ask says that contains `text`.
#[track_caller]
fn ask(play: &Play, text: &str) -> String {
    let names = play.names(&format!("{DEAL}/asks")).into_iter();
    let mut files = names.map(|name| play.file(&format!("{DEAL}/asks/{name}")));
    files.find(|file| file.contains(text)).unwrap()
}

#[test]
fn a_step_that_sells_is_asked_about_in_place() {
    let mut play = ana().keys("3aGoran: call Dana by fri<enter>");
    assert!(play.screen().contains("▌Goran would speak to the buyer"), "{}", play.screen());
    play = play.keys("<enter>");
    assert!(play.screen().contains("who does it?"), "{}", play.screen());
    play = play.keys("<esc>");
    assert!(play.screen().contains("▌What is to be done?"), "{}", play.screen());
    play = play.keys("<enter>3");
    assert!(play.screen_in((120, 40)).contains("▌Ana: what would have to be true"));
    play = play.keys("<enter>");
    assert!(play.screen_in((120, 40)).contains("say what would let Ana do it"));
    play = play.answers(&[
        ("what would have to be true", "Dana takes my call"),
        ("what happens to the company", "none of these"),
        ("What can Goran do", "step in anyway: time is running out"),
        ("What stays with Ana", "the plan"),
        ("have the deal back", "mon"),
    ]);
    let his = step(&play.keys("<ctrl-s>"), "call Dana");
    assert!(his.contains("owner = \"goran\"") && his.contains("reason = \"time\""), "{his}");
    assert!(his.contains("rep_keeps = \"the plan\"\nreturns = 2026-12-07"), "{his}");
}

#[test]
fn a_step_that_sells_becomes_an_ask_with_what_it_said() {
    let play = ana().keys("3aGoran: mail Dana the reference by fri<enter>2<ctrl-s>");
    let asked = ask(&play, "mail Dana the reference");
    assert!(asked.contains("kind = \"email\"") && asked.contains("of = \"goran\""), "{asked}");
    assert!(asked.contains("needed_by = 2026-12-04") && asked.contains("Dana Fox"), "{asked}");
    assert!(!steps(&play).iter().any(|step| step.contains("mail Dana")), "it is no step");
}

#[test]
fn a_step_that_is_given_to_the_manager_can_become_an_ask_and_is_given_up() {
    let play = ana().keys("3e<enter><ctrl-u>goran<enter>2<ctrl-s>");
    let asked = ask(&play, "cost baseline");
    assert!(asked.contains("kind = \"email\"") && asked.contains("Tom Ode"), "{asked}");
    let given_up = baseline(&play);
    assert!(given_up.contains("status = \"dropped\""), "{given_up}");
    assert!(given_up.contains("it became an ask"), "{given_up}");
}

#[test]
fn an_owner_whom_nobody_knows_is_refused_with_those_it_can_be() {
    let mut play = ana().keys("3e<enter><ctrl-u>zoe<enter>");
    let screen = play.screen_in((120, 40));
    assert!(screen.contains("no one called \"zoe\"") && screen.contains("Ana Ruiz"));
}

#[test]
fn esc_goes_one_level_out_each_time() {
    let mut play = ana().keys("3<enter> /cost<enter><esc>");
    assert!(play.screen().contains("1 marked"), "{}", play.screen());
    play = play.keys("<esc>");
    assert!(!play.screen().contains("marked"), "{}", play.screen());
    assert!(play.screen().contains("Status"), "{}", play.screen());
    play = play.keys("<esc>");
    assert!(!play.screen().contains("Status"), "{}", play.screen());
    play = play.keys("<esc>");
    assert!(play.screen().contains("Ana's week"), "{}", play.screen());
}

#[test]
fn enter_shows_a_line_whole_and_then_its_deal() {
    let mut play = ana().keys("3<enter>");
    assert!(play.screen().contains("Status"), "{}", play.screen());
    assert!(play.keys("<enter>").screen().contains("Start a session"));
}

#[test]
fn a_letter_that_looks_for_lines_does_nothing_else() {
    let play = ana();
    let before = baseline(&play);
    let mut play = play.keys("3/dmxo");
    assert!(play.screen().contains("No line fits \"dmxo\""), "{}", play.screen());
    assert_eq!(baseline(&play), before);
}

#[test]
fn today_moves_and_drops_a_step_as_well() {
    let play = on_line(ana(), "cost baseline").keys("mnext fri<enter>Tom is away<enter>");
    assert!(baseline(&play).contains("due = 2026-12-11\n"), "{}", baseline(&play));
    let play = on_line(ana(), "cost baseline").keys("xThey have it<enter>");
    assert!(baseline(&play).contains("status = \"dropped\""), "{}", baseline(&play));
}

#[test]
fn who_comes_to_actions_first_is_asked_who_they_are() {
    let play = on(DUE, "").keys("0");
    assert!(play.keys("3").screen().contains("What this team owes"));
}

#[test]
fn thousands_of_steps_are_gone_through_to_the_last() {
    let mut play = ana().keys("3");
    let books = play.model.books.as_mut().unwrap().change();
    let book = books.deals.values_mut().next().unwrap();
    let first = book.actions.values().next().unwrap().clone();
    for number in 0..12_000 {
        let id: sideline::domain::id::ActionId = format!("step-{number}").parse().unwrap();
        let text = format!("Step number {number:05}");
        let owner = sideline::domain::action::Owner::Ours("ana".parse().unwrap());
        let due = Some(DUE);
        let step = sideline::domain::action::Action { id, text, owner, due, ..first.clone() };
        book.actions.insert(step.id.clone(), step);
    }
    let mut play = play.keys("<end>");
    assert!(play.screen().contains("Step number 11999"), "{}", play.screen());
    play = play.keys("<pgup><up>");
    assert!(under_cursor(play).contains("Step number 11989"));
}

#[test]
fn mine_or_everyones_is_kept_in_the_settings() {
    let play = on(DUE, "goran").keys("3v");
    assert!(play.settings().contains("actions_of = \"everyones\""), "{}", play.settings());
    let mut play = play.today(DUE, "").keys("3");
    assert!(play.screen().contains("What is owed on the deals that you look after"));
}
