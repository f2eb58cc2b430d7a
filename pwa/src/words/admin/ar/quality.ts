import type { Messages } from '../en.ts'

export const quality = {
  title: 'الجودة',
} satisfies Messages['quality']
