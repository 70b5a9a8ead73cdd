/** Conversations at once. */
const CONCURRENCY = 8;

/**
 * Works on all items. The first starts alone: a prefix can be read from the cache only once the answer of the request
 * that wrote it has begun, which is when its work calls `started`.
 */
export async function inWaves<T>(
  items: readonly T[],
  work: (item: T, started: () => void) => Promise<void>,
): Promise<void> {
  let release = () => {};
  const cached = new Promise<void>((done) => {
    release = done;
  });
  let next = 0;
  const workers = Array.from({ length: Math.min(CONCURRENCY, items.length) }, async (_, worker) => {
    if (worker > 0) await cached;
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      await work(item, release);
      release();
    }
  });
  await Promise.all(workers);
}
