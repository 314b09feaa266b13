//! `sqii pair`: who learns from whom, as CSV and JSON.

use std::fs;

use serde::Serialize;
use sqii::judge::Lea;
use sqii::report::{Pair, Pairs, read_pairs, wishes};

use super::{Failed, Options, print};

/// `pairs.json`.
#[derive(Serialize)]
struct Whole {
    #[serde(flatten)]
    pairs: Pairs,
    /// Every school in full: features, what the partner does better.
    details: Vec<Pair>,
}

pub(super) fn pair(options: &Options) -> Result<(), Failed> {
    let out = options.out.as_ref().ok_or("--out DIR is missing")?;
    let lea = options.lea.as_deref().unwrap_or(Lea::Any.id());
    if Lea::ALL.iter().all(|known| known.id() != lea) {
        return Err(format!("--lea {lea:?} is none of: any, same, different"));
    }
    let choices = options.pairs.as_ref().map_or_else(
        || Ok(Vec::new()),
        |path| {
            let text = fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
            let file = read_pairs(&text);
            match (file.columns, file.refused.first()) {
                (false, _) => Err(format!("{} lacks school_code, partner_code or state", path.display())),
                (true, Some(line)) => Err(format!("{}, line {line}: no pair", path.display())),
                (true, None) => Ok(file.choices),
            }
        },
    )?;
    let wishes = wishes(lea, &choices);
    let (mut session, asked) = options.load()?;
    let years = session.compute(asked.as_deref()).map_err(|e| e.to_string())?.years.clone();
    let latest = years.last().map(|year| year.year.clone()).unwrap_or_default();
    let year = options.year.clone().unwrap_or(latest);
    let failed = |e: sqii::report::Unknown| e.to_string();
    let pairs = session.pairs(&year, &wishes).map_err(failed)?;
    let told = format!(
        "{year}: {} of {} schools that missed their goal have a partner among {} recognised; total distance {}\n",
        pairs.paired, pairs.looking, pairs.recognised, pairs.total
    );
    let csv = session.pairs_file(&year, &wishes).map_err(failed)?;
    let detail = |row: &sqii::report::PairRow| session.pair(&year, &row.school_code, &wishes, 0).map_err(failed);
    let details = pairs.schools.iter().map(detail).collect::<Result<Vec<_>, _>>()?;
    let json = serde_json::to_vec_pretty(&Whole { pairs, details }).map_err(|e| e.to_string())?;
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    for (name, bytes) in [("pairs.csv", csv), ("pairs.json", json)] {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    print(told.as_bytes())
}
