import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Asset } from '../../../shared/contracts/asset';
import type { Medium } from '../../../shared/operations';
import { UIDS } from '../../../shared/plugin';
import { checkDecodes } from '../images/decodes';
import { safeFileName } from '../images/file-name';
import { ImageFault } from '../images/image-fault';
import { inspectImage, type ImageFacts } from '../images/inspect';
import { putMended } from '../images/mended';
import { inspectMedia, type MediaFacts } from '../media/inspect';
import { VeniceError } from '../venice/errors';
import { checkAllowedType } from './media-library/allowed-type';
import { holdsExactly } from './media-library/exact-bytes';
import { firstOfKey, removeLater } from './media-library/save-key';
import { createFolders } from './media-library/folder';
import { withFileHash } from './media-library/image-manipulation';
import { writeTexts, type Texts, type WrittenTexts } from './media-library/texts';
import { uploadPlugin, type FileRow } from './media-library/upload-plugin';

export { extendImageManipulation } from './media-library/image-manipulation';

type SaveQuestion = {
  /** Stays where it is: whoever wrote it deletes it. Type and dimensions are read from the bytes again. */
  file: {
    path: string;
    bytes: number;
    sha256: string;
    /** What it has to be; a picture where nobody says. */
    medium?: Medium;
    mime: string;
    width: number | null;
    height: number | null;
    /** Whether these bytes were decoded before, so that once is enough: what is stored is compared with the hash afterwards. */
    decoded?: boolean;
  };
  /** Without extension; that follows from the bytes. */
  name: string;
  /** From `drawSaveKey`: the same for every try to save the same picture, which then makes one asset however often it is tried. */
  saveKey?: string;
  /** Whether a try with this key may have made an asset already. */
  triedBefore?: boolean;
  /** Id of a folder, or null for the default one. */
  folder: number | null;
  /** Name of the default folder. */
  folderName: string;
  alternativeText?: string;
  caption?: string;
  /** Id of the administrator who is to be named as its creator. */
  userId: number | null;
  /** Hand the file to Strapi's optimiser, which encodes it anew. */
  optimize: boolean;
};

type TextsQuestion = Texts & {
  id: number;
  /** Also over what stands there. */
  overwrite: boolean;
  /** Id of the administrator who is named as the one who changed it. */
  userId: number | null;
};

