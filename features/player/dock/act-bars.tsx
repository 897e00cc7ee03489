import { MomentBar } from "./moment-bar.tsx";
import { NextBar } from "./next-bar.tsx";
import { RepeatBar } from "./sentences.tsx";
import { SleptBar } from "./slept-bar.tsx";
import { HearOnlyBar } from "./speaker-panel.tsx";

/** What goes on besides playing, each with the way to end it. */
export function ActBars() {
  return (
    <>
      <RepeatBar />
      <HearOnlyBar />
      <MomentBar />
      <SleptBar />
      <NextBar />
    </>
  );
}
