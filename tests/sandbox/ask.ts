import sharp from 'sharp';

import { startSandbox, type SandboxHandle, type SandboxSettings } from '../../sandbox/server';

/** What came back, read whole. */
export type Answer = {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** Parsed on demand; the shape is whatever the test says it is. */
  json<T = Record<string, unknown>>(): T;
};
export type Ask = {
  path: string;
  method?: string;
  key?: string | null;
  json?: unknown;
  body?: string | Buffer;
  form?: FormData;
  headers?: Record<string, string>;
};

/** One sandbox per test file, emptied before each test. */
export const useSandbox = (settings: SandboxSettings = {}) => {
  let sandbox: SandboxHandle;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, ...settings });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());
  return {
    handle: () => sandbox,
    ask: (what: Ask) => ask({ base: sandbox.url, ...what }),
    control: (what: Ask) => ask({ base: sandbox.origin, key: null, ...what }),
    /** What was charged so far, oldest first. */
    charged: () => sandbox.ledger().entries.map((entry) => entry.usd),
  };
};

export const ask = async ({ base, ...what }: Ask & { base: string }): Promise<Answer> => {
  const { path, key = 'any-key', json, form, headers = {} } = what;
  const body = json === undefined ? (what.body ?? form) : JSON.stringify(json);
  const response = await fetch(`${base}${path}`, {
    method: what.method ?? (body === undefined ? 'GET' : 'POST'),
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    json: <T>() => JSON.parse(bytes.toString('utf8')) as T,
  };
};

type Part = string | Buffer | Buffer[];

/** Buffers become files, and a list of them repeats the part name. */
export const form = (parts: Record<string, Part>): FormData => {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) {
    for (const value of Array.isArray(part) ? part : [part]) {
      if (typeof value === 'string') data.append(name, value);
      else data.append(name, new Blob([new Uint8Array(value)]), 'picture.png');
    }
  }
  return data;
};

type Rgb = { r: number; g: number; b: number };

export const plain = ({ width = 512, height = 512, colour = { r: 40, g: 120, b: 200 } } = {}) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();

/** A dark disc in the middle of a plain ground: the simplest thing that can be cut out. */
export const disc = ({ ground = { r: 245, g: 244, b: 240 } }: { ground?: Rgb } = {}) =>
  sharp({ create: { width: 400, height: 400, channels: 3, background: ground } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="400" height="400"><circle cx="200" cy="200" r="110" fill="#7a1f1f"/><circle cx="200" cy="200" r="40" fill="#f5f4f0"/></svg>'
        ),
      },
    ])
    .png()
    .toBuffer();

type Rgba = [red: number, green: number, blue: number, alpha: number];
const rgba = ([red = 0, green = 0, blue = 0, alpha = 255]: number[]): Rgba => [
  red,
  green,
  blue,
  alpha,
];

/** The mean of each channel, alpha last. */
export const means = async (bytes: Buffer): Promise<Rgba> =>
  rgba((await sharp(bytes).stats()).channels.map((channel) => channel.mean));

/** How far two pictures lie apart on average, 0 to 255, after both are made small. */
export const difference = async (a: Buffer, b: Buffer): Promise<number> => {
  const [one, two] = await Promise.all([small(a), small(b)]);
  return one.reduce((sum, value, i) => sum + Math.abs(value - (two[i] ?? 0)), 0) / one.length;
};

export const pixel = async ({ bytes, x, y }: At): Promise<Rgba> => {
  const { data } = await sharp(bytes)
    .extract({ left: x, top: y, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rgba([...data]);
};

type At = { bytes: Buffer; x: number; y: number };

const small = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes).flatten({ background: '#fff' }).resize(32, 32, { fit: 'fill' }).raw().toBuffer();

export const size = async (bytes: Buffer) => {
  const { format, width, height } = await sharp(bytes).metadata();
  return { format, width, height };
};
