"use client";

import dynamic from "next/dynamic";

/** What is said in what is heard now; fetched when the full player is first opened. */
export const NowReading = dynamic(
  async () => (await import("#features/transcript/reader/played-text.tsx")).PlayedText,
);
