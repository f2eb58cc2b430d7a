import { personSession } from '#api/session.ts'
import { languageNames, languages } from '#design/i18n/language.ts'
import { changePreferences } from '#design/preferences.ts'
import { useWords } from '#words/admin/words.tsx'
import { useGo } from '../link.tsx'
import { places } from '../places.ts'
import type { Command } from './match-commands.ts'

const leastSearch = 2
const themes = ['auto', 'light', 'dark'] as const

/** Everything that can be gone to or looked for; `typed` is looked for in every list that can be searched. */
export function useCommands(typed: string): { going: Command[]; finding: Command[] } {
  const { messages } = useWords()
  const { common } = messages
  const go = useGo()
  const going = places.flatMap(({ to, name, pages }): Command[] => {
    const within = name(messages)
    const others = pages.filter((page) => page.to !== to || pages.length > 1)
    return [
      { id: to, name: within, run: () => go({ to }) },
      ...others.map((page) => ({
        id: `${to} ${page.to}`,
        name: page.name(messages),
        within,
        run: () => go({ to: page.to }),
      })),
    ]
  })
  const text = typed.trim()
  const finding = places.flatMap(({ pages }) =>
    pages.flatMap(({ to, finds }): Command[] =>
      finds && text.length >= leastSearch
        ? [
            {
              id: `find ${to}`,
              name: common.palette.find(text, finds(messages)),
              run: () => go({ to, search: { search: text } }),
            },
          ]
        : [],
    ),
  )
  return { going: [...going, ...ownCommands(messages, () => go({ to: '/account' }))], finding }
}

function ownCommands({ common }: ReturnType<typeof useWords>['messages'], toAccount: () => void): Command[] {
  return [
    { id: 'account', name: common.ownAccount, within: common.person, run: toAccount },
    ...languages.map((language) => ({
      id: `language ${language}`,
      name: languageNames[language],
      within: common.language,
      run: () => changePreferences({ language }),
    })),
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      name: common.themes[theme],
      within: common.theme,
      run: () => changePreferences({ theme }),
    })),
    { id: 'sign-out', name: common.signOut, within: common.person, run: () => void personSession.signOut() },
  ]
}
