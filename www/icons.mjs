// The page's sign in the forms that systems ask for: SVG, and PNG drawn here, dot by dot.
import { crc32, deflateSync } from "node:zlib";

const TILE = [0x17, 0x4a, 0x7c];
const LOW = [0xff, 0xff, 0xff];
const HIGH = [0xf2, 0xa5, 0x41];
/** Left, top, width and height on a field of 32 by 32; `radius` rounds the corners. */
const TILE_BOX = { box: [0, 0, 32, 32], radius: 7, colour: TILE };
const BARS = [
  { box: [6, 18, 5, 8], radius: 1, colour: LOW },
  { box: [13.5, 12, 5, 14], radius: 1, colour: LOW },
  { box: [21, 6, 5, 20], radius: 1, colour: HIGH },
];

const hex = (colour) => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

export const iconSvg = () =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${[TILE_BOX, ...BARS]
    .map(({ box: [x, y, width, height], radius, colour }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${hex(colour)}"/>`)
    .join("")}</svg>\n`;

/** Is the point in the box with its corners rounded? */
function inside({ box: [left, top, width, height], radius }, x, y) {
  const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
  const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

const STEPS = 4;

/**
 * `size` dots wide and high. A maskable icon fills its square, for the system cuts its corners, and its bars keep to the
 * middle, where nothing is cut.
 */
export function iconPng(size, { maskable = false } = {}) {
  const shapes = [maskable ? { ...TILE_BOX, radius: 0 } : TILE_BOX, ...BARS];
  const scale = maskable ? 0.75 : 1;
  const place = (dot, step) => ((dot + (step + 0.5) / STEPS) / size) * 32;
  const inner = (at) => (at - 16) / scale + 16;
  const rows = Buffer.alloc(size * (1 + 4 * size));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let step = 0; step < STEPS * STEPS; step++) {
        const [px, py] = [place(x, step % STEPS), place(y, Math.floor(step / STEPS))];
        const top = shapes.findLast((shape, at) => (at === 0 ? inside(shape, px, py) : inside(shape, inner(px), inner(py))));
        if (top !== undefined) [...top.colour, 255].forEach((part, at) => (sum[at] += part));
      }
      const covered = sum[3] / 255;
      const colour = sum.slice(0, 3).map((part) => (covered === 0 ? 0 : Math.round(part / covered)));
      rows.set([...colour, Math.round(sum[3] / (STEPS * STEPS))], y * (1 + 4 * size) + 1 + 4 * x);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // eight bits, red green blue alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
