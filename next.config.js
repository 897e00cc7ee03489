import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/intl/request.ts",
  // Compiled while pages are built, so that browsers need no parser of the language that messages are written in.
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

// Its part for React formats lists, times ago and much else; components need a fifth of it.
const PAGE_INTL = "./features/ui/page-intl.tsx";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks them; to do so again would be a third of a build.
  typescript: { ignoreBuildErrors: true },
  turbopack: { resolveAlias: { "use-intl": PAGE_INTL, "use-intl/react": PAGE_INTL } },
  // Apps that know Nextcloud ask below the name of its script.
  rewrites: async () => [
    { source: "/index.php/apps/gpoddersync/:path*", destination: "/apps/gpoddersync/:path*" },
    { source: "/index.php/login/v2/:path*", destination: "/login/v2/:path*" },
  ],
  // A page is sent whole, to everybody the same: its title and pictures stand in its head.
  htmlLimitedBots: /.*/,
  experimental: {
    // A page is loaded when it is first asked for, in a few hundredths of a second; all of them together take a start longer than all else.
    preloadEntriesOnStart: false,
    // Makes the next build shorter, and this one longer.
    turbopackFileSystemCacheForBuild: process.env.KEEP_BUILD_CACHE === "true",
    // A built server reads none: they are for development.
    turbopackSourceMaps: process.env.NODE_ENV === "development",
    // Without a network a link that is pressed waits for it, instead of taking the page and the sound away.
    useOffline: true,
    // Few larger scripts instead of many small ones, which compress badly and bring their headers each.
    turbopackChunking: { minChunkSize: 200_000, maxMergeChunkSize: 500_000 },
  },
  // Kept out of the bundle: they load native code or WebAssembly from beside themselves.
  serverExternalPackages: [
    "better-sqlite3",
    "@prisma/client",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "pg",
  ],
};

export default withNextIntl(config);
