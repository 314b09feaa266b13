//! The binary: the same core as the page, on the command line.

mod communities;
mod grow;
mod pair;
mod reconcile;
mod support;

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;
use sqii::calibrate::{Failure, calibrate};
use sqii::export::{SHEETS, Workbook};
use sqii::intake::{Choices, Mapping, layout_text, layouts};
use sqii::methodology::{Methodology, presets};
use sqii::model::SchoolYear;
use sqii::report::{DOWNLOADS, FileSummary};
use sqii::sample;
use sqii::session::Session;

const USAGE: &str = "\
The School Quality Improvement Index, from the files you have.

  sqii --version
  sqii score FILE… [--layout FILE]… [--methodology ID|FILE] [--xlsx] --out DIR
        read the files and write index.csv, domains.csv, measures.csv, findings.csv, leas.csv and report.json;
        with --xlsx also report.xlsx, a workbook of the same tables
  sqii goals FILE… [--methodology ID|FILE] --out DIR
        write goals.csv and goals.json: which schools meet their goals, by which way, and who had great success; and
        goals_leas.csv and goals_leas.json, the same of LEAs
  sqii support FILE… [--methodology ID|FILE] --out DIR
        write support.csv and support.json: which tier of support each school is in, why, and how likely it is
  sqii publish FILE… [--methodology ID|FILE] [--school CODE]
        print what <sqii-report> shows on another site; what comes from student rows is marked, and not shown there
  sqii pair FILE… [--methodology ID|FILE] [--year YEAR] [--lea any|same|different] [--pairs FILE] --out DIR
        match recognised schools with schools of similar students that missed their goals, and write pairs.csv and
        pairs.json; former pairs, and what somebody pinned or forbade, come with --pairs, in the form of pairs.csv
  sqii communities FILE… [--methodology ID|FILE] [--year YEAR] --out DIR
        write communities.csv and communities.json: schools with the same need, and the strong schools nearest to them
  sqii reconcile FILE… --official FILE [--methodology ID|FILE] [--year YEAR] --out DIR
        hold an official result against the one computed here, and write reconcile.csv and reconcile.json: what agrees,
        what does not, and for each school the first step where both part
  sqii grow FILE… [--settings FILE] [--norms FILE] [--save-norms FILE] [--all-orders] --out DIR
        growth percentiles of students with scale scores of several years: growth.csv and growth_schools.csv; held
        against a consortium's norms with --norms, which --save-norms writes without any student in them
  sqii methodology [ID]
        print a shipped methodology to start your own from; without an id, list them
  sqii layout [ID]
        print a shipped layout; without an id, list them
  sqii layout FILE [--column CANONICAL=SOURCE]… [--year YEAR] [--indicator ID] [--grain GRAIN]
        match the columns of a file that no layout knows, say why, and print a layout that reads it
  sqii calibrate FILE… --methodology ID|FILE --year YEAR [--source TEXT]
        print the methodology with cut points from the schools of that year, and where they are from
  sqii sample [--students N] [--years N] [--seed N] [--grades LOW-HIGH] [--broken] [--out DIR]
        print made-up student rows; with --out also the schools file

Files may be CSV or separated by tabs, semicolons, pipes or carets, plain, gzipped or in a zip archive,
or workbooks (xlsx, xlsm, xlsb, xls, ods).
";

