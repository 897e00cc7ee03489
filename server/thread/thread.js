import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// Node 20 reads no TypeScript, and gives a thread none of the loaders of its process.
register();
await import(workerData.source);
