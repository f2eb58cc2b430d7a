import type { Messages } from '../en.ts'

export const certificates = {
  title: 'الشهادات',
} satisfies Messages['certificates']