/// What ends the program early: a message for a person.
type Failed = String;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            let _ = writeln!(io::stderr(), "sqii: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: impl Iterator<Item = OsString>) -> Result<(), Failed> {
    let mut args = lexopt::Parser::from_args(args);
    let verb = match args.next().map_err(|e| e.to_string())? {
        Some(Value(verb)) => verb.string().map_err(|e| e.to_string())?,
        Some(Long("help") | Short('h')) | None => return print(USAGE.as_bytes()),
        Some(Long("version") | Short('V')) => {
            return print(concat!("sqii ", env!("CARGO_PKG_VERSION"), "\n").as_bytes());
        }
        Some(other) => return Err(other.unexpected().to_string()),
    };
    let options = Options::read(args)?;
    match verb.as_str() {
        "help" => print(USAGE.as_bytes()),
        _ if options.help => print(USAGE.as_bytes()),
        "score" => score(&options),
        "grow" => grow::grow(&options),
        "pair" => pair::pair(&options),
        "communities" => communities::communities(&options),
        "reconcile" => reconcile::reconcile(&options),
        "goals" | "support" => support::write(&verb, &options),
        "publish" => publish(&options),
        "methodology" => methodology(&options),
        "layout" => layout(&options),
        "calibrate" => calibrate_files(&options),
        "sample" => write_sample(&options),
        other => Err(format!("{other:?} is no verb\n\n{USAGE}")),
    }
}

/// Everything that can follow a verb.
#[derive(Default)]
struct Options {
    files: Vec<PathBuf>,
    layouts: Vec<PathBuf>,
    methodology: Option<String>,
    out: Option<PathBuf>,
    /// Canonical and source column.
    columns: Vec<(String, String)>,
    indicator: Option<String>,
    grain: Option<String>,
    year: Option<String>,
    school: Option<String>,
    source: Option<String>,
    sample: sample::Options,
    broken: bool,
    xlsx: bool,
    lea: Option<String>,
    pairs: Option<PathBuf>,
    official: Option<PathBuf>,
    growth: grow::Choices,
    help: bool,
}

impl Options {
    fn read(mut args: lexopt::Parser) -> Result<Self, Failed> {
        let mut options = Self::default();
        options.read_all(&mut args).map_err(|e| e.to_string())?;
        Ok(options)
    }

    fn read_all(&mut self, args: &mut lexopt::Parser) -> Result<(), lexopt::Error> {
        while let Some(arg) = args.next()? {
            match arg {
                Long("help") | Short('h') => self.help = true,
                Value(file) => self.files.push(file.into()),
                Long("methodology" | "methodology-file") => self.methodology = Some(args.value()?.string()?),
                Long("layout") => self.layouts.push(args.value()?.into()),
                Long("column") => self.columns.push(args.value()?.parse_with(|text| {
                    let (canonical, source) = text.split_once('=').ok_or("CANONICAL=SOURCE, as in grade=Gr")?;
                    Ok::<_, &str>((canonical.to_owned(), source.to_owned()))
                })?),
                Long("indicator") => self.indicator = Some(args.value()?.string()?),
                Long("grain") => self.grain = Some(args.value()?.string()?),
                Long("out") => self.out = Some(args.value()?.into()),
                Long("school") => self.school = Some(args.value()?.string()?),
                Long("year") => self.year = Some(args.value()?.string()?),
                Long("source") => self.source = Some(args.value()?.string()?),
                Long("students") => self.sample.students = args.value()?.parse()?,
                Long("years") => self.sample.years = args.value()?.parse()?,
                Long("seed") => self.sample.seed = args.value()?.parse()?,
                Long("grades") => {
                    self.sample.grades = args.value()?.parse_with(|text| {
                        let (low, high) = text.split_once('-').ok_or("LOW-HIGH, as in 4-8")?;
                        let grade = |t: &str| match t {
                            "TK" => Ok(-1),
                            "K" => Ok(0),
                            _ => t.parse::<i8>().map_err(|_| "LOW-HIGH, as in TK-12 or 4-8"),
                        };
                        Ok::<_, &str>((grade(low)?, grade(high)?))
                    })?;
                }
                Long("settings") => self.growth.settings = Some(args.value()?.into()),
                Long("norms") => self.growth.norms = Some(args.value()?.into()),
                Long("save-norms") => self.growth.save_norms = Some(args.value()?.into()),
                Long("all-orders") => self.growth.all_orders = true,
                Long("broken") => self.broken = true,
                Long("xlsx") => self.xlsx = true,
                Long("lea") => self.lea = Some(args.value()?.string()?),
                Long("pairs") => self.pairs = Some(args.value()?.into()),
                Long("official") => self.official = Some(args.value()?.into()),
                _ => return Err(arg.unexpected()),
            }
        }
        Ok(())
    }

