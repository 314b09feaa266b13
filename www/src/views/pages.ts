/** Every page but the list of schools. */
import { type TemplateResult, html } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import type { Actions } from "../actions";
import { language } from "../messages";
import type { Page } from "../place";
import type { Report, State } from "../state";
import { communitiesView } from "./communities";
import { compareView } from "./compare";
import { disparityView } from "./disparity";
import { familyView } from "./family";
import { findingsView } from "./findings";
import { groupView } from "./group";
import { growthView } from "./growth";
import { laggingView } from "./lagging";
import { methodologyView } from "./methodology";
import { offTrackView } from "./off-track";
import { pairsView } from "./pairs";
import { reconcileView } from "./reconcile";
import { supportView } from "./support";
import { timelinesView } from "./timelines";
import { briefView } from "./toolbar";
import { verifyView } from "./verify";
import { whatifView } from "./whatif";

/** Those below the choices of year and methodology. */
const BELOW_CHOICES = {
  group: groupView,
  disparity: disparityView,
  pairs: pairsView,
  communities: communitiesView,
  timelines: timelinesView,
  reconcile: reconcileView,
  support: supportView,
  lagging: laggingView,
  offtrack: offTrackView,
  growth: growthView,
};

const isBelow = (page: Page): page is keyof typeof BELOW_CHOICES => page in BELOW_CHOICES;

export function pageView(state: State, report: Report, actions: Actions): TemplateResult {
  const { overview } = report;
  const { page } = state.place;
  if (isBelow(page)) return html`${briefView(state, overview, actions)} ${BELOW_CHOICES[page](state, actions)}`;
  switch (page) {
    case "findings":
      return html`${guard([overview, state.filter, language()], () => findingsView(overview, state.filter, actions))}`;
    case "methodology":
      return methodologyView(state, overview, actions);
    case "verify":
      return verifyView(actions);
    case "compare":
      return compareView(state, report, actions);
    case "whatif":
      return whatifView(state, report, actions);
    // Families have a card in the list's place; the list itself is the first script's.
    case "overview":
    case "school":
      return familyView(state, actions);
  }
}
