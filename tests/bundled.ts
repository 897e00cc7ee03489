import path from "node:path";
import { inject } from "vitest";

/** The bundle of a command, or of a process of `bundles.ts`: what Node is to run. */
export const bundled = (name: string): string => path.join(inject("bundles"), `${name}.mjs`);
