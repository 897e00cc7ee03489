import workerpool from "workerpool";
import { raiseCode } from "../db/failure.ts";

type Method = (...args: never[]) => unknown;

/**
 * What a thread that reads a database is asked. Of an error only what it says itself comes out of it, so that the code by which
 * its database is known to be away or full is told there.
 */
export function serve(methods: Readonly<Record<string, Method>>): void {
  const served = Object.entries(methods).map(([name, method]) => [name, telling(method)]);
  workerpool.worker(Object.fromEntries(served));
}

function telling(method: Method): Method {
  return async (...args) => {
    try {
      return await method(...args);
    } catch (error) {
      raiseCode(error);
      throw error;
    }
  };
}
