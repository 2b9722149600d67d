import type { Schema } from '../../../admin/src/api/describe';
import { entryText } from '../../../admin/src/components/describe/entry-text';
import { CONTEXT_MAX } from '../../../shared/contracts/describe';

const CARD: Schema = { uid: 'article.card', attributes: { caption: { type: 'string' } } };
const read = ({
  attributes,
  values,
}: {
  attributes: Schema['attributes'];
  values: Record<string, unknown>;
}) => entryText({ values, schema: { uid: 'api::a.a', attributes }, components: [CARD] });

describe('the text of an entry that goes along', () => {
  it('is what stands in its text fields, in their order', () => {
    const attributes = { title: { type: 'string' }, lead: { type: 'text' } };
    const values = { lead: 'Low tide\nat seven.', title: 'The coast' };
    expect(read({ attributes, values })).toBe('The coast\nLow tide at seven.');
  });

  it('is plain', () => {
    const attributes = { body: { type: 'richtext' } };
    const body = '## Gulls\n\n- **Two** of [them](https://example.com)\n\n<em>Nobody</em> else';
    expect(read({ attributes, values: { body } })).toBe('Gulls Two of them Nobody else');
  });

  it('is read out of blocks', () => {
    const leaf = (text: string) => ({ type: 'text', text });
    const body = [
      { type: 'heading', children: [leaf('Gulls')] },
      { type: 'paragraph', children: [leaf('Two '), { type: 'link', children: [leaf('here')] }] },
    ];
    expect(read({ attributes: { body: { type: 'blocks' } }, values: { body } })).toBe(
      'Gulls Two here'
    );
  });

  it.each([
    ['a component', { type: 'component', component: CARD.uid }, { caption: 'Inside' }],
    ['a list of them', { type: 'component', component: CARD.uid }, [{ caption: 'Inside' }]],
    ['a dynamic zone', { type: 'dynamiczone' }, [{ __component: CARD.uid, caption: 'Inside' }]],
  ])('is read out of %s', (_, attribute, value) => {
    expect(read({ attributes: { card: attribute }, values: { card: value } })).toBe('Inside');
  });

  it.each([
    ['a password', 'word', { type: 'password' }],
    ['an email address', 'contact', { type: 'email' }],
    ['a uid', 'slug', { type: 'uid' }],
    ['what only Strapi reads', 'documentId', { type: 'string' }],
    ['a choice', 'state', { type: 'enumeration' }],
    ['a private field', 'remark', { type: 'text', private: true }],
    ['a field of another plugin', 'tint', { type: 'string', customField: 'plugin::c.color' }],
    ['what is called internal', 'internalNotes', { type: 'text' }],
    ['what is called an address for mail', 'contact_email', { type: 'string' }],
    ['a component that is called private', 'private', { type: 'component', component: CARD.uid }],
  ])('leaves out %s', (_, name, attribute) => {
    expect(read({ attributes: { [name]: attribute }, values: { [name]: 'Not for others' } })).toBe(
      ''
    );
  });

  it('leaves out what the schema does not know', () => {
    expect(read({ attributes: {}, values: { title: 'The coast' } })).toBe('');
  });

  it('ends with a whole word where there is too much of it', () => {
    const title = 'gull '.repeat(CONTEXT_MAX);
    const text = read({ attributes: { title: { type: 'string' } }, values: { title } });
    expect(text.length).toBeLessThanOrEqual(CONTEXT_MAX);
    expect(text).toMatch(/ gull$/);
  });
});
