import { besideChoice, longestTyped, type Found } from "./choices";

/**
 * Puts into a posted form what was chosen for a field by typing. A value that was chosen holds as long as the text beside
 * it is the one for which it was chosen; otherwise the text is looked up, and settles it where it is the whole name of
 * exactly one. Forms with a plain list of options stay as they are.
 * @param find what may be chosen and holds what was typed
 * @returns false where it must be chosen first: the value is then empty, and what was found stands in the form
 */
export async function settleChoice(
  form: FormData,
  name: string,
  find: (typed: string) => Promise<Found>,
): Promise<boolean> {
  const beside = besideChoice(name);
  form.delete(beside.found);
  const posted = form.get(beside.typed);
  if (typeof posted !== "string") return true;
  const typed = posted.slice(0, longestTyped).trim();
  const value = form.get(name);
  if (typed !== "" && value && typed === String(form.get(beside.belongs)).trim()) return true;
  const choose = (chosen: string) => {
    form.set(name, chosen);
    form.set(beside.typed, typed);
    form.set(beside.belongs, typed);
  };
  choose("");
  if (typed === "") return true;
  const found = await find(typed);
  const whole = found.matches.filter(({ label }) => isSame(label, typed));
  if (whole.length === 1 && whole[0]) {
    choose(whole[0].value);
    return true;
  }
  form.set(beside.found, JSON.stringify(found));
  return false;
}

const isSame = (one: string, other: string): boolean =>
  one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
