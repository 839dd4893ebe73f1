import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { createTurns } from "./turns";

/** Each may take hundreds of megabytes, and beside more than a few none gets on: the others wait. */
const threads = createTurns(Math.max(4, 2 * availableParallelism()));

interface Bounds {
  /** Milliseconds after which the thread is ended; waiting for others does not count. */
  patience: number;
  /** Megabytes of memory for what it makes. */
  memory: number;
}

export type FromWorker<Answer> =
  { kind: "answer"; answer: Answer } | { kind: "stopped"; why: "time" | "memory" | "cancelled" };

export interface InWorker<Answer> {
  /** Rejects with what the function threw. */
  answer: Promise<FromWorker<Answer>>;
  /** Ends the thread; the answer is then "cancelled", unless it was there already. */
  cancel: () => void;
}

/**
 * Lets a function answer in a thread of its own, so that long work does not keep others waiting.
 * @param file the module from the folder of the product: `app/…`
 * @param name the function that it exports; takes the question and a function that tells how far it is (0 … 1), and
 *   answers what can be cloned
 * @param onProgress hears how far it is
 */
export function startInWorker<Answer>(
  file: string,
  name: string,
  question: unknown,
  bounds: Bounds,
  onProgress: (share: number) => void = () => {},
): InWorker<Answer> {
  const { href } = pathToFileURL(join(process.cwd(), file));
  let cancel = () => {};
  const answer = new Promise<FromWorker<Answer>>((answerWith, fail) => {
    let stop = () => answerWith({ kind: "stopped", why: "cancelled" });
    const giveUp = threads.wait(() => {
      stop = begin({ file: href, name, question }, bounds, { answerWith, fail, onProgress });
    });
    cancel = () => {
      giveUp();
      stop();
    };
  });
  return { answer, cancel };
}

interface Listeners<Answer> {
  answerWith: (answer: FromWorker<Answer>) => void;
  fail: (error: Error) => void;
  onProgress: (share: number) => void;
}

/** Begins a thread, whose turn it is. Answers what ends it. */
function begin<Answer>(
  workerData: { file: string; name: string; question: unknown },
  { patience, memory }: Bounds,
  { answerWith, fail, onProgress }: Listeners<Answer>,
): () => void {
  const worker = new Worker(join(process.cwd(), "app/platform/worker.mjs"), {
    ...{ workerData, execArgv: [] },
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  const end = (settle: () => void) => {
    clearTimeout(timer);
    void worker.terminate();
    settle();
  };
  const stop = (why: "time" | "memory" | "cancelled") => end(() => answerWith({ kind: "stopped", why }));
  const timer = setTimeout(() => stop("time"), patience);
  worker.on("message", (message: { progress: number } | { answer: Answer }) => {
    if ("answer" in message) end(() => answerWith({ kind: "answer", answer: message.answer }));
    else onProgress(message.progress);
  });
  worker.once("error", (error: NodeJS.ErrnoException) =>
    error.code === "ERR_WORKER_OUT_OF_MEMORY" ? stop("memory") : end(() => fail(error)),
  );
  worker.once("exit", (code) => {
    threads.done();
    end(() => fail(new Error(`The thread ended with ${code}.`)));
  });
  return () => stop("cancelled");
}

/** The same for those who neither watch nor cancel. @throws what the function threw */
export const askWorker = <Answer>(
  file: string,
  name: string,
  question: unknown,
  bounds: Bounds,
): Promise<FromWorker<Answer>> => startInWorker<Answer>(file, name, question, bounds).answer;
