// One spelling for search: no case, no accents, no typographic quotes; words separated by single spaces.
/** `Câble d’embrayage (Œil)` becomes `cable d embrayage oeil`; dots inside codes (`1.1.13`) stay. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll(/[^\p{Letter}\p{Number}.%]+/gu, ' ')
    .replaceAll(/\.(?!\p{Number})(?=\s|$)/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
