use super::*;
use crate::intake::LoadedFile;
use crate::session::Session;

fn sample(text: &str) -> Sample {
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    Sample { names: lines.next().unwrap_or_default(), rows: lines.collect() }
}

fn choices(pairs: &[(&str, &str)]) -> Choices {
    let pairs: Vec<String> = pairs.iter().flat_map(|(key, value)| [(*key).to_owned(), (*value).to_owned()]).collect();
    Choices::new(&pairs)
}

fn mapping(text: &str, pairs: &[(&str, &str)]) -> Mapping {
    map("export.csv", &sample(text), &choices(pairs))
}

fn column<'m>(mapping: &'m Mapping, id: &str) -> &'m MappedColumn {
    mapping.columns.iter().find(|c| c.id == id).expect("a canonical column")
}

const EXPORT: &str = "\
Site,Pupil No,Yr,Gr,Ethnic,Lang Status,SpEd YN,Math Lvl,Absences,Days Enr,Last Name
01611190106401,9000123,2022-23,5,Hispanic,EL,Y,3,4,180,Anders
01611190106401,9000124,2022-23,6,White,EO,N,2,0.5,180,Bo
01611190106402,9000125,2022-23,TK,Asian,RFEP,N,,12,175,Chi";

#[test]
fn columns_are_proposed_by_name_and_by_values_with_the_reason() {
    let mapping = mapping(EXPORT, &[]);
    assert_eq!(mapping.grain, Grain::Students);
    let told = |id| {
        let column = column(&mapping, id);
        (column.sources.clone(), column.reason)
    };
    assert_eq!(told("school_code"), (vec![0], "like_name"));
    assert_eq!(told("student_id"), (vec![1], "like_name"));
    assert_eq!(told("school_year"), (vec![2], "like_name"));
    assert_eq!(told("grade"), (vec![3], "like_name"));
    assert_eq!(told("race_ethnicity"), (vec![4], "like_name"));
    assert_eq!(told("english_learner").0, [5]);
    assert_eq!(told("student_with_disability").0, [6]);
    assert_eq!(told("math_level"), (vec![7], "like_name"));
    assert_eq!(told("days_absent").0, [8]);
    assert_eq!(told("days_enrolled").0, [9]);
    assert_eq!(told("ela_level"), (vec![], ""));
    assert!(mapping.lacks.is_empty(), "{:?}", mapping.lacks);
    assert!(mapping.indicators.iter().any(|id| id == "chronic_absenteeism"));
    assert!(!mapping.indicators.iter().any(|id| id == "ela_performance"));
}

#[test]
fn what_may_be_personal_is_masked() {
    let mapping = mapping(EXPORT, &[]);
    assert_eq!(mapping.sources[1].values, ["#######", "#######", "#######"]);
    assert_eq!(mapping.sources[10].values, ["••••••", "••", "•••"]);
    assert_eq!(mapping.sources[4].values, ["Hispanic", "White", "Asian"]);
    let text = format!("{mapping:?}");
    assert!(!text.contains("Anders") && !text.contains("9000123"));
}

#[test]
fn columns_that_fit_equally_well_are_a_tie_and_neither_is_taken() {
    let text = "school_code,student_id,ELA Level Fall,ELA Level Spring\n01611190106401,9000123,1,2";
    let open = mapping(text, &[]);
    let ela = column(&open, "ela_level");
    assert_eq!((ela.reason, ela.sources.as_slice(), ela.ties.as_slice()), ("tie", &[][..], &[2, 3][..]));
    assert_eq!(open.lacks, ["ela_level"]);
    assert!(open.layout.is_empty());
    let chosen = mapping(text, &[("column.ela_level", "3")]);
    assert_eq!((column(&chosen, "ela_level").sources.as_slice(), chosen.lacks.len()), (&[3][..], 0));
    let none = mapping(text, &[("column.ela_level", "")]);
    assert!(none.lacks.is_empty() && column(&none, "ela_level").sources.is_empty());
}

#[test]
fn the_layout_of_a_mapping_reads_the_file_it_was_made_from() {
    let unknown = LoadedFile::read("export.csv", EXPORT.as_bytes());
    assert!(unknown.content.is_none() && unknown.sample.is_some());
    let mapping = mapping(EXPORT, &[]);
    assert_eq!(mapping.layout_name, "export.layout.toml");
    let mut session = Session::new();
    for (name, text) in [(mapping.layout_name.as_str(), mapping.layout.as_str()), ("export.csv", EXPORT)] {
        session.open(name);
        session.push(text.as_bytes()).expect("open");
        let summary = session.close().expect("open");
        assert!(summary.used, "{name}: {:?}\n{}", summary.findings, mapping.layout);
    }
    let overview = session.compute(Some("core-2014-15")).expect("a shipped methodology");
    assert_eq!(overview.schools, 2);
    let measures = String::from_utf8(session.download("measures.csv").expect("computed")).expect("text");
    assert!(measures.contains("2022-23,01611190106401,chronic_absenteeism,all,0,2,"), "{measures}");
    assert!(measures.contains("math_performance,all,1,2,"), "{measures}");
}

#[test]
fn a_column_that_has_the_canonical_name_and_was_not_chosen_is_not_read() {
    let text = "school_code,student_id,grade,Grade Now\n01611190106401,9000123,9,5\n01611190106401,9000124,9,6";
    let mapping = mapping(text, &[("column.grade", "3"), ("column.school_name", "")]);
    assert!(mapping.layout.contains("[join]\ngrade = [\"Grade Now\"]"), "{}", mapping.layout);
    let none = map("export.csv", &sample(text), &choices(&[("column.grade", "")]));
    assert!(none.layout.contains("[join]\ngrade = []"), "{}", none.layout);
}

