import type { Messages } from '../en.ts'

export const people = {
  title: 'الأشخاص',
} satisfies Messages['people']
