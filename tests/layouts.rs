//! Every screen and every dialog in a wide window and in the smallest one: what
//! stands where, as text. How they look in between is shown beside each subject.

use jiff::civil::date;

use crate::actions::{ana, ines};
use crate::calling::{AFTER, BEFORE, on_the_call};
use crate::deals::page::{on, page};
use crate::helping::{TUESDAY, asked, today};
use crate::map::four;
use crate::support::acme::{agreed, before, behind, in_stage, wanted};
use crate::support::play::Play;

#[track_caller]
fn case(name: &str, mut play: Play) {
    insta::assert_snapshot!(name, play.layouts());
}

#[test]
fn screens() {
    case("start", Play::first_start());
    case("today", crate::today::asked().today(date(2026, 12, 10), "goran"));
    case("who", agreed().today(date(2026, 11, 26), ""));
    case("deals", Play::demo().keys("2<down><down>"));
    case("actions", ines());
    case("deal", page("nord"));
    case("minutes", on(page("nord"), "A full session with Margit").keys("<enter><down><down>"));
    case("map", four().keys("<down>"));
    case("map_as_a_list", four().keys("<tab><end>"));
    case("processes", Play::demo().keys("5"));
    case("preview", Play::demo().keys("5<enter><pgdn><pgdn><pgdn>"));
    case("search", agreed().today(date(2026, 11, 26), "ana").keys("/dana"));
    case("new_deal", Play::first_start().keys("<enter>Acme Robotics<enter>Plant<enter>"));
    case("begin", before());
    case("session", wanted("Is the date real?").keys("ydana fox mail 18 nov"));
    case("summary", agreed());
}

#[test]
fn dialogs() {
    case("step", ana().keys("3e"));
    case("steps", ines().keys("  d"));
    case("new_step", ana().keys("3aLook into the budget<enter>"));
    case("ask", asked());
    let raised = "r2eva lund, CEO<enter>tom; Jan Berg, CFO, +47 22 00 00 00<enter><ctrl-u>";
    case("raise", today(TUESDAY, "ana").keys(raised));
    case("call", on_the_call(AFTER).keys("<enter>"));
    case("plan", on_the_call(BEFORE).keys("e"));
    case("fact", on(page("nord"), "Close date").keys("<enter>"));
    case("person", four().keys("<down><enter><tab>Head of plant<enter>"));
}

#[test]
fn help_and_palette() {
    case("help", behind().keys("<f1>"));
    case("agenda", behind().keys("<esc><down>"));
    case("palette", behind().keys("<ctrl-p>"));
}

#[test]
fn a_session_names_the_way_to_its_agenda_in_every_window() {
    let mut play = in_stage();
    for size in [(60, 16), (80, 24), (120, 36)] {
        let screen = play.screen_in(size);
        assert!(screen.contains("esc agenda"), "{screen}");
    }
}
