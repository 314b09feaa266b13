//! A hostile file beside a good one: the good one's school keeps its index and every number.

use std::collections::BTreeMap;

use super::Outputs;

pub(crate) const HEADER: &str = "school_year,school_code,school_name,student_id,grade,english_learner,days_enrolled,days_absent,\
suspensions,ela_level,math_level";
/// The school of the good file, and the one of the hostile files.
pub(crate) const GOOD: &str = "99000020000001";
pub(crate) const OTHER: &str = "99000020000002";

/// Forty rows of one school.
pub(crate) fn rows(school: &str) -> Vec<String> {
    (0..40)
        .map(|n| {
            let learner = if n % 4 == 0 { "EL" } else { "EO" };
            let (absent, ela, math) = (if n % 9 == 0 { 20 } else { 5 }, 1 + n % 4, 1 + n % 3);
            format!(
                "2014-15,{school},Harbor Elementary,{},{},{learner},180,{absent},0,{ela},{math}",
                1000 + n,
                3 + n % 3
            )
        })
        .collect()
}

/// A file of these lines.
pub(crate) fn lines(header: &str, rows: &[String]) -> Vec<u8> {
    let mut text = header.to_owned();
    for row in rows {
        text.push('\n');
        text.push_str(row);
    }
    text.push('\n');
    text.into_bytes()
}

pub(crate) fn good() -> Vec<u8> {
    lines(HEADER, &rows(GOOD))
}

/// Scores the good file with a hostile one beside it, and sees that the good one does not suffer.
pub(crate) fn beside_a_good_file(name: &str, hostile: &[u8]) -> Outputs {
    let good = good();
    let alone = super::score([("good.csv", good.as_slice())], Some("core-2014-15"));
    let both = super::score([("good.csv", good.as_slice()), (name, hostile)], Some("core-2014-15"));
    let school = school(&alone, GOOD).expect("the good file's school");
    assert_ne!(school["index"], "", "{}", alone.all_findings());
    assert_eq!(self::school(&both, GOOD), Some(school), "{}", both.all_findings());
    let cells = |outputs: &Outputs| -> Vec<_> {
        outputs.table("measures.csv").into_iter().filter(|row| row["school_code"] == GOOD).collect()
    };
    assert_eq!(cells(&alone), cells(&both));
    both
}

pub(crate) fn school(outputs: &Outputs, code: &str) -> Option<BTreeMap<String, String>> {
    outputs.table("index.csv").into_iter().find(|row| row["school_code"] == code)
}

/// The first finding of this kind, which must be there.
pub(crate) fn finding(outputs: &Outputs, kind: &str) -> BTreeMap<String, String> {
    let mut found = outputs.table("findings.csv").into_iter().filter(|row| row["kind"] == kind);
    found.next().unwrap_or_else(|| panic!("{kind} is not in\n{}", outputs.all_findings()))
}

/// Sees that the finding names file, line, column and what to do.
pub(crate) fn at(outputs: &Outputs, kind: &str, (file, line, column): (&str, &str, &str), count: &str) {
    let found = finding(outputs, kind);
    let place = [&found["file"], &found["line"], &found["column"], &found["count"]];
    assert_eq!(place, [file, line, column, count], "{}", outputs.all_findings());
    assert!(!found["what"].is_empty() && !found["what_to_do"].is_empty());
}

/// The number of students that the school's absence rate is about.
pub(crate) fn enrolled(outputs: &Outputs, code: &str) -> Option<String> {
    let mut rows = outputs.table("measures.csv").into_iter();
    let cell = rows.find(|row| {
        row["school_code"] == code && row["indicator"] == "chronic_absenteeism" && row["student_group"] == "all"
    })?;
    Some(cell["denominator"].clone())
}

/// No finding of the other file's is an error or a warning.
pub(crate) fn only_notes(outputs: &Outputs) {
    let bad: Vec<_> = outputs.table("findings.csv").into_iter().filter(|row| row["severity"] != "note").collect();
    assert!(bad.is_empty(), "{bad:?}");
}

/// The other school comes out as from the plain file, and nothing but notes is said.
pub(crate) fn reads_as_plain(name: &str, bytes: &[u8]) -> Outputs {
    let plain = beside_a_good_file("plain.csv", &lines(HEADER, &rows(OTHER)));
    let outputs = beside_a_good_file(name, bytes);
    only_notes(&outputs);
    for file in ["index.csv", "measures.csv", "domains.csv"] {
        assert_eq!(outputs.table(file), plain.table(file), "{}", outputs.all_findings());
    }
    outputs
}