    /// What was chosen for a mapping, as the core takes it: source columns by position.
    fn choices(&self, session: &Session, file: &FileSummary) -> Result<Vec<String>, Failed> {
        let mut choices = Vec::new();
        let mut add = |key: String, value: &str| choices.extend([key, value.to_owned()]);
        let constants =
            [("grain", &self.grain), ("constant.school_year", &self.year), ("constant.indicator", &self.indicator)];
        for (key, value) in constants {
            if let Some(value) = value {
                add(key.to_owned(), value);
            }
        }
        let Ok(proposed) = session.mapping(&file.name, &file.hash, &Choices::default()) else { return Ok(choices) };
        for (canonical, source) in &self.columns {
            let at = proposed.sources.iter().position(|s| s.name == *source);
            let at = match at {
                Some(at) => at.to_string(),
                None if source.is_empty() => String::new(),
                None => return Err(format!("{} has no column {source:?}", file.name)),
            };
            add(format!("column.{canonical}"), &at);
        }
        Ok(choices)
    }

    /// A session with all files read; and the id of the methodology asked for.
    fn load(&self) -> Result<(Session, Option<String>), Failed> {
        if self.files.is_empty() {
            return Err("no file given".to_owned());
        }
        let mut session = Session::new();
        // Layouts are there before the files that they describe.
        let is_rules = |file: &&PathBuf| file.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
        let (rules, tables): (Vec<&PathBuf>, Vec<&PathBuf>) = self.files.iter().partition(is_rules);
        for file in rules.into_iter().chain(&self.layouts).chain(tables) {
            read_into(&mut session, file)?;
        }
        let Some(asked) = &self.methodology else { return Ok((session, None)) };
        if presets().iter().any(|p| p.id == asked) {
            return Ok((session, Some(asked.clone())));
        }
        let text = fs::read_to_string(asked)
            .map_err(|e| format!("{asked:?} is neither a shipped methodology nor a file that can be read: {e}"))?;
        let methodology = Methodology::parse(&text).map_err(|refusals| {
            let lines: Vec<String> = refusals.iter().map(|r| format!("  {r}")).collect();
            format!("the methodology {asked} is refused:\n{}", lines.join("\n"))
        })?;
        let id = methodology.id().to_owned();
        // Whatever the file is called, it goes the way of a dropped methodology.
        let name = Path::new(asked).file_stem().map_or_else(|| id.clone(), |s| s.to_string_lossy().into_owned());
        session.open(&format!("{name}.toml"));
        session.push(text.as_bytes()).map_err(|e| e.to_string())?;
        session.close().map_err(|e| e.to_string())?;
        Ok((session, Some(id)))
    }
}

fn read_into(session: &mut Session, path: &Path) -> Result<FileSummary, Failed> {
    let cannot = |e: io::Error| format!("cannot read {}: {e}", path.display());
    let mut file = fs::File::open(path).map_err(cannot)?;
    session.open(&path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy()));
    let mut chunk = vec![0; 1 << 18];
    loop {
        let read = file.read(&mut chunk).map_err(cannot)?;
        if read == 0 {
            break;
        }
        session.push(&chunk[..read]).map_err(|e| e.to_string())?;
    }
    session.close().map_err(|e| e.to_string())
}

