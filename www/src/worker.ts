/**
 * The worker: reads files, computes, answers; or reads half of a large file for another one. A classic script, started from
 * a blob, so that the page's content security policy holds in it too. It is handed the compiled module; all that it may ever
 * fetch is a later part of that module (parts.ts).
 */
import { Rehearsal, Session, checklist_file, fit_growth, read_checklist, read_pair_file, read_variant, variant_text } from "sqii";
import { CHUNK, LARGE, chunks } from "./chunks";
import { type Said, goesOver } from "./handing";
import { type Half, heard, hearsOften, readHalf, readHead, secondReader } from "./halves";
import { searchText } from "./search";
import { openArchive, unpack } from "./archives";
import { digests, workbook } from "./exporting";
import { moduleOf, received } from "./extras";
import { begin, came, isAtHand, join } from "./parts";
import { type Answer, type Computed, type Extra, type FromWorker, type LaterPart, type Progress, type RequestKind, type ToWorker, type TypedError, LATER, NO_PART } from "./protocol";
import type { Against, FileSummary, FindingGroup, Overview, PlannedModel } from "./types";

const PROGRESS_EVERY_MS = 50;
/** How long other requests may have to wait for the chances of tiers. */
const SLICE_MS = 60;
/** How long a file that comes may have to wait for the rehearsal, beside the end of a step. */
const REHEARSAL_MS = 8;
/** The limit that the mission document sets its own against: 100 students. */
const LARGER_LIMIT = 100;

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
};

let session: Session | undefined;
/** What was read, and which of the files handed over it is or came out of. */
let read: { name: string; hash: string; position: number }[] = [];
/** Those of them that could not be read to their end. */
let unreadable: File[] = [];

/** A file that the browser would not let us read to its end: moved, changed, or a folder. */
class Unreadable extends Error {}

async function load(files: File[], methodology: string | undefined): Promise<Computed> {
  session?.free();
  session = new Session();
  read = [];
  unreadable = [];
  const computing = there("computing");
  // A failure is met where it is awaited.
  computing.catch(() => undefined);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const report = progressReporter(total);
  for (const [number, file] of rulesFirst(files)) {
    try {
      const came = await readInto(session, file, (bytes) => report(bytes, number));
      read.push(...came.map(({ name, hash }) => ({ name, hash, position: number })));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // A file that is never closed leaves nothing behind.
      unreadable.push(file);
      read.push({ name: file.name, hash: "", position: number });
    }
  }
  scope.postMessage({ progress: { stage: "computing", done: total, total, file: files.length } });
  await computing;
  return compute(methodology);
}

const want = (extra: Extra): void => scope.postMessage({ wants: extra });

/** Layouts are there before the files that they describe. */
function rulesFirst(files: File[]): [number, File][] {
  const isRules = ([, { name }]: [number, File]): number => Number(/\.toml$/i.test(name));
  return [...files.entries()].sort((a, b) => isRules(b) - isRules(a));
}

/** Reads a file; of an archive, all that is in it; of a large one perhaps only the first half, while another worker reads on. */
async function readInto(into: Session, file: File, onBytes: (bytes: number) => void): Promise<FileSummary[]> {
  into.open(file.name);
  let archive: Awaited<ReturnType<typeof openArchive>>;
  let decided = false;
  const readTo = async (end: number): Promise<void> => {
    const next = chunks(file.slice(into.position(), end));
    const hearing = hearsOften();
    for (;;) {
      const chunk = await next().catch(() => {
        throw new Unreadable(file.name);
      });
      if (chunk === undefined) return;
      into.push(chunk);
      if (!decided && into.is_archive()) archive = await openArchive(file.size, want);
      decided = true;
      archive?.push(chunk);
      onBytes(chunk.byteLength);
      await hearing();
    }
  };
  if (file.size >= LARGE) await readTo(CHUNK);
  const second = file.size >= LARGE && into.can_be_halved() ? secondReader(file, into, wantSecond, onBytes) : undefined;
  // Whatever becomes of the first half, nobody is spoken to twice at once.
  if (second !== undefined) await readTo(second.from).finally(() => second.end);
  const end = await second?.end;
  // What was received of a second half that cannot be used is let go.
  const taken = second !== undefined && into.take_over(end ?? new Uint8Array());
  if (!taken) await readTo(file.size);
  return archive === undefined ? [into.close()] : unpack(archive, file.name, into);
}

const wantSecond = (half: Half): void => scope.postMessage({ half });

/** Adds up bytes and tells the page at most every 50 ms. */
function progressReporter(total: number): (bytes: number, file: number) => void {
  const progress: Progress = { stage: "reading", done: 0, total, file: 0 };
  let last = 0;
  return (bytes, file) => {
    progress.done += bytes;
    progress.file = file;
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    scope.postMessage({ progress });
  };
}

