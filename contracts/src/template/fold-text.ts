// One spelling for search: no case, no accents, no typographic quotes; words separated by single spaces.

/** The forms of one Arabic letter, which people write one for another, and the article with what may stand before it. */
const foldArabic = (text: string): string =>
  text
    .replaceAll(/[ٱٲٳ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll(/(?<=^|\s)و?(?:ال|لل|بال|كال)(?=\p{Letter}{3})/gu, '')

/** `Câble d’embrayage (Œil)` becomes `cable d embrayage oeil`; dots inside codes (`1.1.13`) stay; `الفرامل` becomes `فرامل`. */
export function foldText(text: string): string {
  const folded = text
    .normalize('NFD')
    .replaceAll(/[\p{Diacritic}\p{Mn}ـ]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^\p{Letter}\p{Number}.%]+/gu, ' ')
    .replaceAll(/\.(?!\p{Number})(?=\s|$)/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return foldArabic(folded)
}
