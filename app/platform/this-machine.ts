/** True for names of the machine itself: what is sent there passes no line. @param hostname as `URL` writes it */
export const isThisMachine = (hostname: string): boolean => /^(127\.|localhost$|\[::1\]$)/.test(hostname);
