import type { KnipConfig } from "knip";

const config: KnipConfig = {
  entry: [
    "app/**/{page,layout,route,error,not-found,loading,sitemap,robots,manifest,icon}.{ts,tsx}",
    "commands/{start.js,preparation.ts,data.ts,site.ts}",
    "commands/{align,dev,migrate,import,invite,measure,reindex,backup,copy-media,restore,doctor,pack,test,generate,migration}.ts",
    "commands/{dev,migrate,import,invite,worker,backup,pack,test,generate,migration}.ts",
    "bench/*.ts",
    // Begun as threads, by their paths.
    "{server/thread/thread.js,server/search/engine/*-thread.ts}",
    "server/align/aligner-thread.ts",
    "server/audio/measurer-thread.ts",
    "server/card/painter-thread.ts",
    "server/feeds/previewer-thread.ts",
    "server/shows/scribe-thread.ts",
    "server/upload/taker-thread.ts",
    // Bundled, or begun as processes, by their paths.
    "server/jobs/keeper-thread.ts",
    // Bundled by their paths.
    "features/embed/client/embed-client.ts",
    "features/offline/worker/sw.ts",
    "server/site/site-process.ts",
    "prisma/demo/make/make.ts",
    "tests/**/*.{test,spec}.ts",
    // Loaded before a site by its path.
    "tests/support/tracing-sdk.js",
    "tests/app/route-process.ts",
    "tests/server/{db/postgresql/site,db/postgresql/worker,log/log,site/closing,thread/paint,trace/traced,upload/door}-process.ts",
  ],
  project: ["**/*.{ts,tsx,prisma}"],
  // The generated client imports the one, the test command runs the other by its path.
  // The fonts of cards are files that are read by their names.
  ignoreDependencies: ["@prisma/client", "@fontsource-variable/noto-.*"],
  ignoreBinaries: ["apt-get", "espeak-ng", "ffmpeg", "mount", "newsboat", "umount"],
  ignoreExportsUsedInFile: true,
};

export default config;
