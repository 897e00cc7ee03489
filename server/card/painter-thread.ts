import workerpool from "workerpool";
import { paintCard } from "./painter.ts";
import { paintPortrait } from "./portrait.ts";

workerpool.worker({
  paint: (...args: Parameters<typeof paintCard>) => paintCard(...args),
  portrait: (...args: Parameters<typeof paintPortrait>) => paintPortrait(...args),
});
