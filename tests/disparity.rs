//! Disparity of a school, an LEA and all schools; and whom a larger n-size would hide.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sqii::report::{DisparityReport, DisparityRow};
use sqii::session::Session;

const A: &str = "99000010000001";
const B: &str = "99000010000002";
const C: &str = "99000020000003";

/// Of rows: year, school, indicator, group, numerator, denominator.
fn session(rows: &[(&str, &str, &str, &str, u32, u32)]) -> Session {
    let mut text = String::from("school_year,school_code,indicator,student_group,numerator,denominator,state\n");
    for (year, school, indicator, group, numerator, denominator) in rows {
        if *denominator == 0 {
            writeln!(text, "{year},{school},{indicator},{group},,,suppressed").expect("text");
        } else {
            writeln!(text, "{year},{school},{indicator},{group},{numerator},{denominator},").expect("text");
        }
    }
    let mut session = common::session([("measures.csv", text.as_bytes())], 1 << 16);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

const ABSENT: &str = "chronic_absenteeism";
const EL: &str = "english_learners";
const SWD: &str = "students_with_disabilities";

fn report(session: &Session, year: &str, code: &str) -> DisparityReport {
    session.disparity(year, code, ABSENT, "").expect("it is computed")
}

fn row<'r>(report: &'r DisparityReport, group: &str) -> &'r DisparityRow {
    report.rows.iter().find(|row| row.group == group).expect("the group is there")
}

#[test]
fn the_schools_of_an_lea_are_added_and_a_hidden_group_hides_its_schools_others() {
    let session = session(&[
        ("2016-17", A, ABSENT, "all", 30, 100),
        ("2016-17", A, ABSENT, EL, 12, 30),
        ("2016-17", A, ABSENT, SWD, 4, 12),
        ("2016-17", B, ABSENT, "all", 20, 100),
        ("2016-17", B, ABSENT, EL, 0, 0),
        ("2016-17", B, ABSENT, SWD, 6, 18),
        ("2016-17", C, ABSENT, "all", 10, 100),
        ("2016-17", C, ABSENT, EL, 2, 50),
    ]);
    let lea = report(&session, "2016-17", "9900001");
    assert_eq!((lea.scope.kind, lea.schools, &*lea.all, &*lea.students), ("lea", 2, "25.0", "200"));
    // Those of school B are neither learners nor others: it is hidden which.
    let learners = row(&lea, EL);
    assert_eq!([&learners.value, &learners.others, &learners.standing.others_gap], ["40.0", "25.7", "14.3"]);
    // 40 % against 18 of 70; 12 of the 50 cases, 30 of the 200 students.
    assert_eq!((&*learners.standing.ratio, learners.standing.against), ("1.56", "school"));
    assert_eq!([&learners.standing.share_of_cases, &learners.standing.share_of_students], ["24.0", "15.0"]);
    assert_eq!(learners.sure, "noise");
    // Twelve and eighteen are thirty.
    assert_eq!([&row(&lea, SWD).value, &row(&lea, SWD).others], ["33.3", "23.5"]);
    let school = report(&session, "2016-17", A);
    assert_eq!((school.scope.kind, school.rows.len(), school.too_few), ("school", 1, 1));
    let all = report(&session, "2016-17", "");
    assert_eq!((all.scope.kind, all.schools, all.scope.leas.len()), ("all", 3, 2));
    // All: 14 of 80 learners; the others are those of A and C.
    assert_eq!([&row(&all, EL).value, &row(&all, EL).others], ["17.5", "21.7"]);
    assert_eq!(row(&all, EL).standing.others_gap, "-4.2");
    let widest: Vec<_> = all.widest.schools.iter().map(|school| (&*school.school_code, &*school.gap)).collect();
    assert_eq!(
        (all.furthest, all.over, all.widest.group, all.widest.few),
        (SWD, SWD, SWD, 3),
        "of the group furthest behind no school has twenty"
    );
    assert_eq!(widest, []);
    let followed = session.disparity("2016-17", "", ABSENT, EL).expect("it is computed").widest;
    assert_eq!((followed.behind, followed.ahead, followed.few), (1, 1, 1));
    assert_eq!((&*followed.schools[0].school_code, &*followed.schools[0].gap), (A, "14.3"));
}

