/**
 * Every failure says what happened, whether it was charged, and what to do. `{charge}` is one of the sentences at the end, because the
 * same failure may or may not have cost something.
 */
export const errors = {
  'error.not_configured.title': 'Venice is not set up',
  'error.not_configured.text': 'An API key is needed. {charge}',
  'error.not_configured.ask': 'Ask an administrator to enter one in Settings → Venice.',
  'error.not_configured.open': 'Open the settings',
  'error.invalid_input.title': 'Please check the form',
  'error.invalid_input.text': '{message}. {charge}',
  'error.rejected.title': 'Venice did not accept the request',
  'error.rejected.text': '{message}. {charge} Change what it names and try again.',
  'error.content_policy.title': 'Venice declined this prompt',
  'error.content_policy.text':
    'It goes against the content policy of Venice or of the model. {charge} Try other words.',
  'error.blurred.title': 'The image was withheld',
  'error.blurred.text':
    'Venice took it for adult content and blurred it, so it was not saved. {charge} Try other words.',
  'error.violation.title': 'The image was withheld',
  'error.violation.text':
    'Venice marked it as a violation of its content policy, so it was not saved. {charge} Try other words.',
  'error.confirmation_needed.title': 'The price has to be confirmed',
  'error.confirmation_needed.text':
    'It costs more than was agreed to. {charge} Look at the price, then press the button again.',
  'error.retired.title': 'Venice does not offer this any more',
  'error.retired.text': 'Venice has switched it off. {charge} Choose another model.',
  'error.consent.title': 'Venice wants consent first',
  'error.consent.text':
    'The provider of this model asks for consent to its terms, because the image may show people. {charge} Choose another model.',
  'error.unauthorized.title': 'Venice refused the key',
  'error.unauthorized.text':
    'The key is wrong, has expired, or may not use this model. {charge} Choose another model, or have the key checked.',
  'error.privacy.title': 'The key may not use this model',
  'error.privacy.text':
    'It is limited to private models, and this one is not. {charge} Choose another model, or have the key changed.',
  'error.balance.title': 'The Venice balance is too low',
  'error.balance.text': '{charge} Add credits at Venice, then try again.',
  'error.spend_limit.title': 'This key has reached its spending limit',
  'error.spend_limit.text':
    '{charge} Raise the limit of the key at Venice, or wait until it begins anew.',
  'error.payment.open': 'Open the billing page of Venice',
  'error.rate_limited.title': 'Too many requests just now',
  'error.rate_limited.text': '{charge} Wait a little, then try again.',
  'error.rate_limited.waiting':
    'Venice asks to wait; trying again in {seconds, plural, one {# second} other {# seconds}}.',
  'error.unavailable.title': 'This model is at capacity',
  'error.unavailable.text':
    'Tried {attempts, plural, one {once} other {# times}}. {charge} Try another model, or later.',
  'error.inference_failed.title': 'Venice could not finish',
  'error.inference_failed.text':
    'Tried {attempts, plural, one {once} other {# times}}. {charge} Venice does not normally charge for these. Try again.',
  'error.circuit_open.title': 'Sending has paused',
  'error.circuit_open.text':
    'Venice refused several requests in a row; going on could lock the key. {charge} Wait a minute, then try again.',
  'error.unreachable.title': 'Venice cannot be reached',
  'error.unreachable.text':
    'The server has no way out, or Venice is down. {charge} Try again, or ask an administrator.',
  'error.no_answer.title': 'No answer came',
  'error.no_answer.text':
    '{charge} Venice cannot tell us. Check the history at Venice before you send it again.',
  'error.bad_response.title': 'The answer was unusable',
  'error.bad_response.text':
    'Venice answered, but with nothing that could be used. {charge} Tell Venice’s support the reference before you try again.',
  'error.bad_response.noReference':
    'Venice answered, but with nothing that could be used. {charge} Look at the history at Venice before you try again.',
  'error.store_failed.title': 'Made, but not saved yet',
  'error.store_failed.text':
    'It is safe on the server and is not paid for again. {charge} Save it again.',
  'error.elsewhere.title': 'It is on another server',
  'error.elsewhere.text':
    'Only the server that received it can show or save it, and another one answered. {charge} Try again, or ask an administrator.',
  'error.not_kept.title': 'Made, and then lost',
  'error.not_kept.text':
    'It came, but the server had no room to keep it. {charge} Ask an administrator before you send it again.',
  'error.not_sent.title': 'Not sent',
  'error.not_sent.text':
    'The server has no room to keep what would come, so it did not ask for it. {charge} Ask an administrator.',
  'error.aborted.title': 'Cancelled',
  'error.aborted.text':
    '{charged, select, none {It had not been sent.} other {It had been sent before you cancelled.}} {charge} Press the button again if you change your mind.',
  'error.unexpected.title': 'That did not work',
  'error.unexpected.text': '{message}. Try again, or ask an administrator.',
  'error.reference': 'Reference: {reference}',
  'error.reference.copy': 'Copy the reference',
  'error.suggested': 'Venice suggests: “{prompt}”',
  'error.useSuggested': 'Use this prompt',
  'error.shrink': 'Send a smaller copy',
  'error.retry': 'Try again',
  'error.sendAgain': 'Send again, knowing that',
  'error.some': '{count, plural, one {One image} other {# images}} did not come',
  'charge.none': 'Nothing was charged.',
  'charge.charged': 'It was charged.',
  'charge.probably': 'It was probably charged.',
  'charge.unknown': 'It may have been charged.',
} as const;
