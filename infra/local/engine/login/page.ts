import { createHash } from 'node:crypto'
import type { Person } from './people.ts'
import { words } from './words.ts'

const style = `:root{color-scheme:light dark}*{box-sizing:border-box}body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:30rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem}h2{font-size:1.1rem}button,input,select{font:inherit;width:100%;min-height:2.75rem;padding:.4rem .75rem;margin:.25rem 0;border:1px solid #7c8794;border-radius:.6rem;text-align:start}label{display:block;margin:.5rem 0}`

const headers = {
  'content-type': 'text/html; charset=utf-8',
  // The answer to the form leads back to a page of this machine, at whichever port.
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
}

const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)

const page = (body: string) => ({
  headers,
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.title}</title><style>${style}</style><main><h1>${words.title}</h1>${body}</main></html>`,
})

const option = ([value, label]: [string, string]) => `<option value="${value}">${label}</option>`

/** The page on which one chooses who to be. The form goes to its own address, which holds what was asked for. */
export function loginPage(people: Person[]) {
  const buttons = people.map(
    ({ label }, at) => `<button name="person" value="${at}">${escaped(label)}</button>`,
  )
  const named =
    people.length === 0 ? '' : `<h2>${words.people}</h2><form method="post">${buttons.join('')}</form>`
  return page(
    `<p>${words.hint}</p>${named}<h2>${words.other}</h2><form method="post"><label>${words.role}<select name="role">${Object.entries(words.roles).map(option).join('')}</select></label><label>${words.org}<input name="org" autocomplete="off"></label><label>${words.cadreId}<input name="cadreId" autocomplete="off"></label><button>${words.enter}</button></form>`,
  )
}

/** The page where the request makes no sense; `reason` is for who builds a page. */
export const wrongPage = (reason: string) => page(`<p>${words.wrong}</p><p lang="en">${escaped(reason)}</p>`)

/** The claims of who was chosen. */
export function chosen(form: URLSearchParams, people: Person[]): Record<string, string> {
  const person = form.get('person')
  if (person !== null) {
    const { label, claims } = people[Number(person)] ?? { label: '', claims: {} }
    return { sub: label, ...claims }
  }
  const claims = ['role', 'org', 'cadreId'].flatMap(name => {
    const value = form.get(name)?.trim()
    return value ? [[name, value]] : []
  })
  return { sub: claims.map(([, value]) => value).join('-'), ...Object.fromEntries(claims) }
}
