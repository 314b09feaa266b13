//! An independent check: every measure of the made-up district, counted once more by SQL from the same rows. The queries
//! are in `tests/sql/measures.sql`; nothing of the program is used for them but the rounding of an exact fraction.
//!
//! Not in it: growth, a model over two years, is held against other implementations in `tests/value_added` and
//! `tests/growth.rs`; surveys, whose answers the district does not have, are worked by hand in `tests/worked`.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};
use sqii::model::{Ratio, fixed};
use sqii::sample::{Options, schools, students};

/// Year, school, indicator, group.
type Key = [String; 4];
/// Numerator (none of a mean or a ratio), denominator, value to six places.
type Cell = (String, String, String);
type Cells = BTreeMap<Key, Cell>;

const ELSEWHERE: [&str; 2] = ["ela_growth", "math_growth"];
const CONSTRUCTS: [&str; 4] =
    ["sel_growth_mindset", "sel_self_efficacy", "sel_self_management", "sel_social_awareness"];

/// Writes a file line by line.
type Write = fn(&Options, &mut dyn FnMut(&str));

fn written(make: Write, options: &Options) -> String {
    let mut text = String::new();
    make(options, &mut |line| text.push_str(line));
    text
}

/// The rows as they are written, in a database: the table `s`.
fn rows_as_written(text: &str) -> Connection {
    let database = Connection::open_in_memory().expect("a database");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let columns: Vec<String> = rows.headers().expect("a header").iter().map(str::to_owned).collect();
    database.execute_batch(&format!("CREATE TABLE s ({})", columns.join(" TEXT, ") + " TEXT")).expect("a table");
    let places = vec!["?"; columns.len()].join(", ");
    database.execute_batch("BEGIN").expect("a transaction");
    let mut insert = database.prepare(&format!("INSERT INTO s VALUES ({places})")).expect("a statement");
    for row in rows.records() {
        insert.execute(rusqlite::params_from_iter(row.expect("a row").iter())).expect("a row goes in");
    }
    drop(insert);
    database.execute_batch("COMMIT").expect("rows");
    database
}

/// The rows and what the queries make of them.
fn database(text: &str, graduates: &[&str]) -> Connection {
    let database = rows_as_written(text);
    database.execute_batch("CREATE TABLE graduate (outcome TEXT)").expect("a table");
    for outcome in graduates {
        database.execute("INSERT INTO graduate VALUES (?)", [outcome]).expect("a row goes in");
    }
    database.execute_batch(include_str!("sql/measures.sql")).expect("the queries");
    database
}

