/** Where to go after signing in or a small form: only a path of this site, never another host. */
export function safeReturn(to: FormDataEntryValue | null): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return "/";
  try {
    const url = new URL(to, "http://here.invalid");
    // `/.//other` is a path here, but `//other` in the header that leads there is another host.
    const isHere = url.host === "here.invalid" && !url.pathname.startsWith("//");
    return isHere ? url.pathname + url.search : "/";
  } catch {
    return "/";
  }
}
