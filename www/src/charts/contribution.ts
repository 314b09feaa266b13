/** What each domain earned of what it could, on the way to 100. */
import { type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, nameOf, t } from "../messages";
import type { Card, CardDomain } from "../types";
import { figure } from "./figure";
import { schoolName } from "./said";
import { at, scale, tickText } from "./scale";
import { fitting, line, words } from "./shapes";

const domainName = ({ id, label }: CardDomain): string => nameOf("domain", id, label);

export function contributionChart(card: Card, actions: Actions): TemplateResult | undefined {
  const domains = card.domains.filter(({ points }) => points !== "");
  if (card.index === "" || domains.length === 0) return undefined;
  const parts = domains.map((domain) => t("chart-contribution-part", { domain: domainName(domain), points: decimal(domain.points), possible: decimal(domain.points_possible) }));
  return figure(
    {
      id: "contribution",
      about: { title: t("chart-contribution"), whose: schoolName(card), year: card.year },
      sentence: t("chart-contribution-sentence", { index: decimal(card.index), parts: parts.join("; ") }),
      draw: (width) => draw(card, domains, width),
      table: {
        head: [t("chart-domain"), t("chart-earned"), t("chart-possible")],
        rows: [
          ...domains.map((domain) => [domainName(domain), decimal(domain.points), decimal(domain.points_possible)]),
          [t("chart-index"), decimal(card.index), decimal(card.points_possible)],
        ],
      },
    },
    actions,
  );
}

function draw(card: Card, domains: CardDomain[], width: number): { height: number; parts: ReturnType<typeof svg>[] } {
  const x = scale([], [1, width - 1], 5, [0, 100]);
  const row = 48;
  const bottom = (domains.length + 1) * row;
  let before = 0;
  let earned = 0;
  const bar = (from: number, to: number, y: number, style: string): ReturnType<typeof svg> =>
    svg`<rect class=${style} x=${x(from)} y=${y} width=${Math.max(0, x(to) - x(from))} height="16" rx="2"></rect>`;
  const texts = (y: number, name: string, points: string, strong: string): ReturnType<typeof svg>[] => [
    words(0, y, fitting(name, width - points.length * 7.6 - 12, 7.4), strong),
    words(width, y, points, "strong figures", "end"),
  ];
  const rows = domains.map((domain, n) => {
    const y = n * row;
    const from = before;
    before += at(domain.points_possible);
    const drawn = svg`<g>${texts(y + 16, domainName(domain), t("chart-points-of", { points: decimal(domain.points), possible: decimal(domain.points_possible) }), "")}
      ${bar(0, 100, y + 23, "track")}${bar(from, before, y + 23, "possible")}${bar(from, from + at(domain.points), y + 23, "earned")}</g>`;
    return drawn;
  });
  const y = domains.length * row;
  const stacked = domains.map((domain) => {
    const from = earned;
    earned += at(domain.points);
    return bar(from, earned, y + 23, "earned seam");
  });
  const total = svg`<g>${texts(y + 16, t("chart-index"), t("chart-points-of", { points: decimal(card.index), possible: decimal(card.points_possible) }), "strong")}
    ${bar(0, 100, y + 23, "possible")}${stacked}</g>`;
  const axis = x.ticks.map((tick) => {
    const anchor = tick === 0 ? "start" : tick === 100 ? "end" : "middle";
    return svg`${line(x(tick), bottom - 6, x(tick), bottom - 1, "tick")}${words(x(tick), bottom + 12, tickText(tick), "axis", anchor)}`;
  });
  return { height: bottom + 18, parts: [...rows, total, ...axis] };
}