#[test]
fn an_lea_has_the_name_that_most_of_its_schools_give_it() {
    let mut text =
        String::from("school_year,lea_code,lea_name,school_code,indicator,student_group,numerator,denominator\n");
    for (school, name) in
        [(A, "A Charter of Its Own"), (B, "Harbor Unified"), ("99000010000003", "Harbor Unified"), (C, "")]
    {
        for group in ["all", EL] {
            writeln!(text, "2016-17,{},{name},{school},{ABSENT},{group},5,40", &school[..7]).expect("text");
        }
    }
    let mut session = common::session([("measures.csv", text.as_bytes())], 1 << 16);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    let scope = report(&session, "2016-17", "9900001").scope;
    assert_eq!(scope.name, "Harbor Unified");
    let leas: Vec<_> = scope.leas.iter().map(|lea| (&*lea.name, &*lea.code)).collect();
    assert_eq!(leas, [("", "9900002"), ("Harbor Unified", "9900001")]);
}

#[test]
fn a_gap_is_set_beside_the_one_before_and_a_fall_of_the_others_is_named() {
    // Learners are at 60, 60, 50 and 45 %, the others at 20, 30, 30 and 10.
    let session = session(&[
        ("2015-16", A, ABSENT, "all", 40, 120),
        ("2015-16", A, ABSENT, EL, 24, 40),
        ("2016-17", A, ABSENT, "all", 48, 120),
        ("2016-17", A, ABSENT, EL, 24, 40),
        ("2017-18", A, ABSENT, "all", 44, 120),
        ("2017-18", A, ABSENT, EL, 20, 40),
        ("2018-19", A, ABSENT, "all", 26, 120),
        ("2018-19", A, ABSENT, EL, 18, 40),
    ]);
    let change = |year| row(&report(&session, year, A), EL).change.clone().map(|change| (change.before, change.way));
    assert_eq!(change("2015-16"), None);
    assert_eq!(change("2016-17"), Some(("40.0".to_owned(), "top_fell")));
    assert_eq!(change("2017-18"), Some(("30.0".to_owned(), "narrower")));
    assert_eq!(change("2018-19"), Some(("20.0".to_owned(), "wider")));
}

#[test]
fn years_of_another_kind_are_not_set_beside_each_other() {
    let rows = [2014, 2015].map(|spring| {
        let year: &str = if spring == 2014 { "2013-14" } else { "2014-15" };
        [(year, A, "ela_performance", "all", 60, 120), (year, A, "ela_performance", EL, 10, 40)]
    });
    let session = session(&rows.concat());
    let found = session.disparity("2014-15", A, "ela_performance", "").expect("it is computed");
    assert_eq!((found.reasons.clone(), &*found.before), (vec!["new_test"], ""));
    assert_eq!(row(&found, EL).change, None);
}

#[test]
fn where_the_others_have_no_case_the_lea_stands_in() {
    let session = session(&[
        ("2016-17", A, ABSENT, "all", 6, 100),
        ("2016-17", A, ABSENT, EL, 6, 40),
        ("2016-17", B, ABSENT, "all", 20, 140),
        ("2016-17", B, ABSENT, EL, 6, 40),
    ]);
    // 15 % against 14 of 160 in the LEA.
    let found = report(&session, "2016-17", A);
    assert_eq!((&*row(&found, EL).standing.ratio, row(&found, EL).standing.against), ("1.71", "lea"));
}

const DISTRICT: &[u8] = include_bytes!("../www/samples/district-students.csv.gz");
const SCHOOLS: &[u8] = include_bytes!("../www/samples/district-schools.csv");

