/** For a school's staff alone: its students who are off track, each with every reason. Ids of students stand nowhere else. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { markedName } from "../marking";
import { save } from "../saving";
import { decimal, number, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { OffTrackReason, OffTrackView } from "../types";
import { yearLabel } from "../years";
import { icon } from "./icons";
import { headRow } from "./similar";

const KINDS = ["absent", "d_or_f", "a_g", "not_redesignated", "fell"];

/** The reason looked at; empty is any. */
const shown = { kind: "" };

export function offTrackView(state: State, actions: Actions): TemplateResult {
  const { year, school = "", audience } = state.place;
  if (audience !== "staff") return html`<p>${t("off-track-staff")}</p>`;
  const found = actions.need("off_track", { year, school, kind: shown.kind });
  if (found === undefined) return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
  const name = found.school_name || found.school_code;
  return html`<section class="off-track-page" aria-labelledby="off-track-title">
    <header>
      <p class="confidential">${icon("note")}${t("off-track-confidential")}</p>
      <h1 id="off-track-title">${t("off-track-title", { school: name, year: yearLabel(found.year) })}</h1>
      <p class="lead">${t("off-track-lead")}</p>
      <p class="no-print"><a href=${linkTo({ page: "school", school })}>${t("off-track-back")}</a></p>
    </header>
    ${found.there ? listView(found, actions) : html`<p>${t("off-track-no-rows")}</p>`}
  </section>`;
}

function listView(found: OffTrackView, actions: Actions): TemplateResult {
  const { kinds, rules, students } = found;
  const [absence = "", days = "", english = "", grade = "", points = "", levels = ""] = rules;
  const look = (event: Event): void => {
    shown.kind = (event.target as HTMLSelectElement).value;
    actions.redraw();
  };
  return html`<p class="hint">${t("off-track-rules", { absence: decimal(absence), days, english, grade, points, levels })}</p>
    <div class="choices no-print">
      <label class="field"><span>${t("off-track-choose")}</span>
        <select id="off-track-kind" @change=${look}>
          <option value="" .selected=${live(shown.kind === "")}>${t("off-track-any")}</option>
          ${KINDS.map((kind, at) => html`<option value=${kind} .selected=${live(shown.kind === kind)}>${t("off-track-kind", { kind: t(`off-track-kind-${kind}`), count: number(kinds[at] ?? 0) })}</option>`)}
        </select></label>
      <button type="button" class="quiet" data-action="print" @click=${() => print()}>${icon("print")}${t("print")}</button>
      <button type="button" class="quiet" data-download="off_track.csv" @click=${() => void saveList(found, actions)}>${icon("download")}${t("off-track-csv")}</button>
    </div>
    <p role="status">${t("off-track-count", { count: students.length, students: number(students.length) })}</p>
    ${students.length === 0
      ? nothing
      : html`<table class="stacks insight off-track" role="table" aria-labelledby="off-track-title">
          ${headRow(["off-track-student", "off-track-grade", "off-track-reasons"])}
          <tbody role="rowgroup">${students.map(
            (one) => html`<tr role="row">
              <th scope="row" role="rowheader"><bdi>${one.student}</bdi></th>
              <td role="cell" data-label=${t("off-track-grade")}>${one.grade}</td>
              <td role="cell" data-label=${t("off-track-reasons")}><ul>${one.reasons.map((reason) => html`<li>${reasonWords(reason)}</li>`)}</ul></td>
            </tr>`,
          )}</tbody>
        </table>`}`;
}

function reasonWords({ kind, subject, now, before, levels }: OffTrackReason): string {
  const args = { now: decimal(now), before: decimal(before), subject: subject === "" ? "" : t(`off-track-subject-${subject}`) };
  return t(`off-track-why-${kind === "fell" && levels ? "fell-level" : kind}`, args);
}

async function saveList({ year, school_code }: OffTrackView, actions: Actions): Promise<void> {
  const bytes = await actions.ask("off_track_csv", { year, school: school_code, kind: shown.kind });
  if (bytes !== undefined) save(new File([bytes], markedName("off_track.csv", actions.overview), { type: "text/csv" }));
}
