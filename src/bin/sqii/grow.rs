//! `sqii grow`: growth percentiles of students, and those of schools.

use std::fs;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use sqii::growth::{Fitted, Norms, Settings};
use sqii::methodology::Refusal;
use sqii::session::Growing;

use super::{Failed, Options, print};

/// What is asked of growth.
#[derive(Default)]
pub(super) struct Choices {
    pub(super) settings: Option<PathBuf>,
    pub(super) norms: Option<PathBuf>,
    pub(super) save_norms: Option<PathBuf>,
    pub(super) all_orders: bool,
}

pub(super) fn grow(options: &Options) -> Result<(), Failed> {
    let out = options.out.as_ref().ok_or("--out DIR is missing")?;
    let (mut session, _) = options.load()?;
    // Those named go before those among the files.
    let (settings, norms) = session.growth_files();
    let settings = match &options.growth.settings {
        None => settings,
        Some(path) => Settings::parse(&text(path)?).map_err(|refusals| refused(path, &refusals))?,
    };
    let norms = match &options.growth.norms {
        None => norms,
        Some(path) => {
            let norms = Norms::parse(&text(path)?, settings.minimum_norms);
            Some(norms.map_err(|refusals| refused(path, &refusals))?)
        }
    };
    if norms.is_some() && options.growth.save_norms.is_some() {
        return Err("--save-norms saves models of the students given, and with --norms there are none".to_owned());
    }
    let every_order = options.growth.all_orders;
    let growing = session.begin_growth(&settings, norms.as_ref());
    let fitted = fit(&growing).ok_or("a model could not be fitted")?;
    let found =
        session.growth_from(growing, fitted, every_order).map_err(|_| "the models are not of these students")?;
    for note in &found.notes {
        let _ = writeln!(io::stderr(), "{note}");
    }
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    let tables = [("growth.csv", &found.students), ("growth_schools.csv", &found.schools)];
    for (path, bytes) in tables.map(|(name, bytes)| (out.join(name), bytes)) {
        fs::write(&path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    if let Some(path) = &options.growth.save_norms {
        if found.norms.models().is_empty() {
            return Err(format!("no cohort has {} students: such norms are not saved", settings.minimum_norms));
        }
        fs::write(path, found.norms.text()).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
    }
    print(format!("{} percentiles by {} models\n", found.percentiles, found.cohorts).as_bytes())
}

/// Fits all tasks, on as many threads as there are cores: whichever is free takes the next one.
fn fit(growing: &Growing) -> Option<Vec<Fitted>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let fits = numbers.map_while(|at| growing.task(at).map(|task| (at, task.fit(&mut |_| true).ok())));
        fits.collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(growing.steps().len());
    let mut done: Vec<(usize, Option<Fitted>)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            // A thread that broke leaves a gap, which is found below.
            done.extend(other.join().unwrap_or_default());
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    (done.len() == growing.steps().len()).then(|| done.into_iter().map(|(_, fitted)| fitted).collect())?
}

fn text(path: &Path) -> Result<String, Failed> {
    fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

fn refused(path: &Path, refusals: &[Refusal]) -> Failed {
    let lines: Vec<String> = refusals.iter().map(|refusal| format!("  {refusal}")).collect();
    format!("{} is refused:\n{}", path.display(), lines.join("\n"))
}
