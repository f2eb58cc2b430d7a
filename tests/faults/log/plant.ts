// `node --import`: changes the text of product modules as they are loaded, for the plant RIG_PLANT names. Fails loudly when a
// text is not there.
import { registerHooks } from 'node:module'
import { plantedMark, plants } from './plants.ts'

const name = process.env['RIG_PLANT'] ?? ''
const { edits } = plants[name] ?? { edits: [] }
if (edits.length === 0) throw new Error(`no plant is called ${name}`)

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    const own = edits.filter(({ file }) => url.endsWith(`/${file}`))
    if (own.length === 0) return loaded
    const source = own.reduce(edited, Buffer.from(loaded.source as Uint8Array).toString('utf8'))
    for (const { file } of own) process.stderr.write(`${plantedMark(name, file)}\n`)
    return { ...loaded, source }
  },
})

function edited(text: string, { file, find, replace }: (typeof edits)[number]): string {
  if (text.split(find).length !== 2) throw new Error(`plant ${name}: ${file} does not hold its text once`)
  return text.replace(find, () => replace)
}
