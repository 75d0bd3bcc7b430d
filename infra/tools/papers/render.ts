import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { type Page, readWords } from './words.ts'

const run = promisify(execFile)

/** A program that renders is not installed; the message names it. */
export class NotInstalled extends Error {}

async function call(program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, args, { timeout: 180_000 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new NotInstalled(`${program} is not installed: the papers need LibreOffice and poppler-utils`)
  }
}

/** Prints a workbook into `folder` as PDF and as a picture a page, and says what stands where. */
export async function render(file: string, folder: string): Promise<Page[]> {
  await mkdir(folder, { recursive: true })
  const name = basename(file).replace(/\.xlsx$/, '')
  const pdf = join(folder, `${name}.pdf`)
  // A profile of its own: LibreOffice prints nothing while another of the same profile is open.
  const profile = await mkdtemp(join(tmpdir(), 'baixin-papers-'))
  try {
    const at = `-env:UserInstallation=file://${profile}`
    await call('soffice', [at, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
    await call('pdftoppm', ['-r', '80', '-png', pdf, join(folder, name)])
    await call('pdftotext', ['-bbox', pdf, join(profile, 'words.html')])
    return readWords(await readFile(join(profile, 'words.html'), 'utf8'))
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
}
