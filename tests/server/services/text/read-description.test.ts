import { readDescription } from '../../../../server/src/services/text/read-description';

const read = (answer: string) => readDescription({ answer, locale: 'en' });
const json = (more: object = {}) =>
  JSON.stringify({ alternative_text: 'A mug', caption: 'Tea', decorative: false, ...more });
const MUG = { alternativeText: 'A mug', caption: 'Tea', decorative: false };

describe('an answer is read', () => {
  it.each([
    ['by itself', json()],
    ['in a fence', `\`\`\`json\n${json()}\n\`\`\``],
    ['amid words with braces', `Sure {I think}: ${json()} {ok}`],
    ['within another object', `{"result": ${json()}}`],
    ['after a thought that quotes an answer', `<think>${json({ caption: 'No' })}</think>${json()}`],
    ['with keys that nobody asked for', json({ mood: 'calm' })],
  ])('%s', (_how, answer) => {
    expect(read(answer)).toEqual(MUG);
  });

  it('with braces and quotes within its texts', () => {
    expect(read(json({ caption: 'A sign: "{open}"' }))?.caption).toBe('A sign: "{open}"');
  });

  it('without a caption, and with its truth in words', () => {
    expect(read('{"alternative_text":"A mug","decorative":"false"}')).toEqual({
      ...MUG,
      caption: '',
    });
  });

  it('without an alternative text where the picture is decorative', () => {
    const answer = json({ alternative_text: 'A blue pattern', decorative: true });
    expect(read(answer)).toEqual({ ...MUG, alternativeText: '', decorative: true });
  });
});

describe('nothing is read from', () => {
  it.each([
    ['prose', 'A mug of tea.'],
    ['nothing', ''],
    ['an object that is cut off', json().slice(0, 30)],
    ['a thought without an end', `<think>${json()}`],
    ['texts that are none', json({ alternative_text: 7 })],
    ['an empty text of a picture that tells something', json({ alternative_text: ' ' })],
    ['many openings', '{'.repeat(100_000)],
  ])('%s', (_what, answer) => {
    expect(read(answer)).toBeNull();
  });
});
