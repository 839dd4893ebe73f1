/** Lets nobody else on the machine read what this process writes from now on: databases and uploads hold personal data. */
export const keepToOwner = (): void => void process.umask(0o077);
