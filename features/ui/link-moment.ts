"use client";

import { createContext, useContext } from "react";
import type { Moment } from "#core/time/moment.ts";

/** A link that was followed to this page. Each time another object; a page that is refreshed or come back to has none. */
export interface Arrival {
  readonly moment: Moment | null;
}

interface LinkMoment {
  /** What the page's address names. The same object until that is another. */
  readonly moment: Moment | null;
  /** Null where nobody has followed a link; undefined until that is known, when the page is alive. */
  readonly arrival: Arrival | null | undefined;
}

export const LinkMomentContext = createContext<LinkMoment>({ moment: null, arrival: null });

/** The moment that the address of the episode's page names, and whether a link has just led there. */
export function useLinkMoment(): LinkMoment {
  return useContext(LinkMomentContext);
}
