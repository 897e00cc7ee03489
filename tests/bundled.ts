import path from "node:path";
import { inject } from "vitest";
import { SHORT_LIVED } from "./short-lived.ts";

/** What Node is to be told to run the bundle of a command, or of a process of `bundles.ts`. */
export const bundled = (name: string): readonly string[] => [
  ...SHORT_LIVED,
  path.join(inject("bundles"), `${name}.mjs`),
];
