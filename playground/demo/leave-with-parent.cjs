// Loaded into what the demo starts: when the demo is gone, however it went, its end of this channel closes.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
