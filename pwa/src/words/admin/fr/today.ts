import type { Messages } from '../en.ts'

export const today = {
  title: 'Aujourd’hui',
} satisfies Messages['today']
