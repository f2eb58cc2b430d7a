// Lint rule `french/signs-stay`: in French a blank stands before ? ! : ; » and after «. It must not let the line break there.
type Node = { type: string }
type Text = Node & { value: unknown }
type Part = Node & { value: { cooked: string | null } }
type Context = { report: (problem: { node: Node; message: string }) => void }

const loose = / [?!:;»]|« /
const message = 'Before ? ! : ; » and after « stands a blank that does not break (U+00A0).'

export default {
  meta: { name: 'french' },
  rules: {
    'signs-stay': {
      create: (context: Context) => {
        const look = (node: Node, text: unknown) => {
          if (typeof text === 'string' && loose.test(text)) context.report({ node, message })
        }
        return {
          Literal: (node: Text) => look(node, node.value),
          TemplateElement: (node: Part) => look(node, node.value.cooked),
        }
      },
    },
  },
}
