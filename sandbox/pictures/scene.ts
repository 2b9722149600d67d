import { pick } from '../seeds';
import type { Palette } from './palette';
import { creature } from './scenes/creature';
import { city } from './scenes/city';
import { flowers } from './scenes/flowers';
import { flow } from './scenes/flow';
import { hills } from './scenes/hills';
import { sea } from './scenes/sea';
import { space } from './scenes/space';
import { stillLife } from './scenes/still-life';

/** The canvas of a scene: the short side is 1000 units, so every scene fits every aspect ratio. */
export type Canvas = {
  width: number;
  height: number;
  palette: Palette;
  words: string;
  /** For where things are: the seed alone, so that a new prompt keeps the composition. */
  layout: () => number;
  /** For what they look like: model, prompt and seed. */
  detail: () => number;
};
export type Scene = (canvas: Canvas) => string;

/** The words decide what is shown; where they say nothing, chance does. */
export const sceneFor = ({ words, random }: { words: string; random: () => number }): Scene =>
  SUBJECTS.find(([pattern]) => pattern.test(words))?.[1] ?? pick({ from: CHANCE, random });

const SUBJECTS: [RegExp, Scene][] = [
  [
    /product|bottle|vase|\bcups?\b|\bmug|teapot|\bjar\b|\blamp\b|perfume|studio|still life|packshot|plain|teacup|제품|产品/,
    stillLife,
  ],
  [
    /\bcats?\b|kitten|\bfox|\bdogs?\b|puppy|wolf|\bbear|animal|creature|owl|rabbit|고양이|강아지|猫|狗|قط/,
    creature,
  ],
  [/flower|rose|tulip|bouquet|blossom|daisy|peony|꽃|花|زهر/, flowers],
  [/galaxy|planet|space|cosmos|nebula|astronaut|orbit|우주|太空|فضاء/, space],
  [/city|street|skyline|building|tokyo|new york|urban|tower|cyberpunk|도시|城市|مدينة/, city],
  [
    /\bsea\b|ocean|beach|coast|lake|boat|sail|harbou?r|\bbay\b|canal|venice|wave|lighthouse|바다|海|بحر/,
    sea,
  ],
  [
    /mountain|forest|hill|valley|desert|landscape|tree|meadow|dune|alps|field|산|숲|山|森林|جبل/,
    hills,
  ],
  [/abstract|pattern|logo|gradient|texture|background|wallpaper|배경/, flow],
];

const CHANCE: [Scene, ...Scene[]] = [hills, sea, flow, city, hills];
