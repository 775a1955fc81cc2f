//! How somebody is reached.

/// A number to call and an address for mails, as people write them. What is not
/// known is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// A number to call.
    pub phone: Option<String>,
    /// A mail address.
    pub mail: Option<String>,
}

impl Reach {
    /// Takes over what `other` says; what it leaves empty stays.
    pub fn take_over(&mut self, other: &Self) {
        for (there, said) in [(&mut self.phone, &other.phone), (&mut self.mail, &other.mail)] {
            if said.is_some() {
                there.clone_from(said);
            }
        }
    }

    /// Both, or the one that is known: `+47 22 00 00 00 · dana.fox@acme.example`.
    pub fn in_words(&self) -> Option<String> {
        let known: Vec<&str> =
            [&self.phone, &self.mail].into_iter().flatten().map(|it| &**it).collect();
        (!known.is_empty()).then(|| known.join(" · "))
    }
}
