import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOrThrow } from '../process/run-program.ts'
import { rootFolder } from '../project-folders.ts'

const git = (...args: string[]) => runOrThrow('git', args, { cwd: rootFolder })

/** Works in a copy of what is committed, where everything may be broken, and removes it. */
export async function inThrowawayCopy<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = await mkdtemp(join(tmpdir(), 'sac-removals-'))
  const folder = join(parent, 'copy')
  try {
    await git('worktree', 'add', '--quiet', '--detach', folder)
    await linkPackages(folder)
    return await work(folder)
  } finally {
    await rm(parent, { recursive: true, force: true })
    await git('worktree', 'prune')
  }
}

// The same packages, but workspaces of its own: links to them are relative.
async function linkPackages(folder: string): Promise<void> {
  const [from, to] = [join(rootFolder, 'node_modules'), join(folder, 'node_modules')]
  await mkdir(join(to, '@sac'), { recursive: true })
  for (const name of (await readdir(from)).filter((one) => one === '.bin' || !/^\.|^@sac$/.test(one)))
    await symlink(join(from, name), join(to, name))
  for (const name of await readdir(join(from, '@sac'))) await symlink(join('../..', name), join(to, '@sac', name))
}