#[test]
fn every_larger_n_size_hides_what_the_card_of_each_school_says_and_each_student_once() {
    let mut session = common::session([("s.csv.gz", DISTRICT), ("schools.csv", SCHOOLS)], 1 << 16);
    let year = session.compute(Some("core-2014-15")).expect("shipped").years.last().expect("a year").year.clone();
    let light = session.light(&year, "").expect("computed");
    let codes = session.schools(&year).expect("computed").school_code;
    for larger in [21, 35, 60, 100, 200] {
        let at = larger - light.n_size;
        let (mut schools, mut groups, mut members) = (0, 0, 0);
        let mut by_group: BTreeMap<&str, u64> = BTreeMap::new();
        for code in &codes {
            let visible = session.insight(&year, code, larger as u64).expect("the school is there").visible;
            schools += u32::from(!visible.is_empty());
            groups += visible.len();
            members += visible.iter().map(|group| group.students).sum::<u64>();
            for group in visible {
                *by_group.entry(group.group).or_default() += group.students;
            }
        }
        assert_eq!(light.all.schools[at], schools, "schools at {larger}");
        assert_eq!(light.all.groups[at] as usize, groups, "groups at {larger}");
        assert_eq!(u64::from(light.all.members[at]), members, "members at {larger}");
        for group in &light.groups {
            let own = by_group.get(group.group).copied().unwrap_or(0);
            assert_eq!(u64::from(group.line.members[at]), own, "{} at {larger}", group.group);
        }
        assert!(light.students[at] <= light.all.members[at]);
    }
    assert!(light.all.groups[light.against - light.n_size] > 20 && light.with_rows == light.schools);
    assert_eq!((light.n_size, light.most, light.students[0]), (20, 200, 0));
}

#[test]
fn a_student_in_two_hidden_groups_and_two_schools_is_one() {
    let mut rows = String::from(
        "school_year,lea_code,school_code,student_id,english_learner,student_with_disability,suspensions\n",
    );
    let mut learners = BTreeSet::new();
    for n in 0..150 {
        // 30 learners, the first 25 of them with a disability; ten of all are in both schools.
        let (english, disability) = (if n < 30 { "EL" } else { "EO" }, if n < 25 { "Y" } else { "N" });
        for school in [Some(A), (n < 10).then_some(B)].into_iter().flatten() {
            writeln!(rows, "2016-17,9900001,{school},{n},{english},{disability},0").expect("text");
        }
        if n < 30 {
            learners.insert(n);
        }
    }
    // Eleven more learners make the second school's group count as well.
    for n in 200..211 {
        writeln!(rows, "2016-17,9900001,{B},{n},EL,N,0").expect("text");
        learners.insert(n);
    }
    let mut session = common::session([("students.csv", rows.as_bytes())], 1 << 16);
    session.compute(Some("core-2014-15")).expect("shipped");
    let light = session.light("2016-17", "").expect("computed");
    let at =
        |larger: usize| (light.all.groups[larger - 20], light.all.members[larger - 20], light.students[larger - 20]);
    // B: 21 learners. A: 25 with a disability, 30 learners.
    assert_eq!(at(21), (0, 0, 0));
    assert_eq!(at(22), (1, 21, 21));
    assert_eq!(at(26), (2, 46, 36), "ten of the 25 were counted among the 21");
    assert_eq!(at(31), (3, 76, 41));
    assert_eq!(light.students[180] as usize, learners.len());
}

