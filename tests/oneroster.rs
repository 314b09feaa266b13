//! Roster bundles: their tables join into student rows, which meet all other student rows.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use common::Outputs;
use sqii::session::Session;

const SCHOOL: &str = "01611190106401";
const OTHER: &str = "01611190130229";
const STUDENTS: usize = 30;

/// A bundle of made-up tables by name.
type Bundle = BTreeMap<&'static str, String>;

/// Thirty students of one school, of whom twenty are Hispanic, in a bundle of version 1.2; their ids in other files are
/// 1001, 1002, …
fn bundle() -> Bundle {
    let status = "active,2023-08-01";
    let mut users = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,primaryOrgSourcedId\n".to_owned();
    let mut roles =
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n".to_owned();
    let mut enrollments =
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
            .to_owned();
    let mut demographics = "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity\n".to_owned();
    for n in 1..=STUDENTS {
        let _ = writeln!(users, "u-{n},{status},true,x,,x,x,,{},,,,,04,,,", 1000 + n);
        let _ = writeln!(roles, "r-{n},{status},u-{n},primary,student,,,school");
        let _ = writeln!(enrollments, "e-{n},{status},class,school,u-{n},student,,,");
        let _ = writeln!(enrollments, "f-{n},{status},second,school,u-{n},student,,,");
        let hispanic = n <= 20;
        let _ =
            writeln!(demographics, "u-{n},{status},2013-01-01,female,false,false,false,false,true,false,{hispanic}");
    }
    let _ = writeln!(users, "u-99,{status},true,x,,x,x,,5001,,,,,,,,");
    let _ = writeln!(roles, "r-99,{status},u-99,primary,teacher,,,school");
    let _ = writeln!(enrollments, "e-99,{status},class,school,u-99,teacher,,,");
    let orgs = format!(
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n\
         lea,{status},District,district,0161119,\nschool,{status},Elementary,school,{SCHOOL},lea\n"
    );
    let classes = format!(
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n\
         class,{status},A,04,course,,homeroom,,school,\"fall,spring\",,,\nsecond,{status},B,04,course,,scheduled,,school,spring,,,\n"
    );
    let sessions = format!(
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n\
         year,{status},Year,schoolYear,2023-08-15,2024-06-10,,2024\n\
         fall,{status},Fall,term,2023-08-15,2023-12-20,year,2024\nspring,{status},Spring,term,2024-01-08,2024-06-10,year,\n"
    );
    let courses = format!(
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\ncourse,{status},,A,,,school,,\n"
    );
    let manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.users,bulk\n".to_owned();
    BTreeMap::from([
        ("users.csv", users),
        ("roles.csv", roles),
        ("enrollments.csv", enrollments),
        ("demographics.csv", demographics),
        ("orgs.csv", orgs),
        ("classes.csv", classes),
        ("academicSessions.csv", sessions),
        ("courses.csv", courses),
        ("manifest.csv", manifest),
    ])
}

/// Days of the same students, of whom the first six are chronically absent; no group, no grade.
fn absences() -> String {
    let mut text = "school_year,school_code,student_id,days_enrolled,days_absent\n".to_owned();
    for n in 1..=STUDENTS {
        let _ = writeln!(text, "2023-24,{SCHOOL},{},180,{}", 1000 + n, if n <= 6 { 30 } else { 3 });
    }
    text
}

/// Scores a bundle with further files; its tables are members of an archive.
fn score(bundle: &Bundle, others: &[(&str, &str)]) -> Outputs {
    score_as("roster.zip › ", bundle, others)
}

fn score_as(prefix: &str, bundle: &Bundle, others: &[(&str, &str)]) -> Outputs {
    let named: Vec<(String, &str)> =
        bundle.iter().map(|(name, text)| (format!("{prefix}{name}"), text.as_str())).collect();
    let tables = named.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let others = others.iter().map(|(name, text)| (*name, text.as_bytes()));
    common::score(tables.chain(others), Some("core-2015-16"))
}

/// Numerator and denominator of chronic absenteeism in a group.
fn absent(outputs: &Outputs, group: &str) -> Option<(String, String)> {
    let row = outputs.table("measures.csv").into_iter().find(|row| {
        row["indicator"] == "chronic_absenteeism"
            && row["student_group"] == group
            && row["school_code"] == SCHOOL
            && row["school_year"] == "2023-24"
    })?;
    Some((row["numerator"].clone(), row["denominator"].clone()))
}

