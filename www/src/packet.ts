/** The appeal packet as one file: a document that stands by itself, loads nothing and runs nothing. */
import { html, render } from "lit-html";
import style from "../styles/packet.css";
import { language, t } from "./messages";
import type { Packet } from "./state";
import { paperView } from "./views/packet-paper";
import { yearLabel } from "./years";

/** Nothing may be loaded or run; the document's own style is all there is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export const packetTitle = ({ card }: Packet): string => t("packet-of", { school: card.school_name || card.school_code, year: yearLabel(card.year) });

/** The whole document. Text goes into it as text: the browser writes the markup. */
export function packetFile(packet: Packet): string {
  const place = document.createElement("main");
  render(paperView(packet, new Date()), place);
  const marks = document.createTreeWalker(place, NodeFilter.SHOW_COMMENT);
  const comments: ChildNode[] = [];
  while (marks.nextNode()) comments.push(marks.currentNode as ChildNode);
  for (const comment of comments) comment.remove();
  const title = document.createElement("title");
  title.textContent = packetTitle(packet);
  return `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
${title.outerHTML}
<style>${style}</style>
</head>
<body>
${place.outerHTML}
</body>
</html>
`;
}

/** Prints the packet and nothing else of the page. */
export function printPacket(packet: Packet): void {
  const sheet = document.createElement("div");
  sheet.id = "print-sheet";
  render(html`${paperView(packet, new Date())}`, sheet);
  document.body.append(sheet);
  document.body.dataset["print"] = "sheet";
  addEventListener(
    "afterprint",
    () => {
      sheet.remove();
      delete document.body.dataset["print"];
    },
    { once: true },
  );
  print();
}
