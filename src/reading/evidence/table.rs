//! What lines of evidence are understood as, told as the screen tells it, and
//! whether they verify.

mod who;

use jiff::civil::{Date, date};

use super::*;
use crate::domain::calendar::DateOrder;
use crate::domain::deal::Lack;

const TODAY: Date = date(2026, 12, 1);

fn people() -> BTreeMap<BuyerId, Buyer> {
    let people = [
        ("dana-fox", "Dana Fox"),
        ("tom-ode", "Tom Ode"),
        ("laura-eck", "Laura Eck"),
        ("greg-pollard", "Greg Pollard"),
    ];
    people.iter().map(|(id, name)| (id.parse().unwrap(), Buyer::named(*name))).collect()
}

#[track_caller]
fn case(line: &str, understood: &str, is_verified: bool) {
    case_of(line, Calendar::asking(TODAY), understood, is_verified);
}

#[track_caller]
fn case_of(line: &str, calendar: Calendar, understood: &str, is_verified: bool) {
    let people = people();
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    let around = Around {
        people: &people,
        ours: words(&["ana", "goran"]),
        things: words(&["acme"]),
        calendar,
    };
    let reading = read(line, &around);
    let told = reading.in_words(|id| people[id].name.as_str(), TODAY);
    assert_eq!(told, understood, "{line}");
    let who = match &reading.who {
        Who::Known(id) => Some(id.clone()),
        Who::New(name) => slug::slugify(name).parse().ok(),
        Who::Nobody | Who::Several(_) | Who::Near(..) | Who::Group(_) => None,
    };
    let evidence = reading.evidence(who);
    let lacks: Vec<Lack> = evidence.lacks(Some(TODAY), TODAY);
    assert_eq!(lacks.is_empty(), is_verified, "{line}: {evidence:?}");
    let text = evidence.text.as_deref();
    assert!(is_verified || text.is_none_or(|text| text == line.trim()));
}

