export const field = {
  'field.generate': 'Generate',
  'field.edit': 'Edit image with Venice',
  'field.edit.empty': 'Edit image with Venice: add an image first',
  'field.cutout': 'Remove background',
  'field.cutout.empty': 'Remove background: add an image first',
  'field.more': 'More Venice actions',
  'field.record': 'How it was made',
  'field.loading': 'Opening the dialog',
  'field.broken':
    'The Venice dialog had to close. Save your entry, reload the page and open it again. Images that were already made wait in the menu under Venice.',
} as const;
