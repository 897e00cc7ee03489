/** Calls back each time that an element comes to be shown: before that nothing in it has a place. Returns the way to stop. */
export function watchShown(element: Element, shown: () => void): () => void {
  let isShown = false;
  const observer = new ResizeObserver(() => {
    const before = isShown;
    isShown = element.clientHeight > 0;
    if (isShown && !before) shown();
  });
  observer.observe(element);
  return () => observer.disconnect();
}
