// Loaded into a bot: tells whoever started it how much memory is in use, after all that is not was thrown away.
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  process.send({ heap: heapUsed / 1e6, resident: rss / 1e6 });
});
// It waits for nobody when the bot ends.
process.channel.unref();
