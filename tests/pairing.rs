//! Similar schools and pairs, worked by hand.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use proptest::prelude::*;
use sqii::judge::{Because, Choice, ChoiceKind, Lacks, Lea, Plan, Possible, Solution, Standing, Wishes};
use sqii::judge::{assign, pairing_rules};
use sqii::model::{SchoolCode, SchoolYear};
use sqii::session::Session;

/// A school: its number, students, and of a thousand those of these groups: English learners, Hispanic, White.
#[derive(Clone, Copy)]
struct School(u32, u32, u32, u32, u32);

fn code(number: u32) -> String {
    format!("99{:05}{number:07}", number / 100)
}

/// The schools in one year, all of one type; half of the students are disadvantaged, a tenth have a disability.
fn loaded(schools: &[School]) -> Session {
    let mut measures = vec!["school_year,school_code,indicator,student_group,numerator,denominator\n".to_owned()];
    let mut types = vec!["school_code,school_type,alternative\n".to_owned()];
    for School(number, students, english, hispanic, white) in schools.iter().copied() {
        let groups = [
            ("all", 1000),
            ("socioeconomically_disadvantaged", 500),
            ("students_with_disabilities", 100),
            ("english_learners", english),
            ("hispanic", hispanic),
            ("white", white),
        ];
        for (group, per_mille) in groups {
            let count = students * per_mille / 1000;
            measures.push(format!("2022-23,{},suspension_expulsion,{group},0,{count}\n", code(number)));
        }
        let alternative = if number >= 900 { "Y" } else { "N" };
        let kind = if (800..900).contains(&number) { "high" } else { "elementary" };
        types.push(format!("{},{kind},{alternative}\n", code(number)));
    }
    let (measures, types) = (measures.concat(), types.concat());
    let files = [("measures.csv", measures.as_bytes()), ("schools.csv", types.as_bytes())];
    let mut session = common::session(files, 1 << 16);
    session.compute(Some("california-public")).expect("a shipped methodology");
    session
}

/// A school by number, and its partner or why it has none.
type Told = (u32, Result<(u32, Because), Lacks>);

/// Which partner each school that missed its goal gets, by number.
struct Year {
    session: Session,
    recognised: Vec<u32>,
    missed: Vec<u32>,
}

impl Year {
    fn plan(&self, wishes: &Wishes) -> Plan {
        let results = self.session.last_results().expect("computed");
        let standing = |number: &String| {
            let is_in = |list: &[u32]| list.iter().any(|other| code(*other) == *number);
            Standing { recognised: is_in(&self.recognised), missed: is_in(&self.missed) }
        };
        let standings: Vec<Standing> = results.schools().map(|(_, s)| standing(&s.code.to_string())).collect();
        let rules = pairing_rules(results).expect("a section of its own");
        let year = SchoolYear::parse("2022-23").expect("a year");
        Plan::new(results, year, &rules, &standings, wishes)
    }

    fn told(&self, plan: &Plan, solution: &Solution) -> Vec<Told> {
        let results = self.session.last_results().expect("computed");
        let number = |place: usize| {
            let code = results.records.schools[plan.profiles.schools[place].at].code.to_string();
            code[7..].parse::<u32>().expect("a number")
        };
        let partner = |found: &Result<sqii::judge::Partner, Lacks>| found.map(|p| (number(p.school), p.because));
        plan.seekers.iter().zip(&solution.partners).map(|(s, p)| (number(s.school), partner(p))).collect()
    }

    fn pairs(&self, wishes: &Wishes) -> Vec<Told> {
        let plan = self.plan(wishes);
        let solution = plan.solve(None);
        self.told(&plan, &solution)
    }
}

fn choice(school: u32, partner: u32, kind: ChoiceKind) -> Choice {
    Choice { school: SchoolCode::new(&code(school)), partner: SchoolCode::new(&code(partner)), kind }
}

fn wishes(choices: &[Choice]) -> Wishes {
    Wishes { lea: Lea::Any, choices: choices.to_vec() }
}

/// English learners 20, 30, … per cent; the rest alike.
fn in_a_row(numbers: &[u32]) -> Vec<School> {
    numbers.iter().map(|number| School(*number, 1000, number * 10, 600, 400)).collect()
}

const LEAST: Because = Because::Least;