fn each(database: &Connection, query: &str, mut see: impl FnMut(&Row<'_>)) {
    let mut statement = database.prepare(query).unwrap_or_else(|e| panic!("{query}: {e}"));
    let mut rows = statement.query([]).expect("rows");
    while let Some(row) = rows.next().expect("a row") {
        see(row);
    }
}

fn key(row: &Row<'_>) -> Key {
    [0, 1, 2, 3].map(|at| row.get::<_, String>(at).expect("a text"))
}

fn whole(row: &Row<'_>, at: usize) -> i128 {
    row.get::<_, i64>(at).expect("a number").into()
}

fn by_sql(database: &Connection) -> Cells {
    let mut cells = Cells::new();
    each(database, "SELECT school_year, school_code, indicator, grp, numerator, denominator FROM rate", |row| {
        let (numerator, denominator) = (whole(row, 4), whole(row, 5));
        let value = fixed(numerator, denominator, 6);
        cells.insert(key(row), (numerator.to_string(), denominator.to_string(), value));
    });
    // A group's ratio is over the group.
    each(
        database,
        "SELECT school_year, school_code, indicator, grp, numerator, denominator, own_students FROM ratio",
        |row| {
            let value = fixed(whole(row, 4), whole(row, 5), 6);
            cells.insert(key(row), (String::new(), whole(row, 6).to_string(), value));
        },
    );
    // All students': the largest of a race or ethnicity with three cases, or one where there is no case at all.
    each(
        database,
        "SELECT a.school_year, a.school_code, a.indicator, 'all', r.numerator, r.denominator, a.students, a.cases
         FROM risk a LEFT JOIN ratio r ON (r.indicator, r.school_year, r.school_code)
           = (a.indicator, a.school_year, a.school_code)
           AND r.own_cases >= 3 AND r.grp IN (SELECT DISTINCT race_ethnicity FROM student)
         WHERE a.grp = 'all' AND (r.grp IS NOT NULL OR a.cases = 0 AND a.indicator LIKE '%disproportionality')
         ORDER BY r.numerator * 1.0 / r.denominator",
        |row| {
            let value = if whole(row, 7) == 0 { fixed(1, 1, 6) } else { fixed(whole(row, 4), whole(row, 5), 6) };
            cells.insert(key(row), (String::new(), whole(row, 6).to_string(), value));
        },
    );
    skills(database, &mut cells);
    cells
}

/// The mean of the constructs with twenty respondents; where none has as many, of all of them.
fn skills(database: &Connection, cells: &mut Cells) {
    let mut answers: BTreeMap<Key, Vec<(i128, i128)>> = BTreeMap::new();
    for construct in CONSTRUCTS {
        let query = format!(
            "SELECT school_year, school_code, 'sel_skills', grp, count(*), sum(CAST(round({construct} * 100) AS INTEGER))
             FROM student JOIN member USING (id) WHERE {construct} <> '' GROUP BY 1, 2, 3, 4"
        );
        each(database, &query, |row| answers.entry(key(row)).or_default().push((whole(row, 4), whole(row, 5))));
    }
    for (key, constructs) in answers {
        let most = constructs.iter().map(|(respondents, _)| *respondents).max().expect("a construct");
        let needed = if most >= 20 { 20 } else { 1 };
        let counted: Vec<Ratio> =
            constructs.iter().filter(|c| c.0 >= needed).map(|(n, sum)| Ratio::new(*sum, 100 * n)).collect();
        let mean = counted.iter().sum::<Ratio>() / Ratio::from_integer(i128::try_from(counted.len()).expect("few"));
        cells.insert(key, (String::new(), most.to_string(), fixed(*mean.numer(), *mean.denom(), 6)));
    }
}

/// The program's cells with a denominator.
fn by_program(files: &[(&str, &str)], methodology: &str) -> Cells {
    let outputs = common::score(files.iter().map(|(name, text)| (*name, text.as_bytes())), Some(methodology));
    let rows = outputs.table("measures.csv").into_iter();
    rows.filter(|row| !row["denominator"].is_empty() && !ELSEWHERE.contains(&row["indicator"].as_str()))
        .map(|row| {
            let key = ["school_year", "school_code", "indicator", "student_group"].map(|column| row[column].clone());
            let many = row["denominator"].parse::<u32>().expect("a number") >= 20;
            assert_eq!(row["state"], if many { "reported" } else { "too_few" }, "{key:?}");
            (key, (row["numerator"].clone(), row["denominator"].clone(), row["value"].clone()))
        })
        .collect()
}

fn agree(options: &Options, methodology: &str, graduates: &[&str]) {
    let (rows, directory) = (written(students, options), written(schools, options));
    let program = by_program(&[("students.csv", &rows), ("schools.csv", &directory)], methodology);
    let sql = by_sql(&database(&rows, graduates));
    let differing: Vec<_> = program
        .iter()
        .filter(|(key, cell)| sql.get(*key) != Some(*cell))
        .map(|(key, cell)| format!("{key:?}: program {cell:?}, SQL {:?}", sql.get(key)))
        .chain(
            sql.keys()
                .filter(|key| !program.contains_key(*key))
                .map(|key| format!("{key:?}: by SQL alone {:?}", sql[key])),
        )
        .collect();
    assert!(
        differing.is_empty(),
        "{} of {}\n{}",
        differing.len(),
        sql.len(),
        differing[..differing.len().min(20)].join("\n")
    );
    // Each indicator is in it.
    let indicators: std::collections::BTreeSet<&str> = sql.keys().map(|key| key[2].as_str()).collect();
    assert!(indicators.len() >= 19 + 2 + 3, "{indicators:?}");
    assert!(sql.len() > 3000, "{}", sql.len());
}

#[test]
fn sql_counts_every_measure_of_the_made_up_district_alike() {
    agree(&Options::default(), "core-2015-16", &["regular_diploma"]);
}

#[test]
fn and_of_two_other_districts_with_more_graduates() {
    let options = Options { seed: 77, students: 4000, years: 4, ..Options::default() };
    agree(&options, "core-2014-15", &["regular_diploma", "adult_ed_diploma", "chspe"]);
}

/// What rests on a student's way over the years is, of an LEA, the sum of its schools.
const SUMMED: [&str; 7] = [
    "graduation_4yr",
    "graduation_5yr",
    "graduation_6yr",
    "dropout_4yr",
    "a_g_completion",
    "middle_school_persistence",
    "middle_school_transition",
];

/// The rows with a student of several schools of an LEA once: days added, an event where there is one anywhere, all else
/// where the schools do not contradict each other. The LEA stands in the school's place.
fn together(text: &str) -> String {
    let database = rows_as_written(text);
    let columns: Vec<String> = text.lines().next().expect("a header").split(',').map(str::to_owned).collect();
    let of = |column: &String| match column.as_str() {
        "school_year" | "lea_code" | "student_id" => column.clone(),
        "school_code" => "lea_code || '0000000' AS school_code".to_owned(),
        "days_enrolled" | "days_absent" => format!(
            "coalesce(sum(CASE WHEN days_enrolled <> '' AND days_absent <> '' THEN CAST({column} AS INTEGER) END), '')
             AS {column}"
        ),
        "suspensions" | "expulsions" => format!("max(CAST({column} AS INTEGER)) AS {column}"),
        "redesignated" => {
            "CASE WHEN max(redesignated = 'Y') THEN 'Y' ELSE max(redesignated) END AS redesignated".into()
        }
        _ => format!("CASE WHEN count(DISTINCT nullif({column}, '')) = 1 THEN max({column}) ELSE '' END AS {column}"),
    };
    let fields: Vec<String> = columns.iter().map(of).collect();
    let query = format!("SELECT {} FROM s GROUP BY school_year, lea_code, student_id", fields.join(", "));
    let mut merged = csv::Writer::from_writer(Vec::new());
    merged.write_record(&columns).expect("a header");
    each(&database, &query, |row| {
        let cell = |at: usize| match row.get_ref(at).expect("a cell") {
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            other => other.as_str().expect("a text").to_owned(),
        };
        merged.write_record((0..columns.len()).map(cell)).expect("a row");
    });
    String::from_utf8(merged.into_inner().expect("rows")).expect("text")
}

#[test]
fn a_student_of_two_schools_counts_once_in_the_lea_and_its_groups_by_sql_too() {
    let graduates = ["regular_diploma"];
    let options = Options::default();
    let (rows, directory) = (written(students, &options), written(schools, &options));
    let own = database(&rows, &graduates);
    let mut twice = 0;
    let query = "SELECT count(*) FROM (SELECT 1 FROM s GROUP BY school_year, student_id HAVING count(*) > 1)";
    each(&own, query, |row| twice = whole(row, 0));
    assert!(twice > 50, "only {twice} students are in two schools of a year");
    let mut sql: Cells = by_sql(&database(&together(&rows), &graduates))
        .into_iter()
        .filter(|(key, _)| !SUMMED.contains(&key[2].as_str()))
        .map(|([year, lea, indicator, group], cell)| ([year, lea[..7].to_owned(), indicator, group], cell))
        .collect();
    let query = format!(
        "SELECT school_year, substr(school_code, 1, 7), indicator, grp, sum(numerator), sum(denominator) FROM rate
         WHERE indicator IN ('{}') GROUP BY 1, 2, 3, 4",
        SUMMED.join("', '")
    );
    each(&own, &query, |row| {
        let (numerator, denominator) = (whole(row, 4), whole(row, 5));
        sql.insert(key(row), (numerator.to_string(), denominator.to_string(), fixed(numerator, denominator, 6)));
    });
    let files = [("students.csv", rows.as_bytes()), ("schools.csv", directory.as_bytes())];
    let mut program = Cells::new();
    for row in common::judge(files, Some("core-2015-16")).table("leas.csv") {
        if !row["denominator"].is_empty() && !ELSEWHERE.contains(&row["indicator"].as_str()) {
            let key = ["school_year", "lea_code", "indicator", "student_group"].map(|column| row[column].clone());
            program.insert(key, (row["numerator"].clone(), row["denominator"].clone(), row["value"].clone()));
        }
    }
    let differing: Vec<_> = (program.iter().filter(|(key, cell)| sql.get(*key) != Some(*cell)))
        .map(|(key, cell)| format!("{key:?}: program {cell:?}, SQL {:?}", sql.get(key)))
        .chain(sql.keys().filter(|key| !program.contains_key(*key)).map(|key| format!("{key:?}: by SQL alone")))
        .collect();
    assert!(
        differing.is_empty(),
        "{} of {}\n{}",
        differing.len(),
        sql.len(),
        differing[..differing.len().min(30)].join("\n")
    );
    let indicators: std::collections::BTreeSet<&str> = sql.keys().map(|key| key[2].as_str()).collect();
    assert!(indicators.len() >= 19 + 2 + 3 && sql.len() > 700, "{} {indicators:?}", sql.len());
}
