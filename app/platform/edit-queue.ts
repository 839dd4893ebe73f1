/** An edit of a board: a command of its room, or going a step back or forth. */
export type Asked<Command> = { command: Command } | { step: "undo" | "redo" };

/** Revisions that others saved: those after the first number, up to the second. */
export type Span = [after: number, upTo: number];

/** What the author of an edit had seen when making it. */
export interface Basis {
  /** The latest revision that was seen; own edits that went before count as seen. */
  basedOn: number;
  /** Where others saved between own edits, so that it was not seen. */
  unseen: Span[];
}

/** How a board sends an edit, besides what it asks and the revision that it is based on. */
export interface SentEdit extends Pick<Basis, "unseen"> {
  /** Without one it counts as a new edit each time. */
  key?: string | undefined;
}

/** An edit that the server has not confirmed. */
export type Waiting<Command> = Asked<Command> &
  Basis & {
    /** Names the edit: however often it is sent, it is done once. */
    key: string;
    /** Edits are sent in the order of these numbers. */
    order: number;
  };

/** What a board holds: what the server stores, and edits on their way on top of it. */
export interface Queue<State, Command> {
  base: State;
  waiting: Waiting<Command>[];
  /** What was not taken since the last edit, in words. */
  problems: string[];
  isOffline: boolean;
}

/** What the server says to an edit. `saved` is the revision that the edit made, also when it was sent before. */
export type Answer<State> =
  | { kind: "saved"; saved: number; state: State }
  | { kind: "not-taken"; message: string; state: State | null };

interface Numbered {
  revision: number;
}

/** More spans than this are joined: then more counts as unseen than need be. */
const mostSpans = 50;

export const emptyQueue = <State, Command>(base: State): Queue<State, Command> => ({
  ...{ base, waiting: [], problems: [], isOffline: false },
});

/** After an edit was made. @param at now, in milliseconds */
export function added<State extends Numbered, Command>(
  queue: Queue<State, Command>,
  asked: Asked<Command>,
  key: string,
  at: number,
): Queue<State, Command> {
  const last = queue.waiting.at(-1);
  const order = Math.max(at, (last?.order ?? 0) + 1);
  // What waits may hide what others saved since: only what the edit before it had seen counts as seen.
  const { basedOn, unseen }: Basis = last ?? { basedOn: queue.base.revision, unseen: [] };
  const edit: Waiting<Command> = { ...asked, key, order, basedOn, unseen };
  return { ...queue, waiting: [...queue.waiting, edit], problems: [] };
}

/** After the server answered an edit. What follows it counts it as seen, and what others saved before it as unseen. */
export function answered<State extends Numbered, Command>(
  queue: Queue<State, Command>,
  key: string,
  answer: Answer<State>,
): Queue<State, Command> {
  const left = queue.waiting.filter((edit) => edit.key !== key);
  const known = answer.state ? told(queue, answer.state) : queue;
  if (answer.kind === "saved") {
    const waiting = left.map((edit) => ({ ...edit, ...after(edit, answer.saved) }));
    return { ...known, waiting, isOffline: false };
  }
  const problems = [...new Set([...queue.problems, answer.message])];
  return { ...known, waiting: left, problems, isOffline: false };
}

function after({ basedOn, unseen }: Basis, saved: number): Basis {
  if (saved <= basedOn) return { basedOn, unseen };
  const spans: Span[] = saved - 1 > basedOn ? [...unseen, [basedOn, saved - 1]] : unseen;
  const [first, second, ...others] = spans;
  const isLong = spans.length > mostSpans && first && second;
  return { basedOn: saved, unseen: isLong ? [[first[0], second[1]], ...others] : spans };
}

/** After the server could not be reached. */
export const unreached = <State, Command>(queue: Queue<State, Command>): Queue<State, Command> => ({
  ...queue,
  isOffline: true,
});

/** After the server told what it stores; never back to an earlier revision. */
export const told = <State extends Numbered, Command>(
  queue: Queue<State, Command>,
  base: State,
): Queue<State, Command> => (base.revision < queue.base.revision ? queue : { ...queue, base });

/** With edits that waited when the page was left. */
export function resumed<State, Command>(
  queue: Queue<State, Command>,
  kept: readonly Waiting<Command>[],
): Queue<State, Command> {
  const known = new Set(queue.waiting.map(({ key }) => key));
  const waiting = [...queue.waiting, ...kept.filter(({ key }) => !known.has(key))];
  return { ...queue, waiting: waiting.sort((one, other) => one.order - other.order) };
}

/**
 * The content as it will be when everything that waits is taken: what a board shows at once.
 * @param apply the content after a command; null where it cannot be made
 */
export function withWaiting<Content, Command>(
  content: Content,
  waiting: readonly Asked<Command>[],
  apply: (content: Content, command: Command) => Content | null,
): Content {
  return waiting.reduce<Content>(
    (current, edit) => ("command" in edit ? (apply(current, edit.command) ?? current) : current),
    content,
  );
}