#[test]
fn a_distance_is_the_mean_of_differences_in_spreads_by_weight() {
    // Compared: 3 for disadvantage, 3 for English learners, 2 for disabilities, 1 for each of two races or ethnicities, 2 for
    // students: 12 of all 23. English learners lie 16.8 points apart, which is their spread: 3 of 12.
    let session = loaded(&[
        School(1, 1000, 200, 600, 400),
        School(2, 1000, 368, 600, 400),
        // 27.8 and 21.6 points, the spreads of Hispanic and White students: 2 of 12.
        School(3, 1000, 200, 322, 616),
        // Twice the students, of a spread of 1.4 doublings: 2 / 1.4 of 12.
        School(4, 2000, 200, 600, 400),
        School(801, 1000, 200, 600, 400),
        School(901, 1000, 200, 600, 400),
    ]);
    let similar = session.similar("2022-23", &code(1)).expect("the school is there");
    let told: Vec<(&str, &str)> =
        similar.schools.iter().map(|s| (s.school_code.as_str(), s.distance.as_str())).collect();
    assert_eq!(told, [(&*code(4), "0.12"), (&*code(3), "0.17"), (&*code(2), "0.25")]);
    assert_eq!(similar.compared, 3, "a high school and an alternative school are of other kinds");
    let ids = |positions: &[usize]| positions.iter().map(|at| similar.features[*at].id).collect::<Vec<_>>();
    assert_eq!(ids(&similar.schools[2].apart), ["english_learners"]);
    assert_eq!(
        ids(&similar.schools[2].alike),
        ["socioeconomically_disadvantaged", "students_with_disabilities", "enrolment"]
    );
    assert_eq!(similar.schools[2].parts[1], "0.25");
}

#[test]
fn the_distance_of_two_schools_does_not_depend_on_others() {
    let two = [School(1, 1000, 200, 600, 400), School(2, 700, 368, 500, 420)];
    let mut many = in_a_row(&(3..60).collect::<Vec<_>>());
    many.extend(two);
    let distance = |schools: &[School]| {
        let similar = loaded(schools).similar("2022-23", &code(1)).expect("the school is there");
        let other = similar.schools.into_iter().find(|other| other.school_code == code(2));
        other.map(|other| other.distance)
    };
    let alone = distance(&two);
    assert!(alone.is_some());
    // Among many it may not be one of the nearest ten, so few stand between.
    assert_eq!(distance(&many[50..]), alone);
}

#[test]
fn a_school_that_nothing_is_known_of_is_compared_with_none() {
    let session = loaded(&[School(1, 1000, 0, 0, 0), School(2, 1000, 0, 0, 0)]);
    let similar = session.similar("2022-23", &code(1)).expect("the school is there");
    assert_eq!((similar.none, similar.schools.len()), ("", 1), "groups of nobody are known");
    let measures = "school_year,school_code,indicator,student_group,numerator,denominator\n\
        2022-23,1,suspension_expulsion,all,0,100\n2022-23,2,suspension_expulsion,all,0,100\n";
    let types = "school_code,school_type\n1,high\n2,high\n";
    let mut session = common::session([("m.csv", measures.as_bytes()), ("s.csv", types.as_bytes())], 64);
    session.compute(Some("california-public")).expect("a shipped methodology");
    let similar = session.similar("2022-23", "1").expect("the school is there");
    assert_eq!((similar.none, similar.schools.len()), ("unknown", 0));
}

#[test]
fn the_total_distance_decides_and_not_who_comes_first() {
    // 20 is nearest to 21 and could take it; then 30 would be left with 50. One place each.
    let mut year =
        Year { session: loaded(&in_a_row(&[20, 21, 30, 50])), recognised: vec![21, 50], missed: vec![20, 30] };
    assert_eq!(year.pairs(&Wishes::default()), [(20, Ok((21, LEAST))), (30, Ok((21, LEAST)))], "a partner takes two");
    year.session = loaded(&in_a_row(&[20, 21, 22, 23, 30, 50]));
    year.missed = vec![20, 22, 23, 30];
    let pairs = year.pairs(&Wishes::default());
    assert_eq!(pairs, [(20, Ok((21, LEAST))), (22, Ok((21, LEAST))), (23, Ok((50, LEAST))), (30, Ok((50, LEAST)))]);
}

#[test]
fn at_capacity_a_partner_takes_no_more_and_it_is_said() {
    let year = Year { session: loaded(&in_a_row(&[20, 21, 22, 23])), recognised: vec![20], missed: vec![21, 22, 23] };
    let pairs = year.pairs(&Wishes::default());
    assert_eq!(pairs, [(21, Ok((20, LEAST))), (22, Ok((20, LEAST))), (23, Err(Lacks::Full))]);
}

#[test]
fn nobody_similar_enough_is_no_pair_and_it_is_said_why() {
    // 67.2 points of English learners are four spreads: 12 of 12 is a distance of one, which is just near enough.
    let far = |more: u32| {
        [School(1, 1000, 10, 600, 400), School(2, 1000, 682 + more, 600, 400), School(801, 500, 10, 600, 400)]
    };
    let year = |more: u32| Year { session: loaded(&far(more)), recognised: vec![2], missed: vec![1, 801] };
    assert_eq!(year(0).pairs(&Wishes::default())[0], (1, Ok((2, LEAST))));
    let pairs = year(1).pairs(&Wishes::default());
    assert_eq!(pairs, [(1, Err(Lacks::TooFar)), (801, Err(Lacks::NoneRecognised))]);
}

