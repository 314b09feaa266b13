//! What of an indicator holds in a year: phase-in.

use super::*;

const PHASES: &str =
    "[[phase_in]]\nyear = \"2013-14\"\npiloted = [\"academic\"]\nprovenance = \"assumed\"\nsource = \"a test\"\n";

#[test]
fn the_nearest_name_says_what_an_indicator_is_in_a_year() {
    let text = format!("{SMALL}\n{PHASES}collected = [\"reading\"]\n");
    let methodology = Methodology::parse(&text).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let phase = |year: &str, id: &str| {
        let at = methodology.indicators().iter().position(|rule| rule.id.as_str() == id).unwrap();
        let phases = methodology.phase_in().of(SchoolYear::parse(year).unwrap());
        phases.map_or(Phase::Scored, |phases| phases.phase(at))
    };
    assert_eq!(phase("2013-14", "ela"), Phase::Piloted);
    assert_eq!(phase("2013-14", "reading"), Phase::Collected);
    assert_eq!(phase("2009-10", "ela"), Phase::Piloted, "a year before the first is like it");
    assert_eq!(phase("2014-15", "ela"), Phase::Scored);
    assert_eq!(phase("unstated", "ela"), Phase::Scored);
}

#[test]
fn a_phase_of_an_unknown_name_or_year_is_refused_with_its_mend() {
    let refused = |from: &str, to: &str| {
        let text = format!("{SMALL}\n{}", PHASES.replacen(from, to, 1));
        let mut refusals = Methodology::parse(&text).err().unwrap_or_default();
        assert_eq!(refusals.len(), 1, "{refusals:#?}");
        refusals.remove(0)
    };
    let unknown = refused("\"academic\"", "\"acadmic\"");
    says(&unknown, RefusalKind::UnknownName, "phase_in[0].piloted", "acadmic", "academic");
    says(&refused("2013-14", "2013"), RefusalKind::Value, "phase_in[0].year", "2013", "2013-14");
    says(&refused("year = \"2013-14\"\n", ""), RefusalKind::Value, "phase_in[0].year", "", "year");
}
