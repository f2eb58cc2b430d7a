import type { Messages } from '../en.ts'

export const people = {
  title: 'Personnes',
} satisfies Messages['people']
