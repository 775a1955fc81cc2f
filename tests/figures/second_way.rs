//! The figures counted a second way: no facts in between, no shared code, day by day
//! and record by record, as slowly as it is easy to read.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use sideline::domain::action::{Action, ActionStatus, Obstacle, Owner};
use sideline::domain::ask::{AskStatus, Asked};
use sideline::domain::books::{Books, DealBook};
use sideline::domain::call::{Asker, Call, CallStatus, ManagerRole};
use sideline::domain::deal::{CriterionStanding, Deal, DealStatus};
use sideline::domain::process::SessionKind;
use sideline::domain::session::{Session, SessionState};
use sideline::domain::team::TeamRole;

use crate::support::sample::TODAY;

/// How many days ago it was; below zero it is to come.
fn ago(day: Date) -> i32 {
    (TODAY - day).get_days()
}

fn within(days: i32, day: Date) -> bool {
    (0..days).contains(&ago(day))
}

fn in_a_year(day: Date) -> bool {
    day > TODAY.saturating_sub(1.year()) && day <= TODAY
}

fn sorted<T: ToString>(all: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    all.sort();
    all
}

struct Count<'b> {
    books: &'b Books,
}

/// What `team show --json` has for everybody, but for names.
pub(super) fn second_way(books: &Books) -> Value {
    let count = Count { books };
    let of = |role: TeamRole| {
        let people = books.team.people.iter().filter(move |(_, person)| person.role == role);
        people.map(|(id, _)| id.to_string()).collect::<Vec<_>>()
    };
    json!({
        "reps": of(TeamRole::Rep).iter().map(|rep| count.rep(rep)).collect::<Vec<_>>(),
        "managers": of(TeamRole::Manager).iter().map(|it| count.manager(it)).collect::<Vec<_>>(),
    })
}

fn is_held(session: &Session) -> bool {
    let is_over = matches!(session.state, SessionState::Agreed | SessionState::Ended);
    is_over && session.manager.is_some() && session.kind != SessionKind::Prep
}

fn is_counted(session: &Session) -> bool {
    is_held(session) && session.points.is_some_and(|it| it.worked * 2 >= it.expected)
}

fn is_there(role: Option<ManagerRole>) -> bool {
    !matches!(role, None | Some(ManagerRole::Absent))
}

fn is_together(call: &Call) -> bool {
    let is_held = call.status == CallStatus::Held;
    is_held && (is_there(call.held.role) || call.held.asks == Some(Asker::Manager))
}

fn is_taken_over(call: &Call) -> bool {
    let is_crutch = call.held.role == Some(ManagerRole::Crutch);
    is_together(call) && (is_crutch || call.held.asks == Some(Asker::Manager))
}

