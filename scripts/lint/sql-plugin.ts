// Lint rule `sql/only-in-store`: a statement reaches the database by a call of `query`, whatever that is called on.
type Node = { type: string; name?: string; value?: unknown; property?: Node }
type Call = Node & { callee: Node }
type Context = { report: (problem: { node: Node; message: string }) => void }

const nameOf = ({ name, value }: Node): unknown => name ?? value

const callsQuery = ({ callee }: Call): boolean => nameOf(callee.property ?? callee) === 'query'

export default {
  meta: { name: 'sql' },
  rules: {
    'only-in-store': {
      create: (context: Context) => ({
        CallExpression: (node: Call) => {
          if (callsQuery(node)) context.report({ node, message: 'SQL stands in store/ folders only.' })
        },
      }),
    },
  },
}
