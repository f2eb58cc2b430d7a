// The characters every document of a language brings along in both faces, used or not. Documents then carry the same font file,
// which is made once instead of for each (the dearest part of a page after its shaping), for about 7 kB more.
import type { PersonLanguage } from '@sac/contracts/person-language'

// At the end the pairs that the font draws as one glyph.
const everywhere =
  'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,:;!?()[]/&%+*"\'-_# ' +
  '\u00A0 \u00B0 \u00B7 \u2013 \u2014 \u2019 \u2212 \u2264 \u2265 fi fl ff ffi ffl'

// Alone, and with a neighbour on either side: the font has a glyph for each place in a word.
const arabic = Array.from('ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي', (letter) => `${letter} ${letter.repeat(3)}`)

const own: Record<PersonLanguage, string> = {
  en: '',
  fr: 'àâçèéêëîïôùûüœ ÀÂÇÈÉÊÎÔ',
  ar: `${arabic.join(' ')} لا بلا ، ؛ ؟`,
}

/** What the fixed words and the numbers of a language are written with. */
export const alphabetOf = (language: PersonLanguage): string => `${everywhere} ${own[language]}`.trim()
