import type { Messages } from '../en.ts'

export const quality = {
  title: 'Qualité',
} satisfies Messages['quality']
