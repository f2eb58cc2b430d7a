import * as z from 'zod/mini'

/** The languages people are written to in: mails, invoices. */
export const PersonLanguage = z.enum(['en', 'fr', 'ar'])
export type PersonLanguage = z.infer<typeof PersonLanguage>
