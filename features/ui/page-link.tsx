import type { ComponentProps } from "react";

interface PageLinkProps extends ComponentProps<"a"> {
  readonly href: string;
  /** Whether the page that opens takes the place of this one in the history. */
  readonly replace?: boolean;
  /** Whether the page that opens is seen from its beginning. */
  readonly scroll?: boolean;
}

/** A link to another page of this site, which `PageTurning` opens in place of this one, while the sound goes on. */
export function PageLink({ replace = false, scroll = true, ...props }: PageLinkProps) {
  return <a {...props} data-page={replace ? "replace" : "push"} data-unscrolled={scroll ? undefined : ""} />;
}
