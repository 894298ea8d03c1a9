//! The flags that choose from the timeline. What they do is in the library.

use std::num::NonZeroUsize;

use clap::{Args as Flags, ValueEnum};
use letopis::document::{self, Published};
use letopis::{Status, Timeline};
use regex::Regex;

/// Which events of the timeline are wanted.
#[derive(Debug, Flags)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Leave out what ended before this day, month or year: 2025-10-07, 2025-10 or 2025
    #[arg(long, value_name = "DATE", value_parser = unit)]
    pub from: Option<Published>,
    /// Leave out what began after this day, month or year
    #[arg(long, value_name = "DATE", value_parser = unit)]
    pub to: Option<Published>,
    /// Events whose text matches: --match '(?i)газпром|роснефт'
    #[arg(long = "match", value_name = "REGEX", value_parser = Regex::new)]
    pub pattern: Option<Regex>,
    /// Events about all of these words in any of their forms: --about 'договор с Госдумой'
    ///
    /// Given again, it adds the events about other words.
    #[arg(long, value_name = "WORDS", value_parser = subject)]
    pub about: Vec<String>,
    /// Events told in one of these ways: --status alleged,denied
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    pub status: Vec<WantedStatus>,
    /// Events that at least N outlets tell of
    #[arg(long, value_name = "N", value_parser = count::<usize>)]
    pub min_sources: Option<usize>,
    /// Events of the N weightiest days: those that many outlets tell of, often, and for long
    #[arg(long, value_name = "N", value_parser = count::<usize>)]
    pub top: Option<usize>,
    /// What could not be placed on the calendar, instead of what could
    #[arg(long, conflicts_with_all = ["from", "to", "top"])]
    pub undated: bool,
    /// Keep a row for each telling of an event
    #[arg(long)]
    pub no_merge: bool,
}

/// The statuses to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WantedStatus {
    /// By the article itself
    Stated,
    /// By somebody whom the article names
    Reported,
    /// As doubtful: «якобы», «возможно»
    Alleged,
    /// As not so: «опроверг, что …»
    Denied,
    /// As still to come, or meant to: «намерен», «пройдёт»
    Planned,
}

impl From<WantedStatus> for Status {
    fn from(wanted: WantedStatus) -> Status {
        match wanted {
            WantedStatus::Stated => Status::Stated,
            WantedStatus::Reported => Status::Reported,
            WantedStatus::Alleged => Status::Alleged,
            WantedStatus::Denied => Status::Denied,
            WantedStatus::Planned => Status::Planned,
        }
    }
}

impl Filters {
    /// The timeline that was asked for.
    pub fn apply(&self, timeline: Timeline) -> Timeline {
        let mut timeline = match (self.undated, self.no_merge) {
            (true, _) => timeline.undated_only(),
            (false, false) => timeline.merged(),
            (false, true) => timeline,
        };
        if self.from.is_some() || self.to.is_some() {
            let from = self.from.map(|from| from.period.first());
            timeline = timeline.between(from, self.to.map(|to| to.period.last()));
        }
        if let Some(pattern) = &self.pattern {
            timeline = timeline.matching(pattern);
        }
        if !self.about.is_empty() {
            timeline = timeline.about(&self.about);
        }
        if !self.status.is_empty() {
            let statuses: Vec<Status> = self.status.iter().copied().map(Status::from).collect();
            timeline = timeline.with_status(&statuses);
        }
        if let Some(at_least) = self.min_sources {
            timeline = timeline.with_sources(at_least);
        }
        match self.top {
            Some(days) => timeline.top_days(days),
            None => timeline,
        }
    }
}

fn unit(text: &str) -> Result<Published, String> {
    document::date(text).ok().filter(|date| date.time.is_none()).ok_or_else(|| {
        format!("expected a day (2025-10-07), a month (2025-10) or a year (2025), found {text:?}")
    })
}

fn subject(text: &str) -> Result<String, String> {
    match text.chars().filter(|letter| letter.is_alphanumeric()).count() {
        0 => Err(format!("expected words, such as 'договор с Госдумой', found {text:?}")),
        _ => Ok(text.to_string()),
    }
}

/// A number of something, at least one.
pub fn count<N: From<NonZeroUsize>>(text: &str) -> Result<N, String> {
    let number: Option<NonZeroUsize> = text.parse().ok();
    number.map(N::from).ok_or_else(|| format!("expected a number from 1, found {text:?}"))
}
