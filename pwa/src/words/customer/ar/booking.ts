import type { Messages } from '../en.ts'

export const booking = { title: 'احجز' } satisfies Messages['booking']
