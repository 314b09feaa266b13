//! What the page shows of students' growth: settings and norms among the files, a class, a student's chart.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::sync::LazyLock;

use sqii::growth::Task;
use sqii::report::{GrowthClass, Unknown};
use sqii::sample;
use sqii::session::Session;

const SETTINGS: &str = "kind = \"growth-settings\"\nminimum_students = 60\nminimum_norms = 60\nbootstrap = 0\n";
const YEAR: &str = "2014-15";
const SCHOOL: &str = "99000010000003";

/// The made-up district, and norms of it.
static DISTRICT: LazyLock<(String, String)> = LazyLock::new(|| {
    let mut text = String::new();
    sample::students(&sample::Options::default(), &mut |line| text.push_str(line));
    let session = grown(&[("students.csv", &text), ("settings.toml", SETTINGS)]);
    let norms = String::from_utf8(session.download("growth_norms.toml").expect("norms")).expect("text");
    (text, norms)
});

fn district() -> &'static str {
    &DISTRICT.0
}

fn norms() -> &'static str {
    &DISTRICT.1
}

/// One school of it alone: too few for models of its own.
fn class(district: &str) -> String {
    let own = |line: &&str| line.contains("school_code") || line.contains(SCHOOL);
    district.lines().filter(own).collect::<Vec<_>>().join("\n")
}

fn read(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        session.open(name);
        session.push(text.as_bytes()).expect("an open file");
        session.close().expect("an open file");
    }
    session.compute(None).expect("a report");
    session
}

fn grown(files: &[(&str, &str)]) -> Session {
    let mut session = read(files);
    session.grow(&mut |_, _| true).expect("nobody stops it");
    session
}

/// Kinds of finding and whether the file is used.
fn told(session: &Session, file: &str) -> (Vec<&'static str>, bool) {
    let files = &session.overview().expect("a report").files;
    let own = files.iter().find(|own| own.name == file).expect("the file");
    (own.findings.iter().map(|group| group.kind).collect(), own.used)
}

#[test]
fn settings_and_norms_are_files_like_any_other_in_whatever_order_they_come() {
    let district = district();
    let norms = norms();
    let class = class(district);
    let files = [("class.csv", class.as_str()), ("norms.toml", norms), ("settings.toml", SETTINGS)];
    let mut turned = files;
    turned.reverse();
    for files in [files, turned] {
        let mut session = read(&files);
        for name in ["norms.toml", "settings.toml"] {
            assert_eq!(told(&session, name), (Vec::new(), true), "{name}");
        }
        let view = session.grown();
        assert_eq!((view.computed, view.settings_file.as_str()), (false, "settings.toml"));
        let of = view.norms.expect("norms");
        assert_eq!((of.file.as_str(), of.models > 4, of.students[0] >= 60), ("norms.toml", true, true));
        assert!(norms.contains(&of.hash));
    }
    // No settings: then norms of fewer than a thousand students are refused, and say so.
    let session = read(&[("class.csv", &class), ("norms.toml", norms)]);
    assert_eq!(told(&session, "norms.toml"), (vec!["norms_of_few"], false));
}

#[test]
fn what_is_wrong_with_settings_or_norms_is_told_and_nothing_of_them_is_used() {
    let norms = &norms().replace("minimum_students = 60", "minimum_students = 61");
    let cases = [
        ("a.toml", "kind = \"growth-settings\"\nbootstrap = [\n", vec!["growth_syntax"]),
        ("b.toml", "kind = \"growth-settings\"\nmax_prior = 1\n", vec!["growth_value"]),
        ("c.toml", norms, vec!["norms_changed"]),
        ("d.toml", &norms[..norms.len() / 2], vec!["growth_syntax"]),
    ];
    let mut files = vec![("settings.toml", SETTINGS)];
    files.extend(cases.iter().map(|(name, text, _)| (*name, *text)));
    let mut session = read(&files);
    for (name, _, kinds) in &cases {
        assert_eq!(told(&session, name), (kinds.clone(), false), "{name}");
    }
    let view = session.grown();
    assert!(view.norms.is_none() && view.settings_file == "settings.toml");
    // Of two that hold the last by name is used.
    let other = SETTINGS.replace("60", "70");
    let mut session = read(&[("2.toml", &other), ("1.toml", SETTINGS)]);
    assert_eq!(told(&session, "1.toml"), (Vec::new(), false));
    assert_eq!(told(&session, "2.toml"), (vec!["growth_files_twice"], true));
    assert_eq!(session.grown().settings_file, "2.toml");
}

