export const library = {
  'library.label': 'Venice: actions for this file',
  'library.describe': 'Describe',
  'library.animate': 'Animate',
  'library.record': 'How it was made',
} as const;