/** The only caller of Strapi's upload service. */
export const createMediaLibrary = ({ strapi }: { strapi: Core.Strapi }) => {
  const folders = createFolders({ strapi });

  return {
    /**
     * Saves a file with exactly its bytes (unless `optimize`, or `putMended` has to help a picture), named after what it is. Strapi's
     * formats, events, provider and size limit apply, and its errors pass through. Throws VeniceError `invalid_input` for an unknown
     * folder, `bad_response` for what is not what it should be, or not whole, `store_failed` for a type that the Media Library does not allow; nothing is written
     * then.
     */
    async save(
      question: SaveQuestion
    ): Promise<{ asset: FileRow; bytesIdentical: boolean | null }> {
      const { file, optimize, saveKey, triedBefore = true } = question;
      const publicDir = strapi.dirs.static.public;
      const present = async (asset: FileRow) => {
        const bytesIdentical = await holdsExactly({ publicDir, url: asset.url, ...file });
        return { asset, bytesIdentical };
      };
      const earlier =
        saveKey !== undefined && triedBefore ? await firstOfKey({ strapi, saveKey }) : null;
      if (earlier) return present(earlier);
      const facts = await readable(file);
      checkAllowedType({ strapi, mime: facts.mime });
      const folder =
        question.folder === null
          ? await folders.byName(question.folderName)
          : await folders.check(question.folder);
      const put = (from: string, seen: Facts) => {
        const into = (path: string) =>
          withFileHash(saveKey, () => upload({ ...question, path, facts: seen, folder }));
        return optimize && isPicture(seen) ? elsewhere(from, into) : into(from);
      };
      const { made, mended } = isPicture(facts)
        ? await putMended({ path: file.path, facts, put })
        : { made: await put(file.path, facts), mended: false };
      const saved = await present(await removeLater({ strapi, made, saveKey }));
      return mended ? { ...saved, bytesIdentical: false } : saved;
    },

    /** A name for the files of a picture in the storage, as Strapi draws them. To be written down before the first try to save it. */
    drawSaveKey: (name: string): string =>
      uploadPlugin(strapi).imageManipulation.generateFileName(safeFileName(name)),

    /** Throws VeniceError `invalid_input` where there is no such folder. To be asked before money is spent. */
    async checkFolder(id: number): Promise<void> {
      await folders.check(id);
    },

    /** The row as it is stored, by id or documentId; null where there is none. */
    async asset(id: number | string): Promise<FileRow | null> {
      const where = typeof id === 'number' ? { id } : { documentId: id };
      // The row of the upload plugin, which Strapi types only by the schemas of the app.
      return (await strapi.db.query(UIDS.file).findOne({ where })) as FileRow | null;
    },

    /**
     * Writes texts to an asset, as `media-library/texts.ts` says; null where there is none. Throws VeniceError `invalid_input` for text
     * that a database would refuse.
     */
    async writeTexts({
      id,
      overwrite,
      userId,
      ...texts
    }: TextsQuestion): Promise<WrittenTexts | null> {
      const asset = await this.asset(id);
      return asset && writeTexts({ strapi, asset, texts, overwrite, userId });
    },

    /** With signed URLs where the provider is private. What a role may see of it is for the controller to decide. */
    async present(row: Asset): Promise<Asset> {
      // Strapi's signing writes into what it is given.
      return uploadPlugin(strapi).file.signFileUrls(structuredClone(row));
    },
  };

  async function upload(
    question: SaveQuestion & { path: string; facts: Facts; folder: number }
  ): Promise<FileRow> {
    const { path, facts, folder, alternativeText, caption, userId } = question;
    const name = `${safeFileName(question.name)}${facts.ext}`;
    const [row] = await uploadPlugin(strapi).upload.upload(
      {
        data: { fileInfo: { name, alternativeText, caption, folder } },
        files: {
          filepath: path,
          originalFilename: name,
          mimetype: facts.mime,
          size: facts.bytes,
        },
      },
      userId === null ? undefined : { user: { id: userId } }
    );
    if (row === undefined) {
      throw new VeniceError({ code: 'store_failed', message: 'Strapi saved no file' });
    }
    return row;
  }
};

/** Strapi checks bytes in its controllers only, so this is the last look before a file becomes public. */
const readable = async ({
  path,
  bytes,
  mime,
  medium = 'image',
  decoded = false,
}: SaveQuestion['file']): Promise<Facts> => {
  if (medium === 'text') return { mime, ext: EXTENSIONS[mime] ?? '.txt', bytes };
  if (medium !== 'image') {
    const facts = await inspectMedia({ path, medium, declaredMime: mime });
    if (facts) return facts;
    throw new VeniceError({ code: 'bad_response', message: `The file is no whole ${medium}` });
  }
  try {
    const facts = await inspectImage(path);
    if (!decoded || facts.bytes !== bytes) await checkDecodes(path);
    return facts;
  } catch (error) {
    if (!(error instanceof ImageFault)) throw error;
    throw new VeniceError({ code: 'bad_response', message: error.message });
  }
};

/** What is read of a file before it is handed to Strapi. */
type Facts = ImageFacts | Pick<MediaFacts, 'mime' | 'ext' | 'bytes'>;

const isPicture = (facts: Facts): facts is ImageFacts => 'orientation' in facts;

/** Of what this plugin writes itself. */
const EXTENSIONS: Record<string, string> = { 'text/plain': '.txt', 'text/vtt': '.vtt' };

/** A file is kept exact because of where it lies: to be optimised, it has to lie somewhere else. */
const elsewhere = async <T>(path: string, use: (copy: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'venice-optimize-'));
  try {
    const copy = join(folder, 'image');
    await copyFile(path, copy);
    return await use(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
