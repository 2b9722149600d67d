/** One picture asked of Venice. Its row is written before the request leaves. Private like the operation. */
export const send = {
  schema: {
    kind: 'collectionType',
    collectionName: 'venice_sends',
    info: { singularName: 'send', pluralName: 'sends', displayName: 'Venice send' },
    options: { draftAndPublish: false },
    indexes: [
      { name: 'venice_sends_state_index', columns: ['state'] },
      { name: 'venice_sends_asset_index', columns: ['saved_asset_id'] },
    ],
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
    attributes: {
      operation: { type: 'relation', relation: 'manyToOne', target: 'plugin::venice.operation' },
      index: { type: 'integer', required: true },
      state: { type: 'string', required: true },
      charge: { type: 'string', required: true },
      seed: { type: 'integer' },
      modelServed: { type: 'string' },
      asset: { type: 'relation', relation: 'manyToOne', target: 'plugin::upload.file' },
      /** Outlive the asset. */
      savedAssetId: { type: 'integer' },
      assetDocumentId: { type: 'string' },
      assetName: { type: 'string' },
      sha256: { type: 'string' },
      width: { type: 'integer' },
      height: { type: 'integer' },
      mime: { type: 'string' },
      bytes: { type: 'integer' },
      bytesIdentical: { type: 'boolean' },
      error: { type: 'json' },
      enhancedPrompt: { type: 'text' },
      requestId: { type: 'string' },
      cfRay: { type: 'string' },
      timing: { type: 'json' },
      elapsedMs: { type: 'integer' },
      blurred: { type: 'boolean' },
      violation: { type: 'boolean' },
      /** Every try: number, time, and how it ended. */
      attempts: { type: 'json' },
      /** Name of the file in the spool folder; null once it is saved or gone. */
      spoolFile: { type: 'string' },
      /** Written with the asset, so that a save that is tried again finds the one of before. */
      saveKey: { type: 'string' },
      expiresAt: { type: 'datetime' },
      retryAt: { type: 'datetime' },
      startedAt: { type: 'datetime' },
      finishedAt: { type: 'datetime' },
      leaseToken: { type: 'string' },
      leaseUntil: { type: 'datetime' },
      /** Which installation runs it: the one whose spool folder holds its bytes. */
      instance: { type: 'string' },
    },
  },
};
