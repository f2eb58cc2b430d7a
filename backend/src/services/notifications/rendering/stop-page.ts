import type { StoppableKind } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { escapeXml } from '@sac/platform/xml/escape-xml'
import type { Words } from '../templates/words.ts'

export type StopPage = { words: Words; language: PersonLanguage; kind: StoppableKind; step: 'ask' | 'done' }

/** One button, without script or style sheet: its form answers to the address it is at. */
export function stopPage({ words, language, kind, step }: StopPage): string {
  const { title, question, button, done } = words.stopPage
  const says = escapeXml((step === 'ask' ? question : done).replace('{kind}', words.stopNames[kind]))
  const form = step === 'ask' ? `<form method="post"><button>${escapeXml(button)}</button></form>` : ''
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escapeXml(title)}</title></head>
<body><main><h1>${escapeXml(title)}</h1><p>${says}</p>${form}</main></body>
</html>
`
}
