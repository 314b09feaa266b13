/** Variants kept side by side: what is turned in each and what came of it; files without data. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { ruleName } from "../explain";
import { decimal, number, t } from "../messages";
import type { Kept, Trial } from "../state";
import { yearLabel } from "../years";
import { icon } from "./icons";

export function variantsView(trial: Trial, actions: Actions): TemplateResult {
  const { trying } = actions.further;
  const { kept, found, rules, measures, refusal } = trial;
  const now: Kept | undefined = found === undefined ? undefined : { ...trial, name: t("whatif-now"), found };
  const keep = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector("input");
    trying.keep(input?.value ?? "");
    if (input !== null) input.value = "";
  };
  const open = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) await trying.openVariant(file);
    input.value = "";
  };
  return html`<section class="panel variants" aria-labelledby="whatif-variants">
    <h2 id="whatif-variants">${t("whatif-variants")}</h2>
    <p class="hint">${t("whatif-variants-more")}</p>
    <form class="row" @submit=${keep}>
      <label class="field inline"><span>${t("whatif-name")}</span><input id="whatif-name" type="text" autocomplete="off" maxlength="60"></label>
      <button type="submit" class="small" data-action="keep" ?disabled=${rules.length + measures.length === 0}>${t("whatif-keep")}</button>
    </form>
    ${kept.length === 0 || now === undefined ? nothing : tableView([...kept, now], now, actions)}
    <div class="row">
      <button type="button" class="small" data-action="save-variant" ?disabled=${now === undefined || rules.length + measures.length === 0} @click=${() => now !== undefined && trying.saveVariant(now)}>${icon("download")}${t("whatif-save")}</button>
      <button type="button" class="small" data-action="save-changed" ?disabled=${rules.length === 0} @click=${() => trying.saveMethodology()}>${icon("download")}${t("whatif-save-methodology")}</button>
    </div>
    <label class="field"><span>${t("whatif-open")}</span><input id="whatif-file" type="file" accept=".toml" @change=${open}></label>
    ${refusal === undefined ? nothing : html`<p class="differs" role="alert">${t(refusal.id, refusal.args)}</p>`}
  </section>`;
}

function tableView(all: readonly Kept[], now: Kept, actions: Actions): TemplateResult {
  const withSchool = all.some(({ found }) => found.school !== undefined);
  const withGoals = all.some(({ found }) => (found.all?.goals.length ?? 0) > 0);
  const head = ["variant", "mean", "up", "down", ...(withGoals ? ["met"] : []), ...(withSchool ? ["school"] : [])];
  return html`<div class="wide" tabindex="0" role="region" aria-labelledby="whatif-variants"><table class="kept">
    <thead><tr>${head.map((id) => html`<th scope="col" class=${id === "variant" ? "" : "n"}>${t(`whatif-column-${id}`)}</th>`)}<th><span class="sr">${t("whatif-column-actions")}</span></th></tr></thead>
    <tbody>${all.map((one) => rowView(one, one === now, [withGoals, withSchool], actions))}</tbody>
  </table></div>`;
}

function rowView(one: Kept, isNow: boolean, [withGoals, withSchool]: readonly [boolean, boolean], { further: { trying } }: Actions): TemplateResult {
  const { found: { all, school } } = one;
  const tool = (name: string, label: string, act: () => void): TemplateResult =>
    html`<button type="button" class="link" data-variant=${name} aria-label="${label}: ${one.name}" @click=${act}>${label}</button>`;
  return html`<tr class=${isNow ? "now" : ""}>
    <th scope="row"><bdi>${one.name}</bdi><small>${turnedSaid(one)}</small></th>
    <td class="n">${all === undefined ? "—" : decimal(all.mean_after)}</td>
    <td class="n">${all === undefined ? "—" : number(all.up)}</td>
    <td class="n">${all === undefined ? "—" : number(all.down)}</td>
    ${withGoals ? html`<td class="n">${number(all?.goals.find(({ id }) => id === "met")?.after ?? 0)}</td>` : nothing}
    ${withSchool ? html`<td class="n">${school === undefined || school.after === "" ? "—" : decimal(school.after)}</td>` : nothing}
    <td class="tools">${isNow ? nothing : html`${tool("use", t("whatif-use"), () => trying.use(one))} ${tool("drop", t("whatif-drop"), () => trying.drop(one))}`}</td>
  </tr>`;
}

/** What is turned, in a few words. */
function turnedSaid({ rules, measures, year }: Kept): string {
  const said = rules.map(([name, value]) => `${ruleName(name)} ${decimal(value)}`);
  if (measures.length > 0) said.push(t("whatif-measures-n", { count: measures.length, year: yearLabel(year) }));
  return said.join("; ");
}
