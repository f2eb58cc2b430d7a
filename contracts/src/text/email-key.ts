/**
 * The one form of an e-mail address by which an account is found and its attempts are counted: every spelling that finds an
 * account gives the same. Letters of other widths and forms become the plain ones; case does not count.
 */
export const emailKey = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    // A Turkish capital İ becomes an i and a dot above it.
    .replaceAll('i\u0307', 'i')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .normalize('NFKC')
