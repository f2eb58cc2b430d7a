/** What somebody typed as an amount, in hundredths; null where it is none. */
export function amountOf(text: string): number | null {
  const [, whole, rest = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'))
}

/** The same the other way, as it is typed. */
export const amountText = (hundredths: number): string =>
  hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2)

/** A whole figure, null where it is none. */
export const figureOf = (text: string): number | null => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null)
