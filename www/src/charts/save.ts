/** A chart as a file: what is seen, with its colours in it, and whose, when and by which rules. */
import { save } from "../saving";
import { markedName } from "../marking";
import { t } from "../messages";
import type { Overview } from "../types";
import { yearLabel } from "../years";

/** What a chart's file says of itself. */
export interface About {
  title: string;
  /** The school, or which schools. */
  whose: string;
  year: string;
  /** What its marks mean. */
  notes?: readonly string[];
}

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 20;
const LINE = 19;
/** What a style sheet gives a drawing, and a file must have in it. */
const INLINED = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "paint-order",
];

/** Copies what is drawn, each part with its computed colours and letters. */
function inlined(drawn: Element): Element {
  const copy = drawn.cloneNode(false) as Element;
  const style = getComputedStyle(drawn);
  for (const name of INLINED) copy.setAttribute(name, style.getPropertyValue(name));
  copy.removeAttribute("class");
  for (const child of drawn.childNodes) {
    if (child instanceof Element) copy.append(inlined(child));
    else if (child instanceof Text) copy.append(child.cloneNode());
  }
  return copy;
}

const element = (name: string, attributes: Record<string, string | number>, words = ""): SVGElement => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = words;
  return made;
};

/** Words in lines of at most so many letters. */
function lines(words: string, letters: number): string[] {
  const made = [""];
  for (const word of words.split(" ")) {
    const last = made.at(-1) ?? "";
    if (last !== "" && last.length + word.length >= letters) made.push(word);
    else made[made.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return made;
}

/** The chart as a document of its own. */
function svgOf(chart: SVGSVGElement, sentence: string, { title, whose, year, notes = [] }: About, overview: Overview): { text: string; width: number; height: number } {
  const { width: inner, height: tall } = chart.viewBox.baseVal;
  const around = getComputedStyle(document.body);
  const colour = (name: string): string => around.getPropertyValue(name).trim();
  const width = inner + 2 * EDGE;
  const letters = Math.floor(inner / 7.2);
  const head = [...lines(title, letters).map((line) => ["700", line]), ...lines([whose, yearLabel(year)].filter(Boolean).join(" · "), letters).map((line) => ["400", line])];
  const foot = [...notes, t("chart-made", { methodology: overview.methodology.id }), ...(overview.student_data ? [t("marking")] : [])].flatMap((words) => lines(words, letters));
  const top = EDGE + head.length * LINE + 8;
  const height = top + tall + 12 + foot.length * LINE + EDGE - 8;
  const root = element("svg", { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-family": around.fontFamily, "font-size": 14 });
  root.append(element("title", {}, title), element("desc", {}, [sentence, whose, yearLabel(year), overview.methodology.id].join(" · ")));
  root.append(element("rect", { width, height, fill: colour("--surface") }));
  head.forEach(([weight = "", line = ""], at) => root.append(element("text", { x: EDGE, y: EDGE + 10 + at * LINE, fill: colour("--ink"), "font-weight": weight }, line)));
  const place = element("g", { transform: `translate(${EDGE} ${top})` });
  const copy = inlined(chart);
  place.append(...copy.childNodes);
  root.append(place);
  foot.forEach((line, at) => root.append(element("text", { x: EDGE, y: top + tall + 24 + at * LINE, fill: colour("--muted"), "font-size": 12 }, line)));
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

async function pngOf(svg: { text: string; width: number; height: number }): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg.text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    // Twice as fine as the screen's own points.
    canvas.width = svg.width * 2;
    canvas.height = svg.height * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error("no image")) : resolve(blob)), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

const plain = (words: string): string =>
  words.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 60);

export async function saveChart(kind: "svg" | "png", chart: SVGSVGElement, sentence: string, about: About, overview: Overview): Promise<void> {
  const svg = svgOf(chart, sentence, about, overview);
  const name = markedName(`${[about.title, about.whose, about.year].map(plain).filter(Boolean).join("_")}.${kind}`, overview);
  const bytes = kind === "svg" ? svg.text : await pngOf(svg);
  save(new File([bytes], name, { type: kind === "svg" ? "image/svg+xml" : "image/png" }));
}
