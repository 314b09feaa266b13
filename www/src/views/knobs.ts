/** What can be turned: a slider for every value, what it is now, and the way back. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { ruleName } from "../explain";
import { decimal, nameOf, t } from "../messages";
import type { Trial } from "../state";
import type { Knob, KnobSet, WhatIf } from "../types";
import { icon } from "./icons";

const inputValue = (event: Event): string => (event.target as HTMLInputElement).value;

/** A value with its unit. */
function knobText(value: string, unit: string): string {
  if (unit === "students") return t("students-n", { count: decimal(value) });
  if (unit === "percent") return t("value-percent", { value: decimal(value) });
  return decimal(value);
}

/** The slider's own place while the hand holds it; else what the module says. */
const valueNow = ({ name, value }: Knob, { rules }: Trial): string => rules.find(([known]) => known === name)?.[1] ?? value;

function knobView(knob: Knob, label: string, trial: Trial, actions: Actions): TemplateResult {
  const { name, unit, low, high, step, before, changed } = knob;
  const { trying } = actions.further;
  const now = valueNow(knob, trial);
  const types = knob.school_types.length === 0 || knob.school_types.length === 3 ? "" : knob.school_types.map((type) => t(`type-${type}`)).join(", ");
  const said = types === "" ? label : `${label}, ${types}`;
  const turned = trial.rules.some(([known]) => known === name);
  return html`<div class="knob ${changed ? "turned" : ""}" data-knob=${name}>
    <label for="knob-${name}">${label}${types === "" ? nothing : html` <small>${types}</small>`}</label>
    <output for="knob-${name}"><b>${knobText(now, unit)}</b>${changed ? html` <small>${t("whatif-was", { value: knobText(before, unit) })}</small>` : nothing}</output>
    <input id="knob-${name}" type="range" min=${low} max=${high} step=${step} ?disabled=${low === high} .value=${live(now)} aria-valuetext=${knobText(now, unit)}
      @input=${(event: Event) => trying.turn(name, inputValue(event))} @change=${() => trying.commit()}>
    ${turned
      ? html`<button type="button" class="bare" data-reset=${name} aria-label=${t("whatif-reset-of", { what: said })} title=${t("whatif-reset-of", { what: said })} @click=${() => trying.reset(name)}>${icon("back")}</button>`
      : nothing}
  </div>`;
}

/** The settings and the domains at once; what is finer is folded away. */
export function knobsView(found: WhatIf, trial: Trial, actions: Actions): TemplateResult {
  return html`<section class="panel" aria-labelledby="whatif-rules">
      <h2 id="whatif-rules">${t("whatif-rules")}</h2>
      ${found.settings.map((knob) => knobView(knob, ruleName(knob.name), trial, actions))}
      ${found.domains.length === 0 ? nothing : html`<h3>${t("whatif-domains")}</h3><p class="hint">${t("whatif-domains-more")}</p>`}
      ${found.domains.map((knob) => knobView(knob, nameOf("domain", knob.id, knob.label), trial, actions))}
    </section>
    <section class="panel folds" aria-labelledby="whatif-finer">
      <h2 id="whatif-finer">${t("whatif-finer")}</h2>
      ${found.weights.map((set) => folded(`whatif/weights/${set.id}`, t("whatif-weights-of", { domain: nameOf("domain", set.id, set.label) }), () => weightsView(set, trial, actions), actions, "fold"))}
      ${folded("whatif/cuts", t("whatif-cuts"), () => cutsView(found, trial, actions), actions, "fold")}
    </section>`;
}

const weightsView = ({ knobs }: KnobSet, trial: Trial, actions: Actions): TemplateResult =>
  html`<p class="hint">${t("whatif-weights-more")}</p>${knobs.map((knob) => knobView(knob, nameOf("indicator", knob.id, knob.label), trial, actions))}`;

function cutsView({ indicators, cuts }: WhatIf, trial: Trial, actions: Actions): TemplateResult {
  return html`<label class="field"><span>${t("whatif-cuts-choose")}</span>
      <select id="whatif-indicator" @change=${(event: Event) => actions.further.trying.choose(inputValue(event))}>
        <option value="" .selected=${live(trial.indicator === "")}>${t("whatif-cuts-none")}</option>
        ${indicators.map(({ id, label }) => html`<option value=${id} .selected=${live(id === trial.indicator)}>${nameOf("indicator", id, label)}</option>`)}
      </select>
    </label>
    ${cuts.map(
      ({ school_types, knobs }) => html`${school_types.length === 3 ? nothing : html`<h4>${school_types.map((type) => t(`type-${type}`)).join(", ")}</h4>`}
        ${knobs.map((knob) => knobView(knob, t("level-n", { level: knob.level }), trial, actions))}`,
    )}`;
}
