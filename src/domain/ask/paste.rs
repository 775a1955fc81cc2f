//! An ask as a text for the one who is asked, ready to be pasted into a mail or
//! a chat.

use jiff::civil::Date;

use super::{Ask, AskKind, Recipient, stays_in_the_lead};
use crate::domain::deal::Deal;
use crate::domain::phrase::{self, clause, listed};
use crate::domain::team::Team;

impl Ask {
    /// The text for the one who is asked: what for and by when, what they have
    /// to know, and who leads the next step.
    pub fn paste_text(&self, deal: &Deal, team: &Team, today: Date) -> String {
        if self.is_offer() {
            return self.offer_text(deal, team);
        }
        let to = self.of.first_name(team);
        let rep = team.first_name_of(&self.from);
        let mut head = vec![format!("{to}, {}", self.request(rep, today))];
        head.extend(self.people());
        let wording = self.wording.as_ref().map(|words| format!("The words:\n\n{}", words.trim()));
        let lead = stays_in_the_lead(team.name_of(&self.from));
        let blocks =
            [Some(head.join("\n")), Some(self.body(deal, rep, today)), wording, Some(lead)];
        blocks.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    }

    /// The text of an offer, for the rep.
    fn offer_text(&self, deal: &Deal, team: &Team) -> String {
        let rep = team.first_name_of(&self.from);
        let seen = self.what_happened.iter().map(|seen| format!("What I see: {}", seen.trim()));
        let head = format!("{rep}, could I help with {}?", deal.title());
        let head: Vec<String> = std::iter::once(head).chain(seen).collect();
        let lead = "You lead it either way: tell me what would help, or \"not now\" and why.";
        format!("{}\n\n{lead}\n\n{}", head.join("\n"), self.of.first_name(team))
    }

    /// The request itself, with its day.
    fn request(&self, rep: &str, today: Date) -> String {
        let by = self.needed_by.map(|day| format!(" by {}", phrase::shown(day, today)));
        let by = by.unwrap_or_default();
        let names = self.recipient_names();
        match self.kind {
            AskKind::Email if names.is_empty() => format!("could you write a mail{by}?"),
            AskKind::Email => format!("could you write to {}{by}?", listed(&names)),
            AskKind::Call if names.is_empty() => format!("could you make a call{by}?"),
            AskKind::Call => format!("could you call {}{by}?", listed(&names)),
            AskKind::Meeting => format!("could you help with a meeting{by}?"),
            AskKind::Resource => format!("could you help {rep} out{by}?"),
            AskKind::Opinion => format!("what do you think? {rep} would like to hear it{by}."),
            AskKind::Unsure => format!("could you think something through with {rep}{by}?"),
        }
    }

    /// Who is to be called or written to, unless their names say all.
    fn people(&self) -> Vec<String> {
        let is_named = matches!(self.kind, AskKind::Email | AskKind::Call);
        let has_more = |one: &Recipient| one.title.is_some() || one.contact.is_some();
        if is_named && !self.recipients.values().any(has_more) {
            return Vec::new();
        }
        let line = |one: &Recipient| format!("- {}", one.in_one_line());
        self.recipients.values().map(line).collect()
    }

    /// What has to be known, a line each.
    fn body(&self, deal: &Deal, rep: &str, today: Date) -> String {
        let due = self.my_next_due.map(|day| format!(", by {}", phrase::shown(day, today)));
        let next = self.my_next.as_ref();
        let next = next.map(|next| format!("{}{}", clause(next), due.unwrap_or_default()));
        let lines = [
            ("Deal".to_owned(), Some(deal.title())),
            (self.gist_label().to_owned(), self.gist.clone()),
            ("What has happened".to_owned(), self.what_happened.clone()),
            ("What they do after it".to_owned(), self.what_they_do.clone()),
            (format!("What {rep} does next"), next),
            (format!("What {rep} thinks"), self.rep_view.clone()),
        ];
        let said = |(label, text): (String, Option<String>)| {
            text.map(|text| format!("{label}: {}", text.trim()))
        };
        lines.into_iter().filter_map(said).collect::<Vec<_>>().join("\n")
    }

    const fn gist_label(&self) -> &'static str {
        match self.kind {
            AskKind::Email => "What it should say",
            AskKind::Meeting => "What it is for",
            AskKind::Resource => "What is needed",
            AskKind::Opinion => "The question",
            AskKind::Call | AskKind::Unsure => "What it is about",
        }
    }
}
