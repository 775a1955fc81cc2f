//! How somebody is reached, as people type it: `+47 22 00 00 00`, `jan@norvik.example`.

use std::borrow::Cow;

use super::is_nothing;
use super::refused::repeated;
use crate::domain::reach::{Reach, is_mail, is_phone};

/// Why a text reaches nobody. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReached {
    /// No mail address.
    #[error("\"{0}\" is no mail address. Write one, as in jan@norvik.example, or none")]
    Mail(String),
    /// No number.
    #[error(
        "\"{0}\" is no number to call: 3 to 40 digits, spaces and + ( ) - . / x. \
         Write one, as in +47 22 00 00 00, or none"
    )]
    Phone(String),
}

/// A mail address; none where the text says that there is none.
///
/// # Errors
///
/// [`NotReached::Mail`] where it has not one `@` inside, or a space, a control
/// character, a comma or an angle bracket, or more than 254 bytes.
pub fn mail(text: &str) -> Result<Option<String>, NotReached> {
    let text = text.trim();
    if is_nothing(text) {
        return Ok(None);
    }
    if is_mail(text) {
        return Ok(Some(text.to_owned()));
    }
    Err(NotReached::Mail(repeated(text)))
}

/// A number to call; none where the text says that there is none.
///
/// # Errors
///
/// [`NotReached::Phone`] where it is not 3 to 40 digits, spaces and `+ ( ) - . / x`.
pub fn phone(text: &str) -> Result<Option<String>, NotReached> {
    let text = text.trim();
    if is_nothing(text) {
        return Ok(None);
    }
    if is_phone(text) {
        return Ok(Some(text.to_owned()));
    }
    Err(NotReached::Phone(repeated(text)))
}

/// What a piece behind a name says of how they are reached: one mail address or one
/// number; none where it is neither.
pub fn piece(text: &str) -> Option<Reach> {
    if let Ok(Some(mail)) = mail(text) {
        return Some(Reach { mail: Some(mail), phone: None });
    }
    let phone = phone(text).ok().flatten()?;
    Some(Reach { phone: Some(phone), mail: None })
}

/// "Hans Weber <hans@x.example>" as `Hans Weber, hans@x.example`.
pub(super) fn mail_apart(text: &str) -> Cow<'_, str> {
    let open = text.trim_end().strip_suffix('>').and_then(|open| open.rsplit_once('<'));
    match open.filter(|(_, mail)| mail.contains('@')) {
        Some((name, mail)) => Cow::Owned(format!("{}, {mail}", name.trim().trim_matches('"'))),
        None => Cow::Borrowed(text),
    }
}

/// A text without what tells how somebody is reached: `Jan Berg, CFO, jan@norvik.example`.
pub(super) fn apart(text: &str) -> (String, Reach) {
    let mut reach = Reach::default();
    let mut rest = Vec::new();
    for (at, one) in text.split(',').enumerate() {
        match piece(one).filter(|_| at > 0) {
            Some(said) => reach.take_over(&said),
            None => rest.push(one),
        }
    }
    (rest.join(","), reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_has_one_at_sign_inside() {
        #[track_caller]
        fn good(text: &str, expected: Option<&str>) {
            assert_eq!(mail(text).as_ref().map(Option::as_deref), Ok(expected), "{text}");
        }
        good("jan@norvik.example", Some("jan@norvik.example"));
        good(" zoë@söhne.example ", Some("zoë@söhne.example"));
        good("", None);
        good("none", None);
        for text in
            ["jan", "@norvik", "jan@", "jan@a@b", "jan @a", "<jan@a>", "jan@a,b", "a\u{7}@b"]
        {
            assert!(mail(text).is_err(), "{text}");
        }
        let long = format!("{}@a.example", "x".repeat(254));
        assert!(mail(&long).is_err_and(|why| why.to_string().len() < 200));
    }

    #[test]
    fn a_number_is_digits_and_what_stands_between_them() {
        #[track_caller]
        fn good(text: &str, expected: Option<&str>) {
            assert_eq!(phone(text).as_ref().map(Option::as_deref), Ok(expected), "{text}");
        }
        good("+47 22 00 00 00", Some("+47 22 00 00 00"));
        good("(030) 12-34.56/7 x12", Some("(030) 12-34.56/7 x12"));
        good("112", Some("112"));
        good("none", None);
        let long = "1".repeat(41);
        for text in ["12", "+()", "0800 CALL ME", "22 00; 33", &long] {
            assert!(phone(text).is_err(), "{text}");
        }
    }
}