#[test]
fn what_is_computed_is_forgotten_when_a_file_comes() {
    let district = district();
    let mut session = grown(&[("students.csv", district), ("settings.toml", SETTINGS)]);
    assert!(session.grown().computed && session.download("growth.csv").is_ok());
    session.open("more.csv");
    session.push(b"school_code,student_id\n99000010000003,1\n").expect("an open file");
    session.close().expect("an open file");
    session.compute(None).expect("a report");
    assert!(!session.grown().computed);
    assert_eq!(session.download("growth.csv"), Err(Unknown::NothingComputed));
}

#[test]
fn a_model_is_told_with_its_cohort_students_and_fingerprint() {
    let mut session = grown(&[("students.csv", district()), ("settings.toml", SETTINGS)]);
    let view = session.grown();
    assert!(view.saves_norms && view.students > 500 && view.percentiles > view.students);
    let of_two = view.models.iter().find(|model| model.order == 2 && model.subject == "ela" && model.grade == 5);
    let of_two = of_two.expect("a model");
    assert_eq!(of_two.cohort, "2012-13/ela_3; 2013-14/ela_4; 2014-15/ela_5");
    assert!(of_two.students >= 60 && of_two.hash.len() == 16);
    assert!(view.notes.iter().any(|note| note.kind == "repeated_grade" && note.students > 0));
}

/// A class of these students, held against norms.
fn class_of(session: &Session, search: &str) -> GrowthClass {
    session.growth_class(YEAR, SCHOOL, search).expect("the school")
}

#[test]
fn a_class_of_any_size_has_its_percentiles_and_says_when_it_is_too_few_to_conclude() {
    let district = district();
    let norms = norms();
    let class = class(district);
    let whole = grown(&[("students.csv", district), ("settings.toml", SETTINGS)]);
    let held = grown(&[("class.csv", &class), ("settings.toml", SETTINGS), ("norms.toml", norms)]);
    let (of_all, alone) = (class_of(&whole, ""), class_of(&held, ""));
    assert_eq!((alone.needed, alone.found), (20, of_all.found));
    let ela = &alone.subjects[0];
    assert!(ela.subject == "ela" && ela.enough && ela.mean_interval.len() == 2 && ela.median_interval.len() == 2);
    // By models with as many prior scores a student has, alone, the percentile that all together give.
    let mut alike = 0;
    for (student, other) in alone.students.iter().zip(&of_all.students) {
        assert_eq!(student.student, other.student);
        for (own, among) in student.results.iter().zip(&other.results).filter(|(own, among)| own.order == among.order) {
            assert_eq!((own.percentile, &own.cohort), (among.percentile, &among.cohort));
            alike += usize::from(own.percentile > 0);
        }
    }
    assert!(alike > 50, "{alike}");
    // Seven of them: shown with intervals, and too few to conclude.
    let few: Vec<&str> = alone.students.iter().map(|own| own.student.as_str()).take(7).collect();
    let mine = |line: &&str| line.contains("school_code") || few.iter().any(|id| line.contains(id));
    let few = class.lines().filter(mine).collect::<Vec<_>>().join("\n");
    let few = class_of(&grown(&[("few.csv", &few), ("settings.toml", SETTINGS), ("norms.toml", norms)]), "");
    let ela = &few.subjects[0];
    assert!(few.found == 7 && !ela.enough && ela.students + ela.without == 7);
    assert!(!ela.mean.is_empty() && ela.mean_interval.len() == 2);
}

#[test]
fn a_student_is_found_by_a_part_of_the_id_and_only_in_the_own_school() {
    let session = grown(&[("students.csv", district()), ("settings.toml", SETTINGS)]);
    let all = class_of(&session, "");
    let id = all.students[3].student.clone();
    let found = class_of(&session, &format!(" {id} "));
    assert_eq!((found.found, found.students[0].student.as_str()), (1, id.as_str()));
    // The class as a whole stays what it is.
    assert_eq!(found.subjects[0].students, all.subjects[0].students);
    assert_eq!(class_of(&session, "nobody").found, 0);
    let elsewhere = session.growth_class(YEAR, "99000010000004", &id).expect("another school");
    assert_eq!(elsewhere.found, 0);
}

