import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a directory, and those above it that are missing. Node's own `recursive` goes round for ever where a file system
 * refuses with "no such file or directory", as that of `/proc` does.
 * @throws Error of the file system that names what it refused.
 */
export function makeDirectory(directory: string, mode = 0o777): void {
  const above = dirname(resolve(directory))
  if (!existsSync(above)) makeDirectory(above, mode)
  if (existsSync(directory) && statSync(directory).isDirectory()) return
  mkdirSync(directory, { mode })
}
