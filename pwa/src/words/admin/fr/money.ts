import type { Messages } from '../en.ts'

export const money = {
  title: 'Finances',
} satisfies Messages['money']
