//! A link that opens a draft in the mail program.
//!
//! Escaped by hand: a rule of one line, where a crate would bring tables of sets.

use std::fmt::Write;

/// The most bytes of a link: longer ones some systems cut.
const MOST: usize = 2_000;

/// The link; none where it would be too long.
///
/// The address stays empty where none is known. Nothing of the texts reaches another
/// part of the link: all but letters, digits and `-._~` is escaped.
pub fn mailto(address: Option<&str>, subject: &str, body: &str) -> Option<String> {
    let address: Vec<String> = address.unwrap_or_default().split('@').map(escaped).collect();
    let body = body.replace("\r\n", "\n").replace('\n', "\r\n");
    let link = format!(
        "mailto:{}?subject={}&body={}",
        address.join("@"),
        escaped(&subject.split_whitespace().collect::<Vec<_>>().join(" ")),
        escaped(&body)
    );
    (link.len() <= MOST).then_some(link)
}

fn escaped(text: &str) -> String {
    let mut link = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(link, "%{byte:02X}");
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_the_texts_and_nothing_of_them_is_part_of_it() {
        let link = mailto(Some("jan@norvik.example"), "Acme · Line", "Jan, é?\n\n=1+1&body=x");
        let expected = "mailto:jan@norvik.example?subject=Acme%20%C2%B7%20Line\
            &body=Jan%2C%20%C3%A9%3F%0D%0A%0D%0A%3D1%2B1%26body%3Dx";
        assert_eq!(link.as_deref(), Some(expected));
        let link = mailto(Some("a?bcc=x@y"), "one\r\nBcc: two", "").unwrap();
        assert_eq!(link, "mailto:a%3Fbcc%3Dx@y?subject=one%20Bcc%3A%20two&body=");
    }

    #[test]
    fn two_thousand_bytes_are_a_link_and_one_more_is_none() {
        let around = mailto(None, "", "").unwrap().len();
        assert_eq!(mailto(None, "", &"x".repeat(MOST - around)).unwrap().len(), MOST);
        assert_eq!(mailto(None, "", &"x".repeat(MOST - around + 1)), None);
    }
}