#[expect(clippy::unnecessary_wraps, reason = "it is held against a row that may be missing")]
fn counted(numerator: u32, denominator: u32) -> Option<(String, String)> {
    Some((numerator.to_string(), denominator.to_string()))
}

fn type_of(outputs: &Outputs, school: &str) -> Option<String> {
    outputs
        .table("index.csv")
        .into_iter()
        .find(|row| row["school_code"] == school)
        .map(|row| row["school_type"].clone())
}

/// No finding but notes, and those of codes.
fn only_notes(outputs: &Outputs) {
    let rows = outputs.table("findings.csv");
    assert!(rows.iter().all(|row| row["severity"] == "note"), "{}", outputs.all_findings());
}

#[test]
fn a_bundle_gives_groups_and_grades_to_the_students_of_another_file() {
    let alone = common::score([("days.csv", absences().as_bytes())], Some("core-2015-16"));
    assert_eq!((absent(&alone, "all"), absent(&alone, "hispanic")), (counted(6, 30), None));
    let outputs = score(&bundle(), &[("days.csv", &absences())]);
    assert_eq!(absent(&outputs, "all"), counted(6, 30));
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
    assert_eq!(absent(&outputs, "female"), counted(6, 30));
    assert_eq!(type_of(&outputs, SCHOOL).as_deref(), Some("elementary"));
    only_notes(&outputs);
    assert_eq!(outputs.findings("roster_no_manifest"), 0);
    let index = outputs.table("index.csv");
    assert_eq!(index.len(), 1, "{index:?}");
    assert_eq!((index[0]["school_name"].as_str(), index[0]["lea_code"].as_str()), ("Elementary", "0161119"));
}

#[test]
fn every_table_is_recognised_under_any_name_and_the_order_of_files_does_not_matter() {
    let bundle = bundle();
    let expected = score(&bundle, &[("days.csv", &absences())]);
    let mut files: Vec<(String, String)> = bundle
        .iter()
        .map(|(name, text)| (format!("roster.zip › {name}"), text.clone()))
        .chain([("days.csv".to_owned(), absences())])
        .collect();
    for _ in 0..files.len() {
        files.rotate_left(1);
        let given = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        assert_eq!(common::score(given, Some("core-2015-16")), expected);
    }
    let mut session = Session::new();
    for (at, text) in bundle.values().enumerate() {
        session.open(&format!("{at}"));
        session.push(text.as_bytes()).expect("open");
        let summary = session.close().expect("open");
        assert!(summary.used && !summary.layout_label.is_empty(), "{summary:?}");
    }
}

#[test]
fn loose_tables_are_joined_as_those_of_an_archive() {
    let outputs = score_as("", &bundle(), &[("days.csv", &absences())]);
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
}

#[test]
fn tables_of_two_bundles_are_not_joined_with_each_other() {
    let (mut one, two) = (bundle(), bundle());
    one.remove("demographics.csv");
    let files: Vec<(String, String)> = (one.iter().map(|(name, text)| (format!("one.zip › {name}"), text.clone())))
        .chain([("two.zip › demographics.csv".to_owned(), two["demographics.csv"].clone())])
        .chain([("days.csv".to_owned(), absences())])
        .collect();
    let given = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let outputs = common::score(given, Some("core-2015-16"));
    assert_eq!(absent(&outputs, "hispanic"), None);
    assert_eq!(absent(&outputs, "all"), counted(6, 30));
}

#[test]
fn two_bundles_may_have_the_same_manifest_and_a_bundle_given_twice_counts_once() {
    let bundle = bundle();
    let mut second = bundle.clone();
    let school = |text: &String| text.replace(SCHOOL, OTHER);
    second.insert("orgs.csv", school(&bundle["orgs.csv"]));
    let named = |prefix: &str, bundle: &Bundle| -> Vec<(String, String)> {
        bundle.iter().map(|(name, text)| (format!("{prefix}.zip › {name}"), text.clone())).collect()
    };
    let score = |files: Vec<(String, String)>| {
        let given = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        common::score(given, Some("core-2015-16"))
    };
    let outputs = score([named("one", &bundle), named("two", &second)].concat());
    assert_eq!(outputs.findings("same_file_twice"), 0, "{}", outputs.all_findings());
    assert_eq!(outputs.table("index.csv").len(), 2);
    let outputs = score([named("one", &bundle), named("two", &bundle)].concat());
    assert_eq!(outputs.findings("same_file_twice"), bundle.len(), "{}", outputs.all_findings());
    assert_eq!(outputs.table("index.csv").len(), 1);
}

