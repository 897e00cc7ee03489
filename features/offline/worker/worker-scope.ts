/** What is used of a service worker: the types of browsers and of their workers cannot be had together. */
export interface WorkerScope {
  readonly location: Location;
  readonly clients: {
    readonly claim: () => Promise<void>;
    readonly get: (id: string) => Promise<{ readonly postMessage: (message: unknown) => void } | undefined>;
  };
  readonly registration: ServiceWorkerRegistration;
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: {
    (type: "install" | "activate", listener: (event: LastingEvent) => void): void;
    (type: "fetch", listener: (event: AskedEvent) => void): void;
    (type: "sync", listener: (event: SyncEvent) => void): void;
  };
}

export interface LastingEvent {
  readonly waitUntil: (done: Promise<unknown>) => void;
}

/** There is a network again (WICG, Background Sync). */
export interface SyncEvent extends LastingEvent {
  readonly tag: string;
}

/** Something is asked of the network by a page. */
export interface AskedEvent extends LastingEvent {
  readonly request: Request;
  /** Who asks; empty for a page that is only being opened. */
  readonly clientId: string;
  /** What the browser has asked for already while the worker began; undefined where it has not. */
  readonly preloadResponse: Promise<Response | undefined>;
  readonly respondWith: (answer: Promise<Response>) => void;
}
