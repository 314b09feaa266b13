/** The page: one store, one way for data to flow. Events call actions, actions change the store, the store is shown. */
import { render } from "lit";
import { Actions } from "./actions";
import { t } from "./messages";
import { type State, Store } from "./state";
import { appView } from "./views/app";
import { backToList } from "./views/table";

const store = new Store();
const actions = new Actions(store);
const root = document.getElementById("app") as HTMLElement;
const live = document.getElementById("live") as HTMLElement;
const input = document.getElementById("files") as HTMLInputElement;

/** What a screen reader is told; the same words are not said twice. */
function announcement(state: State): string {
  switch (state.phase) {
    case "working":
      return t(state.job?.progress.stage === "computing" ? "live-computing" : "live-reading");
    case "ready":
      return state.report === undefined
        ? ""
        : t("live-ready", { schools: state.report.overview.schools, indexed: state.report.overview.indexed });
    case "failed":
      return t("failed-title");
    case "starting":
    case "idle":
      return "";
  }
}

function show(state: State): void {
  render(appView(state, actions), root);
  const words = announcement(state);
  if (live.textContent !== words) live.textContent = words;
  document.body.dataset["state"] = state.phase;
}

store.onChange(show);
show(store.state);

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

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  const dialog = document.querySelector("dialog[open]") !== null;
  if (dialog || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) {
    const search = document.getElementById("search");
    if (search === null) return;
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape" && store.state.school !== undefined && !typing) {
    const { school } = store.state;
    actions.closeSchool();
    backToList(school);
  }
});

void actions.start();
