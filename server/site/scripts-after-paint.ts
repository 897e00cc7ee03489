const SCRIPT = /<script src="(\/_next\/static\/[^"]+)"([^>]*)><\/script>/g;
/** Milliseconds after the first picture was made; browsers need not tell when it is seen. */
const LONGEST_WAIT = 300;
/** Milliseconds after which nobody waits for a picture: of a window behind others some browsers make none. */
const NO_PICTURE = 2000;
/** Milliseconds after which a script that could not be had is asked for again; each time twice as many, up to the longest. */
const FIRST_AGAIN = 500;
const LONGEST_AGAIN = 30_000;
const PRELOAD = /<link rel="preload" as="script"[^>]*>/g;

/**
 * A page whose text is painted before its scripts are fetched: on a slow network they would take the room of what is read
 * first, on a slow phone their beginning its time. One script that carries the page's nonce asks for them, in the order in
 * which the page named them, when the first picture of the page is seen (Paint Timing, W3C); at once where none will be, as in a tab behind.
 * One that the network has lost is asked for again: without it the page would never answer.
 * A page without such scripts stays as it is.
 */
export function scriptsAfterPaint(page: string, nonce: string): string {
  const sources = new Set<string>();
  const carriesNonce = ` nonce="${nonce}"`;
  const rest = page.replace(SCRIPT, (script, source: string, attributes: string) => {
    if (!attributes.includes(carriesNonce) || !attributes.includes(' async=""')) return script;
    sources.add(source);
    return "";
  });
  if (sources.size === 0) return page;
  const end = rest.lastIndexOf("</body>");
  return end < 0
    ? page
    : `${rest.slice(0, end).replace(PRELOAD, "")}<script${carriesNonce}>${asking([...sources])}</script>${rest.slice(end)}`;
}

/** Written for every browser. Names of files of the build hold nothing that a script would have to escape. */
function asking(sources: readonly string[]): string {
  return `(function(){var begun;function get(source,again){
var s=document.createElement("script");s.src=source;s.setAttribute("async","");
s.onerror=function(){s.remove();setTimeout(function(){get(source,Math.min(2*again,${LONGEST_AGAIN}))},again)};
document.head.appendChild(s)}
function ask(){
if(begun)return;begun=1;
${JSON.stringify(sources)}.forEach(function(source){get(source,${FIRST_AGAIN})})}
function whenSeen(){setTimeout(ask,${LONGEST_WAIT});
try{new PerformanceObserver(ask).observe({type:"paint",buffered:true})}catch(e){ask()}}
if(document.hidden)ask();
else{requestAnimationFrame(function(){setTimeout(whenSeen)});setTimeout(ask,${NO_PICTURE})}
document.addEventListener("visibilitychange",ask)})()`;
}
