import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

interface Bounds {
  /** Milliseconds after which the thread is ended. */
  patience: number;
  /** Megabytes of memory for what it makes. */
  memory: number;
}

export type FromWorker<Answer> =
  { kind: "answer"; answer: Answer } | { kind: "stopped"; why: "time" | "memory" };

/**
 * Lets a function answer in a thread of its own, so that long work does not keep others waiting.
 * @param file the module from the folder of the product: `app/…`
 * @param name the function that it exports; takes the question, answers what can be cloned
 * @throws what the function threw
 */
export function askWorker<Answer>(
  file: string,
  name: string,
  question: unknown,
  { patience, memory }: Bounds,
): Promise<FromWorker<Answer>> {
  const { href } = pathToFileURL(join(process.cwd(), file));
  return new Promise((answerWith, fail) => {
    const worker = new Worker(join(process.cwd(), "app/platform/worker.mjs"), {
      workerData: { file: href, name, question },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const stop = (why: "time" | "memory") => end(() => answerWith({ kind: "stopped", why }));
    const timer = setTimeout(() => stop("time"), patience);
    worker.once("message", (answer: Answer) => end(() => answerWith({ kind: "answer", answer })));
    worker.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? stop("memory") : end(() => fail(error)),
    );
    worker.once("exit", (code) => end(() => fail(new Error(`The thread ended with ${code}.`))));
  });
}
