"use client";

import { useLater } from "#features/ui/use-later.ts";

const loadRoom = async () => (await import("#features/offline/kept-room.tsx")).KeptRoom;

/** What is kept offline in this browser. */
export function LaterKeptRoom() {
  const KeptRoom = useLater(loadRoom, true);
  return KeptRoom && <KeptRoom />;
}
