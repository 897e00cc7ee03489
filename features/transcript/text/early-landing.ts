import { BELOW_COVER, LINE_AT } from "./reading-line.ts";

/** So many passages before and after are laid out at once: more than a window shows, so that nothing in it moves. */
const AROUND = 12;

/**
 * Goes to the words of a link's moment as soon as the text is there, and stays there as it is laid out, as the reader does when
 * the page is alive (reader.ts): who follows a link reads them first. Where they begin stands in `data-begins` of their card: the
 * id of their passage's time, and a character. Whoever comes back, or leads, is left alone. Runs in the page before all others;
 * written for every browser.
 */
export const EARLY_LANDING_SCRIPT = `["wheel","touchmove","keydown"].forEach(function(type){
addEventListener(type,function(){if(!window.isAlive)window.ledAt=location.href},{passive:true})});
document.addEventListener("DOMContentLoaded",function(){
var card=document.querySelector("[data-begins]"),visit=performance.getEntriesByType("navigation")[0];
if(!card||!visit||visit.type!=="navigate"||location.hash||document.documentElement.matches(":active"))return;
var begins=card.dataset.begins.split(" "),time=document.getElementById(begins[0]);
var words=time&&time.parentElement.querySelector("[data-words]"),text=words&&words.firstChild;
if(!text)return;
var all=document.querySelectorAll("[data-passage]"),n=Array.prototype.indexOf.call(all,time.parentElement);
for(var i=Math.max(0,n-${AROUND});i<=n+${AROUND}&&all[i];i++)all[i].style.contentVisibility=all[i].parentElement.style.contentVisibility="visible";
var range=document.createRange(),at=Math.min(begins[1],text.length-1);
range.setStart(text,at);range.setEnd(text,at+1);
function place(){
if(window.isAlive||window.ledAt)return watch.disconnect();
words.scrollIntoView({block:"center",behavior:"instant"});
var cover=document.querySelector("[data-standing=true]"),covered=cover?cover.getBoundingClientRect().bottom:0;
scrollBy({top:range.getBoundingClientRect().top-Math.max(innerHeight*${LINE_AT},covered+${BELOW_COVER}),behavior:"instant"})}
var watch=new ResizeObserver(place);
watch.observe(document.body);
place()
})`;

declare global {
  interface Window {
    /** The address of the page that somebody has led before it was alive. */
    ledAt?: string | undefined;
  }
}

/** Whether somebody has led the page since it was opened, before it was alive. Once, and of no other page: later links lead anew. */
export function hasLedEarly(): boolean {
  const led = window.ledAt === window.location.href;
  window.ledAt = undefined;
  return led;
}
