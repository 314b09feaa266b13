// Which messages the page's code asks for: so that none is missing, none is unused (tests/words), and each comes with the
// first script that says it (build.mjs).

const dashed = (id) => id.replaceAll("_", "-");

/** What a message of the bundle or the build itself is called. */
const OF_THE_LOCALE = /^locale-/;

/** What sources ask for. Whatever stands between quotation marks may be handed on and asked for elsewhere. */
export function askedIn(source) {
  const all = (pattern) => [...new Set([...source.matchAll(pattern)].map(([, found]) => found))];
  return {
    /** Ids that are asked for as they stand. */
    asked: all(/\bt\(\s*"([^"]+)"/g).concat(all(/\bt\([^"`()]*(?:"[^"]*"[^"`()]*)?\?\s*"([^"]+)"/g)).map(dashed),
    quoted: new Set(all(/"([^"\n]*)"/g).map(dashed)),
    /** Ids of which a part is made, as patterns. */
    families: all(/`([a-z][a-z0-9-]*(?:\$\{[^{}`]*\}[a-z0-9-]*)+)`/g).map((text) => new RegExp(`^${text.replaceAll(/\$\{[^}]*\}/g, ".*")}$`)),
    /** Of what the module labels, kind by kind. */
    labels: all(/\bnameOf\("([a-z-]+)"/g),
  };
}

/** May sources that ask for this say the message of this id? */
export const says = ({ quoted, families, labels }, id) =>
  quoted.has(id) || OF_THE_LOCALE.test(id) || families.some((family) => family.test(id)) || labels.some((kind) => id.startsWith(`${kind}-`));

/** The ids of the messages that a message takes in. */
export const takenIn = (text) => [...text.matchAll(/\{ ([a-z][a-z0-9-]*) \}/g)].map(([, id]) => id);

/** A words file in two: the messages that these sources may say, with what those take in; and all others. */
export function inTwo(text, sources) {
  const asked = askedIn(sources);
  const messages = new Map(text.split(/^(?=[a-z]\S* =)/m).slice(1).map((message) => [message.match(/^\S+/)[0], message.replace(/^#.*\n?/gm, "").trimEnd()]));
  const first = new Set([...messages.keys()].filter((id) => says(asked, id)));
  // A set grows while it is walked.
  for (const id of first) for (const taken of takenIn(messages.get(id) ?? "")) first.add(taken);
  const those = (wanted) => [...messages].filter(([id]) => first.has(id) === wanted).map(([, message]) => `${message}\n`).join("");
  return [those(true), those(false)];
}
