import type { Messages } from '../en.ts'

export const system = {
  title: 'النظام',
} satisfies Messages['system']
