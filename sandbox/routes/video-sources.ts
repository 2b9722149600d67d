import type { VideoModel } from '../catalogue/video';
import { readSource, type Source } from '../pictures/source';
import { invalidField } from '../refusal';
import { clipSeconds } from '../video/clip';
import type { VideoOrder } from './video-fields';

const MAX_AUDIO_SECONDS = 30;
const MAX_CLIP_SECONDS = 300;

export type Sources = {
  /** The picture that the video begins with, and the one that it ends with. */
  first?: Source;
  last?: Source;
  /** Length of the clip that is changed, and of all clips that are only looked at. */
  clip?: number;
  fed: number;
};

/** Reads all that was sent along, and refuses what could not be fetched or is too small or too long. */
export const readSources = async ({ request, model }: Reading): Promise<Sources> => {
  const pictures = new Map<string, Source>();
  for (const { field, given } of pictureUrls(request)) {
    if (pictures.has(given)) continue;
    const source = await readSource({ given, field });
    checkPicture({ source, field, model });
    pictures.set(given, source);
  }
  for (const given of [request.audio_url, ...(request.reference_audio_urls ?? [])]) {
    if (given !== undefined) checkSound(given);
  }
  const clip = measured({ given: request.video_url, field: 'video_url' });
  const fed = (request.reference_video_urls ?? [])
    .map((given) => measured({ given, field: 'reference_video_urls' }) ?? 0)
    .reduce((sum, seconds) => sum + seconds, 0);
  const [first] = pictureUrls(request);
  return {
    first: first && pictures.get(first.given),
    last: request.end_image_url === undefined ? undefined : pictures.get(request.end_image_url),
    clip,
    fed,
  };
};

/** In the order in which they make a beginning. */
const pictureUrls = (request: VideoOrder): { field: string; given: string }[] => {
  const named = (field: string, urls: (string | undefined)[] = []) =>
    urls.flatMap((given) => (given === undefined ? [] : [{ field, given }]));
  const keyframes = [...(request.keyframes ?? [])].sort((a, b) => a.frame_index - b.frame_index);
  return [
    ...named('image_url', [request.image_url]),
    ...named(
      'keyframes',
      keyframes.map(({ image_url }) => image_url)
    ),
    ...named('reference_image_urls', request.reference_image_urls),
    ...(request.elements ?? []).flatMap((element) =>
      named('elements', [element.frontal_image_url, ...(element.reference_image_urls ?? [])])
    ),
    ...named('scene_image_urls', request.scene_image_urls),
    ...named('end_image_url', [request.end_image_url]),
  ];
};

const checkPicture = ({ source, field, model }: Checking): void => {
  const { width, height } = source;
  const {
    reference_image_min_short_side_pixels: side = 1,
    reference_image_min_aspect_ratio: narrow = 0,
    reference_image_max_aspect_ratio: wide = Infinity,
  } = model.video;
  if (Math.min(width, height) < side) {
    throw invalidField({ field, message: `The short side must be at least ${side} pixels` });
  }
  if (width / height < narrow || width / height > wide) {
    throw invalidField({ field, message: `The aspect ratio must be from ${narrow} to ${wide}` });
  }
};

const checkSound = (given: string): void => {
  const field = 'audio_url';
  if (clipSeconds({ given, field, kind: 'audio' }) <= MAX_AUDIO_SECONDS) return;
  throw invalidField({ field, message: `Audio must be at most ${MAX_AUDIO_SECONDS} seconds` });
};

const measured = ({ given, field }: { given?: string; field: string }): number | undefined => {
  if (given === undefined) return undefined;
  const seconds = clipSeconds({ given, field, kind: 'video' });
  if (seconds <= MAX_CLIP_SECONDS) return seconds;
  throw invalidField({ field, message: `Videos must be at most ${MAX_CLIP_SECONDS} seconds` });
};

type Reading = { request: VideoOrder; model: VideoModel };
type Checking = { source: Source; field: string; model: VideoModel };
