import { useEffect, useState } from "react";
import { UPLOAD_LIST } from "#core/upload/address.ts";
import { asUploads, type ListedUpload } from "#core/upload/listed-upload.ts";

/** Milliseconds between two questions. */
const PAUSE = 1500;

/**
 * What the server says of one's uploads: as the page came with it, and anew whenever the number of files that were sent
 * changes, until nothing is being made of them.
 */
export function useListed(first: readonly ListedUpload[], sent: number): readonly ListedUpload[] {
  const [listed, setListed] = useState(first);
  const [seen, setSeen] = useState(0);
  const [round, setRound] = useState(0);
  const working = listed.some(({ state }) => state === "waiting" || state === "measuring");
  const news = seen !== sent || working;
  // The server does not tell by itself.
  useEffect(() => {
    if (!news) return;
    let left = false;
    const timer = setTimeout(async () => {
      const told = await fetchListed();
      if (left) return;
      if (told) setListed(told);
      if (told) setSeen(sent);
      setRound(round + 1);
    }, PAUSE);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [news, sent, round]);
  return listed;
}

/** Undefined where it cannot be had now. */
async function fetchListed(): Promise<readonly ListedUpload[] | undefined> {
  const answer = await fetch(UPLOAD_LIST).catch(() => null);
  return answer?.ok ? asUploads(await answer.json().catch(() => undefined)) : undefined;
}
