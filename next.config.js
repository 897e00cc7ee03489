import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/intl/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A page is sent whole, to everybody the same: its title and pictures stand in its head.
  htmlLimitedBots: /.*/,
  experimental: {
    // Without a network a link that is pressed waits for it, instead of taking the page and the sound away.
    useOffline: true,
  },
  // Kept out of the bundle: they load native code or WebAssembly from beside themselves.
  serverExternalPackages: [
    "better-sqlite3",
    "workerpool",
    "@prisma/client",
    "@prisma/adapter-better-sqlite3",
  ],
};

export default withNextIntl(config);
