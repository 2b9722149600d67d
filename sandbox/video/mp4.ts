const SECOND = 12_000;
const MATRIX = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

export type Sample = { bytes: Buffer; key: boolean };
export type PictureTrack = {
  samples: Sample[];
  perSecond: number;
  width: number;
  height: number;
  sequence: Buffer;
  picture: Buffer;
};
export type SoundTrack = {
  samples: Buffer[];
  /** PCM samples in each. */
  length: number;
  rate: number;
  /** The two bytes by which a decoder of AAC is set up. */
  setup: Buffer;
};

/** An MP4 file that plays from its first bytes: the index stands before the media. */
export const mp4 = ({ picture, sound }: { picture: PictureTrack; sound?: SoundTrack }): Buffer => {
  const type = box('ftyp', text('isom'), u32(512), text('isomiso2avc1mp41'));
  const media = [...picture.samples.map(({ bytes }) => bytes), ...(sound?.samples ?? [])];
  const pictureBytes = picture.samples.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const index = (start: number): Buffer =>
    movie({ picture, sound, at: start, soundAt: start + pictureBytes });
  // The offsets do not change how long the index is, so it can be measured before they are known.
  const start = type.length + index(0).length + 8;
  return Buffer.concat([type, index(start), box('mdat', ...media)]);
};

const movie = ({ picture, sound, at, soundAt }: Movie): Buffer => {
  const seconds = picture.samples.length / picture.perSecond;
  const tracks = [pictureTrack({ track: picture, at, seconds })];
  if (sound) tracks.push(soundTrack({ track: sound, at: soundAt, seconds }));
  const header = full('mvhd', 0, u32(0, 0, SECOND, seconds * SECOND, 0x10000), u16(0x0100, 0), u32(0, 0, ...MATRIX, 0, 0, 0, 0, 0, 0, tracks.length + 1)); // prettier-ignore
  return box('moov', header, ...tracks);
};

const pictureTrack = ({ track, at, seconds }: Placed<PictureTrack>): Buffer => {
  const { samples, perSecond, width, height } = track;
  const keys = samples.flatMap(({ key }, i) => (key ? [i + 1] : []));
  return trackOf({
    id: 1,
    seconds,
    size: { width, height },
    handler: 'vide',
    rate: SECOND,
    header: full('vmhd', 1, u16(0, 0, 0, 0)),
    description: pictureEntry(track),
    delta: SECOND / perSecond,
    sizes: samples.map(({ bytes }) => bytes.length),
    more: [full('stss', 0, u32(keys.length, ...keys))],
    at,
  });
};

const soundTrack = ({ track, at, seconds }: Placed<SoundTrack>): Buffer =>
  trackOf({
    id: 2,
    seconds,
    handler: 'soun',
    rate: track.rate,
    header: full('smhd', 0, u16(0, 0)),
    description: soundEntry(track),
    delta: track.length,
    sizes: track.samples.map(({ length }) => length),
    more: [],
    at,
  });

const trackOf = ({ id, seconds, size, handler, rate, header, ...table }: Track): Buffer => {
  const { description, delta, sizes, more, at } = table;
  const { width = 0, height = 0 } = size ?? {};
  const volume = handler === 'soun' ? 0x0100 : 0;
  const length = sizes.length * delta;
  return box(
    'trak',
    full('tkhd', 7, u32(0, 0, id, 0, seconds * SECOND, 0, 0), u16(0, 0, volume, 0), u32(...MATRIX, width * 0x10000, height * 0x10000)), // prettier-ignore
    box(
      'mdia',
      full('mdhd', 0, u32(0, 0, rate, length), u16(0x55c4, 0)),
      full('hdlr', 0, u32(0), text(handler), u32(0, 0, 0), text('sandbox\0')),
      box(
        'minf',
        header,
        box('dinf', full('dref', 0, u32(1), full('url ', 1))),
        box(
          'stbl',
          full('stsd', 0, u32(1), description),
          full('stts', 0, u32(1, sizes.length, delta)),
          ...more,
          full('stsc', 0, u32(1, 1, sizes.length, 1)),
          full('stsz', 0, u32(0, sizes.length, ...sizes)),
          full('stco', 0, u32(1, at))
        )
      )
    )
  );
};

const pictureEntry = ({ width, height, sequence, picture }: PictureTrack): Buffer => {
  const setup = box(
    'avcC',
    Buffer.from([1, sequence[1] ?? 0, sequence[2] ?? 0, sequence[3] ?? 0, 0xff, 0xe1]),
    u16(sequence.length),
    sequence,
    Buffer.from([1]),
    u16(picture.length),
    picture
  );
  return box('avc1', u32(0), u16(0, 1), u32(0, 0, 0, 0), u16(width, height), u32(0x480000, 0x480000, 0), u16(1), Buffer.alloc(32), u16(24, 0xffff), setup); // prettier-ignore
};

const soundEntry = ({ rate, setup }: SoundTrack): Buffer => {
  const decoder = descriptor(4, Buffer.from([0x40, 0x15]), Buffer.alloc(3), u32(0, 0), descriptor(5, setup)); // prettier-ignore
  const stream = descriptor(3, u16(1), Buffer.from([0]), decoder, descriptor(6, Buffer.from([2])));
  return box('mp4a', u32(0), u16(0, 1), u32(0, 0), u16(1, 16, 0, 0), u32(rate * 0x10000), full('esds', 0, stream)); // prettier-ignore
};

const descriptor = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
};

const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), text(name), body]);
};

/** A box with a version, always 0 here, and flags. */
const full = (name: string, flags: number, ...parts: Buffer[]): Buffer =>
  box(name, u32(flags), ...parts);

const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32BE(value, i * 4));
  return bytes;
};

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16BE(value, i * 2));
  return bytes;
};

const text = (value: string): Buffer => Buffer.from(value, 'latin1');

type Movie = { picture: PictureTrack; sound?: SoundTrack; at: number; soundAt: number };
type Placed<T> = { track: T; at: number; seconds: number };
type Track = {
  id: number;
  seconds: number;
  size?: { width: number; height: number };
  handler: 'vide' | 'soun';
  rate: number;
  header: Buffer;
  description: Buffer;
  delta: number;
  sizes: number[];
  more: Buffer[];
  at: number;
};
