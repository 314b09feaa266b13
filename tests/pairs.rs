//! `sqii pair` and its file, taken along and read back.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::path::PathBuf;
use std::process::Command;

use sqii::judge::{ChoiceKind, Lea, Possible, Wishes, assign};
use sqii::report::{PairRow, read_pairs, wishes};

#[test]
fn what_people_decided_stays_so_and_any_other_pair_was_one_before() {
    let text = "school_year,school_code,school_name,partner_code,partner_name,distance,state,reason\n\
        2022-23,1,\"One, two\",5,Five,0.1,pinned,\n2022-23,2,Two,6,Six,0.2,least,\n2022-23,3,Three,,,,alone,full\n\
        2022-23,4,Four,7,Seven,,forbidden,\n2022-23,8,Eight,,,,pinned,\n2022-23,9,Nine,1,One,,perhaps,\n";
    let file = read_pairs(text);
    assert!(file.columns);
    assert_eq!(file.refused, [6, 7], "a pin without a partner, and a state that there is not");
    let Wishes { lea, choices } = wishes("same", &file.choices);
    assert_eq!(lea, Lea::Same);
    let told: Vec<_> = choices.iter().map(|c| (c.kind, c.school.as_str(), c.partner.as_str())).collect();
    let expected = [(ChoiceKind::Pin, "1", "5"), (ChoiceKind::Before, "2", "6"), (ChoiceKind::Forbid, "4", "7")];
    assert_eq!(told, expected);
    assert!(!read_pairs("school,partner\n1,2\n").columns);
}

/// Measures of two years: the schools up to `rising` rise and narrow a gap, all others stay where they are.
fn measures(schools: u32, rising: u32) -> String {
    let mut lines = vec!["school_year,school_code,indicator,student_group,numerator,denominator,value\n".to_owned()];
    for number in 0..schools {
        // Shares that differ from school to school, and have nothing to do with who rises.
        let share = |times: u32| 100 + number * times % 397;
        for year in ["2022-23", "2023-24"] {
            let rises = number < rising && year == "2023-24";
            let mut add = |rest: String| lines.push(format!("{year},9900001{number:07},{rest}\n"));
            for indicator in ["ela_distance", "math_distance"] {
                add(format!("{indicator},all,,500,{}", if rises { 30 } else { -40 }));
                add(format!("{indicator},english_learners,,100,{}", if rises { 20 } else { -90 }));
            }
            add(format!("chronic_absenteeism,all,{},1000,", if rises { 50 } else { 250 }));
            add(format!("suspension_expulsion,all,{},1000,", if rises { 0 } else { 20 }));
            let groups = [
                ("socioeconomically_disadvantaged", share(17)),
                ("english_learners", share(29)),
                ("students_with_disabilities", share(41)),
                ("hispanic", share(53)),
                ("white", share(71)),
            ];
            for (group, count) in groups {
                add(format!("suspension_expulsion,{group},0,{count},"));
            }
        }
    }
    lines.concat()
}

fn schools(count: u32) -> String {
    let rows = (0..count).map(|number| format!("9900001{number:07},elementary\n"));
    std::iter::once("school_code,school_type\n".to_owned()).chain(rows).collect()
}

#[test]
fn a_schools_support_at_a_glance_is_what_the_pyramid_its_goals_and_the_pairs_say() {
    let (measures, types) = (measures(30, 12), schools(30));
    let files = [("measures.csv", measures.as_bytes()), ("schools.csv", types.as_bytes())];
    let mut session = common::session(files, 1 << 16);
    session.compute(None).expect("a shipped methodology");
    let (year, nothing) = ("2023-24", Wishes::default());
    let pairs = session.pairs(year, &nothing).expect("the year is loaded");
    let partner = |row: &PairRow| (row.school_code.clone(), row.partner_code.clone(), row.distance.clone());
    let mut learners = 0;
    for code in session.schools(year).expect("the year is loaded").school_code {
        let now = session.support_now(year, &code, &nothing).expect("the school is there");
        let tier = session.support_of(&code).expect("the school is there").pop().expect("it has years");
        let goal = session.goals(year, &code).expect("the school is there").goals.remove(0);
        assert_eq!(now.tier.map(|own| (own.year, own.tier)), Some((tier.year, tier.tier)), "{code}");
        assert_eq!(now.goal.map(|own| (own.verdict, own.short)), Some((goal.verdict, goal.short)), "{code}");
        let own = pairs.schools.iter().find(|row| row.school_code == code);
        assert_eq!(now.pair.as_ref().map(partner), own.map(partner), "{code}");
        let of: Vec<_> = pairs.schools.iter().filter(|row| row.partner_code == code).map(partner).collect();
        learners += of.len();
        assert_eq!(now.learners.iter().map(partner).collect::<Vec<_>>(), of, "{code}");
    }
    assert_eq!(learners, 18);
    assert!(session.support_now(year, "nowhere", &nothing).is_err());
}

