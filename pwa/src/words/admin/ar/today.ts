import type { Messages } from '../en.ts'

export const today = {
  title: 'اليوم',
} satisfies Messages['today']
