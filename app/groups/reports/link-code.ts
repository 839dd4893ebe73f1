/** A code of 16 letters and digits in fours, as it stands in an address and can be read out or typed. */
export const inFours = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? "";

const typedCode = /^[a-z2-9]{4}(-?[a-z2-9]{4}){3}$/i;

/** A code as it was made, however it was typed: capitals and hyphens do not matter. Anything else stays as it is. */
export const codeOf = (typed: string): string =>
  typedCode.test(typed) ? typed.replaceAll("-", "").toLowerCase() : typed;
