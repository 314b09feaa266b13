//! `sqii communities`: schools with the same need, and the strong schools nearest to them, as CSV and JSON.

use std::fs;

use super::{Failed, Options, print};

pub(super) fn communities(options: &Options) -> Result<(), Failed> {
    let out = options.out.as_ref().ok_or("--out DIR is missing")?;
    let (mut session, asked) = options.load()?;
    let years = session.compute(asked.as_deref()).map_err(|e| e.to_string())?.years.clone();
    let latest = years.last().map(|year| year.year.clone()).unwrap_or_default();
    let year = options.year.clone().unwrap_or(latest);
    let failed = |e: sqii::report::Unknown| e.to_string();
    let list = session.communities(&year).map_err(failed)?;
    let views = list.communities.iter().map(|row| session.community(&year, &row.id).map_err(failed));
    let views = views.collect::<Result<Vec<_>, _>>()?;
    let json = serde_json::to_vec_pretty(&views).map_err(|e| e.to_string())?;
    let csv = session.communities_file(&year).map_err(failed)?;
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    for (name, bytes) in [("communities.csv", csv), ("communities.json", json)] {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    let told = format!(
        "{year}: {} communities of schools with the same need: level {} or below\n",
        list.communities.len(),
        list.weak_up_to
    );
    print(told.as_bytes())
}
