import type { MusicLimits, MusicModel } from '../catalogue/sound';
import { invalidField } from '../refusal';
import type { Piece } from './audio-queue';
import { checkLength, checkListed } from './model-rules';

/** Which key of the model says that an option may be sent to it. */
const ADVERTISED: [keyof Piece, keyof MusicLimits][] = [
  ['lyrics_prompt', 'supports_lyrics'],
  ['duration_seconds', 'max_duration'],
  ['force_instrumental', 'supports_force_instrumental'],
  ['lyrics_optimizer', 'supports_lyrics_optimizer'],
  ['loop', 'supports_loop'],
  ['voice', 'voices'],
  ['language_code', 'supports_language_code'],
  ['speed', 'supports_speed'],
];

/** What no schema can know: an option that the model does not advertise is an error, not a wish. */
export const checkOptions = ({ request, model }: { request: Piece; model: MusicModel }): void => {
  const { music: limits } = model;
  for (const [field, key] of ADVERTISED) {
    if (request[field] !== undefined && !limits[key]) {
      throw invalidField({ field, message: `${model.id} does not support ${field}` });
    }
  }
  checkLength({ text: request.prompt, field: 'prompt', limit: limits.prompt_character_limit });
  if (request.prompt.length < (limits.min_prompt_length ?? 1)) {
    throw invalidField({
      field: 'prompt',
      message: `String must contain at least ${limits.min_prompt_length} character(s)`,
    });
  }
  checkLength({
    text: request.lyrics_prompt,
    field: 'lyrics_prompt',
    limit: limits.lyrics_character_limit ?? 0,
  });
  checkLyrics({ request, model });
  checkListed({ value: request.voice, field: 'voice', options: limits.voices });
  const { min_speed = 0.25, max_speed = 4 } = limits;
  const speed = request.speed ?? 1;
  if (speed < min_speed || speed > max_speed) {
    throw invalidField({
      field: 'speed',
      message: `Must be between ${min_speed} and ${max_speed}`,
    });
  }
};

const checkLyrics = ({ request, model }: { request: Piece; model: MusicModel }): void => {
  const field = 'lyrics_prompt';
  const given = (request.lyrics_prompt ?? '') !== '';
  if (request.lyrics_optimizer && given) {
    throw invalidField({ field, message: 'Must be empty when lyrics_optimizer is true' });
  }
  if (model.music.lyrics_required && !given) {
    throw invalidField({ field, message: `${model.id} needs lyrics_prompt` });
  }
};
