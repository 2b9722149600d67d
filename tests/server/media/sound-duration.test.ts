import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { soundDuration } from '../../../server/src/media/sound-duration';
import { useTempFolder } from '../../support/temp-folder';

const folder = useTempFolder();

it('reads', async () => {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0); head.writeUInt32LE(36 + 48000, 4); head.write('WAVEfmt ', 8); head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(24000, 24); head.writeUInt32LE(48000, 28);
  head.writeUInt16LE(2, 32); head.writeUInt16LE(16, 34); head.write('data', 36); head.writeUInt32LE(48000, 40);
  const path = join(folder(), 'a');
  await writeFile(path, Buffer.concat([head, Buffer.alloc(48000)]));
  expect(await soundDuration({ path, mime: 'audio/wav' })).toBe(1000);
});