function addUnreadable(overview: Overview, file: File): void {
  const group: FindingGroup = {
    kind: "unreadable_file",
    severity: "error",
    file: file.name,
    column: "",
    count: 1,
    total: 1,
    examples: [],
    lines: [],
  };
  overview.findings.unshift(group);
  overview.files.push({
    name: file.name,
    bytes: file.size,
    rows: 0,
    layout: "",
    layout_label: "",
    grain: "unknown",
    encoding: "",
    compression: "",
    used: false,
    hash: "",
    mappable: false,
    findings: [group],
  });
}

function open(): Session {
  if (session === undefined) throw { code: "no_files", message: "no files are loaded" } satisfies TypedError;
  return session;
}

function compute(methodology: string | undefined): Computed {
  const overview = overviewUnder(methodology);
  for (const file of unreadable) addUnreadable(overview, file);
  return { overview, held: heldBy(overview.files) };
}

/** Under the methodology asked for; when its file is gone, under the one that the module chooses. */
function overviewUnder(methodology: string | undefined): Overview {
  try {
    return open().compute(methodology);
  } catch (error) {
    if (methodology === undefined || !isTyped(error) || error.code !== "unknown_methodology") throw error;
    return open().compute(undefined);
  }
}

/** For each file of an overview its position among those handed over: by name and content, never twice the same. */
function heldBy(files: FileSummary[]): number[] {
  const free = new Map<string, number[]>();
  const key = ({ name, hash }: { name: string; hash: string }): string => `${hash} ${name}`;
  for (const file of read) {
    const same = free.get(key(file));
    if (same === undefined) free.set(key(file), [file.position]);
    else same.push(file.position);
  }
  return files.map((file) => free.get(key(file))?.shift() ?? -1);
}

/** Row numbers as typed arrays: they cross to the page as one block each. */
const compact = (order: Record<string, ArrayLike<number>>): Record<string, Uint32Array> =>
  Object.fromEntries(Object.entries(order).map(([column, rows]) => [column, Uint32Array.from(rows)]));

type Handlers = { [K in RequestKind]: (ask: Extract<ToWorker, { kind: K }>["ask"]) => Promise<Answer<K>> | Answer<K> };

const handlers: Handlers = {
  load: ({ files, methodology }) => load(files, methodology),
  compute: ({ methodology }) => compute(methodology),
  schools: ({ year }) => {
    const table = open().schools_joined(year);
    return { ...table, order: compact(table.order), search: searchText(table) };
  },
  card: ({ year, school }) => open().card(year, school),
  family: ({ year, school }) => open().family(year, school),
  trace: ({ year, school }) => open().trace(year, school),
  insight: ({ year, school }) => open().insight(year, school, LARGER_LIMIT),
  progress: ({ school }) => open().progress(school),
  similar: ({ year, school }) => open().similar(year, school),
  disparity: ({ year, of, indicator, group }) => open().disparity(year, of, indicator, group),
  growth: ({ year, indicator, group }) => open().growth(year, indicator, group),
  growth_plan: () => open().plan_growth() as PlannedModel[],
  growth_task: ({ at }) => new Uint8Array(open().growth_task(at)),
  growth_take: ({ at, found }) => open().take_growth(at, found),
  growth_finish: () => open().finish_growth(),
  growth_stop: () => open().stop_growth() as undefined,
  grown: () => open().grown(),
  growth_class: ({ year, school, search }) => open().growth_class(year, school, search),
  student_growth: ({ year, school, student, subject }) => open().student_growth(year, school, student, subject),
  light: ({ year, of }) => open().light(year, of),
  tier_chances: () => {
    const until = performance.now() + SLICE_MS;
    let found = open().step_tier_chances();
    while (found.done < found.total && performance.now() < until) found = open().step_tier_chances();
    return found;
  },
  lea_goals: ({ year, first }) => open().lea_goals(year, first),
  lagging: (asked) => open().lagging(asked),
  lagging_csv: (asked) => new Uint8Array(open().lagging_csv(asked)),
  off_track: ({ year, school, kind }) => open().off_track(year, school, kind),
  off_track_csv: ({ year, school, kind }) => new Uint8Array(open().off_track_csv(year, school, kind)),
  lags: ({ year, school }) => open().lags(year, school),
  pairs: ({ year, lea, choices }) => open().pairs(year, lea, choices),
  pair: ({ year, school, lea, choices }) => open().pair(year, school, lea, choices),
  pairs_file: ({ year, lea, choices }) => new Uint8Array(open().pairs_file(year, lea, choices)),
  communities: ({ year }) => open().communities(year),
  community: ({ year, id }) => open().community(year, id),
  communities_file: ({ year }) => new Uint8Array(open().communities_file(year)),
  practices: ({ school }) => open().practices(school),
  timelines: ({ year }) => open().timelines(year),
  read_checklist: ({ text }) => read_checklist(text),
  checklist_file: ({ cells }) => new Uint8Array(checklist_file(cells)),
  pair_file: ({ text }) => read_pair_file(text),
  history: ({ school }) => open().history(school),
  spread: ({ year, id, group, school_type, school }) => open().spread(year, id, group, school_type, school),
  against: ({ year }) => open().against(year) as Against[],
  group: ({ year, group, indicator }) => open().group(year, group, indicator),
  goals: ({ year, school }) => open().goals(year, school),
  pyramid: ({ year, tier, first }) => open().pyramid(year, tier, first),
  support_of: ({ school }) => open().support_of(school),
  support_now: ({ year, school, lea, choices }) => open().support_now(year, school, lea, choices),
  mapping: ({ name, hash, choices }) => open().mapping(name, hash, choices),
  assumed: ({ year, school, node }) => open().assumed(year, school, node),
  compare: ({ year, school, official }) => open().compare(year, school, official),
  reconcile: ({ year, official, show }) => open().reconcile(year, official, show),
  reconcile_csv: ({ year, official }) => new Uint8Array(open().reconcile_csv(year, official)),
  methodology: ({ id }) => open().methodology(id),
  methodology_text: ({ id }) => open().methodology_text(id),
  differences: ({ here, there }) => open().differences(here, there),
  what_if: ({ year, school, indicator, changes, measures }) => open().what_if(year, changes, school, measures, indicator),
  calibration: ({ year }) => open().calibration(year),
  moves: ({ there, year }) => open().moves(there, year),
  moves_csv: ({ there, year }) => new Uint8Array(open().moves_csv(there, year)),
  variant_text: ({ name, methodology, changes, school, measures }) => variant_text(name, methodology, changes, school, measures),
  read_variant: ({ text }) => read_variant(text),
  changed_methodology: ({ changes }) => open().changed_methodology(changes),
  download: ({ name }) => new Uint8Array(open().download(name)),
  workbook: () => workbook(open(), want),
  digests: ({ files }) => digests(files, want),
};

