// Each under white words, at a contrast of at least 4.5.
export const resultColours = {
  pass: '#17653a',
  fail: '#b3261e',
  dangerous: '#8c0d0d',
  neutral: '#454b52',
} as const
