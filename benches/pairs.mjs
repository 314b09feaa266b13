// How fast ten thousand schools are paired in WebAssembly, in Node with the module that the page ships: made-up middle schools
// of two years in districts of twenty-five, once with the codes of their districts and once without. Seconds of the clock,
// and of all cores: on a busy machine the latter say more. Prints figures, asserts none.
// usage: node benches/pairs.mjs [SCHOOLS]
import { Session } from "../tests/boundary/module.mjs";

const GROUPS = ["all", "english_learners", "students_with_disabilities", "socioeconomically_disadvantaged", "african_american", "asian", "hispanic", "white", "two_or_more"];
/** Of all students, in thousandths, at a school of the middle. */
const SHARES = [1000, 190, 130, 600, 60, 110, 550, 200, 60];
const INDICATORS = ["ela_performance", "math_performance", "high_school_readiness", "chronic_absenteeism", "suspension_expulsion", "el_redesignation"];
const YEARS = ["2022-23", "2023-24"];
const show = (number) => number.toFixed(2).padStart(6);

/** A whole number under `below` that depends on the seeds alone. */
function mixed(below, ...seeds) {
  let state = 0x9e3779b9;
  for (const seed of seeds) {
    state = Math.imul(state ^ (seed + 1), 0x85ebca6b);
    state ^= state >>> 13;
    state = Math.imul(state, 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return (state >>> 0) % below;
}

/** Each school has a standing of its own, a year's luck, and students of its own. */
function files(schools, districts) {
  const head = ["school_year", ...(districts ? ["lea_code"] : []), "school_code", "indicator", "student_group", "numerator", "denominator"];
  const rows = [head.join(",")];
  const listed = ["school_code,school_type,grade_low,grade_high"];
  for (let school = 0; school < schools; school += 1) {
    const number = String(school).padStart(7, "0");
    const code = districts ? `99${String(Math.floor(school / 25)).padStart(5, "0")}${number}` : number;
    listed.push(`${code},middle,${5 + mixed(3, school, 1)},8`);
    const [enrolled, standing] = [200 + mixed(1200, school, 2), mixed(600, school, 3)];
    for (const [year, name] of YEARS.entries()) {
      const luck = mixed(60, school, 4, year) + 20 * year;
      for (const [at, indicator] of INDICATORS.entries()) {
        for (const [group, share] of SHARES.entries()) {
          const own = group === 0 ? enrolled : Math.floor((enrolled * Math.min(990, (share * (300 + mixed(1400, school, 5, group))) / 1000)) / 1000);
          const rate = Math.max(0, 150 + standing + luck + mixed(80, school, 6, year, at, group) - (group && 60 + mixed(120, school, 7, group)));
          const reached = at === 3 || at === 4 ? (1000 - Math.min(1000, rate)) / 4 : Math.min(1000, rate);
          const cells = [name, ...(districts ? [code.slice(0, 7)] : []), code, indicator, GROUPS[group], Math.floor((own * reached) / 1000), own];
          if (own) rows.push(cells.join(","));
        }
      }
    }
  }
  return { "measures.csv": rows, "schools.csv": listed };
}

function loaded(schools, districts) {
  const session = new Session();
  for (const [name, rows] of Object.entries(files(schools, districts))) {
    session.open(name);
    session.push(new TextEncoder().encode(`${rows.join("\n")}\n`));
    session.close();
  }
  session.compute("core-2014-15");
  return session;
}

function timed(what, work) {
  const [since, used] = [performance.now(), process.cpuUsage()];
  const found = work();
  const [clock, { user, system }] = [(performance.now() - since) / 1000, process.cpuUsage(used)];
  console.log(`  ${show(clock)} s (of all cores ${show((user + system) / 1e6)} s)  ${what}`);
  return found;
}

const schools = Number(process.argv[2] ?? 10_000);
for (const districts of [true, false]) {
  console.log(`${schools} schools, ${districts ? "with" : "without"} the codes of their districts`);
  const session = loaded(schools, districts);
  const year = YEARS[1];
  const told = ({ recognised, looking, paired, total }) => `${recognised} recognised, ${looking} looking, ${paired} paired, total distance ${total}`;
  const first = timed("the first plan, with every school's goal judged before", () => session.pairs(year, "any", []));
  console.log(`           ${told(first)}`);
  const same = timed("partners of the same district alone", () => session.pairs(year, "same", []));
  console.log(`           ${told(same)}`);
  timed("any district again", () => session.pairs(year, "any", []));
  const one = first.schools.find((row) => row.partner_code);
  const { others } = timed("one pair, with what three others would cost", () => session.pair(year, one.school_code, "any", []));
  timed("the plan with one of them pinned", () => session.pairs(year, "any", ["pin", one.school_code, others[0].school_code]));
  session.free();
}
