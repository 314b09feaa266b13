//! `sqii goals` and `sqii support`: the same tables as on the page, as CSV and as JSON.

use std::fs;

use crate::{Failed, Options, print};

/// Writes `KIND.csv` and `KIND.json`; of goals those of LEAs as well.
pub(crate) fn write(kind: &str, options: &Options) -> Result<(), Failed> {
    let out = options.out.as_ref().ok_or("--out DIR is missing")?;
    let (mut session, asked) = options.load()?;
    let overview = session.compute(asked.as_deref()).map_err(|e| e.to_string())?;
    let (schools, methodology) = (overview.schools, overview.methodology.id.clone());
    let marking = if overview.student_data { format!("{}\n", overview.marking) } else { String::new() };
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    let mut names = vec![format!("{kind}.csv"), format!("{kind}.json")];
    if kind == "goals" {
        names.extend(["goals_leas.csv".to_owned(), "goals_leas.json".to_owned()]);
    }
    for name in names {
        let path = out.join(&name);
        let bytes = session.download(&name).map_err(|e| e.to_string())?;
        fs::write(&path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    print(format!("{kind} of {schools} school-years under {methodology}\n{marking}").as_bytes())
}
