//! Values that a field takes only within bounds: in a file they hold as well.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::call::LENGTHS;
use crate::domain::reach::{is_mail, is_phone};

/// What somebody or something is called.
#[derive(Debug, Serialize)]
pub(crate) struct Name(pub(crate) String);

/// A mail address.
#[derive(Debug, Serialize)]
pub(crate) struct Mail(pub(crate) String);

/// A number to call.
#[derive(Debug, Serialize)]
pub(crate) struct Phone(pub(crate) String);

/// How long a call is to take.
#[derive(Debug, Serialize)]
pub(crate) struct Length(pub(crate) u32);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let refusal = |_: &String| "there is no name between the quotes".to_owned();
        within(from, |name| !name.trim().is_empty(), refusal).map(Self)
    }
}

impl<'de> Deserialize<'de> for Mail {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let refusal =
            |mail: &String| format!("{mail:?} is no mail address, as in jan@norvik.example");
        within(from, |mail| is_mail(mail), refusal).map(Self)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let refusal =
            |phone: &String| format!("{phone:?} is no number to call, as in +47 22 00 00 00");
        within(from, |phone| is_phone(phone), refusal).map(Self)
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (shortest, longest) = LENGTHS.into_inner();
        let refusal = |minutes: &u32| {
            format!("{minutes} minutes is no length of a call: {shortest} to {longest}")
        };
        within(from, |minutes| LENGTHS.contains(minutes), refusal).map(Self)
    }
}

/// A value that is one of those that are taken.
fn within<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    from: D,
    is_taken: impl Fn(&T) -> bool,
    refusal: impl Fn(&T) -> String,
) -> Result<T, D::Error> {
    let value = T::deserialize(from)?;
    if is_taken(&value) { Ok(value) } else { Err(Error::custom(refusal(&value))) }
}
