import { randomUUID } from "node:crypto";
import { serve } from "../thread/serve.ts";
import { measureAudio } from "./audio.ts";
import { StreamMeter } from "./stream-meter.ts";

const meters = new Map<string, StreamMeter>();

/** The streams that are measured here take turns, piece by piece. */
serve({
  open(): string {
    const id = randomUUID();
    meters.set(id, new StreamMeter());
    return id;
  },
  push: (id: string, bytes: Uint8Array) => meterOf(id).push(bytes),
  finish: (id: string) => meterOf(id).finish(),
  free(id: string): void {
    meters.get(id)?.free();
    meters.delete(id);
  },
  file: (path: string) => measureAudio(path),
});

function meterOf(id: string): StreamMeter {
  const meter = meters.get(id);
  if (!meter) throw new Error(`Nothing is measured as ${id}`);
  return meter;
}
