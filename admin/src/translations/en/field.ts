export const field = {
  'field.generate': 'Generate',
  'field.edit': 'Edit image with Venice',
  'field.edit.empty': 'Edit image with Venice: add an image first',
  'field.cutout': 'Remove background',
  'field.cutout.empty': 'Remove background: add an image first',
  'field.more': 'More Venice actions',
  'field.record': 'How it was made',
  'field.record.empty': 'How it was made: add a file first',
  'field.describe': 'Describe',
  'field.describe.empty': 'Describe: add an image first',
  'field.animate': 'Animate',
  'field.loading': 'Opening the dialog',
  'field.broken':
    'The Venice dialog had to close. Save your entry, reload the page and open it again. What was already made waits in the menu under Venice.',
} as const;
