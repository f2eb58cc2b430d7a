import { plainLatin } from './latin.ts'

/** By which a plate is found: letters and digits alone, so that `AB–123–CD` and `ab 123cd` are one. Compared, never shown. */
export const plateKey = (plate: string): string => plainLatin(plate).replaceAll(/[^\p{L}\p{Nd}]/gu, '')
