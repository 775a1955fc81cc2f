//! What the rep has told of somebody's objection.

use slug::slugify;

use crate::reading::list::has;

/// Words of who is not won yet, and their beginnings.
const OBJECTS: &str = "afraid against concern concerned concerns disagrees dislikes doubt doubted \
    doubts expensive fear feared fears hesitant hesitates nervous object objected objection \
    objections objects opposed opposes oppose pushback refuses resists risky sceptic sceptical \
    skeptic skeptical unsure unconvinced worried worries worry";

/// The sentence of a text that tells of an objection of whoever is called so.
pub fn objection<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let sentences = text.split_inclusive(['.', '!', '?', ';', '\n']).map(str::trim);
    let is_theirs = |sentence: &&str| {
        let words = || sentence.split(|c: char| !c.is_alphanumeric());
        words().any(|word| word == name) && words().any(|word| has(OBJECTS, &slugify(word)))
    };
    sentences.filter(|sentence| !sentence.is_empty()).find(is_theirs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sentence_of_trouble_with_the_name_in_it_is_an_objection() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(objection(text, "Tom"), expected, "{text}");
        }
        case("Dana asked. Tom is worried about cost. We wait.", Some("Tom is worried about cost."));
        case("Tom: too expensive", Some("Tom: too expensive"));
        case("Tom likes it", None);
        case("Tommy is worried", None);
        case("Dana is worried. Tom is not there", None);
        case("", None);
    }
}
