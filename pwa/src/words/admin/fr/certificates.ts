import type { Messages } from '../en.ts'

export const certificates = {
  title: 'Certificats',
} satisfies Messages['certificates']
