"use client";

import { type ReactNode, useState } from "react";

interface RemoteArtProps {
  readonly url: string;
  readonly size: number;
  readonly loading: "eager" | "lazy";
  readonly className: string;
  /** Shown instead when the picture cannot be had. */
  readonly children: ReactNode;
}

/** A picture on a stranger's host: it may be gone. */
export function RemoteArt({ url, size, loading, className, children }: RemoteArtProps) {
  const [gone, setGone] = useState(false);
  // The picture may have failed before the page came alive, and tells nobody any more.
  const look = (image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth === 0) setGone(true);
  };
  if (gone) return children;
  return (
    // biome-ignore lint/performance/noImgElement: a host that a feed names cannot be listed for the optimizer
    <img
      ref={look}
      src={url}
      alt=""
      width={size}
      height={size}
      loading={loading}
      decoding="async"
      referrerPolicy="no-referrer"
      className={className}
      onError={() => setGone(true)}
    />
  );
}
