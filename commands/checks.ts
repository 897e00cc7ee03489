export interface Check {
  /** What `npm run check -- name` calls it; several may share one. */
  readonly name: "lint" | "types" | "unused" | "unit";
  readonly title: string;
  /** For Node. */
  readonly args: readonly string[];
}

/** What holds or does not, apart from tests, in the order in which it is quickest to fail. */
export const CHECKS: readonly Check[] = [
  { name: "lint", title: "Format and lint", args: ["node_modules/@biomejs/biome/bin/biome", "ci", "."] },
  { name: "types", title: "Types of routes", args: ["node_modules/next/dist/bin/next", "typegen"] },
  { name: "types", title: "Types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  {
    name: "types",
    title: "Types of core, without DOM and Node",
    args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "core"],
  },
  { name: "unused", title: "Unused code", args: ["node_modules/knip/bin/knip.js"] },
];
