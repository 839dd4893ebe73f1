/** The command cannot be done; the message names place and reason. Exit status 2. */
export class CommandError extends Error {}
