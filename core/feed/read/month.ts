/** What the months are called in English, German, French, Spanish, Portuguese, Italian, Dutch and Russian, without accents. */
const NAMES = [
  "january januar jänner janvier enero janeiro gennaio januari января январь",
  "february februar fevrier febrero fevereiro febbraio februari февраля февраль",
  "march marz mrz mars marzo marco maart mrt марта март",
  "april avril abril aprile апреля апрель",
  "may mai mayo maio maggio mei мая май",
  "june juni juin junio junho giugno июня июнь",
  "july juli juillet julio julho luglio июля июль",
  "august aout agosto augustus августа август",
  "september septembre septiembre setembro settembre сентября сентябрь",
  "october oktober octobre octubre outubro ottobre октября октябрь",
  "november novembre noviembre novembro ноября ноябрь",
  "december dezember decembre diciembre dezembro dicembre декабря декабрь",
].map((names) => names.split(" ").map(plain));

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Script=Inherited}/gu, "")
    .normalize("NFC")
    .toLowerCase();
}

/** The number of a month from its name, or from its first three letters or more; 0 where they name none, or several. */
export function monthNumber(name: string): number {
  const wanted = plain(name);
  const found = NAMES.flatMap((names, index) =>
    names.some((full) => full.startsWith(wanted)) ? index + 1 : [],
  );
  const [only = 0, ...others] = wanted.length < 3 ? [] : found;
  return others.length > 0 ? 0 : only;
}
