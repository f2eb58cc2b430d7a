import { escapeXml } from '@sac/platform/xml/escape-xml'

type Attributes = Readonly<Record<string, string>>

/** An element with text; the text may be anything a person has written. */
export const leaf = (name: string, text: string, attributes: Attributes = {}): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')}>${escapeXml(text)}</${name}>`

/** An element with others in their order; those left out are null. */
export const branch = (name: string, children: readonly (string | null)[]): string =>
  `<${name}>${children.filter((child) => child !== null).join('')}</${name}>`
