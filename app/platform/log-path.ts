/** Addresses whose last part is the secret itself. */
const secretAddresses = /^(\/invitations\/|\/calendar\/f\/|\/group-report\/)[^/]+/i;

/**
 * The path of an address as it may stand in a log: without the secret of a one-time link, a secret feed
 * or a group's report, in whatever way it was written.
 */
export const pathForLog = (pathname: string): string => plainPath(pathname).replace(secretAddresses, "$1…");

/** A path with its letters as they are meant: routes are found in whatever way these are written. */
export function plainPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
