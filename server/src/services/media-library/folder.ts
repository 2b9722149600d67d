import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { VeniceError } from '../../venice/errors';
import { FOLDER_UID, uploadPlugin, type FolderRow } from './upload-plugin';

/** Each try can lose a race against one more instance; three at the same moment are already a rarity. */
const TRIES = 5;

/**
 * The folder of the Media Library that results go into. Found by the id that was stored when it was made, so an editor may rename or
 * move it; made again when somebody deletes it.
 */
export const createFolders = ({ strapi }: { strapi: Core.Strapi }) => {
  const folders = () => strapi.db.query(FOLDER_UID);
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'folders' });
  /** Saves of this process that come at once wait for one another's folder. */
  const beingMade = new Map<string, Promise<number>>();

  const find = async (where: object): Promise<FolderRow | null> =>
    // The row of the upload plugin, which Strapi types only by the schemas of the app.
    (await folders().findOne({ where, orderBy: { id: 'asc' } })) as FolderRow | null;

  const remembered = async (): Promise<Record<string, number>> =>
    // Only this file writes it.
    ((await store.get({})) ?? {}) as Record<string, number>;

  const stillThere = async (
    name: string,
    known?: Record<string, number>
  ): Promise<number | null> => {
    const id = (known ?? (await remembered()))[name];
    if (id !== undefined && (await find({ id })) !== null) return id;
    return (await find({ name, parent: null }))?.id ?? null;
  };

  /** Other instances make folders too: the path is unique, so a race ends in an error, and what came of it is looked up again. */
  const make = async (name: string): Promise<number> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await makeOnce(name);
      } catch (error) {
        const id = await stillThere(name);
        if (id !== null) return id;
        if (tries === TRIES) throw error;
      }
    }
  };

  const makeOnce = async (name: string): Promise<number> => {
    const made = await uploadPlugin(strapi).folder.create({ name, parent: null });
    const first = (await find({ name, parent: null })) ?? made;
    // Another instance was faster by a moment. Nobody can have put anything into ours yet.
    if (first.id !== made.id) await uploadPlugin(strapi).folder.deleteByIds([made.id]);
    return first.id;
  };

  const findOrMake = async (name: string): Promise<number> => {
    const known = await remembered();
    const id = (await stillThere(name, known)) ?? (await make(name));
    if (known[name] !== id) await store.set({ value: { ...known, [name]: id } });
    return id;
  };

  return {
    /** Id of the default folder of this name, made if need be. */
    byName(name: string): Promise<number> {
      const making = beingMade.get(name) ?? findOrMake(name).finally(() => beingMade.delete(name));
      beingMade.set(name, making);
      return making;
    },

    /** Throws VeniceError `invalid_input` for a folder that is not there: Strapi's own upload would fail on it half-way. */
    async check(id: number): Promise<number> {
      if (Number.isSafeInteger(id) && (await find({ id })) !== null) return id;
      const message = `There is no Media Library folder with the id ${id}`;
      throw new VeniceError({
        code: 'invalid_input',
        message,
        charge: 'none',
        issues: [{ path: 'folder', message }],
      });
    },
  };
};
