import sharp, { type Sharp } from 'sharp';

/**
 * Sharp applies its operations in an order of its own, one of a kind per pipeline: a `linear` written before a `composite` runs
 * after it. So a finished step is put down as pixels before the next begins.
 */
export const settle = async (picture: Sharp): Promise<Sharp> => {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
};
