import { spawn } from "node:child_process";
import { once } from "node:events";
import { bundled } from "../bundled.ts";
import { SITE } from "./account-forms.ts";

export interface RouteProcess {
  /** Sends a form to an address, as a page of ours does and a script reads the answer. */
  readonly send: (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  readonly end: () => void;
}

/** The routes of `route-process.ts` in a process of its own, with the settings of this one. */
export async function beginRoutes(): Promise<RouteProcess> {
  const routes = spawn(process.execPath, [...bundled("route-process")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(routes.stdout ?? routes, "data");
  return {
    send: (path, fields, headers = {}) =>
      fetch(`http://127.0.0.1:${Number(port)}${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin: SITE, "sec-fetch-site": "same-origin", accept: "application/json", ...headers },
      }),
    end: () => void routes.kill("SIGKILL"),
  };
}
