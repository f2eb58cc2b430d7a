// What no compiler sees of the templates: that every placeholder names something its event says, or that is looked up.
import { catalogue } from '@sac/contracts/events/catalogue'
import { MessageName } from '@sac/contracts/messages/message'
import { PersonLanguage } from '@sac/contracts/person-language'
import { formats, hasMember, LookedUp, type Placeholder, placeholdersOf } from '../rendering/placeholders.ts'
import { factTexts, type Outline } from './outline.ts'
import { outlines } from './outlines.ts'
import type { Words } from './words.ts'
import { wordsIn } from './words-in.ts'

const textsOf = (name: MessageName, { facts, to = '', kind, channels }: Outline, words: Words): string[] => {
  const { subject, title, says, notes = [], sms = '' } = words.messages[name]
  const parts = [subject, title, to, words.greeting, words.because[kind], ...says, ...notes]
  return [...parts, ...facts.map((fact) => factTexts[fact]), ...(channels.includes('sms') ? [sms] : [])]
}

const isKnown = ({ event }: Outline, { path, format }: Placeholder) =>
  (formats as readonly string[]).includes(format) &&
  (hasMember(LookedUp, path) || hasMember(catalogue[event].data, path))

/** Throws with all that is wrong: placeholders of nothing, an SMS without words. */
export function checkTemplates(
  all: Readonly<Record<MessageName, Outline>> = outlines,
  words: (language: PersonLanguage) => Words = wordsIn,
): void {
  const wrong = MessageName.options.flatMap((name) =>
    PersonLanguage.options.flatMap((language) => faultsOf(name, all[name], words(language), language)),
  )
  if (wrong.length > 0) throw new Error(`Templates of messages are wrong:\n  ${wrong.join('\n  ')}`)
}

function faultsOf(name: MessageName, outline: Outline, words: Words, language: string): string[] {
  const where = `${name} (${language})`
  const unknown = textsOf(name, outline, words)
    .flatMap(placeholdersOf)
    .filter((one) => !isKnown(outline, one))
    .map(({ path, format }) => `${where}: {${path.join('.')}:${format}} is nothing ${outline.event} says`)
  const { sms, button } = words.messages[name]
  return [
    ...unknown,
    ...(outline.channels.includes('sms') && sms === undefined ? [`${where}: has no words for an SMS`] : []),
    ...((outline.to === undefined) === (button === undefined) ? [] : [`${where}: a button leads somewhere`]),
  ]
}
