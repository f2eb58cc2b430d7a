// The characters every document of a language brings along in both faces, used or not. Documents then carry the same font file,
// which is made once instead of for each (the dearest part of a page after its shaping), for about 7 kB more.
import type { Language } from '@sac/contracts/template/template'

// At the end the pairs that the font draws as one glyph.
const everywhere =
  'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,:;!?()[]/&%+*"\'-_# ' +
  '\u00A0 \u00B0 \u00B7 \u2013 \u2014 \u2019 \u2212 \u2264 \u2265 fi fl ff ffi ffl'

const own: Record<Language, string> = { en: '', fr: 'àâçèéêëîïôùûüœ ÀÂÇÈÉÊÎÔ' }

/** What the fixed words and the numbers of a language are written with. */
export const alphabetOf = (language: Language): string => `${everywhere} ${own[language]}`.trim()
