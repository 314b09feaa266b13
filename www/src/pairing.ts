/** What people decide about pairs: kept while the page is open, taken along as a file. */
import type { Actions } from "./actions";
import { save } from "./saving";
import { markedName } from "./marking";
import { t } from "./messages";
import type { Ask } from "./protocol";
import type { PairRow } from "./types";

export interface Choice {
  kind: "pin" | "forbid" | "before";
  school_code: string;
  partner_code: string;
}

export interface Wishes {
  /** Which LEA a partner may be of. */
  lea: string;
  choices: readonly Choice[];
  search: string;
}

/** As the module takes them. */
export const asked = (year: string, { lea, choices }: Wishes): Ask<"pairs"> => ({
  year,
  lea,
  choices: choices.flatMap(({ kind, school_code, partner_code }) => [kind, school_code, partner_code]),
});

const same = (one: Choice, other: Choice): boolean => one.school_code === other.school_code && one.partner_code === other.partner_code;

export const partnerOf = ({ school_code, partner_code, partner_name }: PairRow): { school: string; partner: string; name: string } => ({
  school: school_code,
  partner: partner_code,
  name: partner_name || partner_code,
});

export const setLea = (lea: string, actions: Actions): void => actions.pairing({ lea });

/** A school has one pin; a pair is pinned or forbidden, not both. */
export function decide(choice: Choice, actions: Actions): void {
  const others = actions.wishes.choices.filter((other) => !same(other, choice) && !(choice.kind === "pin" && other.kind === "pin" && other.school_code === choice.school_code));
  actions.pairing({ choices: [...others, choice] }, t("live-pairs"));
}

export function withdraw(choice: Choice, actions: Actions): void {
  actions.pairing({ choices: actions.wishes.choices.filter((other) => !(same(other, choice) && other.kind === choice.kind)) }, t("live-pairs"));
}

/** A file of pairs takes the place of what was decided before. */
export async function readFile(input: HTMLInputElement, actions: Actions): Promise<void> {
  const [file] = input.files ?? [];
  if (file === undefined) return;
  const found = await actions.ask("pair_file", { text: await file.text() });
  input.value = "";
  if (found === undefined) return;
  if (!found.columns || found.refused.length > 0) {
    actions.tell({ id: found.columns ? "pairs-file-lines" : "pairs-file-columns", args: { name: file.name, lines: found.refused.slice(0, 5).join(", ") } });
    return;
  }
  const choices: Choice[] = [];
  for (let at = 0; at + 2 < found.choices.length; at += 3) {
    const [kind, school_code, partner_code] = found.choices.slice(at, at + 3) as [Choice["kind"], string, string];
    choices.push({ kind, school_code, partner_code });
  }
  actions.pairing({ choices }, t("live-pairs"));
}

export async function savePairs(actions: Actions): Promise<void> {
  const bytes = await actions.ask("pairs_file", asked(actions.year, actions.wishes));
  if (bytes !== undefined) save(new File([bytes], markedName("pairs.csv", actions.overview), { type: "text/csv" }));
}
