/** Addresses whose last part is the secret itself. */
const secretAddresses = /^(\/invitations\/|\/calendar\/f\/|\/group-report\/)[^/]+/;

/**
 * The path of an address as it may stand in a log: without the secret of a one-time link, a secret feed
 * or a group's report.
 */
export const pathForLog = (pathname: string): string => pathname.replace(secretAddresses, "$1…");
