use super::*;

fn people() -> BTreeMap<BuyerId, Buyer> {
    let people = [("dana-fox", "Dana Fox"), ("dana-reed", "Dana Reed"), ("tom-ode", "Tom Ode")];
    let mut people: BTreeMap<BuyerId, Buyer> =
        people.iter().map(|(id, name)| (id.parse().unwrap(), Buyer::named(*name))).collect();
    people.get_mut(&"tom-ode".parse().unwrap()).unwrap().title = Some("Plant manager".into());
    people
}

#[test]
fn commas_part_people_and_what_is_known_of_them() {
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let all = list(text, &people()).unwrap();
        assert_eq!(all.iter().map(Recipient::in_one_line).collect::<Vec<_>>(), expected, "{text}");
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
    assert!(list("tom, dana", &people()).is_err(), "two are called Dana");
}

#[test]
fn somebody_to_be_called_is_read_from_one_line() {
    #[track_caller]
    fn case(text: &str, expected: Result<[&str; 4], &str>) {
        let read = read(text, &people()).map(|one| {
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
    case(" , CFO", Err("\", CFO\" has no name: write it as in \"Jan Berg, CFO, +47 22 00 00 00\""));
}

#[test]
fn who_is_called_has_a_name() {
    for text in ["24", "???", ", CFO", "+47 22 00 00 00"] {
        assert!(read(text, &people()).is_err(), "{text}");
    }
}

#[test]
fn an_executive_is_a_name_and_perhaps_a_title() {
    let read = |text| executive(text).map(|one| (one.name, one.title));
    assert_eq!(read("eva lund"), Some(("Eva Lund".into(), None)));
    assert_eq!(read("Eva Lund, CEO, EMEA"), Some(("Eva Lund".into(), Some("CEO, EMEA".into()))));
    assert_eq!(read(" ,CEO"), None);
}

#[test]
fn two_bare_words_may_be_one_person_or_two() {
    #[track_caller]
    fn case(text: &str, write: &str) {
        let told = list(text, &people()).unwrap_err().to_string();
        assert_eq!(told, format!("{text:?}: one person or two? Write {write}"));
        for one in write.split(", or ") {
            assert!(list(one, &people()).is_ok(), "{one}");
        }
    }
    case("Elina, Mikko", "Mikko Elina, or Elina; Mikko");
    case("Müller, Hans", "Hans Müller, or Müller; Hans");
    for text in ["Elina, CFO", "elina, purchasing", "Elina Salo, Norvik", "Elina (Mikko)"] {
        assert_eq!(list(text, &people()).map(|all| all.len()), Ok(1), "{text}");
    }
}