#[test]
fn version_1_1_has_roles_and_schools_in_the_table_of_users() {
    let mut bundle = bundle();
    bundle.remove("roles.csv");
    bundle.remove("enrollments.csv");
    let mut users = "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n".to_owned();
    for n in 1..=STUDENTS {
        let _ = writeln!(users, "u-{n},,,true,\"lea,school\",student,x,,x,x,,{},,,,,04,", 1000 + n);
    }
    users.push_str("u-99,,,true,school,teacher,x,,x,x,,5001,,,,,,\n");
    bundle.insert("users.csv", users);
    let outputs = score(&bundle, &[("days.csv", &absences())]);
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
    assert_eq!(type_of(&outputs, SCHOOL).as_deref(), Some("elementary"));
    only_notes(&outputs);
}

#[test]
fn roles_place_students_where_there_are_no_enrolments() {
    let mut bundle = bundle();
    bundle.remove("enrollments.csv");
    let outputs = score(&bundle, &[("days.csv", &absences())]);
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
    only_notes(&outputs);
}

#[test]
fn the_states_id_goes_before_the_identifier_and_that_before_the_sourced_id() {
    let with = |from: &str, to: &str| {
        let mut bundle = bundle();
        let users = bundle["users.csv"].replace(from, to);
        bundle.insert("users.csv", users);
        absent(&score(&bundle, &[("days.csv", &absences())]), "hispanic")
    };
    assert_eq!(
        with("u-1,active,2023-08-01,true,x,,x,x,,1001", "u-1,active,2023-08-01,true,x,{SSID:1001},x,x,,77"),
        counted(6, 20)
    );
    assert_eq!(
        with("u-1,active,2023-08-01,true,x,,x,x,,1001", "u-1,active,2023-08-01,true,x,{LDAP:7},x,x,,1001"),
        counted(6, 20)
    );
    // Without either it is another student, whom the file of days does not know.
    assert_eq!(with("u-1,active,2023-08-01,true,x,,x,x,,1001", "u-1,active,2023-08-01,true,x,,x,x,,"), counted(5, 19));
}

#[test]
fn race_and_ethnicity_follow_the_flags() {
    let with = |flags: &str| {
        let mut bundle = bundle();
        let text = bundle["demographics.csv"]
            .replace("female,false,false,false,false,true,false,false", &format!("female,{flags}"));
        bundle.insert("demographics.csv", text);
        let outputs = score(&bundle, &[("days.csv", &absences())]);
        let groups =
            ["hispanic", "two_or_more", "white", "asian", "african_american", "american_indian", "pacific_islander"];
        groups.into_iter().filter(|g| absent(&outputs, g) == counted(0, 10)).collect::<Vec<_>>()
    };
    assert_eq!(with("false,false,false,false,true,false,false"), ["white"]);
    assert_eq!(with("true,,,,,,"), ["american_indian"]);
    assert_eq!(with("false,true,false,false,false,false,false"), ["asian"]);
    assert_eq!(with("false,false,true,false,false,false,false"), ["african_american"]);
    assert_eq!(with("false,false,false,true,false,false,false"), ["pacific_islander"]);
    assert_eq!(with("false,true,false,false,true,false,false"), ["two_or_more"]);
    assert_eq!(with("false,false,false,false,false,true,false"), ["two_or_more"]);
    assert_eq!(with(",,,,,,"), Vec::<&str>::new());
}

