import { useNonce } from "./nonce";

/**
 * Style rules that belong to the data of one page (places on a time grid), where inline styles are forbidden.
 * `rules` must be made of numbers and fixed selectors only, never of text that a person typed.
 */
export function StyleRules({ rules }: { rules: string }) {
  const nonce = useNonce();
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: rules }} />;
}
