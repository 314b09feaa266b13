/** What was found in the files, in one line above the list of schools. */
import { type TemplateResult, html } from "lit-html";
import { t } from "../messages";
import { linkTo } from "../place";
import type { FindingGroup, Overview, Severity } from "../types";
import { icon } from "./icons";

export const SEVERITIES: Severity[] = ["error", "warning", "note"];

/** All groups of one kind, from whatever file or column. */
export interface Kind {
  kind: string;
  severity: Severity;
  groups: FindingGroup[];
}

/** How much there is to do, with the way to it. */
export function findingsLine({ findings }: Overview): TemplateResult {
  const kinds = byKind(findings);
  const [worst] = SEVERITIES.filter((severity) => of(kinds, severity).length > 0);
  if (worst === undefined) return html`<p class="findings-line">${icon("check")} ${t("findings-none")}</p>`;
  return html`<p class="findings-line ${worst}">${icon(worst)} <span>${sentence(kinds)} <a href=${linkTo({ page: "findings" })}>${t("findings-see")}</a></span></p>`;
}

/** How much there is to do. */
export function sentence(kinds: Kind[]): string {
  const [errors = 0, warnings = 0, notes = 0] = SEVERITIES.map((severity) => of(kinds, severity).length);
  return errors + warnings === 0 ? t("findings-only-notes", { notes }) : t("findings-sentence", { errors, warnings, notes });
}

export const of = (kinds: Kind[], severity: Severity): Kind[] => kinds.filter((kind) => kind.severity === severity);

export function byKind(groups: FindingGroup[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const group of groups) {
    const { kind, severity } = group;
    const key = `${severity} ${kind}`;
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { kind, severity, groups: [group] });
    else known.groups.push(group);
  }
  return [...kinds.values()];
}
