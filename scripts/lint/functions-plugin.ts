// Lint rule `functions/named-before-kept`: V8 puts a function that is written where it is assigned to a member among old objects at
// once. What it closes over, and all that refers to, then outlives every collection of young garbage.
type Node = { type: string }
type Assignment = Node & { left: Node; right: Node }
type Context = { report: (problem: { node: Node; message: string }) => void }

const isFunction = ({ type }: Node) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression'
const message = 'Name the function first and assign the name: written here it would be an old object.'

export default {
  meta: { name: 'functions' },
  rules: {
    'named-before-kept': {
      create: (context: Context) => ({
        AssignmentExpression: (node: Assignment) => {
          if (node.left.type === 'MemberExpression' && isFunction(node.right)) context.report({ node, message })
        },
      }),
    },
  },
}
