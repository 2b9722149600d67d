/** One picture, video, sound or text asked of Venice. Its row is written before the request leaves. Private like the operation. */
export const send = {
  schema: {
    kind: 'collectionType',
    collectionName: 'venice_sends',
    info: { singularName: 'send', pluralName: 'sends', displayName: 'Venice send' },
    options: { draftAndPublish: false },
    indexes: [
      { name: 'venice_sends_state_index', columns: ['state'] },
      { name: 'venice_sends_asset_index', columns: ['saved_asset_id'] },
      { name: 'venice_sends_spool_index', columns: ['spool_file'] },
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
      /** Of the Media Library. No relation: that costs ten statements to write, and these outlive the asset. */
      savedAssetId: { type: 'integer' },
      assetDocumentId: { type: 'string' },
      assetName: { type: 'string' },
      sha256: { type: 'string' },
      width: { type: 'integer' },
      height: { type: 'integer' },
      /** Of a video or a sound. */
      durationMs: { type: 'integer' },
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
      /** Name of the files in the Media Library's storage, and `hash` of its row: a save that is tried again finds the one of before. */
      saveKey: { type: 'string' },
      /** How often saving has failed. */
      saveFailures: { type: 'integer' },
      expiresAt: { type: 'datetime' },
      retryAt: { type: 'datetime' },
      /** Of a job: how Venice knows it, where its file is fetched if not from Venice itself, when it was taken, what was last said of it. */
      queueId: { type: 'text' },
      queuedModel: { type: 'text' },
      downloadUrl: { type: 'text' },
      queuedAt: { type: 'biginteger' },
      progress: { type: 'json' },
      startedAt: { type: 'datetime' },
      finishedAt: { type: 'datetime' },
      /** What a person said of an unknown outcome, when, and the operation that repeats it. */
      decision: { type: 'string' },
      decidedAt: { type: 'datetime' },
      successorId: { type: 'integer' },
      /** Which process has it in hand, and until when it is believed without a sign of life. Both null: nobody. */
      leaseToken: { type: 'string' },
      /** Milliseconds since 1970: an instant without its zone comes twice when summer time ends. */
      leaseUntil: { type: 'biginteger' },
      /** Which installation runs it: the one whose spool folder holds its bytes. */
      instance: { type: 'string' },
    },
  },
};