#[test]
fn rows_to_be_deleted_and_inactive_rows_are_left_out_and_what_points_to_them_too() {
    let mut bundle = bundle();
    for (table, from, to) in [
        ("users.csv", "u-30,active", "u-30,tobedeleted"),
        ("enrollments.csv", "e-29,active", "e-29,inactive"),
        ("enrollments.csv", "f-29,active", "f-29,inactive"),
        ("roles.csv", "r-29,active", "r-29,inactive"),
        ("classes.csv", "second,active", "second,tobedeleted"),
    ] {
        let text = bundle[table].replace(from, to);
        assert_ne!(text, bundle[table]);
        bundle.insert(table, text);
    }
    let outputs = score(&bundle, &[]);
    assert_eq!(outputs.findings("inactive_rows"), 5, "{}", outputs.all_findings());
    // Thirty enrolments in the class that is gone, less the inactive one; and the one enrolment and the role of user 30.
    assert_eq!(outputs.findings("broken_reference"), 29 + 3, "{}", outputs.all_findings());
}

#[test]
fn what_leads_nowhere_is_a_finding_at_its_line_that_shows_no_students_id() {
    let mut bundle = bundle();
    let enrollments = bundle["enrollments.csv"].clone()
        + "x-1,active,,nowhere,school,u-1,student,,,\nx-2,active,,class,nowhere,u-2,student,,,\nx-3,active,,class,school,u-secret,student,,,\n";
    bundle.insert("enrollments.csv", enrollments);
    let outputs = score(&bundle, &[("days.csv", &absences())]);
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
    let found: Vec<(String, String)> = outputs
        .table("findings.csv")
        .into_iter()
        .filter(|row| row["kind"] == "broken_reference")
        .map(|row| (row["line"].clone(), row["column"].clone()))
        .collect();
    let last = 1 + 2 * STUDENTS + 1;
    let expected = [(last + 1, "classSourcedId"), (last + 2, "schoolSourcedId"), (last + 3, "userSourcedId")]
        .map(|(line, column)| (line.to_string(), column.to_owned()));
    assert_eq!(found, expected, "{}", outputs.all_findings());
    assert!(!outputs.all_findings().contains("secret"));
}

#[test]
fn a_missing_table_is_named_once() {
    for table in ["users.csv", "orgs.csv"] {
        let mut bundle = bundle();
        bundle.remove(table);
        let outputs = score(&bundle, &[]);
        assert_eq!(outputs.findings("roster_table_missing"), 1, "{}", outputs.all_findings());
        assert!(outputs.all_findings().contains(table));
        assert_eq!(outputs.findings("broken_reference"), 0, "{}", outputs.all_findings());
    }
    let mut bundle = bundle();
    bundle.remove("manifest.csv");
    let outputs = score(&bundle, &[]);
    assert_eq!(outputs.findings("roster_no_manifest"), 1);
}

#[test]
fn a_bundle_of_changes_says_so() {
    let mut bundle = bundle();
    bundle.insert(
        "manifest.csv",
        "propertyName,value\nfile.orgs,bulk\nfile.users,delta\nfile.classes,delta\n".to_owned(),
    );
    let outputs = score(&bundle, &[]);
    assert_eq!(outputs.findings("roster_delta"), 1, "{}", outputs.all_findings());
}

#[test]
fn a_session_without_a_school_year_is_in_its_parents_and_else_in_that_of_its_dates() {
    let years = |sessions: &str| {
        let mut bundle = bundle();
        bundle.insert(
            "academicSessions.csv",
            format!(
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n{sessions}"
            ),
        );
        let outputs = score(&bundle, &[]);
        let years: Vec<String> = outputs.table("index.csv").into_iter().map(|row| row["school_year"].clone()).collect();
        (years, outputs)
    };
    let (found, _) = years("fall,,,F,term,,,year,\nspring,,,S,term,,,year,\nyear,,,Y,schoolYear,,,,2024\n");
    assert_eq!(found, ["2023-24"]);
    let (found, _) = years("fall,,,F,term,2023-08-15,2023-12-20,,\nspring,,,S,term,2024-01-08,2024-06-10,,\n");
    assert_eq!(found, ["2023-24"]);
    // The year that a session names is believed, and that its dates say otherwise is told.
    let (found, outputs) =
        years("fall,,,F,term,2023-08-15,2023-12-20,,2023\nspring,,,S,term,2024-01-08,2024-06-10,,2023\n");
    assert_eq!(found, ["2022-23"]);
    assert_eq!(outputs.findings("session_dates"), 2);
    let (found, outputs) = years("fall,,,F,term,2023-13-15,2023-12-20,,2024\nspring,,,S,term,,,,twenty\n");
    assert_eq!(found, ["2023-24"]);
    assert_eq!((outputs.findings("impossible_date"), outputs.findings("bad_year")), (1, 1));
    let (found, _) = years("fall,,,F,term,,,,\n");
    assert_eq!(found, ["unstated"]);
}

