//! Who acted, by the words of a line: one of theirs, one of ours, or nobody by name.

use super::case;
use crate::reading::evidence::GUESSED;

#[test]
fn whoever_is_called_ours_is_no_witness() {
    for line in [
        "our CFO approved it by mail yesterday",
        "our cfo approved it by mail yesterday",
        "yesterday our CFO approved it by mail",
        "Our Head of Sales signed the contract 18 nov",
        "my boss rang yesterday",
        "our regional sales manager approved it, mail 18 nov",
        "a colleague of mine mailed it 18 nov",
        "our lawyer Ilse Karl sent the redline 18 nov",
        "mail from our CFO 18 nov",
        "contract approved by our own legal, mail 18 nov",
        "our customer success manager mailed it 18 nov",
    ] {
        case(line, "that is what we did. What did somebody of theirs do?", false);
    }
    for line in [
        "yesterday our CFO mailed dana the contract",
        "18 nov our lawyer signed dana's contract",
        "our regional manager sent dana the order 18 nov",
    ] {
        case(line, "that is what we did. What did Dana do?", false);
    }
    case("our champion dana mailed 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("our sponsor mailed 18 nov", "who? · email · Wed 18 Nov", false);
    case("our buyer Ruth Adeyemi mailed 18 nov", "Ruth Adeyemi (new) · email · Wed 18 Nov", true);
    case("our champion's boss mailed 18 nov", "who? · email · Wed 18 Nov", false);
    case("dana mailed our CFO 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("they mailed our CFO 18 nov", "who? · email · Wed 18 Nov", false);
    case("our CFO met dana 18 nov", "Dana Fox · meeting · Wed 18 Nov", true);
    case(
        "our contract went to greg, and he signed 18 nov",
        "Greg Pollard · document · Wed 18 Nov",
        true,
    );
    case("our legal questionnaire is back, mail 18 nov", "who? · email · Wed 18 Nov", false);
}

#[test]
fn who_is_nobody_by_name_is_asked_for() {
    for line in [
        "someone at acme mailed 18 nov",
        "dana's boss mailed 18 nov",
        "a colleague of dana's mailed 18 nov",
        "acme mailed 18 nov",
    ] {
        case(line, "who? · email · Wed 18 Nov", false);
    }
    case("dana or tom mail 18 nov", "Dana Fox or Tom Ode? · email · Wed 18 Nov", false);
}

#[test]
fn who_tells_of_another_is_the_source() {
    case("tom says laura approved 18 nov", "Tom Ode told us · quote · Wed 18 Nov", true);
    case("tom told us that Ruth agreed", "Tom Ode told us · quote · when?", false);
    case("heard from tom that laura approved", "Tom Ode told us · quote · when?", false);
    case("tom heard from dana by mail 18 nov", "Tom Ode told us · email · Wed 18 Nov", true);
    case("according to tom dana mailed 18 nov", "Tom Ode told us · email · Wed 18 Nov", true);
    case("Laura approved 18 nov, says Tom", "Tom Ode told us · quote · Wed 18 Nov", true);
    case("Laura approved, said Tom Ode 18 nov", "Tom Ode told us · quote · Wed 18 Nov", true);
    case("Laura approved 18 nov, Tom says", "Tom Ode told us · quote · Wed 18 Nov", true);
    case("dana mailed 18 nov according to tom", "Tom Ode told us · email · Wed 18 Nov", true);
    case("she signed on 18 nov, said Dana", "Dana Fox · quote · Wed 18 Nov", true);
    case("heard from tom 18 nov", "Tom Ode · how? · Wed 18 Nov", false);
    case("tom told Ana and me over lunch 18 nov", "Tom Ode · quote · Wed 18 Nov", true);
    case("tom said it himself 18 nov", "Tom Ode · quote · Wed 18 Nov", true);
}

#[test]
fn who_is_sure_of_another_or_quotes_them_is_the_source() {
    for line in [
        "tom is sure dana approved 18 nov",
        "tom is certain that dana approved 18 nov",
        "dana approved 18 nov, tom is sure",
        "dana approved the budget 18 nov, so tom",
        "dana approved it so Tom 18 nov",
        "tom quoted dana 18 nov",
        "tom expects dana approved 18 nov",
        "tom knows dana approved 18 nov",
        "tom confirmed dana approved 18 nov",
        "dana has approved tom told me 18 nov",
        "per tom, dana approved 18 nov",
        "dana approved it per tom 18 nov",
    ] {
        case(line, "Tom Ode told us · quote · Wed 18 Nov", true);
    }
    case("Ivo is sure dana approved 18 nov", "Ivo (new) told us · quote · Wed 18 Nov", true);
    case("dana signed so tom can start, mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("dana quoted the plan in the call 18 nov", "Dana Fox · call · Wed 18 Nov", true);
    case("dana confirmed the budget by mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
}

#[test]
fn of_two_whom_nobody_knows_the_one_who_tells_is_the_source() {
    for line in [
        "Ivo Hill told me that Ruth Moss approved 18 nov",
        "Ivo Hill told me Ruth Moss approved 18 nov",
        "Ruth Moss approved 18 nov, says Ivo Hill",
        "according to Ivo Hill Ruth Moss approved 18 nov",
        "heard from Ivo Hill that Ruth Moss approved 18 nov",
        "18 nov Ivo Hill said Ruth Moss approved",
    ] {
        case(line, "Ivo Hill (new) told us · quote · Wed 18 Nov", true);
    }
    for line in [
        "Ivo told me that Ruth approved 18 nov",
        "Ivo says Ruth approved 18 nov",
        "Ivo says dana approved 18 nov",
        "ivo told us that ruth approved 18 nov",
        "ivo told me dana approved 18 nov",
        "heard from Ivo that dana approved 18 nov",
        "according to Ivo dana approved 18 nov",
        "18 nov Ivo said dana approved",
    ] {
        case(line, "Ivo (new) told us · quote · Wed 18 Nov", true);
    }
    case("Ivo told me Dana Fox mailed it 18 nov", "Ivo (new) told us · email · Wed 18 Nov", true);
    case("Ivo wrote that dana approved 18 nov", "Ivo (new) told us · email · Wed 18 Nov", true);
    case(
        "Finance told me that dana mailed 18 nov",
        "that is what we heard or think: who of theirs said or showed it?",
        false,
    );
    for tells in [
        "told us",
        "thinks",
        "reports that",
        "confirmed that",
        "claims",
        "swears",
        "assured us that",
        "informed us that",
        "let us know",
        "passed on that",
        "told Ana that",
    ] {
        let line = format!("Ivo {tells} dana mailed it 18 nov");
        case(&line, "Ivo (new) told us · email · Wed 18 Nov", true);
        case(&line.replace("dana", "Mia"), "Ivo (new) told us · email · Wed 18 Nov", true);
    }
    case(
        "I heard from Ivo that dana mailed 18 nov",
        "Ivo (new) told us · email · Wed 18 Nov",
        true,
    );
    case("According to Ivo, Mia mailed 18 nov", "Ivo (new) told us · email · Wed 18 Nov", true);
    case("Mia mailed it, Ivo says, 18 nov", "Ivo (new) told us · email · Wed 18 Nov", true);
    case("dana says Ivo approved 18 nov", "Dana Fox told us · quote · Wed 18 Nov", true);
    case("Ivo said it himself 18 nov", "Ivo (new) · quote · Wed 18 Nov", true);
}

#[test]
fn whoever_is_told_of_shows_nothing_themselves() {
    let heard = "that is what we heard or think: who of theirs said or showed it?";
    for line in [
        "ivo says dana mailed it 18 nov",
        "a friend says dana mailed it 18 nov",
        "she said that dana mailed it 18 nov",
        "on the call 18 nov Ivo told us that dana signed",
        "heard dana mailed it 18 nov",
    ] {
        case(line, heard, false);
    }
    case("heard from dana by mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("approved, says dana, mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("dana confirmed the date by mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
}

#[test]
fn a_department_a_role_or_the_customer_is_nobody() {
    case("Purchasing mail 18 nov", "who at Purchasing? · email · Wed 18 Nov", false);
    case("Acme mail 18 nov", "who at Acme? · email · Wed 18 Nov", false);
    case("Siemens AG mail 18 nov", "who at Siemens? · email · Wed 18 Nov", false);
    case("Siemens Energy GmbH called mon", "who at Siemens? · call · Mon 30 Nov", false);
    case("Purchasing sent the order", "who signed, sent or showed it? · document · when?", false);
    case("CFO called 18 nov", "who is the CFO? · call · Wed 18 Nov", false);
    for (line, asked) in [
        ("Head of Operations called on 18 nov", "is the head of Operations"),
        ("Head of IT called 18 nov", "is the head of IT"),
        ("Plant manager called on 18 nov", "is the plant manager"),
        ("Managing director called on 18 nov", "is the managing director"),
        ("Steering committee call 18 nov", "at the steering committee"),
        ("Reception call 18 nov", "at Reception"),
        ("Logistics called 18 nov", "at Logistics"),
        ("legal called 18 nov", "at Legal"),
        ("their facilities called 18 nov", "at Facilities"),
        ("Professor called 18 nov", "is the professor"),
    ] {
        case(line, &format!("who {asked}? · call · Wed 18 Nov"), false);
    }
    case(
        "purchasing sent the order 18 nov",
        "who signed, sent or showed it? · document · Wed 18 Nov",
        false,
    );
    case("dana's assistant mail 18 nov", "who? · email · Wed 18 Nov", false);
    case("Dana Fox's boss called 18 nov", "who? · call · Wed 18 Nov", false);
    case("dana's mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
}

#[test]
fn a_role_is_nobody_and_so_is_how_a_talk_was() {
    for who in ["the evaluator", "the economic buyer", "the legal reviewer", "the lawyer"] {
        case(&format!("{who} mailed yesterday"), "who? · email · Mon 30 Nov", false);
    }
    case("users logged in yesterday", "who? · system · Mon 30 Nov", false);
    for talk in ["great", "good", "quick", "intro", "kick-off"] {
        case(&format!("{talk} call yesterday"), "who? · call · Mon 30 Nov", false);
    }
    case("positive feedback by mail yesterday", "who? · email · Mon 30 Nov", false);
    case("invoice paid, mail yesterday", "who? · email · Mon 30 Nov", false);
}

#[test]
fn the_surname_of_somebody_known_is_not_always_theirs() {
    case("Elena Fox mailed yesterday", "Elena Fox (new) · email · Mon 30 Nov", true);
    case("met Elena Fox yesterday", "Elena Fox (new) · meeting · Mon 30 Nov", true);
    case("Yesterday Fox mailed", "Dana Fox · email · Mon 30 Nov", true);
    case("Met Fox yesterday", "Dana Fox · meeting · Mon 30 Nov", true);
    case("mail from Ms Fox yesterday", "Dana Fox · email · Mon 30 Nov", true);
}

/// A line of a list of lines, as the screen reads it.
fn read_line<T>(line: &str, look: impl Fn(&crate::reading::evidence::Reading) -> T) -> T {
    let people = super::people();
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    let around = super::Around {
        people: &people,
        ours: words(&["ana", "goran", "margit"]),
        things: words(&["acme"]),
        calendar: super::Calendar::asking(super::TODAY),
    };
    look(&super::read(line, &around))
}

#[test]
fn what_is_no_name_makes_nobody() {
    let makes = |line: &&str| read_line(line, |it| matches!(it.who, super::Who::New(_)));
    let wrong = include_str!("../nobody.txt").lines().filter(makes);
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn whoever_is_new_is_offered_by_their_whole_name() {
    let is_other = |(line, name): &(&str, &str)| {
        read_line(line, |it| it.who != super::Who::New((*name).to_owned()))
    };
    let lines = include_str!("../somebody.txt").lines().filter_map(|line| line.split_once(" = "));
    let found: Vec<_> = lines.filter(is_other).collect();
    assert_eq!(found, [("", ""); 0]);
}

#[test]
fn a_hope_and_a_call_that_nobody_took_show_nothing() {
    let shows = |line: &&str| read_line(line, super::Reading::is_whole);
    let wrong = include_str!("../hopes.txt").lines().filter(shows);
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
    let shows_nothing = |line: &&str| !shows(line);
    let wrong = include_str!("../shown.txt").lines().filter(shows_nothing);
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn who_is_told_is_not_who_did_it() {
    for line in [
        "dana told tom in the hallway mon",
        "dana told Tom in the corridor on mon",
        "dana told Tom and Ana in the hallway on mon",
        "dana told Ivo in the hallway on mon",
        "in the hallway dana told tom mon",
    ] {
        case(line, "Dana Fox · meeting · Mon 30 Nov", true);
    }
    case("dana told tom 18 nov", "Dana Fox · quote · Wed 18 Nov", true);
    case("dana told tom on the phone 18 nov", "Dana Fox · call · Wed 18 Nov", true);
    case("dana told tom laura approved 18 nov", "Dana Fox told us · quote · Wed 18 Nov", true);
    case("tom told us laura signed 18 nov", "Tom Ode told us · quote · Wed 18 Nov", true);
}

#[test]
fn a_known_first_name_with_another_surname_is_somebody_else() {
    for (line, told) in [
        ("Dana Ode mail 18 nov", "Dana Ode (new) · email · Wed 18 Nov"),
        ("Dana Virtanen mail 18 nov", "Dana Virtanen (new) · email · Wed 18 Nov"),
        ("Tom Fox signed it, document 18 nov", "Tom Fox (new) · document · Wed 18 Nov"),
        ("Greg Eck call 18 nov", "Greg Eck (new) · call · Wed 18 Nov"),
        ("call 18 nov with Laura Holm", "Laura Holm (new) · call · Wed 18 Nov"),
    ] {
        case(line, told, true);
    }
    // What follows is no surname.
    for (line, told) in [
        ("Dana Fox mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
        ("Dana Foxx mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
        ("Dana, Tom mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
        ("Dana CFO mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
        ("Dana Purchasing mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
        ("Dana Confirmed by mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
        ("Dana mailed Mon 16 Nov", "Dana Fox · email · Mon 16 Nov"),
        ("Dana F mail 18 nov", "Dana Fox · email · Wed 18 Nov"),
    ] {
        case(line, told, true);
    }
}

#[test]
fn a_new_name_has_up_to_six_words() {
    for (line, told) in [
        ("Juan Carlos Ortiz mail 18 nov", "Juan Carlos Ortiz (new) · email · Wed 18 Nov"),
        ("mail 18 nov from Ngô Thị Hà", "Ngô Thị Hà (new) · email · Wed 18 Nov"),
    ] {
        case(line, told, true);
    }
}

#[test]
fn a_bar_hides_nothing_of_what_was_typed() {
    case(
        "Dana mail 18 nov | she did not sign, she refuses",
        "that reads as not yet: y again if they did",
        false,
    );
    case("Dana mail 18 nov | I think she agreed", GUESSED, false);
    // As the program writes it, it is what was kept before.
    case("Dana Fox email 2026-11-18 | not in her own words", "Dana Fox · email · Wed 18 Nov", true);
}
