import { type NextRequest, NextResponse } from "next/server";

/**
 * Puts the Content Security Policy and its fresh nonce on every page. Audio and images may come from any
 * https host, because feeds name them; scripts only from here, with the nonce. Nothing may frame a page, but for the
 * players that are there to be framed.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const framers = request.nextUrl.pathname.startsWith("/embed/") ? "*" : "'none'";
  const policy = contentSecurityPolicy(nonce, framers, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set(
    "permissions-policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  );
  return response;
}

function contentSecurityPolicy(nonce: string, framers: string, development: boolean): string {
  return [
    "default-src 'self'",
    // React's development build evaluates strings to rebuild server stacks.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' blob: https: http:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framers}`,
  ].join("; ");
}

export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|media/|card/|demo/|icon|favicon).*)" }],
};
