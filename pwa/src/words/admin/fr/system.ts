import type { Messages } from '../en.ts'

export const system = {
  title: 'Système',
} satisfies Messages['system']
