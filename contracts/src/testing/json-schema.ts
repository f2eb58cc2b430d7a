import * as z from 'zod/mini'

/** The JSON Schema of what a schema takes. */
export const jsonSchemaOf = (schema: z.ZodMiniType): object =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
