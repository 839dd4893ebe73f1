/** Ids one after the other: what is made with them is the same every time. */
export function counter(): () => string {
  let last = 0;
  return () => `id${++last}`;
}
