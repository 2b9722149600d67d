/** Names are compared letter by letter, as at Venice. */
// A table: one row per line reads better than the formatter's thousand lines.
// prettier-ignore
export const styles = [
  '3D Model', 'Analog Film', 'Anime', 'Cinematic', 'Comic Book', 'Craft Clay', 'Digital Art', 'Enhance', 'Fantasy Art',
  'Isometric Style', 'Line Art', 'Lowpoly', 'Neon Punk', 'Origami', 'Photographic', 'Pixel Art', 'Texture', 'Advertising',
  'Food Photography', 'Real Estate', 'Abstract', 'Cubist', 'Graffiti', 'Hyperrealism', 'Impressionist', 'Pointillism',
  'Pop Art', 'Psychedelic', 'Renaissance', 'Steampunk', 'Surrealist', 'Typography', 'Watercolor', 'Dreamscape',
  'Film Noir', 'HDR', 'Long Exposure', 'Minimalist', 'Monochrome', 'Neon Noir', 'Silhouette', 'Tilt-Shift',
];
