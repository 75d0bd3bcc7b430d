import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const papers = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n')
const missing = (from: string, targets: Iterable<string>) =>
  [...targets].filter(target => !existsSync(join(dirname(from), target)))
const found = (paper: string, pattern: RegExp) =>
  Array.from(readFileSync(paper, 'utf8').matchAll(pattern), ([, target]) => target as string)

test('every link of a paper to a file leads somewhere', () => {
  const lost = papers.map(paper => [paper, missing(paper, found(paper, /\]\((?!\w+:|#)([^)#\s]+)/g))])
  expect(lost.filter(([, targets]) => targets?.length)).toEqual([])
})

/** Paths such as `shared/labels/{a,b}.ts`, one by one; not patterns such as `functions/<name>/`. */
function pathsOf(paper: string): string[] {
  const named = found(paper, /`((?:events|shared|functions|infra|docs)\/[^`\s<*]*)`/g)
  return named.flatMap(path => {
    const [all, list] = /\{([^}]*)\}/.exec(path) ?? []
    return list === undefined ? [path] : list.split(',').map(each => path.replace(all as string, each))
  })
}

test('every path that contributors are sent to is there', () => {
  expect(pathsOf('CONTRIBUTING.md').length).toBeGreaterThan(40)
  expect(missing('CONTRIBUTING.md', pathsOf('CONTRIBUTING.md'))).toEqual([])
})
