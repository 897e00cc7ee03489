import type { MetadataRoute } from "next";
import { config } from "#server/config.ts";

// The address is the running server's, not that of the machine which built it.
export const dynamic = "force-dynamic";

/** All but what would be asked for without end. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/search", "/api/"] },
    sitemap: `${config().publicUrl}/sitemap.xml`,
  };
}