#[test]
fn a_school_year_may_be_given_for_the_whole_file() {
    let text = "school_code,student_id\n01611190106401,9000123";
    let given = mapping(text, &[("constant.school_year", "2022-2023")]);
    assert!(
        given.school_year_ok && given.layout.contains("[constants]\nschool_year = \"2022-23\""),
        "{}",
        given.layout
    );
    let wrong = mapping(text, &[("constant.school_year", "2022")]);
    assert!(!wrong.school_year_ok && wrong.layout.is_empty());
}

#[test]
fn county_district_and_school_codes_are_joined() {
    let text = "County Code,District Code,School Code,Pupil ID\n1,61119,106401,9000123\n1,61119,106402,9000124";
    let mapping = mapping(text, &[]);
    assert_eq!(column(&mapping, "school_code").sources, [0, 1, 2]);
    assert_eq!(mapping.joins, [[0, 1, 2]]);
    assert!(mapping.layout.contains("school_code = [2, 5, 7]"), "{}", mapping.layout);
}

#[test]
fn a_value_of_no_code_list_is_named_and_can_be_given_a_meaning() {
    let text = "school_code,student_id,Race\n01611190106401,9000123,H\n01611190106401,9000124,W";
    let open = mapping(text, &[]);
    let race = column(&open, "race_ethnicity");
    assert_eq!(race.unknown.iter().map(|u| u.value.as_str()).collect::<Vec<_>>(), ["H", "W"]);
    assert!(race.codes.contains(&"hispanic"));
    let said = mapping(text, &[("code.race_ethnicity.H", "hispanic")]);
    assert!(said.layout.contains("\"Hispanic/Latino\", \"H\"]"), "{}", said.layout);
}

#[test]
fn a_file_of_counts_is_about_measures_and_may_be_about_one_indicator() {
    let text = "School,Subgroup,Tested,Met\n01611190106401,all,40,20\n01611190106401,hispanic,30,10";
    let open = mapping(text, &[]);
    assert_eq!(open.grain, Grain::Measures);
    assert_eq!(open.lacks, ["indicator"]);
    let told = mapping(text, &[("constant.indicator", "ela_performance")]);
    assert!(told.lacks.is_empty(), "{:?}", told.lacks);
    let mut session = Session::new();
    for (name, text) in [("a.toml", told.layout.as_str()), ("export.csv", text)] {
        session.open(name);
        session.push(text.as_bytes()).expect("open");
        let summary = session.close().expect("open");
        assert!(summary.used, "{name}: {:?}\n{}", summary.findings, told.layout);
    }
}

#[test]
fn a_file_without_a_header_cannot_be_matched_and_shows_nothing() {
    let mapping = mapping("SENR,01611190106401,9000123\nSENR,01611190106401,9000124", &[]);
    assert!(mapping.no_header && mapping.layout.is_empty());
    assert!(!format!("{:?}", mapping.sources).contains("9000123"));
}

#[test]
fn names_with_quotes_and_signs_survive_in_the_layout() {
    let text = "CDS,\"Pupil \\ \"\"No\"\"\tID\"\n";
    let names = vec!["CDS".to_owned(), "Pupil \\ \"No\"\tID".to_owned()];
    let sample = Sample { names, rows: vec![vec!["01611190106401".to_owned(), "9000123".to_owned()]] };
    let mapping = map(text, &sample, &choices(&[("column.student_id", "1"), ("grain", "students")]));
    let layout = super::super::layout::parse(&mapping.layout).expect("a layout");
    assert_eq!(layout.columns["student_id"], ["Pupil \\ \"No\"\tID"]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 100, ..Default::default() })]

    /// Whatever a header says and its rows hold, nothing panics, and a layout that is offered reads the header it came from.
    #[test]
    fn a_layout_that_is_offered_knows_its_file_again(
        names in proptest::collection::vec("(School|Pupil|Student|CDS|grade|ELA|Level|Days|Absent|year|Race| |_|No|[a-z\"\\\\#=]{0,3}|\\PC{0,2}){1,3}", 1..8),
        cells in proptest::collection::vec("(0161119010640[1-9]|[1-5]|Y|N|2022-23|White|H|\\*|\\PC{0,6})?", 0..40),
        school in 0_usize..8,
        student in 0_usize..8,
    ) {
        let rows = cells.chunks_exact(names.len()).map(<[String]>::to_vec).collect();
        let sample = Sample { names: names.clone(), rows };
        let pairs = [("column.school_code", school.to_string()), ("column.student_id", student.to_string())];
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
        let mapping = map("any.csv", &sample, &choices(&pairs));
        if !mapping.layout.is_empty() {
            let mut findings = super::super::finding::Findings::of("any.layout.toml");
            let layout = super::super::layout_file::read(&mapping.layout, &mut findings);
            proptest::prop_assert!(layout.is_some(), "{:?}\n{}", findings.groups(), mapping.layout);
            let layout = layout.expect("just seen");
            let header: Vec<String> = names.iter().map(|name| normal(name)).collect();
            for column in &mapping.columns {
                proptest::prop_assert_eq!(layout.find(column.id, &header), column.sources.clone(), "{}: {}", column.id, mapping.layout);
            }
            let mut layouts = super::super::layout::Layouts::shipped();
            layouts.add("any.layout.toml", "", std::sync::Arc::new(layout));
            let known = matches!(layouts.recognise(&header), super::super::layout::Recognised::Layout(l) if l.id.starts_with("own_"));
            proptest::prop_assert!(known, "{}", mapping.layout);
        }
    }
}
