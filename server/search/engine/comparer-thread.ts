import { constants, platform, setPriority } from "node:os";
import { serve } from "../../thread/serve.ts";
import { type ComparedSegment, Comparer } from "../index/comparer.ts";

// Nobody waits for it. On Linux a priority is a thread's own; elsewhere it would be that of the whole site.
if (platform() === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const comparer = new Comparer();

serve({ compare: (segments: readonly ComparedSegment[]) => comparer.compare(segments) });
