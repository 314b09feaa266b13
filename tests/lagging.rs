//! Where continuous-improvement data lags, worked by hand.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::report::LagCell;

/// Numerators of middle-school transition and of dropout among 200 students, by school, in 2023-24; school 1 also a year
/// before. All schools have the same students.
fn cells(now: &[(u32, u32)], before: (u32, u32)) -> Vec<LagCell> {
    let mut lines = vec!["school_year,school_code,indicator,student_group,numerator,denominator\n".to_owned()];
    let mut types = vec!["school_code,school_type\n".to_owned()];
    let mut add = |year: &str, school: usize, (transition, dropout): (u32, u32)| {
        let mut line = |rest: String| lines.push(format!("{year},9900001000000{school},{rest}\n"));
        line(format!("middle_school_transition,all,{transition},200"));
        line(format!("dropout_4yr,all,{dropout},200"));
        line("middle_school_transition,english_learners,1,19".to_owned());
        let groups = [
            ("all", 200),
            ("socioeconomically_disadvantaged", 100),
            ("english_learners", 19),
            ("students_with_disabilities", 20),
            ("hispanic", 120),
            ("white", 80),
        ];
        for (group, count) in groups {
            line(format!("suspension_expulsion,{group},0,{count}"));
        }
    };
    add("2022-23", 1, before);
    for (school, own) in (1..).zip(now) {
        add("2023-24", school, *own);
        types.push(format!("9900001000000{school},high\n"));
    }
    let (lines, types) = (lines.concat(), types.concat());
    let files = [("measures.csv", lines.as_bytes()), ("schools.csv", types.as_bytes())];
    let mut session = common::session(files, 1 << 16);
    session.compute(Some("california-public")).expect("a shipped methodology");
    session.lags("2023-24", "99000010000001").expect("the school is there").cells
}

fn told(cell: &LagCell) -> (bool, (usize, usize, bool), (usize, usize, bool)) {
    let beside = |b: &sqii::report::BesideView| (b.better, b.others, b.lags);
    (cell.falls, beside(&cell.similar), beside(&cell.all))
}

#[test]
fn a_fall_of_exactly_one_point_is_a_fall_and_half_a_point_is_none() {
    let found = cells(&[(118, 12)], (120, 10));
    let ids: Vec<(&str, &str)> = found.iter().map(|cell| (cell.indicator.as_str(), cell.group)).collect();
    assert_eq!(ids, [("middle_school_transition", "all"), ("dropout_4yr", "all")], "19 English learners are too few");
    assert_eq!((found[0].value.as_str(), found[0].before.as_str()), ("59.0", "60.0"));
    assert!(found[0].falls, "59 after 60 percent");
    assert!(found[1].falls, "where lower is better, 6 after 5 percent is a fall");
    let found = cells(&[(119, 11)], (120, 10));
    assert!(!found[0].falls && !found[1].falls);
    let found = cells(&[(130, 5)], (120, 10));
    assert!(!found[0].falls && !found[1].falls, "better is no fall");
}

#[test]
fn three_quarters_of_at_least_five_others_must_do_better() {
    // Transition: four of five are better. Dropout: three of five, and one is equal.
    let others = [(101, 9), (102, 9), (103, 9), (104, 10), (100, 11)];
    let with_own: Vec<(u32, u32)> = [(100, 10)].into_iter().chain(others).collect();
    let found = cells(&with_own, (100, 10));
    assert_eq!(told(&found[0]), (false, (4, 5, true), (4, 5, true)));
    assert_eq!(told(&found[1]), (false, (3, 5, false), (3, 5, false)));
    // Four others say nothing.
    let found = cells(&with_own[..5], (100, 10));
    assert_eq!(told(&found[0]), (false, (4, 4, false), (4, 4, false)));
}
