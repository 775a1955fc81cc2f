//! The command line through the real program: what is typed, what is printed,
//! and what stands in the files afterwards.

mod bad_files;
mod bad_lists;
mod calendar;
mod calls;
mod changes;
mod crowd;
mod deals;
mod decided;
mod doctor;
mod exits;
mod export;
mod hands;
mod help;
mod inherited;
mod json;
mod lists;
mod map;
mod marks;
mod me;
mod naming;
mod output;
mod own;
mod process_check;
mod process_files;
mod processes;
mod steps;
mod team;
mod today;
mod workspaces;
mod zones;

/// The example step, its deal, and the session it was agreed in.
const STEP: &str = "deals/acme-robotics-plant-rollout/actions/h7k2p9qd.toml";
const DEAL: &str = "deals/acme-robotics-plant-rollout/deal.toml";
const SESSION: &str = "deals/acme-robotics-plant-rollout/sessions/2026-11-24-k3v9x2m4.toml";
