// Serves dist/ on this machine only. PORT (default 8000; 0 = any free port) names the port.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

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
  ".gz": "application/gzip",
};

const policy = (await readFile(join(dist, "policy.txt"), "utf8").catch(() => "")).trim();
if (policy === "") {
  console.error("dist/ is not built yet: run make dist.");
  process.exit(1);
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
    const body = await readFile(file);
    const headers = {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Length": body.length,
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    };
    // The one-file page brings its own, narrower policy.
    if (file !== join(dist, "sqii.html")) headers["Content-Security-Policy"] = policy;
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
