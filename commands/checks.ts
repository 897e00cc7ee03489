export interface Check {
  readonly title: string;
  /** For Node. */
  readonly args: readonly string[];
}

/** What holds or does not, apart from tests, in the order in which it is quickest to fail. */
export const CHECKS: readonly Check[] = [
  { title: "Format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "ci", "."] },
  { title: "Types of routes", args: ["node_modules/next/dist/bin/next", "typegen"] },
  { title: "Types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  {
    title: "Types of core, without DOM and Node",
    args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "core"],
  },
  { title: "Unused code", args: ["node_modules/knip/bin/knip.js"] },
];
