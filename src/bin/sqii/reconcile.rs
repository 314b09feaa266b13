//! `sqii reconcile`: an official result beside the one computed here, as CSV and as JSON.

use std::fmt::Write as _;
use std::fs;

use sqii::report::Reconciled;

use super::{Failed, Options, print};

pub(super) fn reconcile(options: &Options) -> Result<(), Failed> {
    let out = options.out.as_ref().ok_or("--out DIR is missing")?;
    let path = options.official.as_ref().ok_or("--official FILE is missing")?;
    let bytes = fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    let official = String::from_utf8_lossy(&bytes);
    let (mut session, asked) = options.load()?;
    let years = session.compute(asked.as_deref()).map_err(|e| e.to_string())?.years.clone();
    let latest = years.last().map(|year| year.year.clone()).unwrap_or_default();
    let year = options.year.clone().unwrap_or(latest);
    let failed = |e: sqii::report::Unknown| e.to_string();
    let found = session.reconcile(Reconciled { year: &year, official: &official, show: "" }).map_err(failed)?;
    let nothing = match found.state {
        "no_school_code" => "has no column school_code",
        "no_school" => "tells of no school that is loaded",
        "no_part" => "has no column that is known here: index, ids of domains and indicators, or indicator and level",
        _ => "",
    };
    if !nothing.is_empty() {
        return Err(format!("{} {nothing}", path.display()));
    }
    let mut told = format!(
        "{year}: {} of {} schools agree with {}; {} of {} things told are the same\n",
        found.agreeing,
        found.schools,
        path.display(),
        found.same,
        found.told
    );
    for step in &found.steps {
        let _ = writeln!(told, "first apart at {}: {} schools", step.step, step.schools);
    }
    let csv = session.reconcile_csv(&year, &official).map_err(failed)?;
    let json = serde_json::to_vec_pretty(&found).map_err(|e| e.to_string())?;
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    for (name, bytes) in [("reconcile.csv", csv), ("reconcile.json", json)] {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    print(told.as_bytes())
}
