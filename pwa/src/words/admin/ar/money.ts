import type { Messages } from '../en.ts'

export const money = {
  title: 'المال',
} satisfies Messages['money']
