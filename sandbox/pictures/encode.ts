import sharp, { type Sharp } from 'sharp';

export type Format = 'jpeg' | 'png' | 'webp';

export const mime = (format: Format): string => `image/${format}`;

/** Effort is low on purpose: a sandbox is waited for, its files are not kept. */
export const encode = async ({ picture, format, exif }: EncodeInput): Promise<Buffer> => {
  const described =
    exif === undefined ? picture : picture.withExif({ IFD0: { ImageDescription: exif } });
  if (format === 'png') return described.png({ compressionLevel: 3, palette: false }).toBuffer();
  if (format === 'jpeg')
    return described.flatten({ background: '#fff' }).jpeg({ quality: 88 }).toBuffer();
  return described.webp({ quality: 82, effort: 1 }).toBuffer();
};

/** What stands in for a picture that was refused. */
export const black = ({ width, height }: { width: number; height: number }): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#000' } });

/** Strong enough that nothing can be made out, at any size. */
export const blurred = async ({
  picture,
  width,
}: {
  picture: Sharp;
  width: number;
}): Promise<Sharp> =>
  sharp(
    await picture
      .blur(Math.max(8, width / 40))
      .png({ compressionLevel: 1 })
      .toBuffer()
  );

type EncodeInput = { picture: Sharp; format: Format; exif?: string };
