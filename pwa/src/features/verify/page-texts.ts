import type { LanguageCode } from '#design/i18n/language.ts'
import type { Looks } from './looks.ts'
import type { Messages } from './messages/en.ts'

export type Texts = Readonly<Record<LanguageCode, Messages>> & { readonly looks: Looks }

/** What the build has put into the page (build-plugins.ts): the words of every language, and the looks of the answers. */
export const pageTexts = (): Texts => JSON.parse(document.getElementById('texts')?.textContent ?? '')
