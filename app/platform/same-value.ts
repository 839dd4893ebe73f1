/** True for two values of JSON that say the same; the order of an object's fields does not matter. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [fields, others] = [Object.keys(one), Object.keys(other)];
  return (
    fields.length === others.length &&
    fields.every(
      (field) =>
        Object.hasOwn(other, field) &&
        sameValue((one as Record<string, unknown>)[field], (other as Record<string, unknown>)[field]),
    )
  );
}
