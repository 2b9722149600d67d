import { checksum } from './crc';
import { opusPackets } from './loops';
import { repeated } from './repeated';

/** Opus counts at this rate whatever went in. */
const CLOCK = 48_000;
const PACKET = 960;
/** What a decoder throws away at the beginning. */
const PRE_SKIP = 312;
const PACKETS_PER_PAGE = 50;
const SERIAL = 0x7e41ce;
const CHECKSUM_AT = 22;
const BEGINS = 2;
const ENDS = 4;

/** Opus in Ogg: the canned packets on pages of their own, numbered and checked, for as long as the sound was. */
export const opus = (seconds: number): Buffer => {
  const end = PRE_SKIP + Math.round(seconds * CLOCK);
  const packets = repeated({ frames: opusPackets, count: Math.ceil(end / PACKET) });
  const pages = [
    page({ packets: [head()], clock: 0, index: 0, flags: BEGINS }),
    page({ packets: [tags()], clock: 0, index: 1 }),
  ];
  for (let at = 0; at < packets.length; at += PACKETS_PER_PAGE) {
    const upTo = Math.min(packets.length, at + PACKETS_PER_PAGE);
    const last = upTo === packets.length;
    pages.push(
      page({
        packets: packets.slice(at, upTo),
        clock: last ? end : upTo * PACKET,
        index: pages.length,
        flags: last ? ENDS : 0,
      })
    );
  }
  return Buffer.concat(pages);
};

/** Every packet here is shorter than 255 bytes, so one byte tells its length. */
const page = ({ packets, clock, index, flags = 0 }: Page): Buffer => {
  const header = Buffer.alloc(27 + packets.length);
  header.write('OggS', 0);
  header.writeUInt8(flags, 5);
  header.writeBigUInt64LE(BigInt(clock), 6);
  header.writeUInt32LE(SERIAL, 14);
  header.writeUInt32LE(index, 18);
  header.writeUInt8(packets.length, 26);
  packets.forEach((packet, i) => header.writeUInt8(packet.length, 27 + i));
  const bytes = Buffer.concat([header, ...packets]);
  bytes.writeUInt32LE(crc32(bytes), CHECKSUM_AT);
  return bytes;
};

const head = (): Buffer => {
  const bytes = Buffer.alloc(19);
  bytes.write('OpusHead', 0);
  bytes.writeUInt8(1, 8);
  bytes.writeUInt8(1, 9);
  bytes.writeUInt16LE(PRE_SKIP, 10);
  bytes.writeUInt32LE(CLOCK, 12);
  return bytes;
};

const tags = (): Buffer => {
  const vendor = 'sandbox';
  const bytes = Buffer.alloc(16 + vendor.length);
  bytes.write('OpusTags', 0);
  bytes.writeUInt32LE(vendor.length, 8);
  bytes.write(vendor, 12);
  return bytes;
};

const crc32 = checksum({ polynomial: 0x04c11db7, width: 32 });

type Page = { packets: Buffer[]; clock: number; index: number; flags?: number };
