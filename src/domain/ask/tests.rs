use jiff::civil::date;

use super::*;
use crate::domain::id::BuyerId;
use crate::domain::person::Buyer;

const TODAY: Date = date(2026, 11, 24);

fn people() -> BTreeMap<BuyerId, Buyer> {
    let people = [("dana-fox", "Dana Fox"), ("dana-reed", "Dana Reed"), ("tom-ode", "Tom Ode")];
    let mut people: BTreeMap<BuyerId, Buyer> =
        people.iter().map(|(id, name)| (id.parse().unwrap(), Buyer::named(*name))).collect();
    people.get_mut(&"tom-ode".parse().unwrap()).unwrap().title = Some("Plant manager".into());
    people
}

fn ask(kind: AskKind) -> Ask {
    let [from, of] = ["ana", "goran"].map(|id| id.parse().unwrap());
    let (id, deal) = ("w2n6t8rb".parse().unwrap(), "acme".parse().unwrap());
    Ask::new(id, deal, kind, from, Asked::Ours(of), TODAY)
}

fn to(ask: &mut Ask, text: &str) {
    let recipient = Recipient::read(text, &people()).unwrap();
    ask.add_recipient(recipient, &mut Draw::seeded(1));
}

/// An ask of that kind with all that may be said.
fn whole(kind: AskKind) -> Ask {
    let mut ask = ask(kind);
    let text = |text: &str| Some(text.to_owned());
    ask.needed_by = Some(date(2026, 11, 27));
    ask.wording = text("Dear Jan,\n\nthe line runs.\n\nGoran\n");
    ask.gist = text("The line runs.");
    ask.what_happened = text("They went live in September");
    ask.what_they_do = text("Jan tells Dana what it cost them");
    ask.my_next = text("Call Dana the day after.");
    ask.my_next_due = Some(date(2026, 11, 28));
    ask.rep_view = text("Dana can decide alone");
    to(&mut ask, "Jan Berg, CFO, Norvik, +47 22 00 00 00");
    ask
}

mod listing {
    use super::*;

    #[test]
    fn commas_part_people_and_what_is_known_of_them() {
        #[track_caller]
        fn case(text: &str, expected: &[&str]) {
            let all = Recipient::list(text, &people()).unwrap();
            assert_eq!(
                all.iter().map(Recipient::in_one_line).collect::<Vec<_>>(),
                expected,
                "{text}"
            );
        }
        case("tom", &["Tom Ode, Plant manager"]);
        case("dana fox, tom", &["Dana Fox", "Tom Ode, Plant manager"]);
        case("Jan Berg, CFO, Norvik, +47 22 00 00 00", &["Jan Berg, CFO, Norvik, +47 22 00 00 00"]);
        case("jan berg, CFO, tom", &["Jan Berg, CFO", "Tom Ode, Plant manager"]);
        case("tom, +47 22 00 00 00; Jan", &["Tom Ode, Plant manager, +47 22 00 00 00", "Jan"]);
        case("Elina and Mikko", &["Elina", "Mikko"]);
        case("Jan/Elina", &["Jan", "Elina"]);
        case("Elina & tom", &["Elina", "Tom Ode, Plant manager"]);
        case("Elina and Jan Berg, CFO", &["Elina", "Jan Berg, CFO"]);
        case("Jan; Elina", &["Jan", "Elina"]);
        case(
            "Elina Korhonen, Lab director, elina@x.example, +358 40 123",
            &["Elina Korhonen, Lab director, elina@x.example, +358 40 123"],
        );
        case(" ;, ", &[]);
        assert!(Recipient::list("tom, dana", &people()).is_err(), "two are called Dana");
    }
}

mod answering {
    use super::*;

    type Act = fn(&mut Ask) -> Result<(), Refusal>;

    const ACCEPT: Act = |ask| ask.accept(TODAY);
    const DECLINE: Act = |ask| ask.decline(TODAY, "Mia knows him better".into());
    const DONE: Act = |ask| ask.done(TODAY, Some("He calls Dana".into()));

