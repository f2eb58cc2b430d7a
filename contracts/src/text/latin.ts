// Cyrillic, then Greek letters that look like Latin ones on a plate or a paper, and are typed on keyboards that have no others.
const [alike, letters] = ['АВЕКМНОРСТУХІЈЅҮҺԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧͿİ', 'ABEKMHOPCTYXIJSYHQWIABEZHIKMNOPTYXJI']
const latin: ReadonlyMap<string, string> = new Map(Array.from(alike, (letter, at) => [letter, letters.charAt(at)]))

/** What stands in copied text and nobody sees. */
export const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** ASCII digits for decimal digits of any script; other characters as they are. */
export const plainDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    // Every script has its ten digits in a row, zero first.
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
    return String(code - zero)
  })

// Nearly every text there is, and its own selves already.
const ascii = /^[ -~]*$/

/** Upper case, of one width and form, with look-alikes and digits as their Latin selves; nothing is left out. */
export const plainLatin = (text: string): string => (ascii.test(text) ? text.toUpperCase() : latinOf(text))

const latinOf = (text: string): string =>
  Array.from(
    // Of the lunate sigma, which looks like a C, normalization makes another letter.
    plainDigits(text.replaceAll(/[Ϲϲ]/g, 'C').normalize('NFKC')).replaceAll('ẞ', 'SS').toUpperCase().normalize('NFKC'),
    (letter) => latin.get(letter) ?? letter,
  ).join('')
