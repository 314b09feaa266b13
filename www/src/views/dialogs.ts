/** The dialogs: one at a time is open. */
import { type TemplateResult, html } from "lit-html";
import type { Actions } from "../actions";
import type { State } from "../state";
import { matchingView } from "./matching";
import { packetView } from "./packet";
import { shortcutsView } from "./shortcuts";
import { whyView } from "./why";

export const dialogsView = (state: State, actions: Actions): TemplateResult =>
  html`${whyView(state, actions)} ${packetView(state, actions)} ${matchingView(state, actions)} ${shortcutsView(state, actions)}`;