fn score(options: &Options) -> Result<(), Failed> {
    let out = options.out.as_ref().ok_or("--out DIR is missing")?;
    let (mut session, asked) = options.load()?;
    let overview = session.compute(asked.as_deref()).map_err(|e| e.to_string())?;
    let any_used = overview.files.iter().any(|file| file.used && file.grain != sqii::intake::Grain::Archive);
    let mut lines = Vec::new();
    let _ = writeln!(
        lines,
        "{} rows, {} school-years, {} with an index under {}{}",
        overview.rows,
        overview.schools,
        overview.indexed,
        overview.methodology.id,
        if asked.is_none() && overview.chosen == sqii::report::Chosen::MostIndexed {
            " (chosen because most school-years have an index under it)"
        } else {
            ""
        },
    );
    if overview.student_data {
        let _ = writeln!(lines, "{}", overview.marking);
    }
    for group in overview.findings.iter().filter(|g| g.severity != sqii::intake::Severity::Note) {
        let _ = writeln!(lines, "{}: {} {} ×{}", group.severity.id(), group.file, group.kind, group.count);
    }
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    let write = |name: &str, bytes: Vec<u8>| {
        let path = out.join(name);
        fs::write(&path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
    };
    for name in DOWNLOADS.iter().chain(&["leas.csv"]) {
        write(name, session.download(name).map_err(|e| e.to_string())?)?;
    }
    if options.xlsx {
        write("report.xlsx", workbook(&session)?)?;
    }
    if !any_used {
        let _ =
            writeln!(io::stderr(), "none of the files could be used; {} says why", out.join("findings.csv").display());
    }
    print(&lines)
}

fn publish(options: &Options) -> Result<(), Failed> {
    let (mut session, asked) = options.load()?;
    let overview = session.compute(asked.as_deref()).map_err(|e| e.to_string())?;
    if overview.student_data {
        let _ = writeln!(io::stderr(), "{}: not for publishing", overview.marking);
    }
    print(&session.published(options.school.as_deref()).map_err(|e| e.to_string())?)
}

fn workbook(session: &Session) -> Result<Vec<u8>, Failed> {
    let mut workbook = Workbook::new();
    for name in SHEETS {
        let table = session.download(&format!("{name}.csv")).map_err(|e| e.to_string())?;
        workbook.sheet(name, &table).map_err(|e| e.to_string())?;
    }
    workbook.bytes().map_err(|e| e.to_string())
}

fn methodology(options: &Options) -> Result<(), Failed> {
    let Some(id) = options.files.first() else {
        let list: Vec<&str> = presets().iter().map(|p| p.id).collect();
        return print(format!("{}\n", list.join("\n")).as_bytes());
    };
    let found = presets().iter().find(|p| Path::new(p.id) == id.as_path());
    found.map_or_else(
        || Err(format!("{:?} is no shipped methodology; `sqii methodology` lists them", id.display())),
        |p| print(p.text().as_bytes()),
    )
}

fn layout(options: &Options) -> Result<(), Failed> {
    let Some(file) = options.files.first() else {
        let list: Vec<String> = layouts().iter().map(|l| format!("{}\t{}\n", l.id, l.label)).collect();
        return print(list.concat().as_bytes());
    };
    if let Some(text) = file.to_str().and_then(layout_text) {
        return print(text.as_bytes());
    }
    let mut session = Session::new();
    let file = read_into(&mut session, file)?;
    let choices = options.choices(&session, &file)?;
    let mapping = session.mapping(&file.name, &file.hash, &Choices::new(&choices)).map_err(|e| {
        if file.used {
            format!("{} needs no other layout: it is read as {}", file.name, file.layout)
        } else {
            e.to_string()
        }
    })?;
    if mapping.no_header {
        return Err(format!("{}: the first line does not look like column names; add a line with names", file.name));
    }
    tell(&mapping);
    if mapping.layout.is_empty() {
        let lacks = if mapping.school_year_ok { mapping.lacks.join(", ") } else { "--year as in 2022-23".to_owned() };
        return Err(format!("not enough is known: {lacks}; choose with --column CANONICAL=SOURCE"));
    }
    print(mapping.layout.as_bytes())
}

/// Every canonical column with what is read as it, and why.
fn tell(mapping: &Mapping) {
    let name = |at: &usize| mapping.sources.get(*at).map_or("", |source| source.name.as_str());
    let names = |positions: &[usize]| positions.iter().map(name).collect::<Vec<_>>().join(" + ");
    for column in &mapping.columns {
        let told = match (column.reason, column.sources.as_slice()) {
            ("tie", _) => format!("? one of: {}", column.ties.iter().map(name).collect::<Vec<_>>().join(", ")),
            (_, []) if column.required => "? missing".to_owned(),
            (_, []) => continue,
            (reason, sources) => format!("{} ({}, {reason} {})", names(sources), column.confidence, column.like),
        };
        let _ = writeln!(io::stderr(), "{}: {told}", column.id);
    }
    let read: Vec<usize> = mapping.columns.iter().flat_map(|c| c.sources.clone()).collect();
    let unread: Vec<&str> = (0..mapping.sources.len()).filter(|at| !read.contains(at)).map(|at| name(&at)).collect();
    let _ = writeln!(io::stderr(), "not read: {}", unread.join(", "));
}

fn calibrate_files(options: &Options) -> Result<(), Failed> {
    let year = options.year.as_ref().ok_or("--year YEAR is missing")?;
    let year = SchoolYear::parse(year).ok_or_else(|| format!("{year:?} is no school year; write 2022-23"))?;
    let asked = options.methodology.as_ref().ok_or("--methodology ID|FILE is missing")?;
    let (mut session, id) = options.load()?;
    session.compute(id.as_deref()).map_err(|e| e.to_string())?;
    let results = session.last_results().map_err(|e| e.to_string())?;
    let source = options
        .source
        .clone()
        .unwrap_or_else(|| format!("deciles of the loaded schools of {year} (rule 18), by sqii calibrate"));
    let (methodology, done) = calibrate(results, year, &source).map_err(|failure| match failure {
        Failure::NoSchools(id) => format!("no school of {year} has a value of {id}"),
        Failure::Refused(refusals) => {
            let lines: Vec<String> = refusals.iter().map(|r| format!("  {r}")).collect();
            format!("{asked} does not take the cut points:\n{}", lines.join("\n"))
        }
    })?;
    for set in done {
        let pooled = if set.pooled { ", all types pooled" } else { "" };
        let _ = writeln!(io::stderr(), "{} {}: {} schools{pooled}", set.indicator, set.member.id(), set.schools);
    }
    print(methodology.text().as_bytes())
}

/// Writes a file of the sample line by line.
type Fill = fn(&sample::Options, &mut dyn FnMut(&str));

fn write_sample(options: &Options) -> Result<(), Failed> {
    if options.broken {
        return print(sample::broken().as_bytes());
    }
    let Some(out) = &options.out else {
        let mut stdout = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let mut result = Ok(());
        sample::students(&options.sample, &mut |line| {
            if result.is_ok() {
                result = stdout.write_all(line.as_bytes());
            }
        });
        return ended(result.and_then(|()| stdout.flush()));
    };
    fs::create_dir_all(out).map_err(|e| format!("cannot make {}: {e}", out.display()))?;
    let write = |name: &str, fill: Fill| -> Result<(), Failed> {
        let path = out.join(name);
        let cannot = |e: io::Error| format!("cannot write {}: {e}", path.display());
        let mut file = io::BufWriter::new(fs::File::create(&path).map_err(cannot)?);
        let mut result = Ok(());
        fill(&options.sample, &mut |line| {
            if result.is_ok() {
                result = file.write_all(line.as_bytes());
            }
        });
        result.and_then(|()| file.flush()).map_err(cannot)
    };
    write("students.csv", sample::students)?;
    write("schools.csv", sample::schools)
}

fn print(bytes: &[u8]) -> Result<(), Failed> {
    ended(io::stdout().lock().write_all(bytes))
}

/// A reader that has seen enough closes the pipe; that is no failure.
fn ended(result: io::Result<()>) -> Result<(), Failed> {
    match result {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(e.to_string()),
        _ => Ok(()),
    }
}
