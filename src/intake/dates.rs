//! Dates, as far as a school year needs them.

use crate::model::SchoolYear;

/// The school year (July 1 – June 30) of a date written `2022-05-31`, `05/31/2022` or `20220531`, with or without a time
/// behind it; nothing for a day that no calendar has, and for any other text.
pub(super) fn school_year_of(cell: &[u8]) -> Option<SchoolYear> {
    let end = cell.iter().position(|b| matches!(b, b' ' | b'T')).unwrap_or(cell.len());
    let date = std::str::from_utf8(&cell[..end]).ok()?;
    let parts: Vec<&str> = date.split(['-', '/']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [month, day, year] if year.len() == 4 => (*year, *month, *day),
        [all] if all.len() == 8 && all.is_ascii() => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok())?;
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=days).contains(&day) {
        return None;
    }
    SchoolYear::of_spring(if month >= 7 { year.checked_add(1)? } else { year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_begins_on_the_first_of_july() {
        let of = |text: &str| school_year_of(text.as_bytes()).map(|year| year.to_string());
        for june in ["2022-06-30", "06/30/2022", "20220630", "6/30/2022", "2022-06-30 12:00:00", "2022-06-30T23:59"] {
            assert_eq!(of(june).as_deref(), Some("2021-22"), "{june}");
        }
        assert_eq!(of("2022-07-01").as_deref(), Some("2022-23"));
        for none in ["", "31/12/2022", "2022", "06302022", "soon", "2022-00-10", "20221301", "2022-02-29", "20220431"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
