// The check digit of a vehicle identification number (ISO 3779 numbers, check digit as in 49 CFR 565.15: position 9).
// North American cars must carry it, most European ones do not: a mismatch warns and never blocks.

export type VinCheck = 'valid' | 'invalid' | 'absent'

const letterValues: Record<string, number> = Object.fromEntries(
  ['AJ', 'BKS', 'CLT', 'DMU', 'ENV', 'FW', 'GPX', 'HY', 'RZ'].flatMap((letters, index) =>
    Array.from(letters, (letter) => [letter, index + 1]),
  ),
)
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

const valueOf = (character: string): number => letterValues[character] ?? Number(character)

/** The digit position 9 ought to hold (`0`–`9` or `X`), or null when the text is no 17-character VIN. */
export function vinCheckDigit(vin: string): string | null {
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return null
  const sum = weights.reduce((total, weight, index) => total + weight * valueOf(vin[index] ?? '0'), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/** `absent`: not 17 characters, a character no VIN has, or a position 9 that can be no check digit. Upper case expected. */
export function checkVin(vin: string): VinCheck {
  const digit = vinCheckDigit(vin)
  if (digit === null || !/[0-9X]/.test(vin[8] ?? '')) return 'absent'
  return vin[8] === digit ? 'valid' : 'invalid'
}
