// A thread that answers one question by a function of a module, and tells how far it is where the function does. The
// sources are TypeScript, also in a process that runs the built pages.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { file, name, question } = workerData;
const { [name]: answer } = await import(file);
const tell = (progress) => parentPort?.postMessage({ progress });
parentPort?.postMessage({ answer: await answer(question, tell) });
