import { serve } from "../thread/serve.ts";
import { paintIcon } from "./icon.ts";
import { paintCard } from "./painter.ts";
import { paintPortrait } from "./portrait.ts";

serve({
  paint: (...args: Parameters<typeof paintCard>) => paintCard(...args),
  icon: (...args: Parameters<typeof paintIcon>) => paintIcon(...args),
  portrait: (...args: Parameters<typeof paintPortrait>) => paintPortrait(...args),
});