    #[test]
    fn an_ask_is_answered_once_and_a_promise_is_kept_or_taken_back() {
        #[track_caller]
        fn case(acts: &[Act], expected: Result<AskStatus, &str>) {
            let mut ask = whole(AskKind::Call);
            let mut outcome = Ok(());
            for act in acts {
                outcome = outcome.and_then(|()| act(&mut ask));
            }
            let status = outcome.map(|()| ask.status).map_err(|refusal| refusal.to_string());
            assert_eq!(status, expected.map_err(str::to_owned));
        }
        case(&[ACCEPT], Ok(AskStatus::Accepted));
        case(&[DECLINE], Ok(AskStatus::Declined));
        case(&[DONE], Ok(AskStatus::Done));
        case(&[ACCEPT, DONE], Ok(AskStatus::Done));
        case(&[ACCEPT, DECLINE], Ok(AskStatus::Declined));
        let is = |status: &str| {
            format!("\"Call to Jan Berg: The line runs\" is {status} already, since 2026-11-24")
        };
        case(&[ACCEPT, ACCEPT], Err(&is("accepted")));
        case(&[DECLINE, ACCEPT], Err(&is("declined")));
        case(&[DECLINE, DONE], Err(&is("declined")));
        case(&[DONE, ACCEPT], Err(&is("done")));
        case(&[DONE, DECLINE], Err(&is("done")));
        case(&[DONE, DONE], Err(&is("done")));
    }

    #[test]
    fn what_was_said_is_kept_with_its_day() {
        let mut ask = whole(AskKind::Call);
        ACCEPT(&mut ask).unwrap();
        assert_eq!((ask.replied, &ask.reply, ask.closed), (Some(TODAY), &None, None));
        DONE(&mut ask).unwrap();
        assert_eq!((ask.closed, ask.result.as_deref()), (Some(TODAY), Some("He calls Dana")));
        assert!(!ask.is_open());

        let mut ask = whole(AskKind::Call);
        assert_eq!(ask.decline(TODAY, " \n".into()), Err(Refusal::NoReason));
        assert_eq!(ask, whole(AskKind::Call), "nothing of it");
        DECLINE(&mut ask).unwrap();
        assert_eq!(
            (ask.replied, ask.reply.as_deref()),
            (Some(TODAY), Some("Mia knows him better"))
        );
        assert_eq!(ask.closed, None);
    }
}

#[test]
fn an_ask_lacks_what_its_kind_requires_and_it_is_asked_for() {
    #[track_caller]
    fn case(kind: AskKind, part: AskPart, question: &str) {
        assert!(ask(kind).lacking().contains(&part), "{kind}: {part}");
        assert!(!whole(kind).lacking().contains(&part), "{kind}: {part}");
        assert_eq!(part.question(kind), question, "{kind}: {part}");
    }
    case(AskKind::Email, AskPart::Recipient, "To whom?");
    case(AskKind::Email, AskPart::Gist, "What should the mail say, in your words or in short?");
    case(AskKind::Call, AskPart::Recipient, "Who is to be called?");
    case(AskKind::Call, AskPart::WhatHappened, "What has happened since the last contact?");
    case(AskKind::Call, AskPart::WhatTheyDo, "What should happen after the call?");
    case(AskKind::Call, AskPart::MyNext, "What do you do next?");
    case(AskKind::Call, AskPart::MyNextDue, "By when do you do it?");
    case(AskKind::Meeting, AskPart::Gist, "What is the meeting for?");
    case(AskKind::Resource, AskPart::Gist, "What do you need?");
    case(AskKind::Opinion, AskPart::RepView, "What do you think yourself?");
    case(AskKind::Unsure, AskPart::Gist, "What are you unsure about?");
    for kind in AskKind::ALL {
        assert_eq!(ask(*kind).lacking(), kind.requires(), "{kind}");
        assert_eq!(whole(*kind).lacking(), [], "{kind}");
    }
}

#[test]
fn of_a_mail_either_the_words_or_the_gist_will_do_and_white_space_will_not() {
    #[track_caller]
    fn case(kind: AskKind, wording: &str, gist: &str, expected: bool) {
        let mut ask = whole(kind);
        ask.wording = Some(wording.to_owned());
        ask.gist = Some(gist.to_owned());
        assert_eq!(!ask.lacking().contains(&AskPart::Gist), expected, "{wording:?} {gist:?}");
    }
    case(AskKind::Email, "Dear Jan", "", true);
    case(AskKind::Email, "", "The line runs", true);
    case(AskKind::Email, " ", "\n", false);
    case(AskKind::Meeting, "Dear Jan", "", false);
}