#[test]
fn who_how_and_when_verify_and_what_is_missing_is_asked() {
    case("dana mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("18 NOV, MAIL, DANA", "Dana Fox · email · Wed 18 Nov", true);
    case("dana mail", "Dana Fox · email · when?", false);
    case("dana 18 nov", "Dana Fox · how? · Wed 18 Nov", false);
    case("mail 18 nov", "who? · email · Wed 18 Nov", false);
    case("no", "who did it, how and when?", false);
    case("trust me", "who did it, how and when?", false);
    case("ilse mail yesterday", "Ilse (new) · email · Mon 30 Nov", true);
    case("山田 mail yesterday", "山田 (new) · email · Mon 30 Nov", true);
    case("Dnaa mail 18 nov", "Dana Fox? · email · Wed 18 Nov", false);
    case("12 demo logins 18 nov", "who? · system · Wed 18 Nov", false);
    case("dana and tom mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
}

#[test]
fn each_kind_has_its_words() {
    for kind in ["linkedin", "WhatsApp", "Teams", "sms", "message", "texted"] {
        case(&format!("dana {kind} 18 nov"), "Dana Fox · email · Wed 18 Nov", true);
    }
    for kind in ["order", "po", "contract", "signed NDA"] {
        case(&format!("dana {kind} 18 nov"), "Dana Fox · document · Wed 18 Nov", true);
    }
    for kind in ["hallway", "corridor", "visit", "met"] {
        case(&format!("{kind} dana 18 nov"), "Dana Fox · meeting · Wed 18 Nov", true);
    }
    for kind in ["call with", "called", "phoned", "rang"] {
        case(&format!("{kind} dana 18 nov"), "Dana Fox · call · Wed 18 Nov", true);
    }
    for kind in ["portal", "login", "crm"] {
        case(&format!("dana {kind} 18 nov"), "Dana Fox · system · Wed 18 Nov", true);
    }
    case("dana invite 18 nov", "Dana Fox · calendar · Wed 18 Nov", true);
    case("dana said it 18 nov", "Dana Fox · quote · Wed 18 Nov", true);
    case("dana said it in the call 18 nov", "Dana Fox · call · Wed 18 Nov", true);
    case("dana accepted the terms 18 nov", "Dana Fox · how? · Wed 18 Nov", false);
    case("dana countersigned it 18 nov", "Dana Fox · document · Wed 18 Nov", true);
    case("dana has our quote 18 nov", "that is what we did. What did Dana do?", false);
}

#[test]
fn a_day_is_behind_us_or_a_stretch_that_has_begun() {
    case("dana mail last week", "Dana Fox · email · about Sun 29 Nov", true);
    case("dana mail in october", "Dana Fox · email · about Sat 31 Oct", true);
    case("dana mail early nov", "Dana Fox · email · about Tue 10 Nov", true);
    for day in ["11/18", "18/11", "18.11.", "18/11/2026"] {
        case(&format!("dana mail {day}"), "Dana Fox · email · Wed 18 Nov", true);
        case(&format!("{day} mail from dana"), "Dana Fox · email · Wed 18 Nov", true);
    }
    case("dana mail 25/11", "Dana Fox · email · Wed 25 Nov", true);
    case("dana mail 11/10", "Dana Fox · email · Tue 10 Nov or Sun 11 Oct?", false);
    case(
        "dana wrote by email 11/10 that it fits",
        "Dana Fox · email · Tue 10 Nov or Sun 11 Oct?",
        false,
    );
    case("dana mail 9/10 users are in", "Dana Fox · email · when?", false);
    case("dana answers 24/7 by mail", "Dana Fox · email · when?", false);
    case("dana mail mon", "Dana Fox · email · Mon 30 Nov", true);
    case("dana mail sat", "Dana Fox · email · Sat 28 Nov", true);
    case("dana called sun.", "Dana Fox · call · Sun 29 Nov", true);
    case("met dana mon", "Dana Fox · meeting · Mon 30 Nov", true);
    case("mail mon from dana", "Dana Fox · email · Mon 30 Nov", true);
    case("dana sat in our demo", "Dana Fox · meeting · when?", false);
    case("minutes of dana, monday's call", "Dana Fox · call · Mon 30 Nov", true);
    case("In yesterday's Teams call dana agreed", "Dana Fox · email · Mon 30 Nov", true);
    case("dana mail 8 dec", "not done yet: s makes it a step", false);
    case("dana mail 30 dec 2025", "Dana Fox · email · Tue 30 Dec 2025", true);
    case("dana accepted the invite for 8 dec", "Dana Fox · calendar · accepted when?", false);
    case("dana accepted yesterday for 8 dec", "Dana Fox · calendar · Mon 30 Nov", true);
    case("tom will mail it next week", "not done yet: s makes it a step", false);
    case("tom mails it tomorrow", "not done yet: s makes it a step", false);
}

#[test]
fn of_two_days_it_is_asked_which() {
    let both = "Wed 18 Nov or Fri 20 Nov?";
    for line in [
        "Dana mailed on 18 nov and signed on 20 nov",
        "dana mail 18 nov, call 20 nov",
        "Dana called on 18 nov and signed the order on 20 nov",
        "dana agreed 18 nov and mailed it 20 nov",
    ] {
        case(line, &format!("Dana Fox · how? · {both}"), false);
    }
    case("dana mail 18 nov or 20 nov", &format!("Dana Fox · email · {both}"), false);
    case("dana mailed 18 nov and mailed 20 nov", &format!("Dana Fox · email · {both}"), false);
    case("dana mail 18 nov, yes, 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("on 20 nov dana signed the contract of 18 nov", "Dana Fox · document · Fri 20 Nov", true);
    case("the redline of 18 nov, dana mailed it fri", "Dana Fox · email · Fri 27 Nov", true);
    case("dana agreed by mail 18 nov to start 15 mar", "Dana Fox · email · Wed 18 Nov", true);
}

#[test]
fn what_has_not_happened_is_not_shown() {
    let not_yet = "that reads as not yet: y again if they did";
    for line in [
        "has not",
        "not yet",
        "dana refused by mail 18 nov",
        "dana has not, mail 18 nov",
        "dana said no 18 nov",
        "Dana hasn't signed, call 18 nov",
        "dana's mail is unanswered since 18 nov",
        "dana probably mailed it 18 nov",
        "dana ignored our mail on 18 nov",
        "dana failed to mail on 18 nov",
        "dana skipped the call 18 nov",
        "rumour has it dana mailed it 18 nov",
        "still waiting for dana to mail, 18 nov",
        "dana postponed the call 18 nov",
        "no-show by dana, meeting 18 nov",
        "dana pushed it back to january, mail 18 nov",
        "tom turned us down by mail 18 nov",
        "dana backed out on 18 nov by phone",
        "dana didnt mail 18 nov",
        "dana hasnt answered the mail of 18 nov",
        "dana is considering it, mail 18 nov",
        "i called dana 18 nov and left a voicemail",
        "left dana a voicemail 18 nov",
        "tom wrote by mail on 18 nov that the budget is cut",
        "auto-reply from dana 18 nov",
        "automatic reply from dana, mail 18 nov",
        "OOO mail from dana 18 nov",
        "undeliverable mail dana 18 nov",
        "read receipt from dana 18 nov",
        "dana is on leave, mail 18 nov",
        "Dana agreed by mail 18 nov, then cancelled 20 nov",
        "dana agreed by mail 18 nov and took it back",
        "dana mailed yes 18 nov, changed her mind 20 nov",
        "dana revoked the order by mail 18 nov",
        "dana accepted in the call 18 nov, then backed off",
        "dana put it on hold, mail 18 nov",
    ] {
        case(line, not_yet, false);
    }
    let guessed = "that is what we heard or think: who of theirs said or showed it?";
    for line in [
        "I think dana mailed it 18 nov",
        "dana might have mailed it 18 nov",
        "hope dana mailed 18 nov",
        "heard that dana approved, call 18 nov",
        "dana must have mailed it 18 nov",
        "a mate at their supplier said on 18 nov by phone that dana likes it",
        "Ana heard that dana signed on 18 nov, by mail",
        "Ana thinks dana signed the order on 18 nov",
    ] {
        case(line, guessed, false);
    }
    for line in [
        "dana cannot confirm before april, mail 18 nov",
        "dana is against it, call 18 nov",
        "dana went quiet after the mail of 18 nov",
    ] {
        case(line, not_yet, false);
    }
    let ahead = "not done yet: s makes it a step";
    for line in [
        "dana promised on the phone on 18 nov to send the log",
        "dana offered in the meeting of 18 nov to bring her boss",
        "dana said in the meeting on 18 nov she would ask tom",
        "dana is still thinking about it, call 18 nov",
        "dana is due to open the portal, mail 18 nov",
    ] {
        case(line, ahead, false);
    }
    case("dana mail 18 nov: no objections", "Dana Fox · email · Wed 18 Nov", true);
    case("order no 4711 signed by dana 18 nov", "Dana Fox · document · Wed 18 Nov", true);
    case("dana said \"no, not before may\" 18 nov", "Dana Fox · quote · Wed 18 Nov", true);
    case("dana said 'no, never again' 18 nov", "Dana Fox · quote · Wed 18 Nov", true);
    case(
        "dana said \"the customers' plan is no good\" 18 nov",
        "Dana Fox · quote · Wed 18 Nov",
        true,
    );
    case("dana's boss's 'no' was a mail 18 nov", "who? · email · Wed 18 Nov", false);
    case("dana wrote 'til late, mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("dana thinks it works, mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
}

#[test]
fn what_we_did_shows_nothing() {
    let ours = "that is what we did. What did Dana do?";
    for line in [
        "mailed dana the plan 18 nov",
        "we showed it to dana in the meeting 18 nov",
        "sent dana the order 18 nov",
        "gave dana the document 18 nov",
        "reminded dana by mail on 18 nov",
        "chased dana by mail on 18 nov",
        "booked a meeting with dana on 18 nov",
        "mail to dana 18 nov",
        "quoted dana 40k by mail 18 nov",
        "followed up with dana by mail 18 nov",
        "Ana mailed Dana the plan 18 nov",
    ] {
        case(line, ours, false);
    }
    for line in ["ana mail 18 nov", "goran call 18 nov", "Goran, meeting 18 nov"] {
        case(line, "that is what we did. What did somebody of theirs do?", false);
    }
    case(
        "asked dana over lunch yesterday, and she said yes",
        "Dana Fox · meeting · Mon 30 Nov",
        true,
    );
    case("sent dana the plan she asked for 18 nov by mail", ours, false);
    case("our demo for dana 18 nov", ours, false);
    case("dana attended our demo 18 nov", "Dana Fox · meeting · Wed 18 Nov", true);
    case("Ana Keller mail 18 nov", "Ana Keller (new) · email · Wed 18 Nov", true);
    case("we showed it to them", "that is what we did. What did somebody of theirs do?", false);
    case("dana sent the order 18 nov", "Dana Fox · document · Wed 18 Nov", true);
    case("order sent by dana 18 nov", "Dana Fox · document · Wed 18 Nov", true);
    case("mail from dana 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("we met dana 18 nov", "Dana Fox · meeting · Wed 18 Nov", true);
}

#[test]
fn what_is_only_meant_is_to_come() {
    for line in [
        "dana wants to mail it 18 nov",
        "dana promised to mail it 18 nov",
        "dana to sign by friday",
        "dana to mail the plan",
        "dana is going to mail it 18 nov",
        "dana should mail it 18 nov",
        "dana was supposed to mail on 18 nov",
        "dana has yet to mail, 18 nov",
        "dana will describe it, meeting on 18 nov",
        "dana said she'd send the po, call 18 nov",
        "dana said she'll send it, call 18 nov",
    ] {
        case(line, "not done yet: s makes it a step", false);
    }
    case("dana said she'd signed it, call 18 nov", "Dana Fox · call · Wed 18 Nov", true);
    case("dana left a voicemail 18 nov", "Dana Fox · call · Wed 18 Nov", true);
    case("visit to tom's site 18 nov", "Tom Ode · meeting · Wed 18 Nov", true);
    case("got a text from dana sat", "Dana Fox · email · Sat 28 Nov", true);
    case("dana presented it, minutes 17 nov", "Dana Fox · document · Tue 17 Nov", true);
    case("dana to tom, mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("dana agreed by mail to sign, 18 nov", "Dana Fox · email · Wed 18 Nov", true);
    case("dana's answer to the mail 18 nov", "Dana Fox · email · Wed 18 Nov", true);
}

/// Lines as reps say them, by somebody who had seen no list of words: `+` is whole.
#[test]
fn lines_as_they_are_spoken_verify_or_do_not() {
    let people = people();
    let ours = ["ana", "bea", "goran"].map(str::to_owned).into();
    let today = date(2026, 11, 25);
    let around = Around {
        people: &people,
        ours,
        things: BTreeSet::new(),
        calendar: Calendar::asking(today),
    };
    let wrong = |line: &&str| {
        let (mark, said) = line.split_at(2);
        read(said, &around).is_whole() != (mark == "+ ")
    };
    let wrong = include_str!("spoken.txt").lines().filter(wrong);
    assert_eq!(wrong.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn two_numbers_are_a_day_where_the_team_says_which_comes_first() {
    let calendar = |order| Calendar { today: TODAY, order: Some(order) };
    for line in [
        "dana wrote by email 3/2 that it fits",
        "dana wrote by email on 3/2, it fits",
        "call 3/2 with dana",
        "dana mail 3/2",
    ] {
        for (order, day) in
            [(DateOrder::DayFirst, "Tue 3 Feb 2026"), (DateOrder::MonthFirst, "Mon 2 Mar")]
        {
            let kind = if line.starts_with("call") { "call" } else { "email" };
            case_of(line, calendar(order), &format!("Dana Fox · {kind} · {day}"), true);
        }
    }
    let day_first = calendar(DateOrder::DayFirst);
    case_of("dana mail 9/10 users are in", day_first, "Dana Fox · email · when?", false);
    case_of("dana mail 3/4 of the sites", day_first, "Dana Fox · email · when?", false);
    case_of(
        "dana mail thu 18/11",
        day_first,
        "Dana Fox · email · Wed 18 Nov or Thu 19 Nov?",
        false,
    );
}

#[test]
fn a_weekday_chooses_no_year_and_nothing_is_not_yet() {
    let both = "Tom Ode · email · Wed 18 Nov or Thu 19 Nov?";
    case("tom mail thu 18 nov", both, false);
    case("thu 18 nov 2026, mail from tom about the plan", both, false);
    case("tom mail thu 4 dec", "Tom Ode · email · Thu 4 Dec 2025?", false);
    case("tom mail thu 19 nov", "Tom Ode · email · Thu 19 Nov", true);
    case("nothing from Laura, mail mon", "that reads as not yet: y again if they did", false);
}