#[test]
fn a_grade_is_that_of_the_latest_year() {
    let mut bundle = bundle();
    let sessions =
        bundle["academicSessions.csv"].clone() + "last,active,,Last,schoolYear,2022-08-15,2023-06-10,,2023\n";
    let classes = bundle["classes.csv"].clone() + "before,active,,C,03,course,,homeroom,,school,last,,,\n";
    let enrollments = bundle["enrollments.csv"].clone() + "y-1,active,,before,school,u-1,student,,,\n";
    bundle.extend([("academicSessions.csv", sessions), ("classes.csv", classes), ("enrollments.csv", enrollments)]);
    let outputs = score(&bundle, &[]);
    let types: Vec<(String, String)> = outputs
        .table("index.csv")
        .into_iter()
        .map(|row| (row["school_year"].clone(), row["school_type"].clone()))
        .collect();
    let expected = [("2022-23", "unknown"), ("2023-24", "elementary")].map(|(y, t)| (y.to_owned(), t.to_owned()));
    assert_eq!(types, expected);
}

#[test]
fn a_schools_code_has_its_zero_put_back_and_one_that_is_no_cds_code_is_used_as_written() {
    let with = |identifier: &str| {
        let mut bundle = bundle();
        let orgs = bundle["orgs.csv"].replace(SCHOOL, identifier);
        bundle.insert("orgs.csv", orgs);
        let outputs = score(&bundle, &[]);
        let codes: Vec<String> = outputs.table("index.csv").into_iter().map(|row| row["school_code"].clone()).collect();
        (codes, outputs)
    };
    let (codes, outputs) = with("1611190106401");
    assert_eq!((codes, outputs.findings("lost_zero")), (vec![SCHOOL.to_owned()], 1));
    let (codes, outputs) = with("0106401");
    assert_eq!((codes, outputs.findings("code_length")), (vec!["0106401".to_owned()], 1));
    let (codes, _) = with("");
    assert_eq!(codes, ["school"]);
    let (codes, outputs) = with("1.61E+13");
    assert_eq!((codes.len(), outputs.findings("exponent_code")), (0, 1), "{}", outputs.all_findings());
}

#[test]
fn a_department_counts_as_its_school_and_without_one_as_a_school_with_a_finding() {
    let mut bundle = bundle();
    let department = format!("{}art,active,,Art,department,,school\n", bundle["orgs.csv"]);
    let classes = bundle["classes.csv"].replace(",school,", ",art,");
    bundle.extend([("orgs.csv", department), ("classes.csv", classes)]);
    let enrollments = bundle["enrollments.csv"].replace(",school,", ",,");
    bundle.insert("enrollments.csv", enrollments);
    let outputs = score(&bundle, &[("days.csv", &absences())]);
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
    only_notes(&outputs);
    let alone = bundle["orgs.csv"].replace("department,,school", "department,,");
    bundle.insert("orgs.csv", alone);
    let outputs = score(&bundle, &[]);
    assert_eq!(outputs.findings("org_not_school"), 1, "{}", outputs.all_findings());
    assert_eq!(outputs.table("index.csv")[0]["school_code"], "art");
}

#[test]
fn students_in_no_school_are_a_finding_and_teachers_are_not() {
    let mut bundle = bundle();
    bundle.remove("enrollments.csv");
    let roles = bundle["roles.csv"].replace("student,,,school", "student,,,lea");
    bundle.insert("roles.csv", roles);
    let outputs = score(&bundle, &[]);
    assert_eq!(outputs.findings("student_without_school"), STUDENTS, "{}", outputs.all_findings());
    assert_eq!(outputs.table("index.csv").len(), 0);
}

#[test]
fn two_rows_of_one_id_that_differ_are_a_finding() {
    let mut bundle = bundle();
    let orgs = format!("{}school,active,,Other name,school,{OTHER},lea\n", bundle["orgs.csv"]);
    bundle.insert("orgs.csv", orgs);
    let outputs = score(&bundle, &[("days.csv", &absences())]);
    assert_eq!(outputs.findings("conflicting_roster_rows"), 1, "{}", outputs.all_findings());
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
}

