import type { Db } from '@sac/platform/db/db'

const insufficientPrivilege = '42501'

/** Text that is another one after a restore into a new database, a new cluster, or to an earlier moment. */
export async function findDatabaseIdentity(db: Db): Promise<string> {
  try {
    return await identity(
      db,
      `system_identifier || ':' || timeline_id || ':' FROM pg_control_system(), pg_control_checkpoint()`,
    )
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === insufficientPrivilege)) throw error
    return identity(db, `''`)
  }
}

async function identity(db: Db, cluster: string): Promise<string> {
  const { rows } = await db.query<{ cluster: string; oid: number }>(
    `SELECT (SELECT ${cluster}) AS cluster, (SELECT oid::int8 FROM pg_database WHERE datname = current_database()) AS oid`,
  )
  return `${rows[0]?.cluster}${rows[0]?.oid}`
}
