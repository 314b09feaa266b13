//! How much a column's name is like another.

use std::collections::BTreeSet;

use crate::methodology::distance;

use super::super::layout::normal;

/// Words that systems shorten, and words that mean the same in a column's name.
const WORDS: &[(&str, &[&str])] = &[
    ("code", &["cd", "id", "identifier", "number", "num", "no", "nbr", "key"]),
    ("student", &["stu", "stud", "pupil", "learner"]),
    ("school", &["sch", "site", "campus", "schl"]),
    ("district", &["dist", "lea", "agency"]),
    ("level", &["lvl", "lev", "band"]),
    ("grade", &["gr", "grd", "gradelevel"]),
    ("year", &["yr"]),
    ("absent", &["abs", "absence", "absences", "missed"]),
    ("enrolled", &["enr", "enrl", "enroll", "enrolment", "enrollment", "expected", "possible", "membership"]),
    ("day", &["days"]),
    ("ela", &["reading", "elalit", "literacy"]),
    ("math", &["mathematics", "maths", "mat"]),
    ("science", &["sci", "cast"]),
    ("ethnicity", &["race", "ethnic", "ethn", "eth", "racial"]),
    ("english", &["elp", "elas", "ell", "el", "language", "lang"]),
    ("disability", &["sped", "iep", "swd", "disabled", "disabilities"]),
    ("disadvantaged", &["sed", "frpm", "frl", "econ", "lowincome", "economic", "economically"]),
    ("suspension", &["susp", "suspensions", "suspended"]),
    ("expulsion", &["exp", "expulsions", "expelled"]),
    ("redesignated", &["reclassified", "rfep", "reclass", "redesignation", "reclassification"]),
    ("gender", &["sex"]),
    ("outcome", &["status", "completion"]),
    ("denominator", &["denom", "tested", "total", "cohort", "eligible"]),
    ("numerator", &["numer", "count", "met"]),
    ("value", &["rate", "percent", "pct", "percentage"]),
    ("group", &["subgroup", "groups", "category"]),
    ("indicator", &["metric", "measure"]),
    ("homeless", &["mckinney"]),
    ("foster", &["fy"]),
    ("migrant", &["mig"]),
    ("name", &["nm"]),
];

/// Words without meaning of their own.
const EMPTY: &[&str] = &["the", "of", "a", "in", "is", "flag", "indicatoryn", "yn", "for", "current"];

/// Words that tell nothing by themselves.
const COMMON: &[&str] = &["code", "level", "name", "year", "day", "grade", "group", "outcome", "score", "numerator"];

/// Words that say whose column it is and not what it holds.
const PLACES: &[&str] = &["school", "district", "student"];

/// A name as words: split where the signs, the case or digits change, each in its plainest form.
pub(super) fn words(name: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for part in name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let whole = part.to_lowercase();
        // `SpEd` and `SSID` are words, whatever their case.
        match plainest(&whole) {
            Some(plain) => drop(words.insert(plain.to_owned())),
            None => words.extend(pieces(part).map(|piece| plainest(&piece).map_or(piece.clone(), str::to_owned))),
        }
    }
    words.retain(|word| !EMPTY.contains(&word.as_str()));
    words
}

/// `DaysAbsent2` in pieces, in lower case.
fn pieces(part: &str) -> impl Iterator<Item = String> {
    let mut pieces = vec![String::new()];
    let mut before = ' ';
    for c in part.chars() {
        let turns = (c.is_uppercase() && before.is_lowercase())
            || (c.is_ascii_digit() != before.is_ascii_digit() && before.is_alphanumeric());
        if turns {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.extend(c.to_lowercase());
        }
        before = c;
    }
    pieces.into_iter()
}

/// The plain form of a word that is listed.
fn plainest(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(plain, others)| *plain == word || others.contains(&word)).map(|(plain, _)| *plain)
}

/// How like a name is to a spelling: 100 the same, 0 nothing; in between by shared words.
pub(super) fn likeness(name: &str, spelling: &str) -> u32 {
    let (one, two) = (normal(name), normal(spelling));
    if one.is_empty() {
        return 0;
    }
    if one == two {
        return 100;
    }
    // A letter wrong or left out; in short names every letter counts.
    let slip = two.len() >= 6 && distance(&one, &two) <= two.len() / 6;
    let (one, two) = (words(name), words(spelling));
    let shared = one.intersection(&two).count();
    let telling =
        one.intersection(&two).any(|word| !COMMON.contains(&word.as_str()) && !PLACES.contains(&word.as_str()));
    // `School` alone is its name; what else is said of a school is not.
    let place = two.len() == 1 && two.iter().all(|word| PLACES.contains(&word.as_str()));
    let (all, extra) = (one.union(&two).count(), one.len().saturating_sub(shared));
    if shared > 0 && all == shared {
        80
    } else if slip {
        70
    } else if shared == two.len() && !place && (extra <= 1 || shared >= 2) && extra <= 3 {
        // The whole spelling and some words more.
        if shared >= 2 { 70 } else { 60 }
    } else if shared >= 2 && shared * 3 >= all * 2 {
        60
    } else if shared > 0
        && shared == one.len()
        && shared * 2 >= two.len()
        && !one.iter().all(|w| COMMON.contains(&&**w))
    {
        // The telling half of the spelling, as `Pupil` of the student's id.
        50
    } else if telling {
        // Worth a proposal when the values fit, too.
        40
    } else {
        0
    }
}

/// A name that speaks of a person rather than of a school or a count.
pub(super) fn personal(name: &str) -> bool {
    const PERSONAL: &[&str] = &[
        "birth",
        "dob",
        "birthdate",
        "ssn",
        "ssid",
        "first",
        "last",
        "middle",
        "surname",
        "firstname",
        "lastname",
        "phone",
        "email",
        "address",
        "street",
        "zip",
        "parent",
        "guardian",
        "name",
        "teacher",
        "counselor",
        "note",
        "notes",
        "comment",
        "comments",
        "student",
    ];
    let words = words(name);
    let institution = ["school", "district", "county"].iter().any(|w| words.contains(*w)) && !words.contains("student");
    !institution && PERSONAL.iter().any(|w| words.contains(*w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_their_words() {
        assert_eq!(likeness("Days Absent", "days_absent"), 100);
        assert_eq!(likeness("Absences (days)", "days_absent"), 80);
        assert_eq!(likeness("DaysAbsentTotal", "days_absent"), 70);
        assert_eq!(likeness("Pupil No.", "student_id"), 80);
        assert_eq!(likeness("Suspnsions", "suspensions"), 70);
        assert_eq!((likeness("Pupil", "student_id"), likeness("Code", "student_id")), (50, 0));
        assert_eq!((likeness("ELA Fall", "ela_level"), likeness("School Principal", "school")), (40, 0));
        assert_eq!(likeness("Lunch", "days_absent"), 0);
        assert_eq!(likeness("District Code", "school_code"), 0);
    }

    #[test]
    fn a_persons_name_is_personal_and_a_schools_is_not() {
        assert!(personal("Last Name") && personal("Student Name") && personal("DOB") && personal("Student ID"));
        assert!(!personal("School Name") && !personal("District Name") && !personal("ELA Level"));
    }
}
