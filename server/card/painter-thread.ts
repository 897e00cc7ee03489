import workerpool from "workerpool";
import { paintCard } from "./painter.ts";

workerpool.worker({ paint: (...args: Parameters<typeof paintCard>) => paintCard(...args) });
