/** The smallest PNG there is, which is enough where nobody looks at the pixels. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
);

/** Beginnings that are enough where nobody listens or looks. */
export const WAV = Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1');
export const MP3 = Buffer.from('ID3\x04\0\0\0\0\0\0\0\0sound', 'latin1');
export const MP4 = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0video', 'latin1');
export const PDF = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

export const IMAGE_URL = 'https://sandbox.test/512x512.png';
export const VIDEO_URL = 'https://sandbox.test/video.mp4';
export const SOUND_URL = 'https://sandbox.test/sound.mp3';

export const dataUri = ({ mime, bytes }: { mime: string; bytes: Buffer }): string =>
  `data:${mime};base64,${bytes.toString('base64')}`;
