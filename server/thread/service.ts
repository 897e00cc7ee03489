/**
 * The threads of the server, by the files that they begin with. `commands/bundle.ts` makes a file of each for `npm start`,
 * so that the server needs neither sources nor loaders.
 */
export const SERVICES = {
  aligner: "server/align/aligner-thread.ts",
  comparer: "server/search/engine/comparer-thread.ts",
  finder: "server/search/engine/finder-thread.ts",
  linguist: "server/search/engine/linguist-thread.ts",
  keeper: "server/jobs/keeper-thread.ts",
  measurer: "server/audio/measurer-thread.ts",
  painter: "server/card/painter-thread.ts",
  previewer: "server/feeds/previewer-thread.ts",
  scribe: "server/shows/scribe-thread.ts",
  taker: "server/upload/taker-thread.ts",
} as const;

export type Service = keyof typeof SERVICES;

/** Where the bundles are, from the top of the project. */
export const BUNDLES = ".next/playhead";
