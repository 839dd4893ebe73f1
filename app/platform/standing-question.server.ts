import pg from "pg";

/** One question that is asked again and again. */
export interface StandingQuestion {
  /**
   * Asks it now; the answer is made of what was committed before the call, and maybe of more.
   * @returns the first column of the first row
   * @throws when the database cannot be asked over this connection; the next call opens another
   */
  ask(): Promise<unknown>;
  close(): void;
}

/** Milliseconds after which an unanswered question counts as lost, as the connection behind it may be. */
const patience = 5000;

/**
 * Asks PostgreSQL over a connection of its own, opened at the first question: a query through the pool costs three times
 * as much processor time and takes twice as long. Questions do not wait for the answers to those before them: they go
 * out at once and are answered in their order.
 * @param statement without parameters
 */
export function standingQuestion(url: string, statement: string): StandingQuestion {
  let opened: Promise<pg.Client> | null = null;
  const open = () => {
    const client = new pg.Client({
      ...{ connectionString: url, keepAlive: true, pipeline: true },
      ...{ connectionTimeoutMillis: patience, query_timeout: patience },
    });
    const made = client.connect().then(() => client);
    const forget = () => {
      if (opened === made) opened = null;
    };
    client.on("error", forget);
    client.on("end", forget);
    made.catch(forget);
    return made;
  };
  return {
    async ask() {
      opened ??= open();
      const client = await opened;
      const { rows } = await client.query<unknown[]>({ text: statement, rowMode: "array" });
      return rows[0]?.[0];
    },
    close() {
      const closing = opened;
      opened = null;
      void closing?.then((client) => client.end()).catch(() => undefined);
    },
  };
}
