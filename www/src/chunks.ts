/** A file's bytes, piece by piece. */

/** Bytes read at a time. */
export const CHUNK = 1 << 18;

/** Files from this size on may be read by two workers: for smaller ones another is not worth its start. */
export const LARGE = 1 << 24;

/** A reader that waits until so many bytes are there; a browser that does not know `min` reads on with fewer. */
interface FillingReader {
  read(into: Uint8Array<ArrayBuffer>, options: { min: number }): Promise<{ value?: Uint8Array; done: boolean }>;
}

/** The streams being read: one that nothing holds but the wait for its next piece may be cleared away, and the piece never comes. */
const reading = new Set<ReadableStream>();

/**
 * Reads a file piece by piece; the next piece is on its way while one is worked on. Where the browser can, into two buffers in
 * turn. Its last byte is its end: nobody waits for the stream to say so.
 */
export function chunks(file: Blob): () => Promise<Uint8Array | undefined> {
  const stream = file.stream();
  let read: (done: Uint8Array | undefined) => Promise<Uint8Array | undefined>;
  try {
    const reader = stream.getReader({ mode: "byob" }) as FillingReader;
    read = async (done) => {
      const buffer = done?.buffer ?? new ArrayBuffer(CHUNK);
      const { value } = await reader.read(new Uint8Array(buffer as ArrayBuffer), { min: CHUNK });
      return value?.byteLength ? value : undefined;
    };
  } catch {
    const reader = stream.getReader();
    read = async () => (await reader.read()).value;
  }
  reading.add(stream);
  let left = file.size;
  let worked: Uint8Array | undefined;
  let coming: Promise<Uint8Array | undefined> | undefined = read(undefined);
  return async () => {
    const here = await coming?.catch((error: unknown) => {
      reading.delete(stream);
      throw error;
    });
    left -= here?.byteLength ?? left;
    coming = left > 0 ? read(worked) : undefined;
    // A failure is met where it is awaited.
    coming?.catch(() => undefined);
    if (coming === undefined) reading.delete(stream);
    worked = here;
    return here;
  };
}
