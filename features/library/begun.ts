/** What is looked at of a place in an episode. */
interface Heard {
  /** Seconds. */
  readonly time: number;
  readonly done: boolean;
  readonly dismissed: boolean;
}

/** Whether an episode waits to be heard on. */
export function isBegun({ time, done, dismissed }: Heard): boolean {
  return time > 0 && !done && !dismissed;
}

/**
 * So that nothing moves when they come: runs in the page before it is painted, and tells the styles how many wait, by the
 * attribute `data-begun` of the page. Written for every browser.
 */
export const BEGUN_SCRIPT = `try{
document.documentElement.dataset.begun=JSON.parse(localStorage.getItem("playhead.places")).filter(function(p){
return p.time>0&&!p.done&&!p.dismissed}).length
}catch(e){}`;
