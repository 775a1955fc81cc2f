//! Finding an open deal by what people call it.

use std::collections::BTreeMap;

use super::Books;
use crate::domain::deal::DealStatus;
use crate::domain::id::DealId;
use crate::domain::names::{self, Match, Named};

/// Deals that are named where several fit, at most.
const NAMED: usize = 3;

/// Why no deal is meant. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDeal {
    /// None is called so.
    #[error("which deal? No open one is called \"{0}\"")]
    None(String),
    /// More than one is.
    #[error("\"{typed}\" could be {candidates}: write more of it")]
    Several {
        /// What was typed.
        typed: String,
        /// Those it fits.
        candidates: String,
    },
}

/// What a deal is called.
struct Title(String);

impl Named for Title {
    fn name(&self) -> &str {
        &self.0
    }
}

impl Books {
    /// The open deal that is called so: a part of its title is enough.
    ///
    /// # Errors
    ///
    /// [`NoDeal`] where none fits, or several do.
    pub fn deal_called(&self, typed: &str) -> Result<DealId, NoDeal> {
        let open = self.deals.values().filter(|book| book.deal.status == DealStatus::Open);
        let titles: BTreeMap<DealId, Title> =
            open.map(|book| (book.deal.id.clone(), Title(book.deal.title()))).collect();
        let typed = typed.trim().to_owned();
        match names::find(&typed, &titles) {
            Match::One(id) => Ok(id),
            Match::None => Err(NoDeal::None(typed)),
            Match::Several(ids) => {
                let fit: Vec<&str> =
                    ids.iter().filter_map(|id| Some(titles.get(id)?.name())).collect();
                let more = if fit.len() > NAMED { " or another" } else { "" };
                let candidates = fit.iter().take(NAMED).copied().collect::<Vec<_>>().join(" or ");
                Err(NoDeal::Several { typed, candidates: format!("{candidates}{more}") })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::Sample;

    #[test]
    fn an_open_deal_is_found_by_a_part_of_its_title() {
        let books = Sample::at("explore").books();
        let id = books.deals.keys().next().unwrap();
        let title = books.deals[id].deal.title();
        let first = title.split(' ').next().unwrap().to_lowercase();
        assert_eq!(books.deal_called(&title).as_ref(), Ok(id));
        assert_eq!(books.deal_called(&first).as_ref(), Ok(id));
        assert_eq!(books.deal_called(" "), Err(NoDeal::None(String::new())));
        let mut decided = books.clone();
        decided.deals.get_mut(id).unwrap().deal.status = DealStatus::Won;
        assert_eq!(decided.deal_called(&first), Err(NoDeal::None(first)));
    }

    #[test]
    fn deals_that_may_be_meant_are_named() {
        let mut books = Sample::at("explore").books();
        let mut other = books.deals.values().next().unwrap().clone();
        let first = other.deal.title().split(' ').next().unwrap().to_owned();
        other.deal.id = "another".parse().unwrap();
        other.deal.name = "Spare parts".to_owned();
        let title = other.deal.title();
        books.deals.insert(other.deal.id.clone(), other);
        let refused = books.deal_called(&first).unwrap_err().to_string();
        assert!(refused.contains(&title) && refused.contains(" or "), "{refused}");
        assert_eq!(books.deal_called("spare"), Ok("another".parse().unwrap()));
    }
}
