//! Communities of practice, worked by hand: who shares a need, and who is strong in it nearby.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;
use std::process::Command;

use sqii::methodology::preset;
use sqii::session::Session;

const YEAR: &str = "2014-15";

/// A school: its number, how many of a thousand are chronically absent, and how many are English learners.
type School = (u32, u32, u32);

fn code(number: u32) -> String {
    format!("9900001{number:07}")
}

/// From 900 on alternative schools, from 800 on high schools, all others elementary.
fn files(schools: &[School]) -> [(&'static str, String); 2] {
    let mut measures = "school_year,school_code,indicator,student_group,numerator,denominator\n".to_owned();
    let mut types = "school_code,school_type,alternative\n".to_owned();
    for (number, absent, english) in schools {
        let school = code(*number);
        let _ = writeln!(measures, "{YEAR},{school},chronic_absenteeism,all,{absent},1000");
        let groups = [("all", 1000), ("socioeconomically_disadvantaged", 500), ("students_with_disabilities", 100)];
        for (group, count) in
            groups.into_iter().chain([("english_learners", *english), ("hispanic", 600), ("white", 400)])
        {
            let _ = writeln!(measures, "{YEAR},{school},suspension_expulsion,{group},0,{count}");
        }
        let kind = if (800..900).contains(number) { "high" } else { "elementary" };
        let _ = writeln!(types, "{school},{kind},{}", if *number >= 900 { "Y" } else { "N" });
    }
    [("measures.csv", measures), ("schools.csv", types)]
}

fn read<'f>(files: impl IntoIterator<Item = &'f (&'static str, String)>) -> Session {
    let files = files.into_iter().map(|(name, text)| (*name, text.as_bytes()));
    let mut session = common::session(files, 1 << 12);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

/// Absent at 25 % is level 3, at 26 % level 2, at 20 % level 4; at 7.5 % level 8, at 5 % level 9.
const SCHOOLS: [School; 8] = [
    (1, 250, 200),
    (2, 260, 368),
    (3, 300, 200),
    (4, 200, 200),
    (5, 50, 200),
    (6, 75, 368),
    (801, 300, 200),
    (901, 300, 200),
];

fn told(session: &Session) -> Vec<(String, usize, usize)> {
    let found = session.communities(YEAR).expect("the year is loaded");
    found.communities.into_iter().map(|row| (row.id, row.schools, row.strong)).collect()
}

#[test]
fn schools_of_one_type_weak_in_one_cell_are_a_community_with_the_strong_ones_nearest_first() {
    let session = read(&files(&SCHOOLS));
    let id = "elementary/chronic_absenteeism/all";
    assert_eq!(
        told(&session),
        [(id.to_owned(), 3, 2)],
        "level 4 is no need; alone, a high school shares it with nobody"
    );
    let found = session.community(YEAR, id).expect("it is listed");
    let schools: Vec<(String, u8)> = found.schools_in.iter().map(|s| (s.school_code.clone(), s.level)).collect();
    assert_eq!(schools, [(code(1), 3), (code(2), 2), (code(3), 2)]);
    // English learners 16.8 points apart are one spread, 3 of 12 weights: 0.25. School 5 is so far from one of the three,
    // school 6 from two: means of a twelfth and a sixth.
    let nearest: Vec<(String, &str)> =
        found.nearest.iter().map(|school| (school.school_code.clone(), school.distance.as_str())).collect();
    assert_eq!(nearest, [(code(5), "0.08"), (code(6), "0.17")]);
    let shown: Vec<(u8, &str)> = found.nearest.iter().map(|school| (school.level, school.value.as_str())).collect();
    assert_eq!(shown, [(9, "5.0"), (8, "7.5")]);
}

#[test]
fn two_schools_with_the_same_need_are_no_community() {
    let few: Vec<School> = SCHOOLS.into_iter().filter(|(number, ..)| *number != 3).collect();
    assert_eq!(told(&read(&files(&few))), []);
}

#[test]
fn a_need_of_too_many_schools_is_parted_by_the_students_they_serve_whatever_the_order_of_rows() {
    // Seven weak schools where a community has six at most; those of even numbers serve more English learners.
    let weak = (1..=7).map(|number| (number, 300, if number % 2 == 0 { 368 } else { 200 }));
    let schools: Vec<School> = weak.chain([(8, 50, 200)]).collect();
    let shipped = preset("core-2014-15").expect("it is shipped");
    let rules = shipped.text().replace("most_schools = 30", "most_schools = 6").replace("core-2014-15", "of-six");
    let mut files = files(&schools).to_vec();
    files.push(("of-six.toml", rules));
    let told = |schools: &[(&'static str, String)]| {
        let files = schools.iter().map(|(name, text)| (*name, text.as_bytes()));
        let mut session = common::session(files, 1 << 12);
        session.compute(Some("of-six")).expect("the file is a methodology");
        let found = session.communities(YEAR).expect("the year is loaded").communities;
        let whole = |id: &str| session.community(YEAR, id).expect("it is listed");
        let members = |id: &str| -> Vec<String> { whole(id).schools_in.into_iter().map(|s| s.school_code).collect() };
        let strong = |id: &str| -> Vec<String> {
            whole(id).nearest.into_iter().map(|s| format!("{} {}", s.school_code, s.distance)).collect()
        };
        found.iter().map(|row| (row.id.clone(), row.of, members(&row.id), strong(&row.id))).collect::<Vec<_>>()
    };
    let id = |part: u32| format!("elementary/chronic_absenteeism/all/{part}");
    let codes = |numbers: &[u32]| numbers.iter().map(|number| code(*number)).collect::<Vec<_>>();
    // A strong school of few English learners is a quarter away from each of the first part, and as the second.
    let expected = [
        (id(1), 7, codes(&[2, 4, 6]), vec![format!("{} 0.25", code(8))]),
        (id(2), 7, codes(&[1, 3, 5, 7]), vec![format!("{} 0.00", code(8))]),
    ];
    assert_eq!(told(&files), expected);
    for (_, text) in files.iter_mut().take(2) {
        let (head, rows) = text.split_once('\n').expect("a header");
        *text = format!("{head}\n{}", rows.split_inclusive('\n').rev().collect::<String>());
    }
    files.rotate_left(1);
    assert_eq!(told(&files), expected);
}

#[test]
fn rows_and_files_in_another_order_change_no_community() {
    let forwards = files(&SCHOOLS);
    let [measures, schools] = forwards.clone();
    let turned = |text: &str| {
        let (head, rows) = text.split_once('\n').expect("a header");
        format!("{head}\n{}", rows.split_inclusive('\n').rev().collect::<String>())
    };
    let backwards = [("schools.csv", turned(&schools.1)), ("measures.csv", turned(&measures.1))];
    let of = |session: &Session| session.communities_file(YEAR).expect("the year is loaded");
    let (one, two) = (read(&forwards), read(&backwards));
    assert_eq!(of(&one), of(&two));
    assert_eq!(common::table(&of(&one)).len(), 5, "three schools, two strong ones");
}

#[test]
fn the_binary_writes_the_communities_of_the_session() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("communities");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder of the test's own");
    let files = files(&SCHOOLS);
    let mut command = Command::new(env!("CARGO_BIN_EXE_sqii"));
    command.arg("communities").args(["--methodology", "core-2014-15"]).arg("--out").arg(folder.join("out"));
    for (name, text) in &files {
        std::fs::write(folder.join(name), text).expect("a file of the test's own");
        command.arg(folder.join(name));
    }
    let output = command.output().expect("the binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written = std::fs::read(folder.join("out/communities.csv")).expect("written");
    assert_eq!(written, read(&files).communities_file(YEAR).expect("the year is loaded"));
}
