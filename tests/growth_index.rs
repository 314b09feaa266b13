//! Student rows of two years become the growth of schools and groups, and feed the index.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;

use sqii::report::TraceNode;
use sqii::session::Session;

const COLUMNS: &str = "school_year,lea_code,school_code,student_id,grade,ela_scale_score,math_scale_score,english_learner,\
                       student_with_disability,socioeconomically_disadvantaged\n";

/// Numbers that look like chance and are always the same.
fn mixed(of: u32) -> u32 {
    let mixed = of.wrapping_add(1).wrapping_mul(0x9e37_79b9);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 13
}

/// From −90 to 90, most often near nothing.
fn bell(of: u32) -> i32 {
    (0..6).map(|k| i32::try_from(mixed(of * 8 + k) % 31).expect("few") - 15).sum()
}

/// What a school adds to a score.
fn effect(school: u32) -> i32 {
    bell(900_000 + school) / 3
}

fn code(school: u32) -> String {
    format!("9900001{:07}", school + 1)
}

/// Schools of grades 4 and 5, forty students in each, and the year before of each student.
fn years(schools: u32) -> [String; 2] {
    let mut years = [COLUMNS.to_owned(), COLUMNS.to_owned()];
    for school in 0..schools {
        for student in 0..80 {
            let id = school * 80 + student;
            let ability = bell(id);
            let grade = 4 + student % 2;
            let english = if mixed(id).is_multiple_of(5) { "EL" } else { "EO" };
            let disability = if mixed(id + 7).is_multiple_of(8) { "Y" } else { "N" };
            let disadvantaged = ["Y", "N", ""][(mixed(id + 99) % 3) as usize];
            for (year, text) in (0..).zip(&mut years) {
                let luck =
                    |subject: i32| bell(id * 4 + u32::from(year == 1) * 2 + u32::from(subject == 1) + 500_000) / 2;
                let gained = if year == 1 { 40 + effect(school) } else { 0 };
                let [ela, math] = [0, 1].map(|subject| 2400 + ability + gained + luck(subject));
                let (spring, grade) = (2014 + year, grade - 1 + u32::from(year == 1));
                writeln!(
                    text,
                    "{}-{},9900001,{},{id:08},{grade:02},{ela},{math},{english},{disability},{disadvantaged}",
                    spring - 1,
                    spring % 100,
                    code(school),
                )
                .expect("memory");
            }
        }
    }
    years
}

fn read(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        session.open(name);
        session.push(text.as_bytes()).expect("the file is open");
        session.close().expect("the file is open");
    }
    session.compute(Some("core-2015-16")).expect("a shipped methodology");
    session
}

fn measures(session: &Session) -> String {
    String::from_utf8(session.download("measures.csv").expect("a file")).expect("text")
}

/// Denominator, value and state of all students by school.
fn growth(session: &Session, indicator: &str, group: &str) -> Vec<(String, u32, f64, String)> {
    let text = measures(session);
    let mut rows = Vec::new();
    for row in csv::Reader::from_reader(text.as_bytes()).into_records() {
        let row = row.expect("a row");
        if &row[0] == "2014-15" && &row[2] == indicator && &row[3] == group && !row[6].is_empty() {
            let number = |at: usize| row[at].parse::<f64>().expect("a number");
            rows.push((row[1].to_owned(), row[5].parse().expect("a count"), number(6), row[7].to_owned()));
        }
    }
    rows
}

fn node<'n>(node: &'n TraceNode, id: &str) -> Option<&'n TraceNode> {
    if node.id == id { Some(node) } else { node.children.iter().find_map(|child| self::node(child, id)) }
}

#[test]
fn schools_that_add_more_have_higher_percentiles_and_the_index_counts_them() {
    let [before, now] = years(60);
    let session = read(&[("2014.csv", &before), ("2015.csv", &now)]);
    for indicator in ["ela_growth", "math_growth"] {
        let found = growth(&session, indicator, "all");
        assert_eq!(found.len(), 60);
        assert!(found.iter().all(|(_, students, _, state)| *students == 80 && state == "reported"));
        // Ranks agree: of two schools whose effects are far apart the better one stands higher.
        let apart = |a: usize, b: usize| {
            let [x, y] = [a, b].map(|at| effect(u32::try_from(at).expect("few")));
            x - y >= 12
        };
        let pairs: Vec<(usize, usize)> =
            (0..60).flat_map(|a| (0..60).map(move |b| (a, b))).filter(|(a, b)| apart(*a, *b)).collect();
        let right = pairs.iter().filter(|(a, b)| found[*a].2 > found[*b].2).count();
        assert!(pairs.len() > 200 && right * 100 >= pairs.len() * 98, "{right} of {}", pairs.len());
    }
    let index = String::from_utf8(session.download("index.csv").expect("a file")).expect("text");
    assert_eq!(index.lines().filter(|line| line.starts_with("2014-15")).count(), 60);
}

#[test]
fn groups_are_held_against_the_same_group_elsewhere_and_small_ones_are_too_few() {
    let [before, now] = years(60);
    let session = read(&[("2014.csv", &before), ("2015.csv", &now)]);
    let disadvantaged = growth(&session, "ela_growth", "socioeconomically_disadvantaged");
    assert!(disadvantaged.len() == 60 && disadvantaged.iter().any(|(_, n, _, state)| *n >= 20 && state == "reported"));
    // Sixteen English learners a school, about: too few schools reach twenty.
    assert_eq!(growth(&session, "ela_growth", "english_learners"), []);
}

