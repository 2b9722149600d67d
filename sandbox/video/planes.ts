/** A picture as video holds it: brightness in full, the two colour differences at half the width and height. BT.709, 16 to 235. */
export type Planes = { luma: Buffer; blue: Buffer; red: Buffer };

/** Red, green and blue, a byte each, by rows. */
export type Canvas = { data: Buffer; width: number; height: number };

/** A window of the canvas from `left` on. What lies beyond the right or lower edge repeats the edge. Sides are even. */
export const cut = ({ canvas, left, width, height }: Window): Planes => {
  const { data } = canvas;
  const planes = {
    luma: Buffer.alloc(width * height),
    blue: Buffer.alloc((width * height) / 4),
    red: Buffer.alloc((width * height) / 4),
  };
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let [r, g, b] = [0, 0, 0];
      for (const [dx, dy] of SQUARE) {
        const row = y + dy < canvas.height ? y + dy : canvas.height - 1;
        const column = x + dx + left < canvas.width ? x + dx + left : canvas.width - 1;
        const at = 3 * (row * canvas.width + column);
        const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
        planes.luma[(y + dy) * width + x + dx] =
          16.5 + 0.1826 * red + 0.6142 * green + 0.062 * blue;
        r += red / 4;
        g += green / 4;
        b += blue / 4;
      }
      const half = (y * width) / 4 + x / 2;
      planes.blue[half] = 128.5 - 0.1006 * r - 0.3386 * g + 0.4392 * b;
      planes.red[half] = 128.5 + 0.4392 * r - 0.3989 * g - 0.0403 * b;
    }
  }
  return planes;
};

/** One canvas turning into another; both of one size. */
export const mixed = ({ from, to, share }: Mix): Canvas => {
  const data = Buffer.alloc(from.data.length);
  for (let i = 0; i < data.length; i += 1) {
    data[i] = (from.data[i] ?? 0) * (1 - share) + (to.data[i] ?? 0) * share;
  }
  return { ...from, data };
};

const SQUARE = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

type Window = { canvas: Canvas; left: number; width: number; height: number };
type Mix = { from: Canvas; to: Canvas; share: number };
