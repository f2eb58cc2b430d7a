const rules: Readonly<Record<string, string>> = {
  '.page': 'background:#0f141a',
  '.card': 'background:#1c2530',
  '.tone': 'background:#0f141a',
  '.ink': 'color:#eef3f7',
  '.quiet': 'color:#a9b7c4',
  '.link': 'color:#9cc4ff',
  '.mark': 'color:#9cc4ff;border-color:#9cc4ff',
  '.button': 'background:#9cc4ff',
  '.button-text': 'color:#0f141a',
}

const css = (prefix: string) =>
  Object.entries(rules)
    .map(([name, style]) => `${prefix}${name}{${style.replaceAll(/(?=;|$)/g, '!important')}}`)
    .join('')

/** For clients with a dark theme: those that ask the style sheet, and Outlook, which marks what it has changed. */
export const darkStyle = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${css('')}}${css('[data-ogsc] ')}`
