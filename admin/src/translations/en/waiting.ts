export const waiting = {
  'waiting.menu': 'Venice',
  'waiting.title': 'Waiting',
  'waiting.subtitle':
    '{count, plural, =0 {Nothing waits for you} one {One request waits for you} other {# requests wait for you}}',
  'waiting.loading': 'Looking up what waits',
  'waiting.loadFailed': 'What waits could not be read. Nothing of it is lost: try again.',
  'waiting.again': 'Try again',
  'waiting.empty': 'Nothing waits for you',
  'waiting.empty.text':
    'What no field took, requests without an answer, and what could not be saved appear here.',
  'waiting.limited': 'The newest {shown} of {total} are shown.',
  'waiting.byCode': 'by code or the content API',
  'waiting.by': 'by {name}',
  'waiting.sandbox': 'Sandbox',
  'waiting.result': 'Not used yet',
  'waiting.until': 'No field took it. It waits until {date}, and is then removed.',
  'waiting.forEver': 'No field took it. It waits until somebody decides.',
  'waiting.retry': 'The server tries again by itself: {date}.',
  'waiting.elsewhere':
    'It is on another server of this application, and only that one can show or save it. Ask an administrator, or come back later.',
  'waiting.notRepeatable':
    'It cannot be sent again from here: a file that it needs is not in the Media Library.',
  'waiting.picture': 'Image {number}: {prompt}',
  'waiting.enlarge':
    'Show {medium, select, video {video} audio {sound} text {text} other {image}} {number} large: {prompt}',
  'waiting.large':
    '{medium, select, video {Video} audio {Sound} text {Text} other {Image}} {number}',
  'waiting.noPicture': 'No {medium, select, video {video} audio {sound} text {text} other {image}}',
  'waiting.pictureFailed':
    'The {medium, select, video {video} audio {sound} text {text} other {image}} cannot be shown just now',
  'waiting.close': 'Close',
  'waiting.cancel': 'Cancel',
  'waiting.save': 'Save to the Media Library',
  'waiting.saveAgain': 'Save again',
  'waiting.saved': 'Saved to the Media Library as {name}',
  'waiting.discard': 'Discard',
  'waiting.discard.title':
    'Discard this {medium, select, video {video} audio {sound} text {text} other {image}}?',
  'waiting.discard.text': 'It was paid for, and Venice cannot send it again.',
  'waiting.discarded': 'Discarded',
  'waiting.resend': 'Send again',
  'waiting.resend.title': 'Send this again?',
  'waiting.resend.text.unknown':
    'It may have been charged already. Sending it again may cost a second time.',
  'waiting.resend.text.charged': 'It was charged already. Sending it again costs a second time.',
  'waiting.resend.price': 'Estimated price: {usd}.',
  'waiting.resend.noPrice': 'The price is not known.',
  'waiting.resend.press': 'Send again · {usd}',
  'waiting.resent': 'Sent again. Its result appears here when it comes.',
  'waiting.arrived': 'What was sent again has arrived.',
  'waiting.cameToNothing': 'Sent again, without success: {title}.',
  'waiting.giveUp': 'Give up',
  'waiting.giveUp.title': 'Give this up?',
  'waiting.giveUp.text':
    'It leaves this list. If Venice charged it, that stays so; the record of it is kept.',
  'waiting.gaveUp': 'Given up',
  'waiting.failed': 'That did not work: {message}',
} as const;
