/** How many students an n-size would hide, over all n-sizes of the slider. */
import { type SVGTemplateResult, type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { number, t } from "../messages";
import type { Light } from "../types";
import { whose } from "../views/disparity";
import { figure } from "./figure";
import { scale, tickText } from "./scale";
import { line, words } from "./shapes";

/** Rows of the table: every so many. */
const EVERY = 10;

export function lightChart(light: Light, limit: number, actions: Actions): TemplateResult {
  const rows = light.all.members.flatMap((members, at) => {
    const size = at + light.n_size;
    return size % EVERY === 0 || size === limit ? [[number(size), number(light.all.groups[at] ?? 0), number(members), light.with_rows === 0 ? "—" : number(light.students[at] ?? 0)]] : [];
  });
  return figure(
    {
      id: "light",
      about: { title: t("light-chart"), whose: whose(light.scope), year: light.year },
      sentence: t("light-federal", { limit: light.against, members: light.all.members[light.against - light.n_size] ?? 0 }),
      draw: (width) => draw(light, limit, width),
      notes: [t(light.with_rows === 0 ? "light-line" : "light-lines")],
      table: { head: [t("light-limit"), t("light-column-groups"), t("light-members"), t("light-distinct")], rows },
    },
    actions,
  );
}

function draw(light: Light, limit: number, width: number): { height: number; parts: SVGTemplateResult[] } {
  const [left, top, bottom] = [62, 26, 196];
  const { members } = light.all;
  const x = scale([], [left, width - 12], width < 460 ? 4 : 8, [light.n_size, light.most]);
  const y = scale([0, members.at(-1) ?? 0, 1], [bottom, top], 4);
  const path = (values: readonly number[]): string => values.map((value, at) => `${at === 0 ? "M" : "L"}${x(at + light.n_size).toFixed(1)} ${y(value).toFixed(1)}`).join("");
  const here = x(limit);
  const said = t("light-limit-n", { count: limit });
  const half = said.length * 3.6;
  const anchor = here - half < left ? "start" : here + half > width ? "end" : "middle";
  const whole = y.ticks.filter(Number.isInteger);
  return {
    height: bottom + 26,
    parts: [
      ...whole.map((tick) => svg`${line(left, y(tick), width, y(tick), "grid")}${words(left - 8, y(tick) + 4, tickText(tick), "axis", "end")}`),
      ...x.ticks.map((tick) => svg`${line(x(tick), bottom, x(tick), bottom + 5, "tick")}${words(x(tick), bottom + 20, tickText(tick), "axis", "middle")}`),
      svg`<g class="line"><path d=${path(members)}></path></g>`,
      ...(light.with_rows === 0 ? [] : [svg`<g class="line second"><path d=${path(light.students)}></path></g>`]),
      line(left, bottom, width, bottom, "base"),
      line(here, top - 6, here, bottom, "reference"),
      words(here, top - 12, said, "strong", anchor),
    ],
  };
}