#[test]
fn the_binary_and_the_session_write_the_same_pairs_and_a_file_of_them_keeps_them() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pairs");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder of the test's own");
    let (measures, types) = (measures(30, 12), schools(30));
    let files = [("measures.csv", &measures), ("schools.csv", &types)];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("a file of the test's own");
    }
    let run = |more: &[&std::ffi::OsStr]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sqii"));
        command.arg("pair").args(files.map(|(name, _)| folder.join(name))).arg("--out").arg(folder.join("out"));
        let output = command.args(more).output().expect("the binary starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(folder.join("out/pairs.csv")).expect("pairs.csv")
    };
    let first = run(&[]);
    let mut session = common::session(files.map(|(name, text)| (name, text.as_bytes())), 1 << 16);
    session.compute(None).expect("a shipped methodology");
    let nothing = Wishes::default();
    assert_eq!(first, session.pairs_file("2023-24", &nothing).expect("the year is loaded"));
    let pairs = session.pairs("2023-24", &nothing).expect("the year is loaded");
    assert_eq!((pairs.recognised, pairs.looking, pairs.paired), (12, 18, 18));
    // Every row of the same pair, now a pair before.
    std::fs::write(folder.join("before.csv"), &first).expect("a file of the test's own");
    let again = run(&["--pairs".as_ref(), folder.join("before.csv").as_os_str()]);
    let partners = |bytes: &[u8]| -> Vec<(String, String)> {
        let rows = common::table(bytes).into_iter();
        rows.map(|row| (row["school_code"].clone(), row["partner_code"].clone())).collect()
    };
    assert_eq!(partners(&again), partners(&first));
    assert!(common::table(&again).iter().all(|row| row["state"] == "kept"));
    // The order of files and rows is nothing to it.
    let mut lines: Vec<&str> = measures.lines().collect();
    lines[1..].reverse();
    let turned = lines.join("\n");
    let mut session =
        common::session([("schools.csv", types.as_bytes()), ("measures.csv", turned.as_bytes())], 1 << 10);
    session.compute(None).expect("a shipped methodology");
    assert_eq!(first, session.pairs_file("2023-24", &nothing).expect("the year is loaded"));
}

/// Is there no chain of exchanges, closed or to a free place, that shortens the total? Bellman and Ford say so, and this
/// proves a solution the best of those with as many pairs.
fn nothing_shorter(schools: &[Vec<Possible>], places: &[u32], chosen: &[Option<u32>]) -> bool {
    let (count, partners) = (schools.len(), places.len());
    let node = |partner: u32| count + partner as usize;
    let mut arcs: Vec<(usize, usize, i64)> = Vec::new();
    let free = count + partners;
    let mut load = vec![0; partners];
    for (school, options) in schools.iter().enumerate() {
        for option in options {
            let cost = i64::from(option.cost);
            if chosen[school] == Some(option.partner) {
                load[option.partner as usize] += 1;
                arcs.push((node(option.partner), school, -cost));
            } else {
                arcs.push((school, node(option.partner), cost));
            }
        }
        // Who has a partner may give it up for somebody who has none.
        arcs.push(if chosen[school].is_some() { (school, free + 1, 0) } else { (free + 1, school, 0) });
    }
    for (partner, load) in load.into_iter().enumerate() {
        if load < places[partner] {
            arcs.push((count + partner, free, 0));
        }
        if load > 0 {
            arcs.push((free, count + partner, 0));
        }
    }
    let mut distance = vec![0_i64; free + 2];
    for round in 0..free + 3 {
        let mut shorter = false;
        for (from, to, cost) in &arcs {
            if distance[*from] + cost < distance[*to] {
                distance[*to] = distance[*from] + cost;
                shorter = true;
            }
        }
        if !shorter {
            return round > 0 || arcs.is_empty();
        }
    }
    false
}

