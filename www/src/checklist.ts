/** An LEA's own checklist of the transition: kept while the page is open, taken along as a file. */
import type { Actions } from "./actions";
import { save } from "./saving";

export interface ChecklistItem {
  phase: string;
  item: string;
  /** `todo`, `started` or `done`. */
  state: string;
  note: string;
}

export const STATES = ["todo", "started", "done"];
export const NEW_ITEM: ChecklistItem = { phase: "building", item: "", state: "todo", note: "" };

/** The list with one item changed, or taken away. */
export const withItem = (list: readonly ChecklistItem[], at: number, change: Partial<ChecklistItem> | undefined): ChecklistItem[] =>
  list.flatMap((item, n) => (n !== at ? [item] : change === undefined ? [] : [{ ...item, ...change }]));

/** A file of a checklist takes the place of what was there. */
export async function readChecklist(input: HTMLInputElement, actions: Actions): Promise<void> {
  const [file] = input.files ?? [];
  if (file === undefined) return;
  const found = await actions.ask("read_checklist", { text: await file.text() });
  input.value = "";
  if (found === undefined) return;
  if (!found.columns || found.refused.length > 0) {
    actions.tell({ id: found.columns ? "checklist-file-lines" : "checklist-file-columns", args: { name: file.name, lines: found.refused.slice(0, 5).join(", ") } });
    return;
  }
  actions.checklist(() => found.items);
}

/** What says nothing is not saved. */
export async function saveChecklist(actions: Actions): Promise<void> {
  const cells = actions.checklist().filter(({ item }) => item.trim() !== "").flatMap(({ phase, item, state, note }) => [phase, item, state, note]);
  const bytes = await actions.ask("checklist_file", { cells });
  if (bytes !== undefined) save(new File([bytes], "checklist.csv", { type: "text/csv" }));
}