#[test]
fn a_students_curves_begin_where_each_percentile_begins_and_tell_what_is_next() {
    let district = district();
    let mut session = grown(&[("students.csv", district), ("settings.toml", SETTINGS)]);
    let all = class_of(&session, "");
    // Somebody with two prior scores, who has a grade above.
    let two = |own: &&sqii::report::ClassStudent| {
        own.results.iter().any(|r| r.subject == "ela" && r.order == 2 && r.grade < 8)
    };
    let one = |own: &&sqii::report::ClassStudent| {
        own.results.iter().any(|r| r.subject == "ela" && r.order > 0 && r.grade < 8)
    };
    let student = all.students.iter().find(two).or(all.students.iter().find(one)).expect("a student");
    let id = student.student.clone();
    let chart = session.student_growth((YEAR, SCHOOL), &id, "ela").expect("a chart");
    let last = chart.years.last().expect("a year");
    assert_eq!(last.result.percentile, student.results.iter().find(|r| r.subject == "ela").expect("ela").percentile);
    // Each curve point is the least score that gives the percentile: the student's own lies between its neighbours.
    let score: f64 = last.result.score.parse().expect("a score");
    for point in &last.curves {
        let begins: f64 = point.score.parse().expect("a score");
        assert_eq!(
            score >= begins,
            last.result.percentile >= point.percentile,
            "{} {begins} {score}",
            point.percentile
        );
    }
    assert!(last.curves.windows(2).all(|pair| pair[0].score <= pair[1].score) && last.curves.len() == 9);
    assert_eq!(last.from, 2014);
    let next = chart.next.expect("a next year");
    assert_eq!((next.year.as_str(), next.grade), ("2015-16", last.result.grade + 1));
    assert!(next.cohort.ends_with(&format!("2014-15/ela_{}", next.grade)) && next.curves.len() == 9);
    assert!(session.student_growth((YEAR, SCHOOL), "nobody", "ela").is_err());
    // The words of a refusal name nobody.
    let refused = session.student_growth((YEAR, SCHOOL), "1234567890", "ela").expect_err("nobody");
    assert!(!refused.to_string().contains("1234567890"));
}

#[test]
fn models_that_are_fitted_elsewhere_give_the_bytes_that_those_fitted_here_give() {
    let district = district();
    let files = [("students.csv", district), ("settings.toml", SETTINGS)];
    let (here, mut shared) = (grown(&files), read(&files));
    assert_eq!(shared.finish_growth().err(), Some(Unknown::NothingComputed));
    let models = shared.plan_growth();
    let first = &models[0];
    assert!(models.len() > 8 && first.cohort.starts_with("2012-13/ela_") && first.students >= 60);
    assert!(models.iter().all(|model| model.steps == model.students as u64 * 100));
    let fit = |task: &[u8]| Task::from_bytes(task).expect("a task").fit(&mut |_| true).expect("a model").to_bytes();
    // Back to front, as two workers might.
    for at in (0..models.len()).rev() {
        let found = fit(&shared.growth_task(at));
        assert!(!shared.take_growth(at, &found[..found.len() - 1]) && !shared.take_growth(models.len(), &found));
        assert!(shared.take_growth(at, &found));
    }
    assert!(shared.growth_task(models.len()).is_empty());
    let view = shared.finish_growth().expect("all tasks are done");
    assert_eq!((view.computed, view.models.len()), (true, models.len()));
    for name in ["growth.csv", "growth_schools.csv", "growth_norms.toml"] {
        assert!(shared.download(name) == here.download(name) && here.download(name).is_ok(), "{name}");
    }
    // One that is stopped, or lacks a task, leaves the percentiles of before.
    shared.plan_growth();
    shared.stop_growth();
    assert!(shared.growth_task(0).is_empty() && shared.grown().computed);
    shared.plan_growth();
    assert!(shared.finish_growth().is_err() && shared.grown().computed);
    // Against norms nothing is to be fitted.
    let norms = norms();
    let mut held = read(&[("class.csv", &class(district)), ("settings.toml", SETTINGS), ("norms.toml", norms)]);
    assert!(held.plan_growth().is_empty());
    assert!(held.finish_growth().expect("nothing is to be done").percentiles > 0);
}
