/** A value that is inside the limit the number pad shows, as text; works for every limit of the passenger-car template. */
export function passingValue(limitText: string, unit: string): string {
  const numbers = [...limitText.matchAll(/-?\d+(?:[.,]\d+)?/g)].map(([text]) => Number(text.replace(',', '')))
  const [first = 0, second] = numbers
  if (limitText.includes('no limit')) return unit === 'kg' ? '1200' : '1'
  if (unit === 'kN') return '3.2'
  if (limitText.includes(' to ') && second !== undefined) return String((first + second) / 2)
  if (limitText.includes('at most')) return String(Math.floor((first / 2) * 100) / 100)
  return String(Math.ceil(first * 1.5))
}
