// Who a person is to the system. Whoever proves nothing has no role.
import * as z from 'zod/mini'

export const Role = z.enum(['customer', 'inspector', 'admin'])
export type Role = z.infer<typeof Role>
