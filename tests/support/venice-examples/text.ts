import type { InputOf } from '../../../server/src/venice';
import { plain, type Examples } from './example';
import { dataUri, IMAGE_URL, MP3, PDF, PNG, VIDEO_URL } from './files';

const ephemeral = { cache_control: { type: 'ephemeral', ttl: '1h' } } as const;
const call = {
  id: 'call_1',
  type: 'function',
  function: { name: 'find_asset', arguments: '{"name":"lighthouse"}' },
};
const findAsset = {
  name: 'find_asset',
  description: 'Finds an asset by its name',
  parameters: { type: 'object', properties: { name: { type: 'string' } } },
  strict: true,
};

/** Everyone who may speak, and all of what a person can show. */
const said = [
  { role: 'system', content: [{ type: 'text', text: 'Be brief', ...ephemeral }] },
  { role: 'developer', content: 'Answer in French', name: 'studio' },
  {
    role: 'assistant',
    content: 'Let me look',
    name: 'Ada',
    reasoning_content: 'A lighthouse is wanted',
    reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }],
    thought_signature: 'signed',
    tool_calls: [call],
  },
  { role: 'tool', content: '{"id":1}', tool_call_id: 'call_1', name: 'find_asset' },
] satisfies InputOf<'POST /chat/completions'>['messages'];

const shown = [
  { type: 'text', text: 'What is this?', ...ephemeral },
  { type: 'video_url', video_url: { url: VIDEO_URL } },
] satisfies InputOf<'POST /chat/completions'>['messages'][number]['content'];
const pcm = Buffer.alloc(4).toString('base64');

const chat = {
  model: 'default:enable_web_search=auto',
  max_completion_tokens: 200,
  max_tokens: 200,
  temperature: 0.5,
  min_temp: 0.1,
  max_temp: 1.5,
  top_p: 0.9,
  min_p: 0.05,
  top_k: 0,
  frequency_penalty: -2,
  presence_penalty: 2,
  repetition_penalty: 1.1,
  seed: 42,
  stop: ['###'],
  stop_token_ids: [151643],
  n: 1,
  logprobs: false,
  top_logprobs: 0,
  stream: true,
  stream_options: { include_usage: true },
  reasoning: { effort: 'low', summary: 'auto' },
  reasoning_effort: 'none',
  verbosity: 'low',
  text: { verbosity: 'high' },
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'alt', schema: { type: 'object' } },
  },
  tools: [{ type: 'function', id: 'tool_1', function: findAsset }, { type: 'web_search' }],
  tool_choice: { type: 'function', function: { name: 'find_asset' } },
  parallel_tool_calls: false,
  fallbacks: [{ model: 'another' }],
  prompt_cache_key: 'entry-1',
  prompt_cache_retention: '24h',
  include: ['usage'],
  metadata: { entry: '1' },
  user: 'someone',
  store: false,
  venice_parameters: {
    character_slug: 'ada',
    enable_e2ee: false,
    enable_web_search: 'auto',
    enable_web_scraping: false,
    enable_web_citations: true,
    include_search_results_in_stream: false,
    include_venice_system_prompt: false,
    strip_thinking_response: true,
    disable_thinking: true,
    return_search_results_as_documents: false,
    enable_x_search: false,
  },
} satisfies Omit<InputOf<'POST /chat/completions'>, 'messages'>;

const counted = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };
const heading = { id: 'chatcmpl-1', created: 1_750_000_000, model: 'some-text-model' };
const completion = {
  ...heading,
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'A lighthouse' },
      finish_reason: 'stop',
      logprobs: null,
    },
  ],
  usage: counted,
  cost: { usd: 0.0001, diem: 0 },
};

const chunk = (rest: object): string =>
  `data: ${JSON.stringify({ ...heading, object: 'chat.completion.chunk', ...rest })}\n\n`;
const piece = ({ delta, end = null }: { delta: object; end?: string | null }): string =>
  chunk({ choices: [{ index: 0, delta, finish_reason: end }] });
const completionStream = [
  piece({ delta: { role: 'assistant', content: 'A light' } }),
  piece({ delta: { content: 'house' } }),
  piece({ delta: {}, end: 'stop' }),
  chunk({ choices: [], usage: counted, cost: completion.cost }),
  'data: [DONE]\n\n',
].join('');