#[test]
fn a_student_in_two_schools_counts_in_each() {
    let mut bundle = bundle();
    let orgs = format!("{}two,active,,Other,school,{OTHER},lea\n", bundle["orgs.csv"]);
    let classes = bundle["classes.csv"].clone() + "away,active,,D,04,course,,homeroom,,two,fall,,,\n";
    let enrollments = bundle["enrollments.csv"].clone() + "z-1,active,,away,two,u-1,student,,,\n";
    bundle.extend([("orgs.csv", orgs), ("classes.csv", classes), ("enrollments.csv", enrollments)]);
    let days = absences() + &format!("2023-24,{OTHER},1001,40,1\n");
    let outputs = score(&bundle, &[("days.csv", &days)]);
    assert_eq!(absent(&outputs, "hispanic"), counted(6, 20));
    let there = outputs.table("measures.csv").into_iter().find(|row| {
        row["school_code"] == OTHER && row["indicator"] == "chronic_absenteeism" && row["student_group"] == "hispanic"
    });
    assert_eq!(there.map(|row| row["denominator"].clone()).as_deref(), Some("1"));
}

#[test]
fn the_trace_names_the_lines_of_the_users() {
    let bundle = bundle();
    let days = absences();
    let named: Vec<(String, &str)> =
        bundle.iter().map(|(name, text)| (format!("roster.zip › {name}"), text.as_str())).collect();
    let tables = named.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let mut session = common::session(tables.chain([("days.csv", days.as_bytes())]), 1 << 16);
    session.compute(Some("core-2015-16")).expect("shipped");
    let trace = session.trace("2023-24", SCHOOL).expect("a school");
    let text = format!("{trace:?}");
    assert!(text.contains("roster.zip › users.csv") && text.contains("oneroster_users"), "{text}");
}

/// The members of a zip archive whose entries are stored or deflated, by its central directory.
fn members(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize, bytes: usize| (0..bytes).rev().fold(0, |n, i| n << 8 | usize::from(zip[at + i]));
    let end = (0..zip.len() - 21).rev().find(|at| zip[*at..].starts_with(b"PK\x05\x06")).expect("an end");
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    let mut members = Vec::new();
    for _ in 0..count {
        let (method, packed, name) = (number(at + 10, 2), number(at + 20, 4), number(at + 28, 2));
        let local = number(at + 42, 4);
        let start = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        let (data, mut text) = (&zip[start..start + packed], Vec::new());
        if method == 0 {
            text.extend_from_slice(data);
        } else {
            let mut inflate = flate2::read::DeflateDecoder::new(data);
            std::io::Read::read_to_end(&mut inflate, &mut text).expect("deflated");
        }
        members.push((String::from_utf8_lossy(&zip[at + 46..at + 46 + name]).into_owned(), text));
        at += 46 + name + number(at + 30, 2) + number(at + 32, 2);
    }
    members
}

/// A public project's bundle read as members, with every table's label; nothing when it is not at hand.
fn public(name: &str) -> Option<(Outputs, Vec<(String, bool)>)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/oneroster").join(name);
    let Ok(zip) = std::fs::read(path) else {
        eprintln!("skipped: the public bundles are not at hand");
        return None;
    };
    let (mut session, mut files) = (Session::new(), Vec::new());
    for (member, text) in members(&zip) {
        session.open(&format!("{name} › {member}"));
        session.push(&text).expect("open");
        let summary = session.close().expect("open");
        files.push((summary.layout_label.clone(), summary.used));
    }
    Some((common::written(session, Some("core-2015-16")), files))
}

#[test]
fn both_public_bundles_are_recognised_without_help() {
    for (name, tables) in [("oneroster_test_data.zip", 10), ("v1p2_full_dataset.zip", 8)] {
        let Some((outputs, files)) = public(name) else { return };
        assert_eq!(files.len(), tables);
        assert!(files.iter().all(|(label, used)| *used && label.starts_with("OneRoster")), "{files:?}");
        assert_eq!(outputs.findings("unknown_layout") + outputs.findings("missing_required_column"), 0);
        assert_eq!(outputs.table("index.csv").len(), 1, "{}", outputs.all_findings());
        eprintln!("{name}\n{}", outputs.all_findings());
    }
}
