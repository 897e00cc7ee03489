import { browserStorage, readText, writeText } from "./kept-value.ts";
import { Listeners } from "./listeners.ts";
import { watchOtherTabs } from "./other-tabs.ts";
import { SharedText } from "./shared-text.ts";

/** Something that is on or off in this browser, the same in all its tabs; where nothing can be kept, in this page. */
export class KeptSwitch {
  readonly #key: string;
  readonly #atFirst: boolean;
  readonly #listeners = new Listeners();
  #text: SharedText | null = null;
  #on = false;

  /** Asks nothing of the browser yet, so that it may stand on the server too. */
  constructor(key: string, atFirst: boolean) {
    this.#key = key;
    this.#atFirst = atFirst;
  }

  readonly isOn = (): boolean => {
    const storage = browserStorage("localStorage");
    const isNew = this.#text === null;
    this.#text ??= new SharedText(storage, this.#key);
    if (isNew || this.#text.takeNews()) this.#on = parseOn(readText(storage, this.#key)) ?? this.#atFirst;
    return this.#on;
  };

  /** Tells when this tab or another has switched. Returns the way to leave. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const leave = this.#listeners.add(listener);
    const leaveOthers = watchOtherTabs(listener);
    return () => {
      leave();
      leaveOthers();
    };
  };

  turn(on: boolean): void {
    const storage = browserStorage("localStorage");
    writeText(storage, this.#key, on ? "on" : "off");
    this.#text = new SharedText(storage, this.#key);
    this.#on = on;
    this.#listeners.tell();
  }
}

/** Null for what neither is. */
function parseOn(text: string | null): boolean | null {
  return text === "on" ? true : text === "off" ? false : null;
}
