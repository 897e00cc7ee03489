import { KeptSwitch } from "#features/ui/kept-switch.ts";

const KEY = "playhead.hide-played";

/** Whether lists leave out what was heard to the end, as this browser was told. */
export const hidingPlayed = new KeptSwitch(KEY, false);

declare global {
  interface Window {
    /** Leaves out what was heard to the end until the page is alive. */
    heardStyles?: CSSStyleSheet;
  }
}

/**
 * So that nothing moves when lists leave out by themselves what was heard to the end: runs in the page before it is painted, and leaves
 * it out by styles, which know a row by its attribute `data-row`, the address of its episode.
 */
export const HEARD_SCRIPT = `try{
if(localStorage.getItem("${KEY}")==="on"){
window.heardStyles=new CSSStyleSheet();
window.heardStyles.replaceSync(JSON.parse(localStorage.getItem("playhead.places")).filter(function(p){
return p.done}).map(function(p){return"[data-row="+JSON.stringify(p.track.href)+"]{display:none}"}).join(""));
document.adoptedStyleSheets=[window.heardStyles];
}}catch(e){}`;

/** The list is alive: it leaves out by itself from now on. */
export function dropHeardStyles(): void {
  const { heardStyles } = window;
  if (heardStyles)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== heardStyles);
}
