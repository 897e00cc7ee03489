"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

type PageLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter" | "onFocus">;

/** A link to another page of this site. What that page needs is fetched once a press is likely, not for all that are in sight. */
export function PageLink(props: PageLinkProps) {
  const [likely, setLikely] = useState(false);
  const note = () => setLikely(true);
  return <Link {...props} prefetch={likely ? null : false} onPointerEnter={note} onFocus={note} />;
}
