import { PLACES_KEY } from "../store/places.ts";

/**
 * So that the button does not change its words, and push others aside, once the page is alive: runs in the page before it is painted, and
 * tells the styles where the episode of this address was left, by the attribute `data-resumed` of the page and its property
 * `--resumed`, a clock as `formatClock` writes it. Written for every browser.
 */
export const RESUMED_SCRIPT = `try{JSON.parse(localStorage.getItem("${PLACES_KEY}")).forEach(function(p){
if(p.track.href!==location.pathname||p.done||!(p.time>=1))return;
var two=function(n){return(n<10?"0":"")+n},s=Math.floor(p.time),m=Math.floor(s/60),h=Math.floor(m/60);
document.documentElement.dataset.resumed="";
document.documentElement.style.setProperty("--resumed",'"'+(h?h+":"+two(m%60):m)+":"+two(s%60)+'"');
})}catch(e){}`;
