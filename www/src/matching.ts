/** What the page itself does about matched columns: all else is the module's. */
import type { Mapping } from "./types";

/** A mapping's layout as a file, when the mapping is whole. */
export function layoutFile(mapping: Mapping | undefined): File | undefined {
  if (mapping === undefined || mapping.layout === "") return undefined;
  return new File([mapping.layout], mapping.layout_name, { type: "application/toml" });
}

/** The columns that are asked for at once: those that must be there and those that something fits. */
export function askedAtOnce({ columns }: Mapping): string[] {
  return columns
    .filter(({ required, reason, section }) => required || reason !== "" || section === "numbers")
    .map(({ id }) => id);
}

/** Saves a file where the browser saves files. */
export function save(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
