/** Numbers between 0 and 1 by chance, the same ones every time, so that a failure can be looked at. */
export function series(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