const response = {
  id: 'resp_1',
  object: 'response',
  created_at: 1_750_000_000,
  model: 'some-text-model',
  status: 'completed',
  output: [
    {
      type: 'message',
      id: 'msg_1',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text: 'A lighthouse', annotations: [] }],
    },
  ],
  usage: { input_tokens: 9, output_tokens: 3, total_tokens: 12 },
};
const responseStream = [
  { type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
  { type: 'response.output_text.delta', delta: 'A lighthouse' },
  { type: 'response.completed', response },
]
  .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  .join('');

const respond = {
  model: 'some-text-model',
  include: ['reasoning.encrypted_content'],
  max_output_tokens: 200,
  temperature: 0,
  top_p: 1,
  reasoning: { effort: 'max', summary: 'detailed' },
  fallbacks: [],
  tools: [
    { type: 'function', function: findAsset },
    {
      type: 'web_search',
      search_context_size: 'low',
      user_location: { type: 'approximate', city: 'Brest', country: 'FR' },
    },
    { type: 'x_search', allowed_x_handles: ['strapijs'], enable_image_understanding: false },
    { type: 'code_interpreter', container: { image: 'python' } },
    { type: 'file_search', vector_store_ids: ['vs_1'], ranking_options: { score_threshold: 0.5 } },
    { type: 'computer_use_preview', display_width: 800, display_height: 600 },
    { type: 'brand_new', anything: true },
  ],
  tool_choice: 'auto',
  web_search: true,
  stream: true,
  venice_parameters: { character_slug: 'ada', enable_web_search: 'off', enable_e2ee: false },
} satisfies Omit<InputOf<'POST /responses'>, 'input'>;

const answered = [
  { type: 'reasoning', id: 'rs_1', summary: ['Hm'], encrypted_content: null },
  {
    type: 'message',
    role: 'assistant',
    content: [{ type: 'output_text', text: 'Let me look', annotations: [] }],
    id: 'msg_1',
    status: 'completed',
  },
  { type: 'function_call', call_id: 'call_1', name: 'find_asset', arguments: '{}' },
  { type: 'function_call_output', call_id: 'call_1', output: { id: 1 } },
  { type: 'item_reference', id: 'msg_0' },
  { role: 'user', content: [{ type: 'text', text: 'And this?' }] },
] satisfies InputOf<'POST /responses'>['input'];

const embed = {
  model: 'text-embedding-bge-m3',
  input: ['a lighthouse', 'a harbour'],
  dimensions: 2,
  encoding_format: 'base64',
  user: 'someone',
} satisfies InputOf<'POST /embeddings'>;
const embedding = { object: 'embedding', index: 0, embedding: [0.5, -1] };
const embedded = {
  object: 'list',
  model: 'text-embedding-bge-m3',
  data: [embedding],
  usage: { prompt_tokens: 3, total_tokens: 3 },
};

const search = {
  query: 'lighthouses of Brittany',
  limit: 20,
  search_provider: 'google',
} satisfies InputOf<'POST /augment/search'>;

const ada = {
  slug: 'ada',
  id: '1b9d6bcd',
  name: 'Ada',
  description: null,
  author: 'a1',
  modelId: 'some-text-model',
  adult: false,
  featured: true,
  webEnabled: true,
  shareUrl: null,
  photoUrl: 'https://sandbox.test/ada.webp',
  tags: ['mathematics'],
  stats: { averageRating: 4.5, imports: 10, ratingCount: 2, ratingSum: 9, userRating: null },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
};
const listing = {
  search: '#mathematics',
  categories: ['education', 'history'],
  tags: ['mathematics', 'engines'],
  modelId: ['some-text-model'],
  sortBy: 'highlyRatedAndRecent',
  sortOrder: 'asc',
} satisfies InputOf<'GET /characters'>;
const review = {
  id: 'review-1',
  characterId: ada.id,
  rating: 5,
  message: 'Knows everything about engines',
  username: 'Charles',
  userAvatarUrl: null,
  locale: null,
  isOwner: false,
  createdAt: ada.createdAt,
};

const EVENTS = { 'content-type': 'text/event-stream; charset=utf-8' };

export const TEXT_EXAMPLES = {
  'POST /chat/completions': {
    ...plain,
    minimal: { model: 'default', messages: [{ role: 'user', content: 'What is this?' }] },
    full: {
      ...chat,
      messages: [
        ...said,
        {
          role: 'user',
          name: 'Charles',
          content: [
            ...shown,
            { type: 'image_url', image_url: { url: PNG } },
            { type: 'input_audio', input_audio: { data: MP3, format: 'mp3' } },
            { type: 'input_audio', input_audio: { data: Buffer.alloc(4), format: 'pcm16' } },
            { type: 'file', file: { file_data: PDF, filename: 'logbook.pdf' } },
          ],
        },
      ],
    },
    wire: {
      ...chat,
      messages: [
        ...said,
        {
          role: 'user',
          name: 'Charles',
          content: [
            ...shown,
            { type: 'image_url', image_url: { url: dataUri({ mime: 'image/png', bytes: PNG }) } },
            {
              type: 'input_audio',
              input_audio: { data: MP3.toString('base64'), format: 'mp3' },
            },
            { type: 'input_audio', input_audio: { data: pcm, format: 'pcm16' } },
            {
              type: 'file',
              file: {
                file_data: dataUri({ mime: 'application/pdf', bytes: PDF }),
                filename: 'logbook.pdf',
              },
            },
          ],
        },
      ],
    },
    answer: { body: completion },
    data: completion,
    otherwise: [{ answer: { headers: EVENTS, body: completionStream }, data: completion }],
  },
  'POST /responses': {
    ...plain,
    minimal: { model: 'some-text-model', input: 'What is this?' },
    full: {
      ...respond,
      input: [
        ...answered,
        {
          type: 'message',
          role: 'user',
          content: [
            { type: 'input_text', text: 'What is this?' },
            { type: 'input_image', image_url: { url: PNG, detail: 'low' } },
            { type: 'image_url', image_url: IMAGE_URL },
          ],
        },
      ],
    },
    wire: {
      ...respond,
      input: [
        ...answered,
        {
          type: 'message',
          role: 'user',
          content: [
            { type: 'input_text', text: 'What is this?' },
            {
              type: 'input_image',
              image_url: { url: dataUri({ mime: 'image/png', bytes: PNG }), detail: 'low' },
            },
            { type: 'image_url', image_url: IMAGE_URL },
          ],
        },
      ],
    },
    answer: { body: response },
    data: response,
    otherwise: [{ answer: { headers: EVENTS, body: responseStream }, data: response }],
  },
  'POST /embeddings': {
    ...plain,
    minimal: { model: 'text-embedding-bge-m3', input: 'a lighthouse' },
    full: embed,
    wire: embed,
    answer: { body: embedded },
    data: { data: [{ embedding: [0.5, -1] }] },
  },
  'POST /augment/text-parser': {
    ...plain,
    minimal: { file: PDF },
    full: { file: PDF, filename: 'logbook.pdf', response_format: 'json' },
    neverSent: ['filename'],
    wire: { file: 'logbook.pdf', response_format: 'json' },
    answer: { body: { text: 'The lamp was lit at six', tokens: 7 } },
    data: { text: 'The lamp was lit at six', tokens: 7 },
  },
  'POST /augment/scrape': {
    ...plain,
    minimal: { url: 'https://sandbox.test/page' },
    full: { url: 'https://sandbox.test/page' },
    wire: { url: 'https://sandbox.test/page' },
    answer: {
      body: { url: 'https://sandbox.test/page', content: '# A page', format: 'markdown' },
    },
    data: { content: '# A page' },
  },
  'POST /augment/search': {
    ...plain,
    minimal: { query: 'lighthouses' },
    full: search,
    wire: search,
    answer: {
      body: {
        query: search.query,
        results: [{ title: 'A list', url: 'https://sandbox.test/list', content: '', date: '' }],
      },
    },
    data: { results: [{ title: 'A list', url: 'https://sandbox.test/list' }] },
  },
  'GET /characters': {
    ...plain,
    minimal: {},
    full: {
      ...listing,
      isAdult: false,
      isPro: true,
      isWebEnabled: true,
      limit: 100,
      offset: 0,
    },
    wire: {
      ...listing,
      modelId: 'some-text-model',
      isAdult: 'false',
      isPro: 'true',
      isWebEnabled: 'true',
      limit: '100',
      offset: '0',
    },
    answer: { body: { object: 'list', data: [ada] } },
    data: [ada],
  },
  'GET /characters/{slug}': {
    ...plain,
    minimal: { slug: 'ada' },
    full: { slug: 'ada' },
    wire: {},
    answer: { body: { object: 'character', data: ada } },
    data: ada,
  },
  'GET /characters/{slug}/reviews': {
    ...plain,
    minimal: { slug: 'ada' },
    full: { slug: 'ada', page: 2, pageSize: 1 },
    wire: { page: '2', pageSize: '1' },
    answer: {
      body: {
        object: 'list',
        data: [review],
        pagination: { page: 2, pageSize: 1, total: 2, totalPages: 2 },
        summary: { averageRating: 4.5, totalReviews: 2 },
      },
    },
    data: { data: [review], pagination: { total: 2 }, summary: { averageRating: 4.5 } },
  },
} satisfies Examples<
  | 'POST /chat/completions'
  | 'POST /responses'
  | 'POST /embeddings'
  | 'POST /augment/text-parser'
  | 'POST /augment/scrape'
  | 'POST /augment/search'
  | 'GET /characters'
  | 'GET /characters/{slug}'
  | 'GET /characters/{slug}/reviews'
>;
