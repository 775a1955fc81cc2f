//! All that is known of somebody on the buyer map, in words.

use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card;
use crate::domain::books::DealBook;
use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, Coverage, RelationKind};
use crate::domain::phrase::{self, listed};
use crate::domain::process::Process;
use crate::pages::map::{BuyerMap, Card, Who};
use crate::view::lines::Lines;
use crate::view::{frame, theme};

/// What it is told from.
pub(super) struct About<'a> {
    pub(super) map: &'a BuyerMap,
    pub(super) book: &'a DealBook,
    pub(super) process: Option<&'a Process>,
    pub(super) today: Date,
}

impl<'a> About<'a> {
    /// Draws all that is known of whoever is under the cursor.
    pub(super) fn draw(&self, who: Option<&'a Who>, area: Rect, frame: &mut Frame<'_>) {
        let name = who.map_or_else(String::new, |who| self.card(who).name);
        let block = frame::block(&name, "");
        let inner = frame::inside(&block, area);
        frame.render_widget(block, area);
        let mut page = Lines::new(inner.width);
        match who {
            Some(Who::Person(id)) => self.person(id, &mut page),
            Some(Who::Role(_)) => {
                let role = who.map(|who| self.card(who).parts.join(", ")).unwrap_or_default();
                page.text(&role, 0, theme::SAID);
                let say = "Nobody has this role yet. Enter says who it is.";
                page.text(say, 0, theme::ASSUMED);
            }
            None => {}
        }
        page.show(frame, inner);
    }

    fn person(&self, id: &'a BuyerId, page: &mut Lines) {
        let Some(person) = self.book.deal.people.get(id) else { return };
        let card = self.card(&Who::Person(id.clone()));
        let is: Vec<&str> = card.title.iter().chain(&card.parts).map(String::as_str).collect();
        let is = if is.is_empty() { "title and role unknown".to_owned() } else { is.join(" · ") };
        page.text(&is, 0, theme::SAID);
        page.push(self.stands(person, &card));
        if let Some(reach) = person.reach.in_words() {
            page.text(&reach, 0, theme::SAID);
        }
        self.ties(id, page);
        let reports = self.reports(id, person);
        if !reports.is_empty() {
            page.text(&reports, 0, theme::QUIET);
        }
    }

    /// Influence, stance, and how well we have met them, or that they left.
    fn stands(&self, person: &Buyer, card: &Card) -> Line<'static> {
        let apart = || Span::styled(" · ", theme::QUIET);
        let mut spans = vec![
            Span::styled(card.influence_in_words(), theme::SAID),
            apart(),
            Span::styled(card.stance_in_words(), theme::stance(card.stance)),
            apart(),
            Span::styled(met(person), theme::SAID),
        ];
        if let Some(day) = person.last_contact {
            spans.extend([apart(), Span::raw(format!("last spoke {}", self.day(day)))]);
        }
        if let Some(day) = person.left {
            spans.extend([apart(), Span::styled(self.left(day), theme::ASSUMED)]);
        }
        Line::from(spans)
    }

    fn ties(&self, id: &BuyerId, page: &mut Lines) {
        let Some(place) = self.map.place_of(id) else { return };
        for kind in RelationKind::ALL {
            let ties = self.map.ties_of(place).filter(|(_, tie)| tie.kind == *kind);
            let said: Vec<String> = ties
                .map(|(number, tie)| {
                    format!("{number} {} {}", card::sign(*kind), self.map.tie_in_words(tie))
                })
                .collect();
            if !said.is_empty() {
                page.text(&said.join(" · "), 0, theme::tie(*kind));
            }
        }
    }

    /// Whom they report to, and who reports to them.
    fn reports(&self, id: &'a BuyerId, person: &'a Buyer) -> String {
        let boss = person.reports_to.as_ref();
        let above = boss.map(|boss| format!("reports to {}", self.book.deal.buyer_name(boss)));
        let below =
            self.book.deal.people_there().filter(|(_, it)| it.reports_to.as_ref() == Some(id));
        let below: Vec<&str> = below.map(|(id, _)| self.book.deal.buyer_name(id)).collect();
        let below = (!below.is_empty()).then(|| format!("above {}", listed(&below)));
        above.into_iter().chain(below).collect::<Vec<_>>().join(" · ")
    }

    /// The words of a box, or of a line of the list.
    pub(super) fn card(&self, who: &Who) -> Card {
        Card::of(who, &self.book.deal, self.process)
    }

    /// The day somebody left, in words.
    pub(super) fn left(&self, day: Date) -> String {
        format!("left {}", self.day(day))
    }

    /// A day, as people say it.
    pub(super) fn day(&self, day: Date) -> String {
        phrase::shown(day, self.today)
    }
}

/// How well we have met somebody.
fn met(person: &Buyer) -> &'static str {
    person.coverage.map_or("meetings not noted", Coverage::in_words)
}
