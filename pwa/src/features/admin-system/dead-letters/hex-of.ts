const perRow = 16

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
const isPrinted = (byte: number) => byte >= 0x20 && byte < 0x7f

/** Bytes as tools show them: where, sixteen of them, and what of them is ASCII. */
export function hexOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const rows = Array.from({ length: Math.ceil(bytes.length / perRow) }, (_, row) => {
    const part = [...bytes.subarray(row * perRow, (row + 1) * perRow)]
    const figures = part.map((byte) => hex(byte, 2)).join(' ')
    const text = part.map((byte) => (isPrinted(byte) ? String.fromCharCode(byte) : '.')).join('')
    return `${hex(row * perRow, 6)}  ${figures.padEnd(perRow * 3 - 1)}  ${text}`
  })
  return rows.join('\n')
}
