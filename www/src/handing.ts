/** What passes, by way of the page, from the worker that reads the second half of a large file to the one that reads the first. */

/**
 * What the second worker says: that it has read so many more bytes; rows, which it keeps no longer; at its end what it made of
 * its half beside them, or that none of it can be used.
 */
export type Said = { read: number } | { rows: Uint8Array<ArrayBuffer> } | { end: Uint8Array<ArrayBuffer> | undefined };

/** What goes over to whom it is said. */
export function goesOver(said: Said): Transferable[] {
  const bytes = "rows" in said ? said.rows : "end" in said ? said.end : undefined;
  return bytes === undefined ? [] : [bytes.buffer];
}