#[test]
fn an_alternative_school_neither_looks_for_a_partner_nor_is_one() {
    let schools = [School(1, 1000, 10, 600, 400), School(901, 1000, 10, 600, 400), School(902, 1000, 10, 600, 400)];
    let year = Year { session: loaded(&schools), recognised: vec![901], missed: vec![1, 902] };
    assert_eq!(year.pairs(&Wishes::default()), [(1, Err(Lacks::NoneRecognised))]);
}

#[test]
fn what_people_decide_holds_and_the_rest_is_the_best_beside_it() {
    let year =
        Year { session: loaded(&in_a_row(&[20, 21, 22, 23, 40])), recognised: vec![20, 40], missed: vec![21, 22, 23] };
    let pinned = wishes(&[choice(21, 40, ChoiceKind::Pin)]);
    let expected = [(21, Ok((40, Because::Pinned))), (22, Ok((20, LEAST))), (23, Ok((20, LEAST)))];
    assert_eq!(year.pairs(&pinned), expected);
    let forbidden = wishes(&[choice(21, 40, ChoiceKind::Forbid), choice(21, 20, ChoiceKind::Forbid)]);
    assert_eq!(year.pairs(&forbidden)[0], (21, Err(Lacks::NotAllowed)));
    // Codes of one LEA share seven digits: here they all do.
    let elsewhere = Wishes { lea: Lea::Different, choices: Vec::new() };
    assert!(year.pairs(&elsewhere).iter().all(|(_, found)| *found == Err(Lacks::NotAllowed)));
}

#[test]
fn a_former_pair_stays_unless_there_is_a_reason() {
    let kept = |recognised: &[u32], choices: &[Choice]| {
        let session = loaded(&in_a_row(&[20, 21, 22, 40]));
        let year = Year { session, recognised: recognised.to_vec(), missed: vec![21, 22] };
        let plan = year.plan(&wishes(choices));
        let parted = plan.seekers[0].parted.as_ref().map(|(_, why)| *why);
        (year.told(&plan, &plan.solve(None))[0].1, parted)
    };
    let before = choice(21, 40, ChoiceKind::Before);
    assert_eq!(kept(&[20, 40], std::slice::from_ref(&before)), (Ok((40, Because::Kept)), None));
    assert_eq!(kept(&[20], std::slice::from_ref(&before)), (Ok((20, LEAST)), Some(Lacks::NotRecognised)));
    let forbidden = [before, choice(21, 40, ChoiceKind::Forbid)];
    assert_eq!(kept(&[20, 40], &forbidden), (Ok((20, LEAST)), Some(Lacks::NotAllowed)));
    let gone = choice(21, 777, ChoiceKind::Before);
    assert_eq!(kept(&[20, 40], &[gone]), (Ok((20, LEAST)), Some(Lacks::Gone)));
}

/// As many pairs as possible and the least cost of them, by trying everything.
fn tried(schools: &[Vec<Possible>], places: &mut [u32]) -> (usize, u64) {
    let Some((first, rest)) = schools.split_first() else { return (0, 0) };
    let mut best = tried(rest, places);
    for option in first {
        let at = option.partner as usize;
        if places[at] > 0 {
            places[at] -= 1;
            let (pairs, cost) = tried(rest, places);
            places[at] += 1;
            let with = (pairs + 1, cost + u64::from(option.cost));
            if (with.0, u64::MAX - with.1) > (best.0, u64::MAX - best.1) {
                best = with;
            }
        }
    }
    best
}

fn small() -> impl Strategy<Value = (Vec<Vec<Possible>>, Vec<u32>)> {
    let places = prop::collection::vec(0_u32..3, 1..6);
    places.prop_flat_map(|places| {
        let partners = places.len();
        // A small range of costs, so that many are equal.
        let row = prop::collection::vec(prop::option::of(0_u32..12), partners);
        let rows = prop::collection::vec(row, 0..8).prop_map(|rows| {
            let options = |row: Vec<Option<u32>>| {
                let possible = |(partner, cost): (u32, Option<u32>)| Some(Possible { partner, cost: cost? });
                (0..).zip(row).filter_map(possible).collect::<Vec<_>>()
            };
            rows.into_iter().map(options).collect::<Vec<_>>()
        });
        (rows, Just(places))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn no_other_way_makes_more_pairs_or_nearer_ones((schools, places) in small()) {
        let chosen = assign(&schools, &places);
        let mut left = places.clone();
        let (mut pairs, mut cost) = (0, 0);
        for (options, partner) in schools.iter().zip(&chosen) {
            if let Some(partner) = partner {
                let option = options.iter().find(|o| o.partner == *partner).expect("one of its options");
                prop_assert!(left[*partner as usize] > 0, "more than a partner takes");
                left[*partner as usize] -= 1;
                pairs += 1;
                cost += u64::from(option.cost);
            }
        }
        prop_assert_eq!((pairs, cost), tried(&schools, &mut places.clone()));
    }
}
