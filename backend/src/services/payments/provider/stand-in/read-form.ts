export type Nested = string | Nested[] | { [name: string]: Nested }

type Branch = Map<string, string | Branch>

/** `a[b][0]=c` as `{ a: { b: ['c'] } }`, the way Stripe's interface is asked. Nothing is decided about names and values here. */
export function readForm(text: string): Record<string, Nested> {
  const root: Branch = new Map()
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part)
    const last = path.pop()
    if (last !== undefined) branchAt(root, path).set(last, value)
  }
  return Object.fromEntries(entriesOf(root))
}

function branchAt(root: Branch, path: readonly string[]): Branch {
  return path.reduce((branch, part) => {
    const known = branch.get(part)
    if (known instanceof Map) return known
    const made: Branch = new Map()
    branch.set(part, made)
    return made
  }, root)
}

const entriesOf = (branch: Branch): [string, Nested][] =>
  [...branch].map(([name, value]) => [name, typeof value === 'string' ? value : nestedOf(value)])

function nestedOf(branch: Branch): Nested {
  const entries = entriesOf(branch)
  const isList = entries.every(([name], at) => name === String(at))
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries)
}
