import { entriesBehind } from './entries.ts'
import { quoted, type Removal, type Step } from './removal.ts'
import { app, servers, type Tree } from './tree.ts'

// Of what is missing at one place the compiler names four, and counts the rest.
const named = 4

/** Entries of the first literal each file exports. */
function wordsOf(tree: Tree, { kind, step, globs }: { kind: string; step: Step; globs: string[] }): Removal[] {
  return tree.filesOf(...globs).flatMap((file) => {
    const text = tree.read(file)
    const opening = /^export const \w+(?:: [\w<>, ]+)? = \{$/m.exec(text)?.[0]
    if (opening === undefined) return []
    return entriesBehind(text, opening).map(({ key, from, to }): Removal => {
      // 'key' where it is the only one, else a, "b-c", d.
      const noticed = new RegExp(`${quoted(file.replace(/^pwa\//, ''))}[^]*['" ]${quoted(key)}['",\n]`)
      return { kind, entry: key, file, from, to, step, noticed, place: file, named }
    })
  })
}

/** A message, or what to do about a trouble, in a language that is not the source. */
export const messages = (tree: Tree): Removal[] =>
  wordsOf(tree, {
    kind: 'message',
    step: app,
    globs: ['pwa/src/words/{,*/}{fr,ar}/*.ts', 'pwa/src/features/verify/messages/{,lookup-}{fr,ar}.ts'],
  })

/** What a mail says, in a language. */
export const mails = (tree: Tree): Removal[] =>
  wordsOf(tree, {
    kind: 'mail',
    step: servers,
    globs: ['backend/src/services/notifications/templates/{,account/,papers/}{en,fr,ar}.ts'],
  })