#[test]
fn somebody_to_be_called_is_read_from_one_line() {
    #[track_caller]
    fn case(text: &str, expected: Result<[&str; 4], &str>) {
        let read = Recipient::read(text, &people()).map(|one| {
            let or_none = |text: Option<String>| text.unwrap_or_default();
            let person = one.person.map(|id| id.to_string());
            [or_none(person), one.name, or_none(one.title), or_none(one.contact)]
        });
        let expected = expected.map(|parts| parts.map(str::to_owned)).map_err(str::to_owned);
        assert_eq!(read.map_err(|unclear| unclear.to_string()), expected, "{text}");
    }
    case("Jan Berg", Ok(["", "Jan Berg", "", ""]));
    case("jan berg, CFO", Ok(["", "Jan Berg", "CFO", ""]));
    case(
        "Jan Berg, CFO, Norvik, +47 22 00 00 00",
        Ok(["", "Jan Berg", "CFO, Norvik", "+47 22 00 00 00"]),
    );
    case("Jan Berg, jan@norvik.example", Ok(["", "Jan Berg", "", "jan@norvik.example"]));
    case("Jan Berg (CFO)", Ok(["", "Jan Berg", "CFO", ""]));
    case(
        "Jan Berg, CFO, jan@norvik.example, +47 22 00 00",
        Ok(["", "Jan Berg", "CFO", "jan@norvik.example, +47 22 00 00"]),
    );
    case(
        "Jan Berg: met in May",
        Err("\"Jan Berg: met in May\" says more than who it is: write Jan Berg"),
    );
    case("Jan Berg, a@b@c", Err("\"a@b@c\" is no mail address: write it as in jan@norvik.example"));
    case("Jan Berg,, ", Ok(["", "Jan Berg", "", ""]));
    case("tom", Ok(["tom-ode", "Tom Ode", "Plant manager", ""]));
    case("tom-ode", Ok(["tom-ode", "Tom Ode", "Plant manager", ""]));
    case("Tom Ode, COO by now", Ok(["tom-ode", "Tom Ode", "COO by now", ""]));
    case("山田 太郎", Ok(["", "山田 太郎", "", ""]));
    case("dana", Err("\"dana\" could be Dana Fox or Dana Reed: write the whole name"));
    case("Tom Odee, COO", Err("no one called \"Tom Odee\": did you mean Tom Ode?"));
    case(
        " , CFO",
        Err("\" , CFO\" has no name: write it as in \"Jan Berg, CFO, +47 22 00 00 00\""),
    );
}

#[test]
fn nobody_is_to_be_called_twice_and_two_of_one_name_are_two() {
    let mut ask = ask(AskKind::Call);
    for text in ["Tom Ode", "tom", "Jan Berg", "Jan Berg", "Jan Berg, CFO", "山"] {
        to(&mut ask, text);
    }
    let ids: Vec<_> = ask.recipients.keys().map(RecipientId::as_str).collect();
    assert_eq!(ids.len(), 4, "{ids:?}");
    assert!(ids.contains(&"tom-ode") && ids.contains(&"jan-berg-2"), "{ids:?}");
}

#[test]
fn who_is_called_has_a_name() {
    for text in ["24", "???", ", CFO", "+47 22 00 00 00"] {
        assert!(Recipient::read(text, &people()).is_err(), "{text}");
    }
}

#[test]
fn an_executive_is_a_name_and_perhaps_a_title() {
    let read = |text| Executive::read(text).map(|one| (one.name, one.title));
    assert_eq!(read("eva lund"), Some(("Eva Lund".into(), None)));
    assert_eq!(read("Eva Lund, CEO, EMEA"), Some(("Eva Lund".into(), Some("CEO, EMEA".into()))));
    assert_eq!(read(" ,CEO"), None);
}

#[test]
fn an_ask_is_said_in_one_line() {
    #[track_caller]
    fn case(ask: &Ask, expected: &str) {
        assert_eq!(ask.summary(), expected);
    }
    case(&ask(AskKind::Email), "Email");
    case(&whole(AskKind::Email), "Email to Jan Berg: The line runs");
    case(
        &Ask { gist: None, ..whole(AskKind::Email) },
        "Email to Jan Berg: Dear Jan, the line runs. Goran",
    );
    let mut call = Ask { gist: None, wording: None, ..whole(AskKind::Call) };
    case(&call, "Call to Jan Berg: Jan tells Dana what it cost them");
    to(&mut call, "tom");
    case(&call, "Call to Jan Berg and Tom Ode: Jan tells Dana what it cost them");
    let mut opinion = ask(AskKind::Opinion);
    opinion.rep_view = Some("Dana can decide alone".into());
    case(&opinion, "Opinion: Dana can decide alone");
}
