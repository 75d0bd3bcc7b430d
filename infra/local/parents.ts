import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const EVERY_MS = 500

/** Calls `gone` when the npm that runs this process has died: port and data would stay held. Watches nothing without. */
export function watchNpm(gone: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(
    () => {
      if (process.ppid === shell && parentOf(shell) === npm) return
      clearInterval(timer)
      gone()
    },
    existsSync('/proc') ? EVERY_MS : 4 * EVERY_MS,
  )
  timer.unref()
}

function parentOf(pid: number): number | undefined {
  try {
    if (existsSync('/proc')) {
      // The name in parentheses may hold spaces.
      return Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) \S /s, '')
          .split(' ')[0],
      )
    }
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }))
  } catch {
    return undefined
  }
}