const isTyped = (error: unknown): error is TypedError =>
  typeof error === "object" && error !== null && "code" in error && "message" in error && !(error instanceof Error);

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Has anything been asked of this worker? */
let asked = false;

/** Lets the module read made-up rows, a little at a time, until something is asked. */
function rehearse(): void {
  const rehearsal = new Rehearsal();
  const some = (): void => {
    const until = performance.now() + REHEARSAL_MS;
    let more = !asked;
    while (more && performance.now() < until) more = rehearsal.step();
    if (more) setTimeout(some);
    else {
      rehearsal.free();
      scope.postMessage({ rehearsed: true });
    }
  };
  setTimeout(some);
}

// One request after the other: the session is never entered twice.
let queue: Promise<void> = Promise.resolve();

/** What is asked first: the part of the module that computes has all for it. Files are read before any later part is there. */
const FIRST: ReadonlySet<RequestKind> = new Set(["compute", "schools"]);

/** The parts of the module up to this one join; where one cannot be had, the one who asked is told. */
async function there(upTo: LaterPart): Promise<void> {
  for (const part of LATER.slice(0, LATER.indexOf(upTo) + 1)) {
    if (!isAtHand(part)) {
      const module = await moduleOf(part, want);
      if (module === undefined) throw { code: NO_PART, message: "a part of the module could not be loaded" } satisfies TypedError;
      came(part, module);
    }
    join(part);
  }
}

async function answer(message: Extract<ToWorker, { id: number }>): Promise<void> {
  try {
    if (message.kind !== "load") await there(FIRST.has(message.kind) ? "computing" : "rest");
    const handle = handlers[message.kind] as (ask: unknown) => unknown;
    scope.postMessage({ id: message.id, answer: await handle(message.ask) });
  } catch (error) {
    if (isTyped(error)) {
      scope.postMessage({ id: message.id, error: { code: error.code, message: error.message } });
    } else {
      scope.postMessage({ crash: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** This worker is the second of a large file. */
async function half(half: Half): Promise<void> {
  const say = (second: Said): void => scope.postMessage({ second }, goesOver(second));
  say({ end: await readHalf(half, say).catch(() => undefined) });
}

/** This worker fits models of growth: one task after the other. */
function fit(task: Uint8Array): void {
  join("rest");
  let last = performance.now();
  const found = fit_growth(task, (fitting: number) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    scope.postMessage({ fitting });
  });
  scope.postMessage({ fitted: found === undefined ? undefined : new Uint8Array(found) });
}

scope.onmessage = ({ data }) => {
  if ("start" in data) {
    begin(data.start);
    if (data.rehearse) there("computing").then(rehearse, () => undefined);
    return;
  }
  if ("extra" in data) {
    const part = LATER.find((later) => later === data.extra);
    if (part !== undefined && data.module !== undefined) came(part, data.module);
    received(data.extra, data.module);
    return;
  }
  if ("second" in data) {
    heard(data.second);
    return;
  }
  if ("head" in data) {
    readHead(data.head);
    return;
  }
  if ("half" in data) {
    void half(data.half);
    return;
  }
  if ("fit" in data) {
    fit(data.fit);
    return;
  }
  if ("decode" in data) {
    const decoded = data.decode.map(fromBase64);
    scope.postMessage({ decoded }, decoded.map(({ buffer }) => buffer));
    return;
  }
  asked = true;
  queue = queue.then(() => answer(data));
};
