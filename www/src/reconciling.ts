/** An official result that is held against the report: kept while the page is open, never mixed with the data. */
import type { Actions } from "./actions";
import { save } from "./saving";
import { markedName } from "./marking";

export interface Reconciling {
  name: string;
  text: string;
  /** Counts the files: the text itself is too long to be told apart by. */
  turn: number;
  /** Which schools are listed: empty for all, `agree`, `differ`, or the step where they part. */
  show: string;
}

export async function takeOfficial(file: File | undefined, { turn }: Reconciling, actions: Actions): Promise<void> {
  if (file !== undefined) actions.reconciling({ name: file.name, text: await file.text(), turn: turn + 1, show: "" });
}

export async function saveReconciled({ text }: Reconciling, actions: Actions): Promise<void> {
  const bytes = await actions.ask("reconcile_csv", { year: actions.year, official: text });
  if (bytes !== undefined) save(new File([bytes], markedName("reconcile.csv", actions.overview), { type: "text/csv" }));
}
