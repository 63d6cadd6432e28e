//! What the name of a file and of its folders tells about its date.

use jiff::civil::Date;

use super::date::{self, Day};

/// The date and the year that a path names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct PathDate {
    /// A whole date: `2025-04-17-talks.txt`, `2025-04-17/talks.txt`, `2025/04/17/talks.txt`.
    pub date: Option<Date>,
    /// A year: `talks-2025.txt`, `2025/talks.txt`.
    pub year: Option<i16>,
}

impl PathDate {
    /// Reads a path with `/` between folders.
    pub fn of(path: &str) -> PathDate {
        let mut folders: Vec<&str> = path.split('/').collect();
        let name = folders.pop().unwrap_or("");
        let date = date::find(name).or_else(|| folder_date(&folders));
        let year = date
            .map(Date::year)
            .or_else(|| date::find_year(name))
            .or_else(|| folders.iter().rev().find_map(|folder| date::find_year(folder)));
        PathDate { date, year }
    }

    /// The day as a date: with its own year, else with the year that `given` or the path names.
    ///
    /// Where the path names a whole date, the year is the one that brings the day nearest to it: `Dec. 31` in a file of
    /// 1 January is the day before.
    pub fn complete(self, day: Day, given: Option<i16>) -> Option<Date> {
        let (month, day) = match day {
            Day::Full(date) => return Some(date),
            Day::Yearless(month, day) => (month, day),
        };
        match (given, self.date) {
            (None, Some(near)) => (near.year() - 1..=near.year() + 1)
                .filter_map(|year| Date::new(year, month, day).ok())
                .min_by_key(|date| near.duration_until(*date).abs()),
            _ => Date::new(given.or(self.year)?, month, day).ok(),
        }
    }
}

fn folder_date(folders: &[&str]) -> Option<Date> {
    match folders {
        [.., year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
            date::parse(&format!("{year}-{month}-{day}"))
        }
        [.., last] => date::parse(last),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_folders_are_read() {
        let day = Date::new(2025, 4, 17).ok();
        assert_eq!(PathDate::of("a/2025-04-17-talks.md").date, day);
        assert_eq!(PathDate::of("a/2025-04-17/talks.md").date, day);
        assert_eq!(PathDate::of("2025/04/17/talks.md").date, day);
        assert_eq!(PathDate::of("iran-2025/talks.md"), PathDate { date: None, year: Some(2025) });
        assert_eq!(PathDate::of("talks.md"), PathDate::default());
    }

    #[test]
    fn a_day_without_a_year_takes_the_nearest() {
        let path = PathDate::of("2025-01-01.txt");
        assert_eq!(path.complete(Day::Yearless(12, 31), None), Date::new(2024, 12, 31).ok());
        assert_eq!(PathDate::of("2025/a.txt").complete(Day::Yearless(2, 29), None), None);
        assert_eq!(PathDate::of("a.txt").complete(Day::Yearless(4, 17), None), None);
    }
}
