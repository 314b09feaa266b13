/** The page: one store, one way for data to flow. Events call actions, actions change the store, the store is shown. */
import { render } from "lit-html";
import { Actions } from "./actions";
import { change, chosen, preferred } from "./languages";
import { ENGLISH, knows, t } from "./messages";
import { keepOffline } from "./offline";
import { type Page, placeIn, standAt } from "./place";
import { remember, remembered } from "./remember";
import { onKey } from "./shortcuts";
import { type State, Store } from "./state";
import { nextFrame, nextTask } from "./tasks";
import { Trail } from "./trail";
import { appView } from "./views/app";
import { keepingFocus, toMain } from "./views/focus";

const store = new Store();
const actions = new Actions(store);
const kept = remembered();
store.set({ place: placeIn(location.hash, kept), remembers: kept !== undefined });
const trail = new Trail(store, actions);
const root = document.getElementById("app") as HTMLElement;
const live = document.getElementById("live") as HTMLElement;
const input = document.getElementById("files") as HTMLInputElement;

const QUIET_MS = 200;

let said = store.state.said;
/** Until then the words that the build put in stand there. */
let drawn = false;
let { page } = store.state.place;

/** The same words said again are told again: they differ by a space that is not heard. */
function tell({ words }: State["said"]): void {
  live.textContent = live.textContent === words ? `${words}\u00A0` : words;
}

const holdsData = ({ files, job }: State): boolean => files.length > 0 || job !== undefined;

/** Leaving would lose what is loaded: the browser asks first. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Another page begins at its start. A school's card and the list beside it are one. */
function arrived(at: Page): void {
  const withList = (one: Page): boolean => one === "overview" || one === "school";
  const another = at !== page && !(withList(at) && withList(page));
  page = at;
  if (!another) return;
  toMain();
  scrollTo(0, 0);
}

function show(state: State): void {
  standAt(state.place);
  if (state.remembers) remember(state.place);
  if (!drawn) root.replaceChildren();
  drawn = true;
  keepingFocus(() => render(appView(state, actions), root));
  if (state.said !== said) tell(state.said);
  said = state.said;
  arrived(state.place.page);
  // Written only when it changes: who watches it is told when that was.
  const { dataset } = document.body;
  if (dataset["state"] !== state.phase) dataset["state"] = state.phase;
  trail.follow(state);
  if (holdsData(state)) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

store.onChange(show);

input.addEventListener("change", () => {
  const files = [...(input.files ?? [])];
  // The same file can be chosen again later.
  input.value = "";
  actions.add(files);
});

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

document.addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  actions.drag(true);
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) actions.drag(false);
});
document.addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  actions.drag(false);
  actions.add([...(event.dataTransfer?.files ?? [])]);
});

document.addEventListener("keydown", (event) => onKey(event, store.state, actions));

/** One thing after the other: together they would be one long task. */
async function begin(): Promise<void> {
  // The words in the page itself are seen first.
  await nextFrame();
  knows(ENGLISH);
  await nextTask();
  if (!(await change(store.state.place.lang ?? preferred()))) await change(ENGLISH);
  store.set({ place: { ...store.state.place, lang: chosen() } });
  await actions.start();
  await quiet();
  await actions.complete();
  // Files may have come meanwhile.
  await quiet();
  await actions.second();
  await keepOffline(() => store.set({ said: { words: t("update-ready") } }));
}

/** Nothing is under way, and has not been for a moment: what is not urgent holds nothing up. */
async function quiet(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  while (store.state.job !== undefined || store.state.phase === "working");
}

void begin();
