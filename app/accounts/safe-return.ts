/** Where to go after signing in or a small form: only a path of this site, never another host. */
export function safeReturn(to: FormDataEntryValue | null): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return "/";
  try {
    const url = new URL(to, "http://here.invalid");
    return url.host === "here.invalid" ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}