#[test]
fn a_student_of_two_schools_of_an_lea_counts_once_in_the_lea_and_in_all() {
    let mut rows =
        String::from("school_year,lea_code,school_code,student_id,english_learner,days_enrolled,days_absent\n");
    for n in 0..80 {
        // 40 learners, 10 of them absent; ten of the others were at both schools, absent 8 of 80 and 2 of 100 days.
        let english = if n < 40 { "EL" } else { "EO" };
        let absent = if n < 10 { 30 } else { 0 };
        if n < 70 {
            let school = if n % 2 == 0 { A } else { B };
            writeln!(rows, "2016-17,9900001,{school},{n},{english},180,{absent}").expect("text");
        } else {
            writeln!(rows, "2016-17,9900001,{A},{n},{english},80,8").expect("text");
            writeln!(rows, "2016-17,9900001,{B},{n},{english},100,2").expect("text");
        }
    }
    // Another LEA, of one school.
    for n in 0..30 {
        writeln!(rows, "2016-17,9900002,{C},{n},EO,180,0").expect("text");
    }
    let mut session = common::session([("students.csv", rows.as_bytes())], 1 << 16);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    // 10 of 80 in all, not 20 of 90: at the first school alone ten more are chronically absent.
    let lea = report(&session, "2016-17", "9900001");
    assert_eq!((lea.schools, &*lea.all, &*lea.students), (2, "12.5", "80"));
    let learners = row(&lea, EL);
    assert_eq!([&learners.value, &learners.students, &learners.others], ["25.0", "40", "0.0"]);
    let all = report(&session, "2016-17", "");
    assert_eq!((all.schools, &*all.all, &*all.students), (3, "9.1", "110"));
    let school = report(&session, "2016-17", A);
    assert_eq!((&*school.all, &*school.students), ("33.3", "45"));
}

#[test]
fn a_declared_lea_goes_before_its_loaded_schools_and_the_state_stands_in_at_last() {
    let head = "school_year,school_code,lea_code,indicator,student_group,numerator,denominator\n";
    // 6 of 40 learners; none of the others of the school, 14 of 140 of the other school's.
    let measures = [(A, "all", 6, 200), (A, EL, 6, 40), (B, "all", 14, 160), (B, EL, 0, 20)].map(
        |(school, group, cases, students)| format!("2016-17,{school},9900001,{ABSENT},{group},{cases},{students}\n"),
    );
    let measures = format!("{head}{}", measures.concat());
    let ratio = |code: &str, references: &[&str]| {
        let declared = format!(
            "school_year,reference,lea_code,indicator,student_group,numerator,denominator\n{}",
            references.concat()
        );
        let types = format!("school_code,school_type\n{A},elementary\n{B},elementary\n");
        let files = [("measures.csv", &measures), ("references.csv", &declared), ("schools.csv", &types)];
        let files = files.map(|(name, text)| (name, text.as_bytes()));
        let mut session = common::session(files, 1 << 16);
        session.compute(Some("core-2014-15")).expect("a shipped methodology");
        let insight = session.insight("2016-17", A, 100).expect("it is computed");
        let found = report(&session, "2016-17", code);
        let standing = row(&found, EL).standing.clone();
        let told = insight.cells.iter().filter_map(|cell| cell.disparity.as_ref());
        let told: Vec<_> = told.map(|own| (own.ratio.clone(), own.against)).collect();
        if code == A {
            assert!(told.contains(&(standing.ratio.clone(), standing.against)), "{told:?}");
        }
        (standing.ratio, standing.against)
    };
    let of = |scope: &str, lea: &str, group: &str, cases: u32, students: u32| {
        format!("2016-17,{scope},{lea},{ABSENT},{group},{cases},{students}\n")
    };
    // All others of the LEA that is declared: 100 of 1000; of the state: 300 of 6000.
    let lea = [of("lea", "9900001", "all", 150, 1200), of("lea", "9900001", EL, 50, 200)].concat();
    let state = [of("state", "", "all", 400, 8000), of("state", "", EL, 100, 2000)].concat();
    // 15 % against 14 of 300 loaded, 10 % declared, 5 % of the state.
    assert_eq!(ratio(A, &[]), ("3.21".into(), "lea"));
    assert_eq!(ratio(A, &[&state]), ("3.21".into(), "lea"));
    assert_eq!(ratio(A, &[&lea, &state]), ("1.50".into(), "declared_lea"));
    // An LEA that is declared without the group cannot say who the others are, and its loaded schools are not asked.
    let without = of("lea", "9900001", "all", 150, 1200);
    assert_eq!(ratio(A, &[&without, &state]), ("3.00".into(), "declared_state"));
    // The LEA itself has its own others: 6 of 60 against 14 of 300.
    assert_eq!(ratio("9900001", &[&lea, &state]), ("2.14".into(), "school"));
}
