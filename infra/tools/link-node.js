// `npm ci` runs this last, with whichever Node the machine has, so it is plain JavaScript.
// It makes sure that npm scripts find Node 24: npm 11 links the runtime of this platform itself, older npms may not.
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const windows = process.platform === 'win32'
const link = join(modules, '.bin', windows ? 'node.cmd' : 'node')

/** Path of the runtime that came from the lock file, below node_modules. */
function findRuntime() {
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`
  return [`node-${platform}`, `node-bin-${platform}`]
    .map(name => join(name, 'bin', windows ? 'node.exe' : 'node'))
    .find(path => existsSync(join(modules, path)))
}

function linkRuntime() {
  if (existsSync(link)) return
  const runtime = findRuntime()
  if (runtime !== undefined) {
    rmSync(link, { force: true })
    if (windows) writeFileSync(link, `@"%~dp0..\\${runtime}" %*\r\n`)
    else symlinkSync(join('..', runtime), link)
    return
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) return
  process.stderr.write(
    `baixin runs on Node 24, which npm could not bring for ${process.platform} ${process.arch}; this is Node ` +
      `${process.versions.node}. Run npm ci again, or install Node 24 first.\n`,
  )
  process.exitCode = 1
}

linkRuntime()
