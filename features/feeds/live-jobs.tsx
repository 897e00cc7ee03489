"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { JOB_EVENTS } from "#core/feed/host-address.ts";

/** Has the page show how far jobs are, whenever the server says that it has changed. Where that cannot be had, it stays as it was loaded. */
export function LiveJobs() {
  const router = useRouter();
  // The server tells by itself.
  useEffect(() => {
    const events = new EventSource(JOB_EVENTS);
    events.onmessage = () => router.refresh();
    events.addEventListener("over", () => {
      events.close();
      router.refresh();
    });
    return () => events.close();
  }, [router]);
  return null;
}
