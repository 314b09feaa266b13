/** The languages of the page: which there are, which the reader would have, and how one comes. */
import { ENGLISH, knows, language, learn, speak, t } from "./messages";

export interface Language {
  id: string;
  /** In the language itself. */
  name: string;
}

/** What the build says of each language, English first; the words of the others stand there (one file) or beside the page (hosted). */
const places = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("script[data-locale]")];

export const languages = (): Language[] => places().map(({ dataset }) => ({ id: dataset["locale"] ?? "", name: dataset["name"] ?? "" }));

/** The first of the browser's languages that the page has; else English. */
export function preferred(): string {
  const ids = languages().map(({ id }) => id);
  const wanted = navigator.languages.map((tag) => ids.find((id) => tag === id || tag.startsWith(`${id}-`)));
  return wanted.find((id) => id !== undefined) ?? ENGLISH;
}

/** The language to name in a link: nothing when it is the one that the browser would choose. */
export const chosen = (): string | undefined => (language() === preferred() ? undefined : language());

/** Puts the page into a language; false when its words could not be had. */
export async function change(id: string): Promise<boolean> {
  if (!knows(id)) {
    const text = await textOf(id);
    if (text === undefined) return false;
    learn(id, text);
  }
  speak(id);
  document.documentElement.lang = id;
  document.title = t("brand");
  return true;
}

async function textOf(id: string): Promise<string | undefined> {
  const place = places().find(({ dataset }) => dataset["locale"] === id);
  const address = place?.dataset["address"];
  if (address === undefined) return place?.textContent ?? undefined;
  try {
    const response = await fetch(address, { credentials: "same-origin" });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
