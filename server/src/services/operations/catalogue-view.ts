import type { Core } from '@strapi/strapi';
import { BACKGROUND_REMOVER_ID, findModel, type Model } from '../../../../shared/catalogue/model';
import type { Kind } from '../../../../shared/operations';
import { OPERATIONS } from '../../../../shared/operations';
import { getService } from '../../utils/get-service';

/** What the catalogue says that matters for one request. */
export type CatalogueView = {
  traits: Record<string, string>;
  styles: string[] | null;
  /** False when nothing could be learned: then nothing is held against a request either. */
  known: boolean;
  find(name: string | null): Model | null;
};

/** Reading the catalogue must never be the reason why a picture is not made: what cannot be read is unknown. */
export const readCatalogue = async ({
  strapi,
  kind,
  wantsStyles,
}: {
  strapi: Core.Strapi;
  kind: Kind;
  wantsStyles: boolean;
}): Promise<CatalogueView> => {
  const catalogue = getService({ strapi, name: 'catalogue' });
  const type = OPERATIONS[kind].modelType ?? (kind === 'upscale' ? 'upscale' : 'image');
  const [models, traits, styles] = await Promise.all([
    catalogue.models({ type }).catch(() => null),
    catalogue.traits({ type }).catch(() => ({})),
    wantsStyles ? catalogue.styles().catch(() => null) : null,
  ]);
  return {
    traits,
    styles,
    known: models !== null,
    find: (name) => {
      if (kind === 'upscale') return models?.[0] ?? null;
      const wanted = kind === 'background-remove' ? BACKGROUND_REMOVER_ID : name;
      return wanted === null ? null : findModel({ models: models ?? [], traits, name: wanted });
    },
  };
};
