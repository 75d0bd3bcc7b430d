import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Synthesizes the stack into `outdir` by running the CDK app, and gives the directory. `hear` is told what the app says. */
export async function synthesize(outdir: string, hear: (text: string) => void = () => {}): Promise<string> {
  rmSync(outdir, { recursive: true, force: true })
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: ROOT,
    // What CDK's own rules say is for who deploys; a test asks them too.
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', chunk => {
    said += chunk
  })
  child.stderr.on('data', chunk => {
    said += chunk
  })
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (status !== 0) throw new Error(`the stack can't be synthesized (node infra/app.ts):\n${said.trim()}`)
  const written = [outdir, join(ROOT, 'cdk.out')].find(each => existsSync(join(each, 'manifest.json')))
  hear(said)
  if (!written) throw new Error(`node infra/app.ts wrote no cloud assembly to ${outdir}`)
  return written
}
