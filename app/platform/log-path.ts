/** Addresses whose last part is the secret itself. */
const secretAddresses = /^(\/invitations\/|\/calendar\/f\/)[^/]+/;

/** The path of an address as it may stand in a log: without the secret of a one-time link or a secret feed. */
export const pathForLog = (pathname: string): string => pathname.replace(secretAddresses, "$1…");
