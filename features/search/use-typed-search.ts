"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { parseSearchRequest, searchAgain, searchHref } from "#core/search/request.ts";
import { typedQuery } from "#core/search/typed-query.ts";

/** The results of a search's page, which follow what is typed. */
export interface TypedSearch {
  /** Whether there are results here that can follow. */
  readonly here: boolean;
  /** What stands in the field, as it is typed. */
  readonly type: (text: string) => void;
  /** It is typed to the end, and wanted. */
  readonly finish: (text: string) => void;
}

interface Wish {
  readonly query: string;
  readonly finished: boolean;
}

/**
 * Lets the results of a search's page follow what is typed: one search at a time, and while it is under way only the newest
 * waits. What narrows the search stays. Back leads to what was there before the first letter; what is typed after a search was
 * finished is another. `asked` gathers the queries that are not to be written into the field, where more may stand by then.
 */
export function useTypedSearch(asked: Set<string>): TypedSearch {
  const router = useRouter();
  const here = usePathname() === "/search";
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();
  const next = useRef<Wish | null>(null);
  const begun = useRef(false);
  const go = ({ query, finished }: Wish) => {
    const request = parseSearchRequest((name) => params.get(name) ?? "");
    if (query !== request.query || request.page !== 1) {
      if (!begun.current) asked.clear();
      asked.add(query);
      const turn = begun.current ? router.replace : router.push;
      startTransition(() => turn(searchHref(searchAgain(request, query)), { scroll: false }));
      begun.current = true;
    }
    if (finished) begun.current = false;
  };
  const ask = (wish: Wish) => {
    if (pending) next.current = wish;
    else go(wish);
  };
  // Follows the search that is under way: when it is answered, the next may be asked.
  useEffect(() => {
    const wish = next.current;
    if (pending || wish === null) return;
    next.current = null;
    // Who has gone elsewhere meanwhile stays there.
    if (here) go(wish);
  });
  // Follows steps back and forward: what they lead to is written into the field.
  useEffect(() => {
    const step = () => {
      asked.clear();
      begun.current = false;
    };
    window.addEventListener("popstate", step);
    return () => window.removeEventListener("popstate", step);
  }, [asked]);
  return {
    here,
    type: (text) => {
      const query = typedQuery(text);
      if (query !== null) ask({ query, finished: false });
    },
    finish: (text) => ask({ query: text.trim(), finished: true }),
  };
}
