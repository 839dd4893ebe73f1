// A thread that answers one question by a function of a module. The sources are TypeScript, also in a process that
// runs the built pages.
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
const { file, name, question } = workerData;
const { [name]: answer } = await import(file);
parentPort?.postMessage(await answer(question));
