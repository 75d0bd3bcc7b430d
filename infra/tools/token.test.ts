import { expect, test } from 'vitest'
import { HelpAsked, UsageError } from './command-line.ts'
import { readClaims } from './token.ts'

test('claims as they are asked for', () => {
  expect(readClaims(['--role', 'assessor', '--org', 'ha'])).toEqual({
    claims: { role: 'assessor', org: 'ha' },
    url: 'http://127.0.0.1:3100',
  })
  expect(
    readClaims([
      '--role=cadre',
      '--cadre',
      'c-1',
      '--org',
      'ls',
      '--sub',
      's',
      '--url',
      'http://localhost:9/',
    ]),
  ).toEqual({
    claims: { sub: 's', role: 'cadre', org: 'ls', cadreId: 'c-1' },
    url: 'http://localhost:9',
  })
})

test.each<[string[], string]>([
  [[], '--role is missing'],
  [
    ['--role', 'boss', '--org', 'ha'],
    '--role boss: not one of cadre, orgAdmin, assessor, collector, analyst',
  ],
  [['--role', 'cadre', '--org', 'ls'], '--role cadre needs --cadre ID'],
  [['--role', 'assessor'], '--role assessor needs --org ORG'],
  [['--role', 'analyst', '--cadre', 'c-1'], '--role analyst needs --org ORG'],
  [['--role', 'assessor', '--org', 'ha', '--url', 'here'], '--url here: no address'],
  [
    ['--role', 'assessor', '--org', 'h a'],
    '--org h a: 1–64 letters, digits, ".", "_" or "-", beginning with a letter or digit',
  ],
  [
    ['--role', 'cadre', '--cadre', '13900000009'],
    '--cadre 13900000009: no mobile or identity number: ids go to lists, logs and other systems',
  ],
  [
    ['--role', 'assessor', '--org', 'ha', '--sub', 'u-13900000009'],
    '--sub u-13900000009: no mobile or identity number: it goes to logs and other systems',
  ],
  [
    ['--role', 'assessor', '--org', 'ha', '--sub', ''],
    '--sub : Too small: expected string to have >=1 characters',
  ],
  [['--rôle', 'assessor'], "Unknown option '--rôle'"],
  [['--role'], "Option '--role <value>' argument missing"],
  [['assessor'], "Unexpected argument 'assessor'"],
])('%j is refused in one line, with the usage', (args, why) => {
  expect(() => readClaims(args)).toThrow(UsageError)
  expect(() => readClaims(args)).toThrow(
    `${why}. usage: npm run -s token -- --role ROLE --org ORG [--cadre ID] [--sub S] [--url BASE-URL]`,
  )
})

test('--help tells how to use it, whatever else is said', () => {
  expect(() => readClaims(['--role', 'boss', '--help'])).toThrow(HelpAsked)
  expect(() => readClaims(['-h'])).toThrow(/^usage: npm run -s token .+\n\nPrints a token/)
})
