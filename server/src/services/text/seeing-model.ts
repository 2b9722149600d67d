import * as z from 'zod/v4';
import { deprecationState, findModel, type Model } from '../../../../shared/catalogue/model';
import { VeniceError } from '../../venice';

/** The trait by which Venice names the model that it recommends for looking at pictures. */
const TRAIT = 'default_vision';

export type SeeingModel = {
  /** As it is sent: an id, a trait or an alias. */
  name: string;
  /** Whether its answers can be held to a JSON schema. */
  followsSchema: boolean;
};

type Catalogue = {
  /** Of type text; null where they could not be learned, and then nothing is held against a model. */
  models: readonly Model[] | null;
  traits: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * The model that looks at a picture: the given one, or Venice's own choice, or else the cheapest that can see and is there. Throws
 * VeniceError `invalid_input` for a given one that cannot see, and where there is none.
 */
export const seeingModel = ({ name, ...catalogue }: Catalogue & { name?: string }): SeeingModel =>
  name === undefined ? recommended(catalogue) : given({ name, ...catalogue });

const given = ({ name, models, traits }: Catalogue & { name: string }): SeeingModel => {
  const entry = entryOf({ name, models: models ?? [], traits });
  // An alias, or newer than the catalogue: Venice knows.
  if (entry === null) return { name, followsSchema: false };
  if (entry.model_spec.capabilities?.supportsVision !== true) {
    throw refusal(`${entry.id} cannot see pictures; choose a model that can`);
  }
  return { name, followsSchema: followsSchema(entry) };
};

const recommended = ({ models, traits, now }: Catalogue): SeeingModel => {
  if (models === null) return { name: TRAIT, followsSchema: false };
  const seeing = models.filter((entry) => canBeUsed({ entry, now }));
  const [cheapest] = seeing.toSorted((one, other) => outputPrice(one) - outputPrice(other));
  const entry = findModel({ models: seeing, traits, name: TRAIT }) ?? cheapest;
  if (!entry) throw refusal('Venice offers no model just now that can see pictures');
  return { name: entry.id, followsSchema: followsSchema(entry) };
};

/** Features may stand behind a colon: `qwen-3-8-27b:disable_thinking=true`. */
const entryOf = ({
  name,
  models,
  traits,
}: {
  name: string;
  models: readonly Model[];
  traits: Readonly<Record<string, string>>;
}): Model | null =>
  findModel({ models, traits, name }) ??
  findModel({ models, traits, name: name.split(':')[0] ?? name });

const canBeUsed = ({ entry, now }: { entry: Model; now: number }): boolean => {
  const { supportsVision, supportsE2EE } = entry.model_spec.capabilities ?? {};
  // Models for end-to-end encryption are meant for those who bring the keys to it.
  const open = supportsVision === true && supportsE2EE !== true;
  return open && !entry.model_spec.offline && deprecationState({ entry, now }) !== 'gone';
};

const followsSchema = ({ model_spec: { capabilities } }: Model): boolean =>
  capabilities?.supportsResponseSchema === true;

const priced = z.object({ output: z.object({ usd: z.number() }) });

/** In US dollars for a million tokens. What has no price is tried last. */
const outputPrice = ({ model_spec: { pricing } }: Model): number =>
  priced.safeParse(pricing).data?.output.usd ?? Number.MAX_VALUE;

const refusal = (message: string): VeniceError =>
  new VeniceError({ code: 'invalid_input', message, issues: [{ path: 'model', message }] });
