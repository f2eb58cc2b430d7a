// All on white or with white on them at a contrast of at least 4.5.
export const colours = {
  ink: '#1a1a1a',
  faint: '#5b5b5b',
  line: '#b8b8b8',
  shade: '#eef1f4',
  white: '#ffffff',
} as const
