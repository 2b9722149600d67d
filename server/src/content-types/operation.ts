/**
 * What somebody asked for. Private: neither the Content Manager nor the Content-Type Builder shows it, and no content API serves it.
 * It has no status; that follows from its sends.
 */
export const operation = {
  schema: {
    kind: 'collectionType',
    collectionName: 'venice_operations',
    info: { singularName: 'operation', pluralName: 'operations', displayName: 'Venice operation' },
    options: { draftAndPublish: false },
    indexes: [
      {
        name: 'venice_operations_idempotency_index',
        columns: ['idempotency_key'],
        type: 'unique',
      },
    ],
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
    attributes: {
      kind: { type: 'string', required: true },
      prompt: { type: 'text' },
      negativePrompt: { type: 'text' },
      model: { type: 'string' },
      parameters: { type: 'json' },
      /** Input and options as they were asked for, to send them again; null where they held pictures that nobody keeps. */
      request: { type: 'json' },
      /** How results are to be saved: folder, name, alternativeText, save, userId. */
      options: { type: 'json' },
      sources: { type: 'relation', relation: 'manyToMany', target: 'plugin::upload.file' },
      /** What the sources were when they were read; they may be deleted later. */
      sourceAssets: { type: 'json' },
      estimatedUsd: { type: 'float' },
      warnings: { type: 'json' },
      sandbox: { type: 'boolean' },
      /** `admin`, `content-api` or `code`. */
      origin: { type: 'string' },
      /** Who may look at it: `admin:3`, `token:5`, `user:9`; null for code. */
      actor: { type: 'string' },
      /** The administrator who asked for it, `{ id, name }`: kept when their account goes. */
      creator: { type: 'json' },
      /** One per intent of a caller, so that the same request sent twice is one operation. Begins with who the caller is. */
      idempotencyKey: { type: 'string' },
      /** Of the request that came with that key: the same key may not ask for something else. */
      fingerprint: { type: 'string' },
      cancelRequestedAt: { type: 'datetime' },
    },
  },
};
