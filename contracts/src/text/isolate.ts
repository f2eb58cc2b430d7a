// Keeping the direction of one text out of another's (Unicode isolates): shown on screens and printed on papers alike.

/** A text that somebody wrote, as part of a sentence: each line of it reads in its own direction and moves nothing around it. */
export const isolated = (text: string): string => text.replaceAll(/.+/g, '\u2068$&\u2069')

const isolates = /[\u2066-\u2069]/g

/** A text as it was before it stood in sentences. */
export const withoutIsolates = (text: string): string => text.replaceAll(isolates, '')

// Figures after an Arabic letter would change places with it; each part keeps its own place.
/** A plate as it is shown, from left to right, in an element or isolate of that direction. */
export const plateInOrder = (plate: string): string =>
  /\p{sc=Arabic}/u.test(plate) ? plate.replaceAll(/[^\s-]+/g, '\u2068$&\u2069') : plate
