// What no bundler can know is never needed in a page.
import type { Plugin } from 'vite'

const madeFor = '/@internationalized/date/dist/private/createCalendar.mjs'

/** Every language here counts years the same way (`localeOf`): the calendars of others, which React Aria brings along, stay out. */
export function gregorianOnly(): Plugin {
  let isFound = false
  return {
    name: 'gregorian-only',
    apply: 'build',
    load: (id) => {
      if (!id.endsWith(madeFor)) return null
      isFound = true
      return `import { GregorianCalendar } from './calendars/GregorianCalendar.mjs'
        export const createCalendar = () => new GregorianCalendar()`
    },
    buildEnd(error) {
      if (!error && !isFound) this.error(`${madeFor} is not there any more: calendars come from elsewhere`)
    },
  }
}

const saying = /^ +(?:summary|description):\s*(?:'(?:[^'\\\n]|\\.)*'|saysNothing),$/gm

/** What operations say of themselves stands in the documents of the interface; pages ask by their rows alone. */
export const withoutSummaries = (): Plugin => ({
  name: 'without-summaries',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    /\/contracts\/src\/operations\/[a-z-]+\.ts$/.test(id) ? { code: code.replaceAll(saying, ''), map: null } : null,
})
