import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import type { Written } from '../client.ts'

/** Saves files where nobody has to clear up after the demo: always the same place for the same user. */
export async function save(
  written: readonly Written[],
  folder = join(tmpdir(), `baixin-demo-${userInfo().username}`),
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { name, bytes } of written) await writeFile(join(folder, basename(name)), bytes)
  return folder
}
