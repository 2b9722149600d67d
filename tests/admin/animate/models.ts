import { model, type Model } from '../../../shared/catalogue/model';

/** Catalogue entries of video models, as far as they differ for whoever animates a picture. */
const video = ({
  id,
  offline,
  ...constraints
}: { id: string; offline?: boolean } & Record<string, unknown>): Model =>
  model.parse({
    id,
    type: 'video',
    model_spec: {
      name: id,
      offline,
      constraints: {
        model_type: 'image-to-video',
        aspect_ratios: [],
        resolutions: [],
        durations: [],
        audio: false,
        audio_configurable: false,
        ...constraints,
      },
    },
  });

/** Everything can be chosen but the shape, which follows the picture. */
export const rich = video({
  id: 'rich-image-to-video',
  resolutions: ['1080p', '720p'],
  durations: ['10s', '5s'],
  audio: true,
  audio_configurable: true,
});

/** Makes one kind of video, and lets the shape be chosen. */
export const plain = video({
  id: 'plain-image-to-video',
  aspect_ratios: ['16:9', '9:16', '1:1'],
  durations: ['Auto'],
  prompt_character_limit: 30,
});

export const offline = video({ id: 'offline-image-to-video', offline: true });
export const fromWords = video({ id: 'some-text-to-video', model_type: 'text-to-video' });
export const fromReferences = video({ id: 'some-reference-to-video' });
export const bare = model.parse({ id: 'bare', type: 'video', model_spec: {} });
