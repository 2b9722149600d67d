export const media = {
  'media.video': 'Video',
  'media.video.show': 'Show the video ({weight})',
  'media.sound': 'Sound',
  'media.text': 'Text',
  'media.loading': 'Fetching it',
  'media.failed': 'It cannot be shown just now',
  'media.seconds': '{seconds} s',
} as const;