impl Count<'_> {
    fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.books.deals.values().flat_map(|book| book.sessions.values())
    }

    fn calls(&self) -> impl Iterator<Item = (&DealBook, &Call)> {
        self.books.deals.values().flat_map(|book| book.calls.values().map(move |it| (book, it)))
    }

    fn rep_of(book: &DealBook, call: &Call) -> String {
        let session = call.session.as_ref().and_then(|id| book.sessions.get(id));
        session.map_or(&book.deal.owner, |session| &session.rep).to_string()
    }

    fn coach(&self, rep: &str) -> Option<String> {
        let person = self.books.team.people.iter().find(|(id, _)| id.as_str() == rep)?.1;
        person.manager.as_ref().map(ToString::to_string)
    }

    fn manager_of(&self, book: &DealBook, call: &Call) -> Option<String> {
        let session = call.session.as_ref().and_then(|id| book.sessions.get(id));
        let own = session.and_then(|it| it.manager.as_ref()).map(ToString::to_string);
        own.or_else(|| self.coach(&Self::rep_of(book, call)))
    }

    fn rep(&self, rep: &str) -> Value {
        json!({
            "id": rep,
            "manager": self.coach(rep),
            "coaching": self.coaching(rep),
            "one_to_one": self.one_to_one(rep),
            "joint_calls": self.joint_calls(rep),
            "kept": self.kept(rep, false),
            "sessions_by_stage": self.by_stage(rep),
            "late_stages": self.late_stages(rep),
            "metrics": self.metrics(rep),
            "gaps": self.gaps(rep),
        })
    }

    fn coaching(&self, rep: &str) -> Value {
        let theirs = |it: &&Session| it.rep.as_str() == rep && within(30, it.day()) && is_held(it);
        let held: Vec<&Session> = self.sessions().filter(theirs).collect();
        let counted = || held.iter().filter(|it| is_counted(it));
        let minutes: u32 = counted().map(|it| it.minutes.unwrap_or(0).min(90)).sum();
        let started = self.books.team.people[&rep.parse().unwrap()].started;
        let new_days = (0..30).filter(|back| {
            let day = TODAY.saturating_sub((*back).days());
            started.is_some_and(|from| (0..=55).contains(&(day - from).get_days()))
        });
        let more = u32::try_from(new_days.count()).unwrap() * 600 / 7;
        let target = 180 + (more + 5) / 10;
        let is_new = started.is_some_and(|from| ago(from) < 29);
        json!({
            "minutes": minutes,
            "target_minutes": target,
            "look": minutes < target && !is_new,
            "of": sorted(counted().map(|it| &it.id)),
            "short": sorted(held.iter().filter(|it| !is_counted(it)).map(|it| &it.id)),
        })
    }

    fn one_to_one(&self, rep: &str) -> Value {
        let kinds = [SessionKind::Standard, SessionKind::Full, SessionKind::Debrief];
        let long = |it: &&Session| it.rep.as_str() == rep && kinds.contains(&it.kind);
        let days = self.sessions().filter(long).filter(|it| is_counted(it)).map(Session::day);
        let last = days.filter(|day| *day <= TODAY).max();
        let open = self.open(rep).filter_map(DealBook::next_session).map(|slot| slot.day);
        json!({
            "last": last.map(|day| day.to_string()),
            "days_since": last.map(ago),
            "target_days": 14,
            "next": open.filter(|day| *day >= TODAY).min().map(|day| day.to_string()),
        })
    }

    fn open(&self, rep: &str) -> impl Iterator<Item = &DealBook> {
        let deals = self.books.deals.values();
        deals.filter(move |it| it.deal.owner.as_str() == rep && it.deal.status == DealStatus::Open)
    }

    fn joint_calls(&self, rep: &str) -> Value {
        let month = |call: &Call| call.plan.date.is_some_and(|day| within(30, day));
        let calls = self.calls().filter(|(book, it)| month(it) && Self::rep_of(book, it) == rep);
        let calls: Vec<_> = calls.collect();
        let together = || calls.iter().filter(|(_, call)| is_together(call));
        let taken: Vec<_> = together().filter(|(_, call)| is_taken_over(call)).collect();
        let untold = calls.iter().filter(|(_, call)| {
            let was_due = call.status == CallStatus::Held
                || call.status == CallStatus::Planned && call.plan.date.unwrap() < TODAY;
            let is_untold = is_there(call.plan.role_planned) && call.held.role.is_none();
            was_due && is_untold && !is_together(call)
        });
        json!({
            "count": together().count(),
            "target": 2,
            "taken_over": taken.len(),
            "not_told": untold.count(),
            "look": taken.len() >= 2,
            "of": sorted(together().map(|(_, call)| &call.id)),
            "of_taken_over": sorted(taken.iter().map(|(_, call)| &call.id)),
        })
    }

    fn kept(&self, who: &str, is_manager: bool) -> Value {
        let (mut of, mut on_time, mut waited, mut dropped) = (Vec::new(), 0, 0, 0);
        let is_due = |due: Date, is_closed: bool| {
            within(30, due) && (due < TODAY || due == TODAY && is_closed)
        };
        let steps = self.books.deals.values().flat_map(|book| book.actions.values());
        for step in steps.filter(|it| matches!(&it.owner, Owner::Ours(id) if id.as_str() == who)) {
            let Some(due) = step.agreed.as_ref().and_then(|agreed| agreed.due) else { continue };
            let is_closed = matches!(step.status, ActionStatus::Done | ActionStatus::Dropped);
            if !is_due(due, is_closed) {
                continue;
            }
            let in_time = step.closed.is_some_and(|closed| closed <= due);
            if step.status == ActionStatus::Done && in_time {
                on_time += 1;
            } else if step.status == ActionStatus::Dropped && in_time {
                dropped += 1;
                continue;
            } else if has_waited(step, due) {
                waited += 1;
                continue;
            }
            of.push(step.id.to_string());
        }
        let asks = self.books.deals.values().flat_map(|book| book.asks.values());
        let asks = asks.filter(|it| matches!(&it.of, Asked::Ours(id) if id.as_str() == who));
        for ask in asks.filter(|_| is_manager) {
            let is_done = ask.status == AskStatus::Done;
            let Some(due) = ask.needed_by else { continue };
            if (is_done || ask.status == AskStatus::Accepted) && is_due(due, is_done) {
                on_time += usize::from(is_done && ask.closed.is_some_and(|day| day <= due));
                of.push(ask.id.to_string());
            }
        }
        let of = sorted(of);
        let due = of.len();
        json!({"on_time": on_time, "due": due, "waited": waited, "dropped": dropped, "of": of})
    }

    /// The talks of 90 days on each process, by the place of their stage.
    fn talks(&self, rep: &str, process: &str) -> (Vec<(String, usize)>, usize) {
        let stages = &self.books.processes[&process.parse().unwrap()].stages;
        let talks: Vec<&Session> = self
            .sessions()
            .filter(|it| {
                let is_of = it.rep.as_str() == rep && it.process.id.as_str() == process;
                is_of && is_counted(it) && within(90, it.day()) && it.kind != SessionKind::Debrief
            })
            .collect();
        let at = |id: &str| talks.iter().filter(|it| it.stage_at_start.as_str() == id).count();
        let known: Vec<_> =
            stages.iter().map(|it| (it.id.to_string(), at(it.id.as_str()))).collect();
        let other = talks.len() - known.iter().map(|(_, count)| count).sum::<usize>();
        (known, other)
    }

    fn processes(&self) -> Vec<String> {
        self.books.processes.keys().map(ToString::to_string).collect()
    }

    fn by_stage(&self, rep: &str) -> Value {
        let mut rows = Vec::new();
        for process in self.processes() {
            let (known, other) = self.talks(rep, &process);
            for (stage, count) in known.into_iter().chain([("other".to_owned(), other)]) {
                if count > 0 {
                    rows.push(json!({"process": process, "stage": stage, "count": count}));
                }
            }
        }
        Value::Array(rows)
    }

    fn late_stages(&self, rep: &str) -> Value {
        let mut rows = Vec::new();
        for process in self.processes() {
            let (known, _) = self.talks(rep, &process);
            let counts: Vec<usize> = known.iter().map(|(_, count)| *count).collect();
            let n: usize = counts.iter().sum();
            if counts.len() >= 4 && n >= 5 {
                let late = counts[counts.len() - 2] + counts[counts.len() - 1];
                let look = late * 10 > n * 6;
                rows.push(json!({"process": process, "late": late, "n": n, "look": look}));
            }
        }
        Value::Array(rows)
    }

    fn decided(&self, rep: Option<&str>) -> Vec<&Deal> {
        let deals = self.books.deals.values().map(|book| &book.deal);
        let theirs = deals.filter(|it| rep.is_none_or(|rep| it.owner.as_str() == rep));
        let over = theirs.filter(|it| it.status != DealStatus::Open);
        over.filter(|it| it.decided.is_some_and(in_a_year)).collect()
    }

    /// An amount in euros, in hundredths; none in another currency.
    fn euros(deal: &Deal) -> Option<u64> {
        let amount = deal.amount.as_ref()?;
        let is_euro = amount.currency.as_deref().is_none_or(|code| code == "EUR");
        is_euro.then(|| hundredths(&amount.value.to_string()))
    }

    /// The value of a figure and how many deals it is made of.
    fn metric(&self, id: &str, rep: Option<&str>) -> (Option<String>, usize) {
        let decided = self.decided(rep);
        let won: Vec<&&Deal> = decided.iter().filter(|it| it.status == DealStatus::Won).collect();
        let (value, n) = match id {
            "close-rate" => {
                let n = decided.len().max(1);
                let hundredths = (won.len() * 1000 / n + 5) / 10;
                (format!("{}.{:02}", hundredths / 100, hundredths % 100), decided.len())
            }
            "cycle-days" => {
                let mut days: Vec<i32> = won
                    .iter()
                    .map(|it| (it.decided.unwrap() - it.created).get_days().max(0))
                    .collect();
                days.sort_unstable();
                let n = days.len();
                let middle = if n == 0 { 0 } else { (days[(n - 1) / 2] + days[n / 2] + 1) / 2 };
                (middle.to_string(), n)
            }
            "deal-size" => {
                let sizes: Vec<u64> = won.iter().filter_map(|it| Self::euros(it)).collect();
                let n = sizes.len() as u64;
                let mean = (sizes.iter().sum::<u64>() + 50 * n) / (100 * n.max(1));
                (mean.to_string(), sizes.len())
            }
            _ => return self.pipeline(rep),
        };
        (Some(value).filter(|_| n >= 5), n)
    }

    /// The first day of this quarter, and of the next one.
    fn quarter(&self) -> (Date, Date) {
        let start = self.books.team.fiscal_year_start;
        let mut first = TODAY.first_of_month();
        while (i16::from(first.month()) + 12 - i16::from(start)) % 3 != 0 {
            first = first.saturating_sub(1.month());
        }
        (first, first.saturating_add(3.months()))
    }

    fn quota(&self, rep: &str) -> Option<u64> {
        let profile = self.books.profiles.get(&rep.parse().unwrap())?;
        let is_euro = profile.currency.as_deref().is_none_or(|code| code == "EUR");
        let quota = profile.quota.as_ref().filter(|_| is_euro)?;
        Some(hundredths(&quota.to_string()))
    }

    fn pipeline(&self, rep: Option<&str>) -> (Option<String>, usize) {
        let everybody = || {
            let people = self.books.team.people.iter();
            let reps = people.filter(|(_, person)| person.role == TeamRole::Rep);
            reps.map(|(id, _)| id.to_string()).filter(|id| self.quota(id).is_some()).collect()
        };
        let reps: Vec<String> = rep.map_or_else(everybody, |rep| vec![rep.to_owned()]);
        let (first, next) = self.quarter();
        let (mut to_come, mut won, mut n) = (0, 0, 0);
        for deal in self.books.deals.values().map(|book| &book.deal) {
            let Some(euros) = Self::euros(deal) else { continue };
            if !reps.iter().any(|rep| rep == deal.owner.as_str()) {
                continue;
            }
            let closes = deal.close_date.is_some_and(|day| first <= day && day < next);
            if deal.status == DealStatus::Open && closes {
                to_come += euros;
                n += 1;
            }
            let is_new = deal.decided.is_some_and(|day| first <= day && day <= TODAY);
            if deal.status == DealStatus::Won && is_new {
                won += euros;
            }
        }
        let quotas: Vec<u64> = reps.iter().filter_map(|rep| self.quota(rep)).collect();
        if quotas.is_empty() {
            return (None, n);
        }
        let left = i128::from(quotas.iter().sum::<u64>()) - i128::from(won);
        if left <= 0 {
            return (Some("reached".to_owned()), n);
        }
        let tenths = (i128::from(to_come) * 100 / left + 5) / 10;
        (Some(format!("{}.{}", tenths / 10, tenths % 10)), n)
    }

    /// The newest why in a year.
    fn why(&self, rep: &str, id: &str) -> Option<(Date, String)> {
        let mut all = Vec::new();
        for session in self.sessions().filter(|it| it.rep.as_str() == rep) {
            for (metric, said) in &session.coaching.metric_why {
                if session.state != SessionState::Draft && metric.as_str() == id {
                    all.push((session.day(), 0, said.why.clone()));
                }
            }
        }
        if let Some(profile) = self.books.profiles.get(&rep.parse().unwrap()) {
            for (metric, days) in &profile.metrics {
                for (day, typed) in days {
                    if let (true, Some(why)) = (metric.as_str() == id, &typed.why) {
                        all.push((*day, 1, why.clone()));
                    }
                }
            }
        }
        all.retain(|(day, ..)| in_a_year(*day));
        // Of two on one day in sessions either is right: the day tells.
        all.sort_by_key(|(day, is_typed, _)| (*day, *is_typed));
        all.pop().map(|(day, _, why)| (day, why))
    }

    fn metrics(&self, rep: &str) -> Value {
        let mut rows = Vec::new();
        for id in ["close-rate", "cycle-days", "deal-size", "pipeline-to-quota"] {
            let (value, n) = self.metric(id, Some(rep));
            let (team_value, team_n) = self.metric(id, None);
            let (why_on, why) = self.why(rep, id).unzip();
            let why_on = why_on.map(|day| day.to_string());
            rows.push(json!({
                "id": id, "value": value, "n": n, "team_value": team_value, "team_n": team_n,
                "why": why, "why_on": why_on, "on": null,
            }));
        }
        for id in ["selling-time", "lead-to-close"] {
            let profile = self.books.profiles.get(&rep.parse().unwrap());
            let days = profile.and_then(|it| it.metrics.get(&id.parse().unwrap()));
            let days = days.into_iter().flatten().filter(|(day, _)| in_a_year(**day));
            let typed = days.filter_map(|(day, it)| Some((day, it.value.as_ref()?)));
            let Some((on, value)) = typed.max_by_key(|(day, _)| **day) else { continue };
            let (why_on, why) = self.why(rep, id).unzip();
            let why_on = why_on.map(|day| day.to_string());
            rows.push(json!({
                "id": id, "value": value.to_string(), "n": null, "team_value": null,
                "team_n": null, "why": why, "why_on": why_on, "on": on.to_string(),
            }));
        }
        Value::Array(rows)
    }

    fn gaps(&self, rep: &str) -> Value {
        let mut rows = Vec::new();
        for process in self.books.processes.values() {
            for (nth, stage) in process.stages.iter().enumerate() {
                for criterion in stage.exit.iter().filter(|criterion| criterion.required) {
                    let id = stage.criterion(criterion);
                    let lacking = self.open(rep).filter(|book| {
                        let here = process.stages.iter().position(|it| it.id == book.deal.stage);
                        let is_past = book.deal.process == process.id && here > Some(nth);
                        is_past && book.deal.standing(&id, TODAY) != CriterionStanding::Verified
                    });
                    let deals = sorted(lacking.map(|book| &book.deal.id));
                    if deals.len() >= 3 {
                        rows.push(json!({"criterion": id.to_string(), "deals": deals}));
                    }
                }
            }
        }
        Value::Array(rows)
    }

    fn manager(&self, manager: &str) -> Value {
        let mut all: Vec<(Date, String, String, bool)> = Vec::new();
        for (book, call) in self.calls().filter(|(_, call)| is_taken_over(call)) {
            let (Some(day), Some(by)) = (call.plan.date, self.manager_of(book, call)) else {
                continue;
            };
            if by == manager {
                let gate = call.plan.step_in.clone().unwrap_or_default();
                all.push((day, call.id.to_string(), word(&gate), is_serious(&gate)));
            }
        }
        for step in self.books.deals.values().flat_map(|book| book.actions.values()) {
            let is_theirs = matches!(&step.owner, Owner::Ours(id) if id.as_str() == manager);
            let done = step.closed.filter(|_| is_theirs && step.status == ActionStatus::Done);
            if let (Some(day), Some(gate)) = (done, &step.step_in) {
                all.push((day, step.id.to_string(), word(gate), is_serious(gate)));
            }
        }
        all.retain(|(day, ..)| *day <= TODAY);
        let last = all.iter().map(|(day, ..)| *day).max();
        let theirs = self.sessions().filter(|it| is_counted(it));
        let theirs = theirs.filter(|it| it.manager.as_ref().unwrap().as_str() == manager);
        let first = theirs.map(Session::day).filter(|day| *day <= TODAY).min();
        let month: Vec<_> = all.iter().filter(|(day, ..)| within(30, *day)).collect();
        let mut words: Vec<_> = month.iter().map(|(_, _, word, good)| (word, good)).collect();
        words.sort();
        words.dedup();
        let groups = words.into_iter().map(|(word, good)| {
            let of = month.iter().filter(|(_, _, other, _)| other == word).map(|(_, id, ..)| id);
            let of = sorted(of);
            json!({"reason": word, "accepted": good, "count": of.len(), "of": of})
        });
        let met = self.books.profiles.get(&manager.parse().unwrap());
        let met = met.into_iter().flat_map(|profile| &profile.team_meeting);
        let met =
            met.filter(|(day, is_held)| **is_held && **day <= TODAY).map(|(day, _)| day).max();
        json!({
            "id": manager,
            "days_since_step_in": last.or(first).map(ago),
            "last_step_in": last.map(|day| day.to_string()),
            "step_ins": groups.collect::<Vec<_>>(),
            "kept": self.kept(manager, true),
            "team_meeting": met.map(ToString::to_string),
        })
    }
}

fn has_waited(step: &Action, due: Date) -> bool {
    let waits = Some(Obstacle::WaitingForBuyer);
    step.moved.values().any(|it| it.from == Some(due) && it.got_in_the_way == waits)
}

fn word(gate: &sideline::domain::step_in::StepIn) -> String {
    gate.reason.map_or("not-talked-about", |reason| reason.as_str()).to_owned()
}

/// Whether the processes here, which say nothing else, accept the reason.
fn is_serious(gate: &sideline::domain::step_in::StepIn) -> bool {
    ["layoffs", "earnings-hit", "other-catastrophe"].contains(&word(gate).as_str())
}

/// An amount of at most two decimals, in hundredths.
fn hundredths(amount: &str) -> u64 {
    let (whole, decimals) = amount.split_once('.').unwrap_or((amount, ""));
    format!("{whole}{decimals:0<2}").parse().unwrap()
}