#[test]
fn no_chain_of_exchanges_among_hundreds_shortens_the_total() {
    let mut state = 1_u64;
    let mut random = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((state >> 33) % below).expect("small")
    };
    for (seekers, partners) in [(200, 60), (150, 150), (60, 200), (300, 140)] {
        let places: Vec<u32> = (0..partners).map(|_| random(3)).collect();
        let schools: Vec<Vec<Possible>> = (0..seekers)
            .map(|_| {
                let mut own: Vec<u32> = (0..random(40)).map(|_| random(partners)).collect();
                own.sort_unstable();
                own.dedup();
                own.into_iter().map(|partner| Possible { partner, cost: random(1000) }).collect()
            })
            .collect();
        let chosen = assign(&schools, &places);
        assert!(nothing_shorter(&schools, &places, &chosen), "{seekers} schools, {partners} partners");
        // And a worse one is found out: two who could take each other's partner are made to.
        let swapped = worse(&schools, &chosen).expect("some two can swap");
        assert!(!nothing_shorter(&schools, &places, &swapped));
    }
}

/// The same pairs but two, who take each other's partner at a higher cost.
fn worse(schools: &[Vec<Possible>], chosen: &[Option<u32>]) -> Option<Vec<Option<u32>>> {
    let cost = |school: usize, partner: u32| {
        schools[school].iter().find(|option| option.partner == partner).map(|option| option.cost)
    };
    for one in 0..schools.len() {
        for two in 0..one {
            let (Some(a), Some(b)) = (chosen[one], chosen[two]) else { continue };
            let (Some(now), Some(then)) = (cost(one, a).zip(cost(two, b)), cost(one, b).zip(cost(two, a))) else {
                continue;
            };
            if a != b && then.0 + then.1 > now.0 + now.1 {
                let mut swapped = chosen.to_vec();
                swapped.swap(one, two);
                return Some(swapped);
            }
        }
    }
    None
}

const PRACTICES: &str = "school_code,practice,indicator,contact_role,link\n\
    PARTNER,Call on the first day,chronic_absenteeism,clerk,https://example.org/a\n\
    PARTNER,Write every day,writing_performance,,\n\
    PARTNER,=Odd,chronic_absenteeism,-,javascript:alert(1)\n\
    99000010000029,Nobody asked,chronic_absenteeism,,\n\
    99000010009999,Of nowhere,chronic_absenteeism,,\n\
    PARTNER,For nothing,no_such_indicator,,\n";

#[test]
fn a_partners_practices_stand_on_the_pairs_card_for_what_it_does_better_and_travel_as_a_file() {
    let (measures, types) = (measures(30, 12), schools(30));
    let tables = [("measures.csv", measures.as_bytes()), ("schools.csv", types.as_bytes())];
    let nothing = Wishes::default();
    let mut session = common::session(tables, 1 << 12);
    session.compute(None).expect("a shipped methodology");
    let pairs = session.pairs("2023-24", &nothing).expect("the year is loaded");
    let partner = pairs.schools.first().map(|row| row.partner_code.clone()).expect("somebody has a partner");
    let written = PRACTICES.replace("PARTNER", &partner);
    let mut session = common::session(tables.into_iter().chain([("practices.csv", written.as_bytes())]), 1 << 12);
    let overview = session.compute(None).expect("a shipped methodology");
    let of_kind = |kind: &str| overview.findings.iter().filter(|f| f.kind == kind).map(|f| f.count).sum::<u32>();
    assert_eq!((of_kind("practice_unknown_school"), of_kind("practice_unknown_indicator")), (1, 1));
    let own = session.practices(&partner).expect("computed");
    let told: Vec<(&str, &str)> = own.iter().map(|one| (one.indicator.as_str(), one.practice.as_str())).collect();
    let expected = [
        ("chronic_absenteeism", "=Odd"),
        ("chronic_absenteeism", "Call on the first day"),
        ("no_such_indicator", "For nothing"),
        ("writing_performance", "Write every day"),
    ];
    assert_eq!(told, expected, "all of its own, on its own card");
    // Whoever is paired with it sees what it does about absence, in which it is ahead.
    let row = &pairs.schools[0];
    let pair = session.pair("2023-24", &row.school_code, &nothing, 0).expect("it looks for a partner");
    let told: Vec<&str> = pair.practices.iter().map(|one| one.practice.as_str()).collect();
    assert_eq!(told, ["=Odd", "Call on the first day"]);
    // Saved, dropped beside the first, and saved again: nothing twice, nothing lost.
    let saved = session.download("practices.csv").expect("a download");
    assert!(String::from_utf8_lossy(&saved).contains("'=Odd"));
    for copies in
        [vec![("again.csv", saved.as_slice())], vec![("again.csv", saved.as_slice()), ("p.csv", written.as_bytes())]]
    {
        let mut session = common::session(tables.into_iter().chain(copies), 1 << 12);
        session.compute(None).expect("a shipped methodology");
        assert_eq!(session.download("practices.csv").expect("a download"), saved);
    }
}
