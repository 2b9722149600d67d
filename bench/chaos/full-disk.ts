import files, { type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { News } from './strapi-messages';

/** Tells the harness that it struck. */
export const refused = (): Error => {
  process.send?.({ news: 'no-room' } satisfies News);
  return noRoom();
};

const noRoom = (): Error =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

/** From now on the plugin's files in the spool folder get no room while `isFull`. To be called before the plugin is loaded. */
export const narrowSpool = (isFull: () => boolean): void => {
  const open = files.open;
  files.open = async (...parameters) => {
    const handle = await open(...parameters);
    const [path, flags] = parameters;
    const ours = /^send-/.test(basename(String(path))) && /^w/.test(String(flags));
    return ours ? narrowed({ handle, isFull }) : handle;
  };
};

/** The one of the overloads that the plugin calls. */
type Write = (
  chunk: Buffer,
  offset: number,
  length: number,
  position: number
) => Promise<{ bytesWritten: number; buffer: Buffer }>;

/** Of the first write on a full disk a part still fits, as on a real one. */
const narrowed = ({ handle, isFull }: { handle: FileHandle; isFull(): boolean }): FileHandle => {
  const write = handle.write.bind(handle) as Write; // see there
  const writeFile = handle.writeFile.bind(handle);
  let wasFull = false;
  const narrow: Write = async (chunk, offset, length, position) => {
    if (!isFull()) return write(chunk, offset, length, position);
    if (wasFull || length < 2) throw refused();
    wasFull = true;
    return write(chunk, offset, Math.floor(length / 2), position);
  };
  return Object.assign(handle, {
    write: narrow,
    writeFile: async (...parameters: Parameters<FileHandle['writeFile']>) => {
      if (isFull()) throw noRoom();
      return writeFile(...parameters);
    },
  });
};