#[test]
fn the_order_of_files_and_rows_changes_nothing_and_half_files_join() {
    let [before, now] = years(52);
    let whole = measures(&read(&[("2014.csv", &before), ("2015.csv", &now)]));
    let mut backwards: Vec<&str> = now.lines().skip(1).collect();
    backwards.reverse();
    let (first, second) = backwards.split_at(backwards.len() / 3);
    let [first, second] = [first, second].map(|rows| COLUMNS.to_owned() + &rows.join("\n"));
    assert!(whole == measures(&read(&[("b.csv", &second), ("a.csv", &first), ("c.csv", &before)])));
}

#[test]
fn without_fifty_schools_or_a_second_year_growth_is_missing() {
    let [before, now] = years(49);
    assert_eq!(growth(&read(&[("2014.csv", &before), ("2015.csv", &now)]), "ela_growth", "all"), []);
    let [_, now] = years(50);
    assert_eq!(growth(&read(&[("2015.csv", &now)]), "ela_growth", "all"), []);
}

#[test]
fn student_rows_are_believed_before_a_measures_file_and_the_other_is_a_finding() {
    let [before, now] = years(50);
    let told = format!(
        "school_year,school_code,indicator,student_group,denominator,value\n2014-15,{},ela_growth,all,80,101\n\
         2014-15,99000019999999,ela_growth,all,30,64\n",
        code(0)
    );
    let alone = growth(&read(&[("2014.csv", &before), ("2015.csv", &now)]), "ela_growth", "all");
    let session = read(&[("2014.csv", &before), ("2015.csv", &now), ("told.csv", &told)]);
    let joined = growth(&session, "ela_growth", "all");
    assert_eq!(joined[..50], alone[..]);
    assert_eq!(joined[50].2.to_bits(), 64.0_f64.to_bits());
    let findings = String::from_utf8(session.download("findings.csv").expect("a file")).expect("text");
    assert!(findings.contains("told.csv") && findings.contains("as counted from student rows"), "{findings}");
}

#[test]
fn the_trace_tells_the_model_the_cohort_and_what_was_kept() {
    let [before, now] = years(50);
    let session = read(&[("2014.csv", &before), ("2015.csv", &now)]);
    let trace = session.trace("2014-15", &code(7)).expect("a school");
    let found = node(&trace, "cell/math_growth/all/growth").expect("a step");
    let given = |name: &str| found.args[name].as_str();
    assert_eq!(
        ["model", "grades", "cohort", "students", "schools"].map(given),
        ["value_added", "4, 5", "4000", "80", "50"]
    );
    let number = |name: &str| given(name).parse::<f64>().expect("a number");
    assert!(
        (number("mean") * given("kept").trim_end_matches(" %").parse::<f64>().expect("a share") / 100.0
            - number("effect"))
        .abs()
            < 2e-3
    );
    assert_eq!(given("coefficients").len(), 16);
    // Below it each grade: which scores, of how many, and a fingerprint of its own.
    let grades: Vec<[&str; 3]> = found
        .children
        .iter()
        .map(|own| ["scores", "measured", "coefficients"].map(|name| own.args[name].as_str()))
        .collect();
    assert_eq!(
        grades.iter().map(|own| (own[0], own[1])).collect::<Vec<_>>(),
        [("2013-14/math_3; 2014-15/math_4", "2000"), ("2013-14/math_4; 2014-15/math_5", "2000")]
    );
    assert!(grades.iter().all(|own| own[2].len() == 16) && grades[0][2] != grades[1][2]);
    let (low, high) = given("interval").split_once('–').expect("two ends");
    let value: u32 = found.value.parse().expect("a percentile");
    assert!(low.parse::<u32>().expect("low") < value && value < high.parse::<u32>().expect("high"));
    assert!(found.rules.iter().any(|rule| rule.name == "growth.model" && rule.provenance == "published"));
}

#[test]
fn what_is_estimated_is_the_same_to_the_last_bit_here_and_in_the_browser() {
    let [before, now] = years(60);
    let session = read(&[("2014.csv", &before), ("2015.csv", &now)]);
    let trace = session.trace("2014-15", &code(7)).expect("a school");
    // The boundary tests hold the browser's module against the same fingerprints.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/growth_index.json");
    let text = std::fs::read_to_string(path).expect("fingerprints");
    let expected: std::collections::BTreeMap<String, String> = serde_json::from_str(&text).expect("names and texts");
    for (indicator, coefficients) in expected {
        let found = node(&trace, &format!("cell/{indicator}/all/growth")).expect("a step");
        assert_eq!(found.args["coefficients"], coefficients, "{indicator}");
    }
}

#[test]
fn the_view_tells_who_stands_apart_and_why_a_year_has_no_growth() {
    let [before, now] = years(60);
    let session = read(&[("2014.csv", &before), ("2015.csv", &now)]);
    let view = session.school_growth("2014-15", "math_growth", "all").expect("a report");
    assert_eq!((view.indicator.as_str(), view.group, view.ranked, view.students), ("math_growth", "all", 60, 4800));
    assert_eq!(view.grades.iter().map(|grade| (grade.grade, grade.failed)).collect::<Vec<_>>(), [(4, ""), (5, "")]);
    let side = |school: u32| view.schools.iter().find(|own| own.school_code == code(school)).expect("a school").side;
    let (best, worst) = ((0..60).max_by_key(|s| effect(*s)), (0..60).min_by_key(|s| effect(*s)));
    assert_eq!((best.map(side), worst.map(side)), (Some("above"), Some("below")));
    let apart = |side: &str| view.schools.iter().filter(|own| own.side == side).count();
    assert_eq!((apart("above"), apart("below")), (view.above as usize, view.below as usize));
    // An unknown group gives way to all students; the year before has no growth of its own.
    assert_eq!(session.school_growth("2014-15", "", "nobody").expect("a report").group, "all");
    assert!(session.school_growth("2013-14", "", "").expect("a report").indicators.is_empty());
}
