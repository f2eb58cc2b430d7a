import type { Messages } from '../en.ts'

export const booking = { title: 'Réserver' } satisfies Messages['booking']
