// Serves dist/ on this machine only. PORT (default 8000; 0 = any free port) names the port.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const dist = resolve(process.env.SQII_OUT ?? fileURLToPath(new URL("../dist", import.meta.url)));
const port = Number(process.env.PORT ?? 8000);

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".toml": "text/plain; charset=utf-8",
  ".ftl": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".sha256": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".gz": "application/gzip",
};

const policy = (await readFile(join(dist, "policy.txt"), "utf8").catch(() => "")).trim();
if (policy === "") {
  console.error("dist/ is not built yet: run make dist.");
  process.exit(1);
}

const SMALL_BY_NATURE = new Set([".gz", ".png"]);
/** A name with a hash in it never comes to mean another file. */
const HASHED = /-[0-9a-f]{10}\.\w+$/;

const brotli = promisify(brotliCompress);
const pack = {
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: promisify(gzip),
};
/** Packed bodies by file, time and way: each is packed once. */
const packed = new Map();

/** The body in the best way that is accepted, with the way's name. */
async function inBestWay(file, body, accepted) {
  const way = Object.keys(pack).find((name) => accepted.includes(name));
  if (way === undefined || body.length < 1000 || SMALL_BY_NATURE.has(extname(file))) return [body];
  const key = `${way} ${(await stat(file)).mtimeMs} ${file}`;
  if (!packed.has(key)) packed.set(key, await pack[way](body));
  return [packed.get(key), way];
}

const server = createServer(async (request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  let path;
  try {
    path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  } catch {
    response.writeHead(400).end();
    return;
  }
  const file = resolve(join(dist, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(dist + sep)) {
    response.writeHead(404).end();
    return;
  }
  try {
    const [body, way] = await inBestWay(file, await readFile(file), request.headers["accept-encoding"] ?? "");
    const headers = {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": body.length,
      "Cache-Control": HASHED.test(file) ? "max-age=31536000, immutable" : "no-cache",
      Vary: "Accept-Encoding",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    };
    // The one-file page brings its own, narrower policy.
    if (file !== join(dist, "sqii.html")) headers["Content-Security-Policy"] = policy;
    if (way !== undefined) headers["Content-Encoding"] = way;
    response.writeHead(200, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  } catch {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("not found\n");
  }
});

server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${port} is in use: choose another, as in PORT=8001 make serve.` : error.message);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => {
  console.log(`http://localhost:${server.address().port}/`);
});
